"""Blocks as strips: every letter of the content alphabet, set for print."""

from typing import assert_never

from worksheets.layout.blocks.bank import bank_strips
from worksheets.layout.blocks.choices import choose_strips
from worksheets.layout.blocks.columns import (
    column_widths,
    is_written_under,
    shifts,
    with_room_to_write,
)
from worksheets.layout.blocks.exercises import exercise_strips
from worksheets.layout.blocks.figures import figure_strips
from worksheets.layout.blocks.labels import bullets
from worksheets.layout.blocks.listed import is_too_narrow, listed
from worksheets.layout.blocks.lists import labelled_list
from worksheets.layout.blocks.pairs import match_strips, order_strips
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rows import ABOVE, SIDE, Cell, Look
from worksheets.layout.blocks.rulings import write_strips
from worksheets.layout.blocks.tables import table
from worksheets.layout.pagination.strips import (
    AVOID,
    HELD,
    Strip,
    attached,
    below,
    giving,
    glued,
    tight,
    together,
)
from worksheets.layout.style import TEXT, Style
from worksheets.layout.text.prose import BODY, ParagraphStyle, set_text
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import (
    Bank,
    Block,
    Bullets,
    Choose,
    Exercises,
    Figure,
    Match,
    Order,
    Para,
    Table,
    Write,
)

CELLS, LABELS, CAPTION = 10, 9.5, 9
"""The size of a table's cells, of those of one without a head, and of a caption, where text has
10.5."""
UNDER = 36
"""The height of a row in which one writes under the label, where text has 10.5."""
UNSPLIT = 0.75
"""A table or a list of no more than this part of a page is not split."""
MANY, HALF = 8, 0.4
"""A table of so many rows that takes more than this part of a page had better not be split, but may
be."""
GIVES = 0.8
"""The part of what is free over the words of a row that one fills in which a full page may take."""
LONG = 12
"""Lines from which on a paragraph may be split between pages."""


def block_strips(block: Block, place: BlockPlace) -> list[Strip]:
    """The strips of a block at a place; the first one's space above is the block's."""
    style = place.style
    match block:
        case Para():
            return paragraph_strips(block, place)
        case Bullets(labels=labels) if labels:
            return _unsplit_if_short(labelled_list(block, place), style)
        case Bullets(items):
            return below(_unsplit_if_short(bullets(items, place), style), style.unit)
        case Table():
            return _table(block, place)
        case Figure():
            return figure_strips(block, place)
        case Exercises():
            return exercise_strips(block, place)
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


def paragraph_strips(block: Para, place: BlockPlace, blank: float = 0) -> list[Strip]:
    """The lines of a paragraph; its blanks are so many points wide, or if that is 0 as usual."""
    measure, style, structure, parent = place
    look = BODY._replace(blank=blank)
    strips = set_text(block.content, measure, style, structure.add("P", parent), look)
    lines = together(strips) if len(strips) <= LONG else strips
    return below(lines, style.unit)


def _table(block: Table, place: BlockPlace) -> list[Strip]:
    measure, style, structure, parent = place
    caption: list[Strip] = []
    if block.caption:
        node = structure.add("P", parent)
        look_of_caption = ParagraphStyle(style.sized(CAPTION))
        caption = glued(set_text(block.caption, measure, style, node, look_of_caption))
    size = style.sized(LABELS if block.is_labelled else CELLS)
    height = block.space * MILLIMETRE * style.size / TEXT
    widths = column_widths(block, measure, size, style)
    widths = with_room_to_write(block, widths, size, height, style)
    if is_too_narrow(block, widths, size, style):
        return [*caption, *listed(block, place)]
    columns = [[row[n] for row in block.rows] for n in range(len(widths))]
    inside = [wide - 2 * SIDE * style.unit for wide in widths]
    shifted = [
        shifts(column, room, size, style) for column, room in zip(columns, inside, strict=True)
    ]
    cells = [
        [Cell(cell, shift=shift) for cell, shift in zip(row, begins, strict=True)]
        for row, begins in zip(block.rows, zip(*shifted, strict=True), strict=True)
    ]
    under = is_written_under(block, widths)
    if under:
        height = max(height, style.size * UNDER / TEXT)
    apart = not block.head and not block.is_labelled
    look = Look(size, height, labelled=block.is_labelled, under=under, paragraphs=apart)
    rows = _rarely_split(table(block.head, cells, widths, place, look), len(block.rows), style)
    if len(block.rows) >= MANY and height:
        gives = GIVES * ABOVE * style.unit
        written = [giving(row, gives) for row in rows[-len(block.rows) :]]
        rows = [*rows[: -len(block.rows)], *written]
    if caption:
        return below([*caption, *attached(below(rows, style.unit * 0.6))], style.unit * 1.4)
    return below(rows, style.unit)


def _rarely_split(strips: list[Strip], rows: int, style: Style) -> list[Strip]:
    """The strips of a table of so many rows; its head stays with the first of them."""
    height = sum(strip.height for strip in strips)
    if rows < MANY or height <= HALF * style.depth:
        strips = tight(strips) if height < UNSPLIT * style.depth else strips
    else:
        strips = [strips[0], *(each._replace(cost=max(each.cost, AVOID)) for each in strips[1:])]
    head = len(strips) - rows
    return [each._replace(cost=HELD) if 0 < n <= head else each for n, each in enumerate(strips)]


def _unsplit_if_short(strips: list[Strip], style: Style) -> list[Strip]:
    """The strips of a block that is not split, if it is not too tall for that."""
    height = sum(strip.height for strip in strips)
    return together(strips) if height < UNSPLIT * style.depth else strips
