"""Lists of questions in Word documents (DOCX).

Stems and options have typed numbers or those of Word, or stand in tables; answers are said in
lines, in a list or a table at the end, or shown by bold type, underlining, highlighting or colour.
A document that is GIFT is read as that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.exchange.questions.bank_text import Losses
from worksheets.exchange.questions.formats import gift
from worksheets.exchange.questions.interaction import BankFile, ExchangeItem, Loss
from worksheets.exchange.questions.lists.paragraphs import Paragraph
from worksheets.exchange.questions.lists.reading import read_list
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.tables.columns import found_head
from worksheets.exchange.questions.tables.reading import items_of_table, texts_of
from worksheets.exchange.questions.tables.rows import TableRow
from worksheets.exchange.questions.word.document import Block, Table, read_document
from worksheets.exchange.questions.word.tables import NUMBER, paragraphs_of_table

GIFT_SHARE = 0.5
"""The part of the entries that have braces from which a document is GIFT."""


def read(data: bytes, name: str, language: str = "en-GB") -> BankFile:
    """The questions of a document; lines are its paragraphs, counted from 1."""
    losses = Losses(name)
    try:
        blocks, pictures = read_document(data, losses)
    except NotAQuestion as fault:
        refused = Loss(losses.at(0), "refused", fault.code, str(fault), fault.hint)
        return BankFile((), (refused,), 1)
    items: list[ExchangeItem] = []
    rows = 0
    rest: list[Block] = []
    for block in blocks:
        if not isinstance(block, Table) or not _asks(block):
            rest.append(block)
            continue
        made, count = items_of_table(_rows_of(block), losses, language)
        items += made
        rows += count
    paragraphs = list(_paragraphs(rest, language))
    text, lines = _as_text(paragraphs)
    if gift.looks_like(text) >= GIFT_SHARE:
        bank = _renumbered(gift.read(text.encode(), name, language), lines)
        bank = replace(bank, losses=(*losses.found, *bank.losses))
    else:
        bank = read_list(paragraphs, losses, language, pictures)
    everything = sorted((*items, *bank.items), key=lambda item: item.span.line)
    return replace(bank, items=tuple(everything), seen=bank.seen + rows)


def _rows_of(table: Table) -> list[TableRow]:
    return [TableRow(table.line + n, row) for n, row in enumerate(table.rows)]


def _asks(table: Table) -> bool:
    """Whether a table has a question in each row, under heads; its questions are no numbers."""
    rows = _rows_of(table)
    found = found_head(texts_of(rows))
    if found is None:
        return False
    place, columns = found
    texts = [text for row in rows[place + 1 :] if (text := row.text(columns.question))]
    return bool(texts) and not all(NUMBER.fullmatch(text) for text in texts)


def _paragraphs(blocks: Sequence[Block], language: str) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            yield from paragraphs_of_table(block.rows, block.line, language)
        else:
            yield block


def _as_text(paragraphs: Sequence[Paragraph]) -> tuple[str, list[int]]:
    """The words of paragraphs as lines, with an empty one behind a closing brace at an end, and
    for each line the number of its paragraph."""
    texts: list[str] = []
    lines: list[int] = []
    for paragraph in paragraphs:
        text = paragraph.shown.replace("\n", " ")
        texts.append(text)
        lines.append(paragraph.line)
        if text.rstrip().endswith("}"):
            texts.append("")
            lines.append(paragraph.line)
    return "\n".join(texts), lines


def _renumbered(bank: BankFile, lines: Sequence[int]) -> BankFile:
    """A bank whose places are paragraphs of the document and not lines of its text."""

    def placed(line: int) -> int:
        return lines[line - 1] if 0 < line <= len(lines) else 0

    items = (replace(one, span=replace(one.span, line=placed(one.span.line))) for one in bank.items)
    losses = (
        replace(one, span=replace(one.span, line=placed(one.span.line))) for one in bank.losses
    )
    return replace(bank, items=tuple(items), losses=tuple(losses))
