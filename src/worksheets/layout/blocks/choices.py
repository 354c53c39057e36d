"""Options to tick: in a list with their letters, or a few short ones in a row."""

from collections.abc import Sequence
from typing import NamedTuple

from worksheets.layout.blocks.labels import Entry, column_for, set_entry
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import (
    GLUED,
    Strip,
    below,
    box,
    tight,
)
from worksheets.layout.structure import Structure, inline
from worksheets.layout.style import Style
from worksheets.layout.text.prose import set_text, text_style
from worksheets.layout.text.runs import baseline
from worksheets.layout.text.words import width_of, words_of
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, Run, Shape, Stroke, moved
from worksheets.model.page.zones import Field, FieldKind
from worksheets.model.paper.content import Choose, Inlines, plain
from worksheets.model.paper.lettering import LETTERS


def choose_strips(choose: Choose, place: BlockPlace) -> list[Strip]:
    """The options with their boxes; never parted from the stem."""
    measure, style, structure, parent = place
    outer = structure.add("L", parent, attributes={"ListNumbering": "UpperAlpha"})
    if choose.arrangement == "row":
        sizes = [_wide(option, style) for option in choose.options]
        slot = style.box + style.unit * 1.2 + max(sizes) + style.unit * 5
        if slot * len(sizes) <= measure:
            return [_row(choose, slot, style, structure, outer)]
    strips: list[Strip] = []
    column = column_for(LETTERS[: len(choose.options)], style.indent, style)
    columns = OptionColumns(measure, column)
    for n, option in enumerate(choose.options):
        tick = Tick(choose.slot, choose.count > 1, n, option)
        strips += structure.memoised(_option, tick, columns, outer, style, under=outer)
    return below(strips, style.unit * 0.8)


class Tick(NamedTuple):
    """An option by its place among those of a slot, and whether `several` may be ticked."""

    slot: str
    several: bool
    number: int
    option: Inlines


class OptionColumns(NamedTuple):
    """The measure of a list of options, and the column of letters in it, in points."""

    measure: float
    letters: float


def _option(
    structure: Structure, tick: Tick, columns: OptionColumns, outer: Node, style: Style
) -> tuple[Strip, ...]:
    measure, column = columns
    room = measure - column - style.box - style.unit * 2
    entry = Entry(LETTERS[tick.number], tick.option, column, room)
    lines, body = set_entry(entry, style, structure, outer)
    ticked = ticks(tick, tick_box(measure - style.box, style), style, body)
    return tuple(tight(_with_box(lines, ticked, style)))


def tick_box(x: float, style: Style) -> Stroke:
    """A box to tick, in the middle of a line of text."""
    return box(x, (style.leading - style.box) / 2, style.box, style.box, style.frame)


def ticks(tick: Tick, square: Stroke, style: Style, parent: Node) -> tuple[Mark, ...]:
    """The box of an option, with its field."""
    (left, top), _, (right, foot), _ = square.points
    place = left, top, right - left, foot - top
    letter = LETTERS[tick.number]
    tip = style.language.say("task.option", letter=letter, words=plain(tick.option))
    kind: FieldKind = "tick" if tick.several else "one"
    node = inline("Form", parent, (tick.slot, tick.number)) if style.fillable else parent
    return square, Field(*place, kind, tick.slot, tip, option=letter, node=node)


def _with_box(lines: list[Strip], box: Sequence[Mark], style: Style) -> list[Strip]:
    first, *rest = lines
    tick = moved(box, -first.x, _drop(first, style))
    roomy = style.unit * 0.5 if len(lines) == 1 else style.unit * 0.6
    return [first._replace(marks=(*first.marks, *tick), above=roomy), *rest]


def _drop(line: Strip, style: Style) -> float:
    """How much lower than usual the letters of a line stand, for a formula above them."""
    usual = baseline(style.leading, style.size)
    heights = [mark.y for mark in line.marks if isinstance(mark, (Run, Shape))]
    return max(0.0, heights[0] - usual) if heights else 0.0


def _wide(option: Inlines, style: Style) -> float:
    words = words_of(option, style.faces, text_style(style.size, 0, style))
    return width_of(words, style.faces.space(style.size))


def _row(choose: Choose, slot: float, style: Style, structure: Structure, outer: Node) -> Strip:
    marks: list[Mark] = []
    entries = [structure.add("LBody", structure.add("LI", outer)) for _ in choose.options]
    lines = [
        set_text(option, slot, style, body)[0]
        for option, body in zip(choose.options, entries, strict=True)
    ]
    lowest = max(_drop(line, style) for line in lines)
    for n, (line, body) in enumerate(zip(lines, entries, strict=True)):
        square = tick_box(n * slot, style)
        tick = Tick(choose.slot, choose.count > 1, n, choose.options[n])
        marks += moved(ticks(tick, square, style, body), 0, lowest)
        x = n * slot + style.box + style.unit * 1.2
        marks += moved(line.marks, x, lowest - _drop(line, style))
    height = max(line.height - _drop(line, style) for line in lines) + lowest
    return Strip(height, tuple(marks), above=style.unit * 0.8, cost=GLUED)
