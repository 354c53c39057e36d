"""Options to tick: in one row, in columns or in a list, whichever their widths allow."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from worksheets.layout.blocks.labels import Entry, column_for, set_entry
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import (
    GLUED,
    Strip,
    apart,
    below,
    box,
    glued,
    stacked,
    tight,
)
from worksheets.layout.structure import Structure, inline
from worksheets.layout.style import Style
from worksheets.layout.text.prose import set_text, text_style
from worksheets.layout.text.runs import CAPITALS, baseline, in_faces
from worksheets.layout.text.words import displays, width_of, words_of
from worksheets.memo import memo
from worksheets.model.page.node import Node
from worksheets.model.page.page import Band, Mark, Run, Shape, Stroke, moved
from worksheets.model.page.zones import Field, FieldKind
from worksheets.model.paper.content import Choose, Inlines, plain
from worksheets.model.paper.lettering import LETTERS

TICKED = "✓"
MOST_ACROSS = 5
"""Options that stand side by side at most."""
AFTER_BOX, AFTER_VERDICT = 5.5 / 7, 4 / 7
"""From a box to what stands behind it, a letter or a verdict, in units of space."""
BETWEEN = 8 / 7
"""What stays free behind an option in a row, in units of space."""
ABOVE_FIRST, ABOVE, ABOVE_LONG = 0.75, 0.25, 0.5
"""Space above the options, above each of a list, and there if one has several lines, in units of
space."""


def choose_strips(choose: Choose, place: BlockPlace) -> list[Strip]:
    """The options with their boxes, which are never parted from the stem."""
    measure, style, structure, parent = place
    if is_verdict(choose, place):
        rows = at_right_edge(verdict_rows(choose, place), measure)
        return below(rows, style.unit * ABOVE_FIRST)
    outer = structure.add("L", parent, attributes={"ListNumbering": "UpperAlpha"})
    names = LETTERS[: len(choose.options)]
    letters = column_for(names, style.unit * 12.5 / 7, style)
    column = style.box + style.unit * AFTER_BOX + letters
    across = _across(choose.options, measure, column, style)
    columns = OptionColumns(measure / across, letters)
    options: list[Sequence[Strip]] = []
    for n in range(len(choose.options)):
        tick = Tick.of(choose, n)
        options.append(option_strips(tick, columns, place.under(outer)))
    if across == 1:
        long = any(len(option) > 1 for option in options)
        space = style.unit * (ABOVE_LONG if long else ABOVE)
        strips = [strip for option in options for strip in below(option, space)]
    else:
        edges = [n * columns.measure for n in range(across)]
        grid = [options[n : n + across] for n in range(0, len(options), across)]
        strips = glued(side_by_side(row, edges, style) for row in grid)
    return below(strips, style.unit * ABOVE_FIRST)


def _across(options: Sequence[Inlines], measure: float, column: float, style: Style) -> int:
    """How many options stand side by side: all in one row, else two, else one.

    Three stand on the columns of four, so that columns of many questions stand under each other,
    unless a box would be as near to the word before it as to its own.
    """
    count = len(options)
    widest = column + max(width_in_line(option, style) for option in options)
    between = style.unit * BETWEEN

    def fits(across: int, free: float = between) -> bool:
        return widest <= measure / across - free

    if count <= 4 and fits(4, between * 2 if count == 3 else between):
        return 4
    if count in (3, MOST_ACROSS) and fits(count):
        return count
    return 2 if count >= 4 and fits(2) else 1


class Tick(NamedTuple):
    """An option by its place among those of a slot, whether `several` may be ticked, and whether
    it is `ticked` already."""

    slot: str
    several: bool
    number: int
    option: Inlines
    ticked: bool = False

    @classmethod
    def of(cls, choose: Choose, number: int) -> "Tick":
        """The option of a number."""
        option = choose.options[number]
        return cls(choose.slot, choose.count != 1, number, option, number in choose.ticked)


class OptionColumns(NamedTuple):
    """The measure of an option with its box, and the column of letters in it, in points."""

    measure: float
    letters: float


def option_strips(tick: Tick, columns: OptionColumns, place: BlockPlace) -> Sequence[Strip]:
    """The lines of an option behind its box, under the list that is the parent of the place."""
    _, style, structure, outer = place
    return structure.memoised(_option, tick, columns, outer, style, under=outer)


def _option(
    structure: Structure, tick: Tick, columns: OptionColumns, outer: Node | None, style: Style
) -> tuple[Strip, ...]:
    measure, letters = columns
    inset = style.box + style.unit * AFTER_BOX
    entry = Entry(LETTERS[tick.number], tick.option, letters, measure - inset - letters)
    lines, body = set_entry(entry, style, structure, outer)
    lines = [line._replace(x=line.x + inset) for line in lines]
    ticked = ticks(tick, tick_box(0, style), style, body)
    return tuple(tight(_with_box(lines, ticked, style)))


def side_by_side(options: Sequence[Sequence[Strip]], edges: Sequence[float], style: Style) -> Strip:
    """Options of one line each on one baseline, in columns that begin at these edges."""
    lines = [line for (line,) in options]
    lowest = max(_drop(line, style) for line in lines)
    bands: list[Band] = []
    fields: list[Mark] = []
    height = 0.0
    for edge, line in zip(edges, lines, strict=False):
        down = lowest - _drop(line, style)
        x = edge + line.x
        separate = apart(line)
        fields += moved(separate.marks, x, down)
        bands += [Band(x + left, down + top, marks) for left, top, marks in separate.bands]
        height = max(height, line.height + down)
    return Strip(height, tuple(fields), above=style.unit * ABOVE, bands=tuple(bands))


def tick_box(x: float, style: Style) -> Stroke:
    """A box to tick, in the middle of a line of text."""
    return box(x, (style.leading - style.box) / 2, style.box, style.box, style.frame)


def ticks(tick: Tick, square: Stroke, style: Style, parent: Node) -> tuple[Mark, ...]:
    """The box of an option, with its field and the tick that may be in it."""
    (left, top), _, (right, foot), _ = square.points
    place = left, top, right - left, foot - top
    letter = LETTERS[tick.number]
    tip = style.language.say("task.option", letter=letter, words=plain(tick.option))
    kind: FieldKind = "tick" if tick.several else "one"
    node = inline("Form", parent, (tick.slot, tick.number)) if style.fillable else parent
    field = Field(*place, kind, tick.slot, tip, option=letter, node=node)
    if not tick.ticked:
        return square, field
    x = (left + right - style.faces.width(TICKED, "text", style.size)) / 2
    foot = top + (foot - top) / 2 + style.size * CAPITALS
    return square, field, *in_faces(Run(x, foot, "text", style.size, TICKED, parent), style)


def _with_box(lines: list[Strip], box: Sequence[Mark], style: Style) -> list[Strip]:
    first, *rest = lines
    tick = moved(box, -first.x, _drop(first, style))
    return [first._replace(marks=(*first.marks, *tick)), *rest]


def _drop(line: Strip, style: Style) -> float:
    """How much lower than usual the letters of a line stand, for a formula above them."""
    usual = baseline(style.leading, style.size)
    heights = [mark.y for mark in line.marks if isinstance(mark, (Run, Shape))]
    return max(0.0, heights[0] - usual) if heights else 0.0


@memo(1 << 12)
def width_in_line(content: Inlines, style: Style) -> float:
    """The width in points of a text that is set in one line; infinite if it has a line break, a
    listing or a displayed formula.

    Without its memo, shuffled options take a fifth longer.
    """
    if any(not isinstance(part, tuple) for part in displays(content)):
        return inf
    words = words_of(content, style.faces, text_style(style.size, 0, style))
    return width_of(words, style.faces.space(style.size))


def is_verdict(choose: Choose, place: BlockPlace) -> bool:
    """Whether options need no letters, and each has room in one line with its box."""
    style = place.style
    room = place.measure - style.box - style.unit * AFTER_VERDICT
    return choose.arrangement == "row" and all(
        width_in_line(option, style) <= room for option in choose.options
    )


class Row(NamedTuple):
    """Options side by side in a line, and how wide they are in points."""

    width: float
    strip: Strip


def verdict_rows(choose: Choose, place: BlockPlace) -> list[Row]:
    """Options of a verdict, such as true and false: in one row, or in more if the measure is
    narrow."""
    measure, style, structure, parent = place
    outer = structure.add("L", parent, attributes={"ListNumbering": "None"})
    inset, gap = style.box + style.unit * AFTER_VERDICT, style.unit * 10 / 7
    rows: list[Row] = []
    for n, option in enumerate(choose.options):
        body = structure.add("LBody", structure.add("LI", outer))
        square = ticks(Tick.of(choose, n), tick_box(0, style), style, body)
        height, words = stacked(set_text(option, measure, style, body))
        marks = (*square, *moved(words, inset, 0))
        wide = inset + width_in_line(option, style)
        if rows and rows[-1].width + gap + wide <= measure:
            x, before = rows[-1].width + gap, rows.pop().strip
            marks = (*before.marks, *moved(marks, x, 0))
            height, wide = max(height, before.height), x + wide
        rows.append(Row(wide, Strip(height, marks)))
    return rows


def at_right_edge(rows: Sequence[Row], measure: float) -> list[Strip]:
    """Rows under one another, which are never parted from what stands before them."""
    return [row.strip._replace(x=measure - row.width, cost=GLUED) for row in rows]
