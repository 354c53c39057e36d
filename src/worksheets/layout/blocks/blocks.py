"""Blocks as strips: every letter of the content alphabet, set for print."""

from collections.abc import Sequence
from math import ceil
from typing import assert_never

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
    framed,
    glued,
    together,
)
from worksheets.layout.style import Style
from worksheets.layout.text.lines import Line, LineStyle, break_lines
from worksheets.layout.text.prose import BODY, ParagraphStyle, check_widths, set_text, text_style
from worksheets.layout.text.runs import Paragraph, baseline, growth, line_marks
from worksheets.layout.text.words import width_of, words_of
from worksheets.model.page.page import Mark, moved
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import (
    Bank,
    Block,
    Bullets,
    Choose,
    Figure,
    Inlines,
    Match,
    Order,
    Para,
    Table,
    Write,
    text,
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
            return _bank(block, place)
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


def _bank(bank: Bank, place: BlockPlace) -> list[Strip]:
    """The words in a frame, well apart, row by row."""
    measure, style, structure, parent = place
    paragraph = Paragraph(structure.add("P", parent), style, style.size)
    gap, inset = style.unit * 3.5, style.unit * 2
    room = measure - 2 * inset
    caption = style.language.say("task.bank", caption=bank.caption)
    cut = list(_lines_of(text(caption), room, style, strong=True))
    cut += [line for word in bank.words for line in _lines_of(word, room, style, strong=False)]
    space = style.faces.space(style.size)
    rows: list[list[tuple[Line, float, bool]]] = []
    for n, start in _rows([width_of(line, space) for line in cut], gap, room):
        if start == 0:
            rows.append([])
        rows[-1].append((cut[n], start, n + 1 == len(cut)))
    strips = [_bank_row(row, paragraph) for row in rows]
    return below(
        glued(framed(strips, measure, style.frame, inset, style.unit * 0.7)), style.unit * 1.6
    )


def _bank_row(words: Sequence[tuple[Line, float, bool]], paragraph: Paragraph) -> Strip:
    """Words side by side, each from its place on; tall formulas make their row taller."""
    style = paragraph.style
    row = style.leading * 1.2
    grown = [growth(line, row, style.size) for line, _, _ in words]
    above, under = (max(sizes) for sizes in zip(*grown, strict=True))
    foot = baseline(row, style.size) + above
    marks: list[Mark] = []
    for line, start, last in words:
        word_marks = line_marks(line, foot, paragraph, last=last)
        marks += moved(word_marks, start, 0)
    return Strip(row + above + under, tuple(marks))


def _lines_of(word: Inlines, room: float, style: Style, *, strong: bool) -> tuple[Line, ...]:
    """A word, phrase or formula of a bank; a very long one has more lines than one."""
    dress = text_style(style.size, 0, style, strong=strong)
    words = words_of(word, style.faces, dress)
    check_widths(words, room)
    return break_lines(words, room, LineStyle(style.faces, style.size))


def _rows(sizes: Sequence[float], gap: float, measure: float) -> list[tuple[int, float]]:
    """Where each word begins in rows of about the same length; a row begins at 0."""
    total = sum(sizes) + gap * (len(sizes) - 1)
    limit = min(measure, max(total / ceil(total / measure) * 1.12, *sizes))
    places = []
    x = 0.0
    for n, size in enumerate(sizes):
        if x and x + size > limit:
            x = 0.0
        places.append((n, x))
        x += size + gap
    return places
