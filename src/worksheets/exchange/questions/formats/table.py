"""Tables of questions in CSV, TSV and XLSX files, and the templates of Kahoot, Quizizz and Blooket.

A row is a question, and the heads of columns say what is in them; see tables.columns for those
that are known.
"""

from worksheets.exchange.questions.bank_text import Losses, decoded
from worksheets.exchange.questions.interaction import BankFile, Loss
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.tables.cells import (
    DELIMITERS,
    sheet_of_text,
    sheets_of_workbook,
)
from worksheets.exchange.questions.tables.columns import found_head
from worksheets.exchange.questions.tables.reading import read_sheets, texts_of

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
    sheet = sheet_of_text(text, delimiter_of(text) or ",")
    return read_sheets([sheet], losses, language)


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
