"""Reads tables of questions, whatever file they are in."""

from collections.abc import Sequence

from worksheets.exchange.questions.bank_text import Losses
from worksheets.exchange.questions.interaction import BankFile, ExchangeItem
from worksheets.exchange.questions.tables.cells import Sheet
from worksheets.exchange.questions.tables.columns import found_head
from worksheets.exchange.questions.tables.rows import TableRow, items_of

NO_HEADS = "no row has the heads of a question and of its right answer"


def read_sheets(sheets: Sequence[Sheet], losses: Losses, language: str) -> BankFile:
    """The questions of sheets; those that have no heads are left out, unless none has."""
    items: list[ExchangeItem] = []
    seen = 0
    headed = [sheet for sheet in sheets if found_head(texts_of(sheet.rows)) is not None]
    for sheet in sheets:
        if sheet not in headed and headed:
            losses.add(0, "lost", "layout", f"the sheet '{sheet.name}' has no questions")
            continue
        if sheet.fault is not None:
            line, what = sheet.fault
            hint = "look at the quotation marks there"
            losses.add(line, "refused", "encoding", f"the rest cannot be read: {what}", hint)
            seen += 1
        path = (sheet.name,) if len(headed) > 1 else ()
        own, rows = items_of_table(sheet.rows, losses, language, path)
        items += own
        seen += rows
    if not headed:
        hint = "write heads over the columns, such as Question, Correct answer, Wrong answer 1"
        losses.add(1, "refused", "layout", NO_HEADS, hint)
        seen += 1
    return BankFile(tuple(items), tuple(losses.found), seen)


def items_of_table(
    rows: Sequence[TableRow], losses: Losses, language: str, path: tuple[str, ...] = ()
) -> tuple[list[ExchangeItem], int]:
    """The questions under the heads of a table, and how many rows ask something."""
    found = found_head(texts_of(rows))
    if found is None:
        return [], 0
    place, columns = found
    for column in columns.unknown:
        name = rows[place].text(column)
        losses.add(rows[place].line, "lost", "layout", f"what is in the column '{name}'")
    made = list(items_of(rows[place + 1 :], columns, losses, language, path))
    return [item for item in made if item is not None], len(made)


def texts_of(rows: Sequence[TableRow]) -> list[list[str]]:
    """The words of the first rows, which may have the heads."""
    return [[row.text(n) for n in range(len(row.cells))] for row in rows[:50]]
