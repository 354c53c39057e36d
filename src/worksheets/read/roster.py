"""Class lists as CSV files, as schools and spreadsheets write them, in any script.

What is wrong is said with the line of the file where it stands.
"""

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from worksheets.model.diagnostics import Mistake, Sink, Span, did_you_mean
from worksheets.model.files import NotThere, read_file
from worksheets.model.roster import Pupil
from worksheets.read.characters import cleaned, refusal
from worksheets.read.encodings import text_of
from worksheets.read.files import near
from worksheets.read.name_columns import Names, names_in

MOST, LONGEST = 100_000, 120
"""Rows of a list, and characters of a cell."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no name has: signs that turn the direction of what follows, and what shows nothing."""
SPACES = re.compile(r"[\t\n\r]")
"""What may stand in a cell as a space."""
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
SEPARATOR = re.compile(r'"?sep=([,;\t|:])"?[,;\t ]*\n', re.IGNORECASE)
"""The line by which Excel says what stands between cells."""
DELIMITERS = ",;\t|"
NOBODY = "write the names of the columns, and a row for every pupil"
USED = ("id", "form")
"""Columns that every paper looks at."""


class Row(NamedTuple):
    """The cells of a row, and the line of the file where it begins."""

    line: int
    cells: list[str]


def read_roster(
    path: Path, forms: Sequence[str], sink: Sink, used: Collection[str] = ()
) -> tuple[Pupil, ...] | None:
    """The pupils in a file; None, with all reasons in the sink, if some row is wrong.

    `used` are the columns that the paper looks at, of which there may not be two.
    """
    name = path.as_posix()
    own = Sink()
    try:
        text = text_of(read_file(path))
        rows = list(_rows(text, name, own))
        pupils = tuple(_pupils(rows, name, forms, {*USED, *used}, own))
    except NotThere as mistake:
        own.error(Span(name), str(mistake), *near(path))
    except Mistake as mistake:
        own.error(Span(name, 1, 1), str(mistake), *mistake.hints)
    sink.add(own)
    return None if own.failed else pupils


def _rows(text: str, name: str, sink: Sink) -> Iterator[Row]:
    """The rows with something in them, the heads first."""
    skipped = 0
    delimiter = ""
    if found := SEPARATOR.match(text):
        delimiter, skipped, text = found[1], 1, text[found.end() :]
    table = csv.reader(StringIO(text), delimiter=delimiter or _delimiter(text), strict=True)
    before = 0
    try:
        for cells in table:
            line, before = before + 1, table.line_num
            if any(cell.strip() for cell in cells):
                yield Row(line + skipped, cells)
    except csv.Error as error:
        place = Span(name, before + 1 + skipped, 1)
        what = "a quotation mark that opens here is not closed, or stands within a cell"
        big = "field limit" in str(error)
        sink.error(place, "a cell is too long" if big else what, "save the list as CSV again")


def _delimiter(text: str) -> str:
    """What stands between cells: whatever is there most often in the first line."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(DELIMITERS, key=first.count)


def _pupils(
    rows: Sequence[Row], name: str, forms: Sequence[str], used: Collection[str], sink: Sink
) -> Iterator[Pupil]:
    """The pupils of a list; its first row has the names of its columns."""
    if not rows and not sink.failed:
        sink.error(Span(name, 1, 1), "there is nobody in the class list", NOBODY)
    if not rows:
        return
    place = Span(name, rows[0].line, 1)
    heads = [" ".join(head.split()).casefold() for head in rows[0].cells]
    names = names_in(heads)
    if isinstance(names, Mistake):
        sink.error(place, str(names), *names.hints)
    for head in sorted(used):
        if heads.count(head) > 1:
            sink.error(place, f"there are two columns '{head}'", "rename one")
    if isinstance(names, Mistake) or sink.failed:
        return
    filled = rows[1:]
    if not filled:
        sink.error(place, "there is nobody in the class list", NOBODY)
    if len(filled) > MOST:
        there = f"there are {len(filled)} rows; {MOST} is the most"
        sink.error(Span(name, filled[MOST].line, 1), there, "split the list")
        return
    listed = _Listed(names, heads, tuple(forms), name, sink)
    for number, row in enumerate(filled, 1):
        yield from listed.pupil(number, row)


class _Listed:
    """Rows of one list as pupils; it remembers whom it has seen."""

    def __init__(
        self, names: Names, heads: Sequence[str], forms: tuple[str, ...], file: str, sink: Sink
    ) -> None:
        self.names, self.heads, self.forms = names, heads, forms
        self.file, self.sink = file, sink
        self.seen: dict[str, int] = {}

    def pupil(self, number: int, row: Row) -> Iterator[Pupil]:
        """The pupil in a row; nobody, with the reason in the sink, if it is no row of the list."""
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
        self._check_alone(columns.get("id") or name, row.line, place)
        form = columns.get("form", "")
        if form and form not in self.forms:
            hints = did_you_mean(form, self.forms) or ("write forms: in the spec",)
            self.sink.error(place, f"the paper has no form '{form}'", *hints)
        yield Pupil(number, name, columns.get("id", ""), form, columns, row.line)

    def _cells(self, row: Row, place: Span) -> list[str]:
        """A cell a column, for the last ones of a row may be missing."""
        filled = [*row.cells, *([""] * len(self.heads))][: len(self.heads)]
        for cell, head in zip(filled, self.heads, strict=True):
            if found := CONTROL.search(SPACES.sub(" ", cell)):
                what = f"there is a control character, U+{ord(found[0]):04X}, in '{head}'"
                self.sink.error(place, what, "type the cell again")
            elif fault := refusal(cell):
                self.sink.error(place, f"{fault.message}, in '{head}'", fault.hint)
            if len(cell) > LONGEST:
                message = f"'{head}' has {len(cell)} characters"
                self.sink.error(place, message, f"{LONGEST} is the most")
        return [" ".join(cleaned(cell).split()) for cell in filled]

    def _check_alone(self, key: str, line: int, place: Span) -> None:
        first = self.seen.setdefault(key, line)
        if first != line:
            message = f"'{key}' is there twice, first in line {first}"
            self.sink.error(place, message, "delete one row, or give both an id of their own")


def columns_in(header: str) -> tuple[str, ...]:
    """The columns that a header names in braces."""
    return tuple(name.casefold() for name in PLACEHOLDER.findall(header))


def of_tier(pupils: Sequence[Pupil], tier: str, place: Span, sink: Sink) -> tuple[Pupil, ...]:
    """Those that a paper of a tier is for."""
    there = dict.fromkeys(pupil.columns.get("tier", "") for pupil in pupils)
    if tier.casefold() not in map(str.casefold, there):
        hints = did_you_mean(tier, filter(None, there)) or ("add a column 'tier'",)
        sink.error(place, f"nobody in the class list is of the tier '{tier}'", *hints)
    same = tier.casefold()
    return tuple(pupil for pupil in pupils if pupil.columns.get("tier", "").casefold() == same)


def check_placeholders(header: str, pupils: Sequence[Pupil], place: Span, sink: Sink) -> None:
    """An error for every name in braces that no column has."""
    columns: Mapping[str, str] = pupils[0].columns if pupils else {}
    for name in columns_in(header):
        if columns and name not in columns:
            message = f"the class list has no column '{name}'"
            sink.error(place, message, *did_you_mean(name, columns))


def filled_in(header: str, pupil: Pupil) -> str:
    """The header with the pupil's cells in the place of the names in braces."""
    return PLACEHOLDER.sub(lambda found: pupil.columns[found[1].casefold()], header)
