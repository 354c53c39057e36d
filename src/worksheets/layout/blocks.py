"""Blocks and interactions as strips: every letter of the content alphabet, set for print."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import assert_never

from worksheets.layout.prose import bullets, label, labelled, set_text
from worksheets.layout.strips import (
    AVOID,
    GLUED,
    Strip,
    Structure,
    box,
    moved,
    shifted,
    stacked,
    together,
)
from worksheets.layout.style import Style
from worksheets.layout.tables import Cell, table
from worksheets.layout.words import width
from worksheets.model.content import (
    Bank,
    Block,
    Bullets,
    Choose,
    Inlines,
    Match,
    Order,
    Para,
    Table,
    Write,
    text,
)
from worksheets.model.page import Mark, Node, Run, Stroke
from worksheets.model.units import MILLIMETRE

LONG = 12
"""Lines from which on a paragraph may be split between pages."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

WORDS_PER_MINUTE, WRITING_SHARE, SLACK = 16, 0.7, 1.3
WORD_WIDTH = 16 * MILLIMETRE
"""How pupils write (ages 14 to 15: 14 to 18 words a minute, and about 16 mm a word)."""


def block_strips(
    block: Block, measure: float, style: Style, structure: Structure, parent: Node | None
) -> list[Strip]:
    """The strips of a block within a measure; the first one's space above is the block's."""
    match block:
        case Para(content):
            strips = set_text(content, measure, style, structure.add("P", parent))
            whole = together(strips) if len(strips) <= LONG else strips
            return _above(whole, style.unit)
        case Bullets(items):
            return _above(bullets(items, measure, style, structure, parent), style.unit)
        case Table():
            cells = [[Cell(cell) for cell in row] for row in block.rows]
            least = block.space * MILLIMETRE
            widths = [part * measure for part in block.widths]
            strips = table(block.head, cells, widths, style, structure, parent, least=least)
            return _above(together(strips), style.unit * 2)
        case Bank():
            return _above(_bank(block, measure, style, structure, parent), style.unit * 1.5)
        case Choose():
            return _choose(block, measure, style, structure, parent)
        case Write():
            return _write(block, measure, style, structure, parent)
        case Match():
            return _match(block, measure, style, structure, parent)
        case Order():
            return _order(block, measure, style, structure, parent)
    assert_never(block)


def _above(strips: list[Strip], space: float) -> list[Strip]:
    return [replace(strip, above=space) if n == 0 else strip for n, strip in enumerate(strips)]


def _bank(
    bank: Bank, measure: float, style: Style, structure: Structure, parent: Node | None
) -> list[Strip]:
    """The words in a frame, well apart; it is never split."""
    node = structure.add("P", parent)
    gap, inset = style.unit * 4, style.unit * 2
    words = [(f"{bank.caption}:", "strong"), *((word, "text") for word in bank.words)]
    sizes = [width(word, face, style.size) for word, face in words]
    row = style.leading * 1.25
    x, y = inset, style.unit * 0.8
    marks: list[Mark] = []
    for n, start in _rows(sizes, gap, measure - 2 * inset):
        if start == 0 and n:
            y += row
        word, face = words[n]
        said = word + " " if n + 1 < len(words) else word
        baseline = y + row * 0.5 + style.size * 0.34
        marks.append(Run(x + start, baseline, face, style.size, said, node))
    height = y + row + style.unit * 0.8
    return [Strip(height, (*marks, box(0, 0, measure, height, style.frame)), cost=GLUED)]


def _rows(sizes: Sequence[float], gap: float, measure: float) -> list[tuple[int, float]]:
    """Where each word begins in rows of about the same length; a row begins at 0."""
    total = sum(sizes) + gap * (len(sizes) - 1)
    limit = min(measure, max(total / ceil(total / measure) * 1.12, *sizes))
    found = []
    x = 0.0
    for n, size in enumerate(sizes):
        if x and x + size > limit:
            x = 0.0
        found.append((n, x))
        x += size + gap
    return found


def _choose(
    choose: Choose, measure: float, style: Style, structure: Structure, parent: Node | None
) -> list[Strip]:
    outer = structure.add("L", parent, attributes={"ListNumbering": "UpperAlpha"})
    if choose.arrangement == "row":
        return [_row_of_boxes(choose.options, style, structure, outer)]
    strips: list[Strip] = []
    for n, option in enumerate(choose.options):
        entry = structure.add("LI", outer)
        mark = label(LETTERS[n], style, structure.add("Lbl", entry), strong=True)
        body = structure.add("LBody", entry)
        inset = style.box + style.unit * 2
        lines = set_text(option, measure - style.indent - inset, style, body)
        lines = labelled(shifted(lines, style.indent), mark)
        tick = box(measure - style.box, 1.6, style.box, style.box, style.frame)
        first, *rest = lines
        first = replace(first, marks=(*first.marks, tick), above=2.5, cost=GLUED)
        strips += [first, *(replace(line, cost=GLUED) for line in rest)]
    return _above(strips, style.unit)


def _row_of_boxes(
    options: Sequence[Inlines], style: Style, structure: Structure, outer: Node
) -> Strip:
    marks: list[Mark] = []
    x = 0.0
    for option in options:
        body = structure.add("LBody", structure.add("LI", outer))
        marks.append(box(x, 1.6, style.box, style.box, style.frame))
        (line, *_) = set_text(option, style.measure, style, body)
        marks += moved(line.marks, x + style.box + style.unit, 0)
        x += style.box + 22 * MILLIMETRE
    return Strip(style.leading + 1, tuple(marks), above=style.unit * 0.8, cost=GLUED)


def answer_lines(write: Write, measure: float, style: Style) -> int:
    """How many lines an answer needs (conventions: words a mark, width of a word, slack)."""
    if write.lines is not None:
        return write.lines
    if write.phrase:
        return 1
    if write.marks <= 2:
        return 2 * write.marks
    words = write.marks * style.minutes_per_mark * WRITING_SHARE * WORDS_PER_MINUTE
    return ceil(max(words, write.words) / (measure / WORD_WIDTH) * SLACK)


def _write(
    write: Write, measure: float, style: Style, structure: Structure, parent: Node | None
) -> list[Strip]:
    count = answer_lines(write, measure, style)
    if count == 0:
        node = structure.add("P", parent)
        return _above(set_text(text("Answer on separate paper."), measure, style, node), style.unit)
    length = measure * 0.5 if write.phrase else measure
    each = -(-count // write.entries)
    if write.entries > 1 and write.lines is None:
        each = min(each, 2 * -(-write.marks // write.entries))
    strips: list[Strip] = []
    for entry in range(write.entries):
        for n in range(each):
            numbered = write.entries > 1 and n == 0
            start = style.indent if write.entries > 1 else 0
            y = style.pitch - style.rule
            marks: tuple[Mark, ...] = (Stroke(((start, y), (length, y)), style.rule),)
            if numbered:
                node = structure.add("P", parent)
                run = Run(0, y - 2, "strong", style.size, str(entry + 1), node)
                marks = (run, *marks)
            strips.append(Strip(style.pitch, marks))
    return [replace(strip, cost=_line_cost(n, len(strips))) for n, strip in enumerate(strips)]


def _line_cost(n: int, count: int) -> float:
    """Answer space splits only where four lines or more stay on both sides."""
    return GLUED if n < 4 or count - n < 4 else AVOID


def _match(
    match: Match, measure: float, style: Style, structure: Structure, parent: Node | None
) -> list[Strip]:
    """Prompts with letter boxes on the left, lettered options on the right, on one page."""
    gutter = style.unit * 4
    left = measure * 0.42
    right = measure - left - gutter
    inset = style.box * 1.5 + style.unit * 2
    prompts = structure.add("L", parent, attributes={"ListNumbering": "Decimal"})
    first: list[Strip] = []
    for n, prompt in enumerate(match.prompts, 1):
        strips = _entry(prompt, str(n), left - inset, style, structure, prompts)
        tick = box(left - style.box * 1.5, 0.5, style.box * 1.5, style.box * 1.3, style.frame)
        first += _roomy(strips, tick, style)
    options = structure.add("L", parent, attributes={"ListNumbering": "UpperAlpha"})
    second: list[Strip] = []
    for n, option in enumerate(match.options):
        second += _roomy(_entry(option, LETTERS[n], right, style, structure, options), None, style)
    height, marks = stacked(first)
    other, more = stacked(second)
    whole = (*marks, *moved(more, left + gutter, 0))
    return [Strip(max(height, other), whole, above=style.unit * 1.6, cost=GLUED)]


def _entry(
    content: Inlines, name: str, measure: float, style: Style, structure: Structure, outer: Node
) -> list[Strip]:
    entry = structure.add("LI", outer)
    mark = label(name, style, structure.add("Lbl", entry), strong=True)
    body = structure.add("LBody", entry)
    lines = set_text(content, measure - style.indent, style, body)
    return labelled(shifted(lines, style.indent), mark)


def _roomy(strips: list[Strip], tick: Stroke | None, style: Style) -> list[Strip]:
    """The strips of an entry with its box, and at least the height of a box."""
    height, marks = stacked(strips)
    marks = (*marks, tick) if tick else marks
    return [Strip(max(height, style.box * 1.3 + 1), marks, above=style.unit)]


def _order(
    order: Order, measure: float, style: Style, structure: Structure, parent: Node | None
) -> list[Strip]:
    outer = structure.add("L", parent, attributes={"ListNumbering": "None"})
    strips: list[Strip] = []
    inset = style.box * 1.5 + style.unit * 2
    for entry in order.entries:
        body = structure.add("LBody", structure.add("LI", outer))
        lines = shifted(set_text(entry, measure - inset, style, body), inset)
        square = box(0, 0.5, style.box * 1.5, style.box * 1.3, style.frame)
        strips += [replace(strip, cost=GLUED) for strip in _roomy(lines, square, style)]
    return _above(strips, style.unit * 1.6)
