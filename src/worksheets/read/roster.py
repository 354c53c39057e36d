"""Class lists as CSV files, as schools and spreadsheets write them, in any script.

Errors have the line of the file where the row begins.
"""

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from worksheets.model.characters import is_blank
from worksheets.model.diagnostics import Mistake, Sink, Span, did_you_mean
from worksheets.model.files import NotThere, read_file
from worksheets.model.roster import Pupil, RosterInMemory, RosterPlace, roster_name
from worksheets.read.characters import normalised, refusal
from worksheets.read.csv_text import decode_csv
from worksheets.read.files import hints_for_missing
from worksheets.read.name_columns import NameColumns, find_name_columns

MOST_ROWS, LONGEST_CELL = 100_000, 120
"""Rows of a list, and characters of a cell."""
REFUSED_CHARACTERS = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Characters that no name has: invisible ones, and those that turn the direction of text."""
SPACES = re.compile(r"[\t\n\r]")
"""Characters that count as spaces in a cell."""
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
SEPARATOR = re.compile(r'"?sep=([,;\t|:])"?[,;\t ]*\n', re.IGNORECASE)
"""The line by which Excel names the separator of cells."""
DELIMITERS = ",;\t|"
EMPTY_LIST_HINT = "write the names of the columns, and a row for every pupil"
ALWAYS_USED = ("id", "form")
"""Columns that every paper uses."""


class RosterRow(NamedTuple):
    """The cells of a row, and the line of the file where it begins."""

    line: int
    cells: list[str]


def read_roster(
    place: RosterPlace, forms: Sequence[str], sink: Sink, used: Collection[str] = ()
) -> tuple[Pupil, ...] | None:
    """The pupils in a class list; None, with all errors in the sink, if a row is wrong.

    `used` are the columns that the paper uses, which must not be there twice.
    """
    name = roster_name(place)
    own = Sink()
    try:
        text = decode_csv(place.octets if isinstance(place, RosterInMemory) else read_file(place))
        rows = list(_rows(text, name, own))
        pupils = tuple(_pupils(rows, name, forms, {*ALWAYS_USED, *used}, own))
    except NotThere as mistake:
        own.error(Span(name), str(mistake), *hints_for_missing(Path(name)))
    except Mistake as mistake:
        own.error(Span(name, 1, 1), str(mistake), *mistake.hints)
    sink.add(own)
    return None if own.failed else pupils


def _rows(text: str, name: str, sink: Sink) -> Iterator[RosterRow]:
    """The rows that are not empty, the heads first."""
    skipped = 0
    delimiter = ""
    if match := SEPARATOR.match(text):
        delimiter, skipped, text = match[1], 1, text[match.end() :]
    table = csv.reader(StringIO(text), delimiter=delimiter or _delimiter(text), strict=True)
    before = 0
    try:
        for cells in table:
            line, before = before + 1, table.line_num
            if not all(map(is_blank, cells)):
                yield RosterRow(line + skipped, cells)
    except csv.Error as error:
        place = Span(name, before + 1 + skipped, 1)
        what = "a quotation mark that opens here is not closed, or stands within a cell"
        big = "field limit" in str(error)
        sink.error(place, "a cell is too long" if big else what, "save the list as CSV again")


def _delimiter(text: str) -> str:
    """The separator of cells: the one that is most frequent in the first line."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(DELIMITERS, key=first.count)


def _pupils(
    rows: Sequence[RosterRow], name: str, forms: Sequence[str], used: Collection[str], sink: Sink
) -> Iterator[Pupil]:
    """The pupils of a list; its first row has the names of its columns."""
    if not rows and not sink.failed:
        sink.error(Span(name, 1, 1), "there is nobody in the class list", EMPTY_LIST_HINT)
    if not rows:
        return
    place = Span(name, rows[0].line, 1)
    heads = [" ".join(head.split()).casefold() for head in rows[0].cells]
    name_columns = find_name_columns(heads)
    if isinstance(name_columns, Mistake):
        sink.error(place, str(name_columns), *name_columns.hints)
    for head in sorted(used):
        if heads.count(head) > 1:
            sink.error(place, f"there are two columns '{head}'", "rename one")
    if isinstance(name_columns, Mistake) or sink.failed:
        return
    pupil_rows = rows[1:]
    if not pupil_rows:
        sink.error(place, "there is nobody in the class list", EMPTY_LIST_HINT)
    if len(pupil_rows) > MOST_ROWS:
        count = f"there are {len(pupil_rows)} rows; {MOST_ROWS} is the most"
        sink.error(Span(name, pupil_rows[MOST_ROWS].line, 1), count, "split the list")
        return
    roster = _Roster(name_columns, heads, tuple(forms), name, sink)
    for number, row in enumerate(pupil_rows, 1):
        yield from roster.pupil(number, row)


class _Roster:
    """Turns the rows of one class list into pupils; no two may have the same id or name."""

    def __init__(
        self,
        names: NameColumns,
        heads: Sequence[str],
        forms: tuple[str, ...],
        file: str,
        sink: Sink,
    ) -> None:
        self.names, self.heads, self.forms = names, heads, forms
        self.file, self.sink = file, sink
        self.line_of_key: dict[str, int] = {}

    def pupil(self, number: int, row: RosterRow) -> Iterator[Pupil]:
        """The pupil in a row; none, with an error, if the row is wrong."""
        place = Span(self.file, row.line, 1)
        heads = [*self.heads, *([""] * (len(row.cells) - len(self.heads)))]
        nameless = [n for n, cell in enumerate(row.cells) if cell.strip() and not heads[n]]
        if nameless:
            column = nameless[0] + 1
            message = f"the row has {column} cells, but column {column} has no name"
            self.sink.error(place, message, "put cells with a comma in them in quotes")
            return
        cells = self._cells(row, place)
        name, first, last = self.names.parts(cells)
        if not name:
            self.sink.error(place, "the row has no name", "write one, or delete the row")
            return
        columns: dict[str, str] = {}
        for head, cell in zip(self.heads, cells, strict=True):
            if head:
                columns.setdefault(head, cell)
        columns |= {"name": name} | ({"surname": last, "other names": first} if last else {})
        self._check_unique(columns.get("id") or name, row.line, place)
        form = columns.get("form", "")
        if form and form not in self.forms:
            hints = did_you_mean(form, self.forms) or ("write forms: in the spec",)
            self.sink.error(place, f"the paper has no form '{form}'", *hints)
        yield Pupil(number, name, columns.get("id", ""), form, columns, row.line)

    def _cells(self, row: RosterRow, place: Span) -> list[str]:
        """A cell for every column: the last cells of a row may be missing."""
        cells = [*row.cells, *([""] * len(self.heads))][: len(self.heads)]
        for cell, head in zip(cells, self.heads, strict=True):
            if match := REFUSED_CHARACTERS.search(SPACES.sub(" ", cell)):
                what = f"there is a control character, U+{ord(match[0]):04X}, in '{head}'"
                self.sink.error(place, what, "type the cell again")
            elif refused := refusal(cell):
                self.sink.error(place, f"{refused.message}, in '{head}'", refused.hint)
            if len(cell) > LONGEST_CELL:
                message = f"'{head}' has {len(cell)} characters"
                self.sink.error(place, message, f"{LONGEST_CELL} is the most")
        return ["" if is_blank(cell) else " ".join(normalised(cell).split()) for cell in cells]

    def _check_unique(self, key: str, line: int, place: Span) -> None:
        first = self.line_of_key.setdefault(key, line)
        if first != line:
            message = f"'{key}' is there twice, first in line {first}"
            self.sink.error(place, message, "delete one row, or give both an id of their own")


def columns_in_header(header: str) -> tuple[str, ...]:
    """The columns that a header names in braces."""
    return tuple(name.casefold() for name in PLACEHOLDER.findall(header))


def pupils_of_tier(
    pupils: Sequence[Pupil], tier: str, place: Span, sink: Sink
) -> tuple[Pupil, ...]:
    """The pupils of a tier; an error if there is none."""
    tiers = dict.fromkeys(pupil.columns.get("tier", "") for pupil in pupils)
    if tier.casefold() not in map(str.casefold, tiers):
        hints = did_you_mean(tier, filter(None, tiers)) or ("add a column 'tier'",)
        sink.error(place, f"nobody in the class list is of the tier '{tier}'", *hints)
    same = tier.casefold()
    return tuple(pupil for pupil in pupils if pupil.columns.get("tier", "").casefold() == same)


def check_placeholders(header: str, pupils: Sequence[Pupil], place: Span, sink: Sink) -> None:
    """An error for every name in braces that no column has."""
    columns: Mapping[str, str] = pupils[0].columns if pupils else {}
    for name in columns_in_header(header):
        if columns and name not in columns:
            message = f"the class list has no column '{name}'"
            sink.error(place, message, *did_you_mean(name, columns))


def header_for(header: str, pupil: Pupil) -> str:
    """The header with the pupil's cells in the place of the names in braces."""
    return PLACEHOLDER.sub(lambda match: pupil.columns[match[1].casefold()], header)
