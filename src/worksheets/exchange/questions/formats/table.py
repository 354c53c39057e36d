"""Tables of questions in CSV, TSV and XLSX files, and the templates of Kahoot, Quizizz and Blooket.

A row is a question, and the heads of columns say what is in them; see tables.columns for those
that are known.
"""

from dataclasses import replace

from worksheets.exchange.questions.bank_text import Losses, decoded
from worksheets.exchange.questions.formats.sheets import BLOOKET_HEADS, as_written
from worksheets.exchange.questions.interaction import BankFile, Loss
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.tables.cells import (
    DELIMITERS,
    Sheet,
    sheet_of_text,
    sheets_of_workbook,
)
from worksheets.exchange.questions.tables.columns import found_head
from worksheets.exchange.questions.tables.reading import read_sheets, texts_of
from worksheets.exchange.questions.tables.rows import Cell

PACKED = b"PK\x03\x04"
HEAD = 20_000
"""Characters in which heads are looked for."""


def read(data: bytes, name: str, language: str = "en-GB") -> BankFile:
    """The questions of a table; lines are those of the file, or rows of the sheet."""
    losses = Losses(name)
    if data.startswith(PACKED):
        try:
            return read_sheets(sheets_of_workbook(data), losses, language)
        except NotAQuestion as fault:
            refused = Loss(losses.at(0), "refused", fault.code, str(fault), fault.hint)
            return BankFile((), (refused,), 1)
    text, guessed = decoded(data)
    if guessed:
        losses.add(1, "guessed", "encoding", "the file is not UTF-8", f"read as {guessed}")
    sheet = _as_written(sheet_of_text(text, delimiter_of(text) or ","))
    return read_sheets([sheet], losses, language)


def _as_written(sheet: Sheet) -> Sheet:
    """A sheet without the apostrophes that keep cells of Blooket's template from being formulas."""
    heads = [" ".join(head.split()) for head in BLOOKET_HEADS]
    if not any([row.text(n) for n in range(len(row.cells))] == heads for row in sheet.rows[:50]):
        return sheet
    rows = (replace(row, cells=tuple(map(_cell_as_written, row.cells))) for row in sheet.rows)
    return replace(sheet, rows=tuple(rows))


def _cell_as_written(cell: Cell) -> Cell:
    if not cell or as_written(cell[0].text) == cell[0].text:
        return cell
    return (cell[0].without(1), *cell[1:])


def delimiter_of(text: str) -> str:
    """The character between the cells of a CSV file; empty if it has no heads that are known."""
    for delimiter in DELIMITERS:
        sheet = sheet_of_text(text[:HEAD], delimiter)
        if found_head(texts_of(sheet.rows)) is not None:
            return delimiter
    return ""


def looks_like(text: str) -> float:
    """How sure it is that a text is a table of questions, from 0 to 1."""
    return 0.95 if delimiter_of(text) else 0.0
