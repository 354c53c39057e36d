"""Files of tables as rows of cells: CSV and TSV, and the sheets of XLSX files.

A cell that begins with `=` is text: no formula is ever worked out.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from worksheets.exchange.packages import UnreadablePackage, opened
from worksheets.exchange.questions.hypertext import Run
from worksheets.exchange.questions.lists.paragraphs import Paragraph
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.tables.number_formats import number_formats
from worksheets.exchange.questions.tables.rows import DATE, Cell, TableRow

DELIMITERS = ("\t", ";", ",", "|")
REFERENCE = re.compile(rb"\sr=[\"']\$?([A-Z]{0,3})\$?(\d{1,9})[\"']")
FORMULA = re.compile(
    rb"<c\b([^<>]{0,200})>\s*<f\b[^<>]{0,200}>([^<]{1,8000})</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
"""A cell of a formula that was never worked out."""
KIND = re.compile(rb"\st=[\"'][a-zA-Z]+[\"']")
STYLES = "xl/styles.xml"
MOST_CELLS = 2_000_000
"""Cells of a sheet, counted over its whole rectangle."""
UNPACKED = 30_000_000
"""Bytes of the XML of a workbook."""
WANTED = re.compile(
    r"(?:xl/(?:workbook|sharedStrings|styles)\.xml|xl/worksheets/[^/]+\.xml"
    r"|xl/(?:worksheets/)?_rels/[^/]+\.rels|_rels/\.rels|\[Content_Types\]\.xml)"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table by its name, with what keeps the rest of it from being read."""

    name: str
    rows: tuple[TableRow, ...]
    fault: tuple[int, str] | None = None


def cell_of(text: str, line: int) -> Cell:
    """A text as a cell: its lines are paragraphs."""
    return tuple(
        Paragraph(line, (Run(part),), further=n > 0)
        for n, part in enumerate(text.split("\n"))
        if part.strip()
    )


def sheet_of_text(text: str, delimiter: str) -> Sheet:
    """The rows of a CSV file; what cannot be read from some line on is its fault."""
    rows: list[TableRow] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            return Sheet("", tuple(rows), (line, str(error)))
        if cells is None:
            return Sheet("", tuple(rows))
        rows.append(TableRow(line, tuple(cell_of(cell, line) for cell in cells)))


def sheets_of_workbook(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of an XLSX file; raises NotAQuestion for what is none."""
    from python_calamine import (  # noqa: PLC0415 a package, when wanted
        CalamineError,
        CalamineWorkbook,
    )

    safe = _checked(data)
    sheets: list[Sheet] = []
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(safe))
        for number, name in enumerate(workbook.sheet_names):
            rows = workbook.get_sheet_by_index(number).to_python(skip_empty_area=False)
            sheets.append(Sheet(name, tuple(_rows(rows))))
    except (CalamineError, ValueError) as error:
        what = f"this is no workbook that can be read: {error}"
        raise NotAQuestion("encoding", what, "save it as .xlsx again, without a password") from None
    return tuple(sheets)


def _rows(rows: Sequence[Sequence[object]]) -> Iterator[TableRow]:
    for line, row in enumerate(rows, 1):
        yield TableRow(line, tuple(cell_of(_text(value), line) for value in row))


def _text(value: object) -> str:
    """A value of a cell as it was typed; a date is marked, for its words are not known."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return f"{value:.12g}"
        case datetime() | date() | time() | timedelta():
            return f"{DATE}{value}"
    return str(value)


def _checked(data: bytes) -> bytes:
    """A workbook of the parts that are read, each unpacked within limits; raises NotAQuestion.

    The reader makes room for the whole rectangle of a sheet, so this is counted before.
    """
    buffer = io.BytesIO()
    try:
        package = opened(data)
        styles = package.part(STYLES, UNPACKED) if package.has(STYLES) else b"<styleSheet/>"
        formats = number_formats(styles)
        with zipfile.ZipFile(buffer, "w") as archive:
            for name in package.entries:
                if WANTED.fullmatch(name):
                    part = package.part(name, UNPACKED)
                    if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                        _check_size(part)
                        part = formats.shown(FORMULA.sub(_as_text, part))
                    archive.writestr(name, part)
    except UnreadablePackage as fault:
        hint = "save it as .xlsx again, without a password"
        raise NotAQuestion("encoding", str(fault), hint) from None
    if package.unpacked > 2 * UNPACKED:
        raise NotAQuestion("encoding", "the workbook is too large", "import it in parts")
    return buffer.getvalue()


def _as_text(cell: re.Match[bytes]) -> bytes:
    """A cell of a formula as one of text."""
    about = KIND.sub(b"", cell[1])
    return b'<c%s t="inlineStr"><is><t>=%s</t></is></c>' % (about, cell[2])


def _check_size(sheet: bytes) -> None:
    last_row = last_column = 1
    for column, row in REFERENCE.findall(sheet):
        last_row = max(last_row, int(row))
        last_column = max(last_column, _number(column))
    if last_row * last_column > MOST_CELLS:
        what = f"a sheet goes to row {last_row} and column {last_column}"
        raise NotAQuestion("encoding", what, "delete what is far from the questions")


def _number(column: bytes) -> int:
    """The number of a column by its letters."""
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number
