"""Space for answers: how much there is, and what is drawn in it."""

from dataclasses import dataclass
from math import ceil

from worksheets.layout.blocks.fields import answer_strips
from worksheets.layout.blocks.labels import label
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import (
    AVOID,
    GLUED,
    TIGHT,
    Spare,
    Strip,
    below,
    glued,
    shifted,
)
from worksheets.layout.style import TEXT, Style
from worksheets.layout.text.prose import set_text
from worksheets.layout.text.runs import baseline
from worksheets.model.page.page import Mark, Stroke
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Ruling, Write, text

LINES_A_MARK = 2
"""Equal marks get equal space."""
PHRASE = 240 / 7
"""A line of its own for a phrase, in units of space."""
DESCENT = 2 / 7
"""How far under the words beside it a line is drawn, in units of space."""
SPARE = 0.2
"""The part of a computed space that may go when a paper must be shorter."""
LARGE = 16
"""From this size of type on, lines to write on are heavier."""
EDGE_UNITS = 4
"""Lines of an answer space that stay on either side of a page break."""
EARLY = 0.4
"""A space of which a smaller part than this would fit at the foot of a page had better move on."""
LATE = 60.0
"""What a break before that part costs."""
SQUARE, GRAPH = 5 * MILLIMETRE, 10 * MILLIMETRE
"""Squares beside ordinary text, and those of graph paper, whose fine lines are a fifth of that
apart. Both grow with larger text, and are a little larger or smaller, so that they fill the
measure."""
FINE, THIN, THICK = 0.25, 0.3, 0.45
"""Lines of squares in points: black, for a copier loses grey ones."""


@dataclass(frozen=True, slots=True)
class Size:
    """Lines that an answer gets, and how many of them it must keep."""

    lines: int
    least: int


def size_of(write: Write, style: Style) -> Size:
    """How many lines an answer gets: by its marks, so that equal marks get equal space."""
    wanted = write.space
    lines = wanted.lines or max(1, ceil(write.marks * LINES_A_MARK * style.theme.answers.space))
    if write.phrase:
        lines = wanted.lines or 1
        return Size(lines, lines)
    lines = max(lines, wanted.least or 0)
    least = wanted.least or (lines if wanted.lines else ceil(lines * (1 - SPARE)))
    return Size(lines, min(least, lines))


def is_lined(write: Write, style: Style) -> bool:
    """Whether an answer is written on lines."""
    ruling = write.space.ruling or style.theme.answers.ruling
    return ruling in ("lines", "dotted") and not style.fillable


def phrase_line(write: Write, place: BlockPlace) -> Strip:
    """A line for a phrase on the line of its question, as wide as the measure."""
    measure, style, *_ = place
    y = baseline(style.leading, style.size) + style.unit * DESCENT
    ruling = write.space.ruling or style.theme.answers.ruling
    line = Stroke(((0, y), (measure, y)), style.rule, dots=ruling == "dotted")
    strips = [Strip(style.leading, (line,))]
    (strip,) = answer_strips(strips, write.slot, 1, place)
    return strip


def write_strips(write: Write, place: BlockPlace) -> list[Strip]:
    """The space for an answer; several entries are numbered and stay alike."""
    measure, style, structure, parent = place
    ruling = write.space.ruling or style.theme.answers.ruling
    if ruling == "figure":
        return []
    if ruling == "none":
        node = structure.add("P", parent)
        elsewhere = text(style.language.say("task.elsewhere"))
        note = set_text(elsewhere, measure, style, node)
        return below(note, style.unit)
    if style.fillable:
        ruling = "box"
    size = size_of(write, style)
    if write.entries == 1:
        length = min(style.unit * PHRASE, measure) if write.phrase else measure
        space = _space(ruling, size, length, style)
        return answer_strips(space, write.slot, size.lines, place.within(length))
    each = _share(size, write.entries)
    length = measure - style.indent
    strips: list[Strip] = []
    for entry in range(1, write.entries + 1):
        number = label(str(entry), style, structure.add("P", parent))
        mark = number._replace(x=-style.indent, y=style.pitch - style.size * 0.2)
        space = _space(ruling, each, length, style)
        slot = f"{write.slot}-{entry}"
        space = answer_strips(space, slot, each.lines, place.within(length))
        first, *rest = shifted(space, style.indent)
        strips += [first._replace(marks=(*first.marks, mark)), *rest]
    return strips


def _share(size: Size, entries: int) -> Size:
    each = max(1, round(size.lines / entries))
    return Size(each, min(each, max(1, ceil(size.least / entries))))


def _space(ruling: Ruling, size: Size, length: float, style: Style) -> list[Strip]:
    if ruling in ("lines", "dotted"):
        line = _line(length, style, dots=ruling == "dotted")
        return _units(size, style.pitch, (line,))
    unit, marks = _cell(ruling, length, style)
    scale = style.pitch / unit
    scaled = Size(*(max(1, ceil(n * scale - 0.01)) for n in (size.lines, size.least)))
    rows = _units(scaled, unit, marks)
    if ruling != "box":  # what is drawn over a page break is of no use
        rows = glued(rows)
    first, *rest = rows
    weight = {"squares": _thin(style), "graph": THICK}.get(ruling, style.frame)
    edge = Stroke(((0, 0), (length, 0)), weight)
    top = first._replace(marks=(edge, *first.marks), above=style.unit)
    return [top, *rest, Strip(0.01, (edge,), cost=TIGHT)]


def _line(length: float, style: Style, *, dots: bool) -> Stroke:
    """A rule as far from the foot of its unit as letters stand from the foot of their line, so that
    the first is a pitch under the letters above it."""
    y = style.pitch - style.leading + baseline(style.leading, style.size)
    weight = style.rule if style.size < LARGE else style.frame
    return Stroke(((0, y), (length, y)), weight, dots=dots)


def _cell(ruling: Ruling, length: float, style: Style) -> tuple[float, tuple[Mark, ...]]:
    """The height of one row of a box, of squares or of graph paper, and its marks."""
    if ruling == "box":
        unit = style.pitch
        return unit, tuple(Stroke(((x, 0), (x, unit)), style.frame) for x in (0.0, length))
    wanted = (SQUARE if ruling == "squares" else GRAPH) * max(1.0, style.size / TEXT)
    unit = length / max(1, round(length / wanted))
    if ruling == "squares":
        return unit, tuple(_grid(length, unit, unit, _thin(style)))
    return unit, (*_grid(length, unit, unit / 5, FINE), *_grid(length, unit, unit, THICK))


def _thin(style: Style) -> float:
    """The weight of the lines of squares, which is that of rules in large print."""
    return THIN if style.size < LARGE else style.rule


def _grid(wide: float, tall: float, step: float, weight: float) -> list[Stroke]:
    across, down = round(wide / step), round(tall / step)
    upright = [((n * step, 0.0), (n * step, tall)) for n in range(across + 1)]
    level = [((0.0, n * step), (wide, n * step)) for n in range(1, down + 1)]
    return [Stroke(ends, weight) for ends in (*upright, *level)]


def _units(size: Size, unit: float, marks: tuple[Mark, ...]) -> list[Strip]:
    """Units that must stay, one a strip, and at the end one strip of those that may go.

    A page may break where `EDGE_UNITS` units stay on both sides; before a small part it rather does
    not.
    """
    strips = [Strip(unit, marks, cost=_cost(n, size.least, size.lines)) for n in range(size.least)]
    if spare := size.lines - size.least:
        strips.append(Strip(unit * spare, marks, cost=GLUED, spare=Spare(unit, spare)))
    return strips


def _cost(n: int, least: int, lines: int) -> float:
    if n < EDGE_UNITS or least - n < EDGE_UNITS:
        return GLUED
    return LATE if n < EARLY * lines else AVOID
