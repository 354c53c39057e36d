"""Blocks as strips: every letter of the content alphabet, set for print."""

from collections.abc import Sequence
from typing import assert_never

from worksheets.layout.blocks.bank import bank_strips
from worksheets.layout.blocks.choices import choose_strips
from worksheets.layout.blocks.figures import figure_strips
from worksheets.layout.blocks.labels import bullets
from worksheets.layout.blocks.pairs import match_strips, order_strips
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rows import Cell, Look
from worksheets.layout.blocks.rulings import write_strips
from worksheets.layout.blocks.tables import table
from worksheets.layout.pagination.strips import (
    Strip,
    attached,
    below,
    glued,
    together,
)
from worksheets.layout.style import Style
from worksheets.layout.text.prose import BODY, ParagraphStyle, set_text, text_style
from worksheets.layout.text.words import words_of
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import (
    Bank,
    Block,
    Bullets,
    Choose,
    Figure,
    Match,
    Order,
    Para,
    Table,
    Write,
)

PADDING = 1.7
"""Units that a cell needs beside its longest word."""
UNSPLIT = 0.75
"""A table or a list of no more than this part of a page is not split."""
LONG = 12
"""Lines from which on a paragraph may be split between pages."""


def block_strips(block: Block, place: BlockPlace) -> list[Strip]:
    """The strips of a block at a place; the first one's space above is the block's."""
    measure, style, structure, parent = place
    match block:
        case Para(content):
            strips = set_text(content, measure, style, structure.add("P", parent), BODY)
            lines = together(strips) if len(strips) <= LONG else strips
            return below(lines, style.unit)
        case Bullets(items):
            return below(_unsplit_if_short(bullets(items, place), style), style.unit)
        case Table():
            return _table(block, place)
        case Figure():
            return figure_strips(block, place)
        case Bank():
            return bank_strips(block, place)
        case Choose():
            return choose_strips(block, place)
        case Write():
            return write_strips(block, place)
        case Match():
            return match_strips(block, place)
        case Order():
            return order_strips(block, place)
    assert_never(block)


def _table(block: Table, place: BlockPlace) -> list[Strip]:
    measure, style, structure, parent = place
    caption: list[Strip] = []
    if block.caption:
        node = structure.add("P", parent)
        caption = glued(set_text(block.caption, measure, style, node, ParagraphStyle(style.small)))
    cells = [[Cell(cell) for cell in row] for row in block.rows]
    widths = _widths(block, measure, style)
    look = Look(style.size, block.space * MILLIMETRE * style.size / 11)
    rows = _unsplit_if_short(table(block.head, cells, widths, place, look), style)
    if caption:
        return below([*caption, *attached(below(rows, style.unit * 0.6))], style.unit * 1.4)
    return below(rows, style.unit * 2)


def _unsplit_if_short(strips: list[Strip], style: Style) -> list[Strip]:
    """The strips of a block that is not split, if it is not too tall for that."""
    height = sum(strip.height for strip in strips)
    return together(strips) if height < UNSPLIT * style.depth else strips


def _widths(block: Table, measure: float, style: Style) -> list[float]:
    """The columns as wide as the author says, but no narrower than their longest words.

    A blank is as wide as its column. If there is no room for all words, the widest columns have
    what the others leave.
    """
    widths = [part * measure for part in block.widths]
    rows = (block.head, *block.rows)
    dress = text_style(style.size, 0, style, strong=True)
    least = [
        max(
            (word.width for row in rows for word in words_of(row[n], style.faces, dress)), default=0
        )
        + PADDING * style.unit
        for n in range(len(widths))
    ]
    over = sum(max(0.0, need - wide) for need, wide in zip(least, widths, strict=True))
    spare = sum(max(0.0, wide - need) for need, wide in zip(least, widths, strict=True))
    if not over:
        return widths
    if over >= spare:
        return _shared(least, measure)
    return [
        need if wide < need else wide - (wide - need) * over / spare
        for need, wide in zip(least, widths, strict=True)
    ]


def _shared(least: Sequence[float], measure: float) -> list[float]:
    """A measure for columns that want more than there is: each has no more than its share."""
    widths = [0.0] * len(least)
    for n, column in enumerate(sorted(range(len(least)), key=least.__getitem__)):
        widths[column] = min(least[column], measure / (len(least) - n))
        measure -= widths[column]
    return widths
