"""Class lists as CSV files, in any script; what cannot be printed is said with its row."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path

from worksheets.model.diagnostics import Sink, Span, did_you_mean
from worksheets.model.roster import Pupil
from worksheets.read.characters import cleaned, refusal
from worksheets.read.files import read_text

MOST, LONGEST = 100_000, 120
"""Rows of a list, and characters of a cell."""
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What no name has: line ends, and signs that turn the direction of what follows."""
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def read_roster(path: Path, forms: Sequence[str], sink: Sink) -> tuple[Pupil, ...]:
    """The pupils in a file; nothing, with all reasons in the sink, if some row is wrong."""
    name = path.as_posix()
    text = read_text(path, name, sink)
    if text is None:
        return ()
    first, _, _ = text.partition("\n")
    dialect = ";" if first.count(";") > first.count(",") else "\t" if "\t" in first else ","
    try:
        rows = list(csv.reader(StringIO(text), delimiter=dialect, strict=True))
    except csv.Error as error:
        sink.error(Span(name), f"the class list is not CSV: {error}", "save it as CSV again")
        return ()
    heads = [head.strip().casefold() for head in rows[0]]
    if "name" not in heads:
        hints = did_you_mean("name", heads) or ("call one column 'name'",)
        sink.error(Span(name, 1, 1), "the class list has no column 'name'", *hints)
        return ()
    doubled = [n for n, head in enumerate(heads) if head in heads[:n]]
    for n in doubled:
        sink.error(Span(name, 1, n + 1), f"there are two columns '{heads[n]}'", "rename one")
    if doubled:
        return ()
    filled = [(n, row) for n, row in enumerate(rows[1:], 2) if "".join(row).strip()]
    if len(filled) > MOST:
        sink.error(
            Span(name), f"there are {len(filled)} rows; {MOST} is the most", "split the list"
        )
    pupils = tuple(_pupils(filled, heads, name, forms, sink))
    if not filled:
        sink.error(Span(name), "there is nobody in the class list", "write a row for every pupil")
    return () if sink.failed else pupils


def _pupils(
    rows: Sequence[tuple[int, list[str]]],
    heads: Sequence[str],
    name: str,
    forms: Sequence[str],
    sink: Sink,
) -> Iterator[Pupil]:
    seen: dict[str, int] = {}
    for number, (line, row) in enumerate(rows, 1):
        place = Span(name, line, 1)
        if len(row) != len(heads):
            message = f"the row has {len(row)} cells, but there are {len(heads)} columns"
            sink.error(place, message, "put cells with a comma in them in quotes")
            continue
        cells = dict(zip(heads, [" ".join(cleaned(cell).split()) for cell in row], strict=True))
        _check_cells(row, cells, place, sink)
        key = cells.get("id") or cells["name"]
        if not cells["name"]:
            sink.error(place, "the row has no name", "write one, or delete the row")
        elif key in seen:
            message = f"'{key}' is there twice, first on row {seen[key]}"
            sink.error(place, message, "delete one row, or give both an id of their own")
        seen.setdefault(key, line)
        form = cells.get("form", "")
        if form and form not in forms:
            hints = did_you_mean(form, forms) or ("write forms: in the spec",)
            sink.error(place, f"the paper has no form '{form}'", *hints)
        yield Pupil(number, cells["name"], cells.get("id", ""), form, cells, line)


def _check_cells(row: Sequence[str], cells: Mapping[str, str], place: Span, sink: Sink) -> None:
    for raw, (head, cell) in zip(row, cells.items(), strict=True):
        if found := CONTROL.search(raw):
            what = f"there is a control character, U+{ord(found[0]):04X}, in '{head}'"
            sink.error(place, what, "type the cell again")
        elif fault := refusal(raw):
            sink.error(place, f"{fault.message}, in '{head}'", fault.hint)
        if len(cell) > LONGEST:
            sink.error(place, f"'{head}' has {len(cell)} characters", f"{LONGEST} is the most")


def of_tier(pupils: Sequence[Pupil], tier: str, place: Span, sink: Sink) -> tuple[Pupil, ...]:
    """Those that a paper of a tier is for; all of them, if it is of none."""
    if not tier or not pupils:
        return tuple(pupils)
    there = dict.fromkeys(pupil.columns.get("tier", "") for pupil in pupils)
    if tier.casefold() not in map(str.casefold, there):
        hints = did_you_mean(tier, filter(None, there)) or ("add a column 'tier'",)
        sink.error(place, f"nobody in the class list is of the tier '{tier}'", *hints)
    same = tier.casefold()
    return tuple(pupil for pupil in pupils if pupil.columns.get("tier", "").casefold() == same)


def check_placeholders(header: str, pupils: Sequence[Pupil], place: Span, sink: Sink) -> None:
    """An error for every name in braces that no column has."""
    columns = list(pupils[0].columns) if pupils else []
    for name in PLACEHOLDER.findall(header):
        if name.casefold() not in columns:
            message = f"the class list has no column '{name}'"
            sink.error(place, message, *did_you_mean(name, columns))


def filled_in(header: str, pupil: Pupil) -> str:
    """The header with the pupil's cells in the place of the names in braces."""
    return PLACEHOLDER.sub(lambda found: pupil.columns[found[1].casefold()], header)
