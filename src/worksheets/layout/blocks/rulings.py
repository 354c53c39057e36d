"""Space for answers: how much there is, and what is drawn in it."""

from collections.abc import Hashable
from dataclasses import dataclass
from math import ceil, floor

from worksheets.layout.blocks.fields import answer_strips
from worksheets.layout.blocks.labels import label
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import AVOID, GLUED, TIGHT, Elastic, Strip, below, shifted
from worksheets.layout.style import Style
from worksheets.layout.text.prose import set_text
from worksheets.model.page.page import Mark, Stroke
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Ruling, Write, text

WORDS_PER_MINUTE, WRITING_SHARE, SLACK = 16, 0.7, 1.3
WORD_WIDTH = 16 * MILLIMETRE
"""How pupils write (ages 14 to 15: 14 to 18 words a minute, about 16 mm a word at 8 mm pitch)."""
SPARE = 0.2
"""The part of a computed space that may go when a paper must be shorter."""
EDGE_UNITS = 4
"""Lines of an answer space that stay on either side of a page break."""
EARLY = 0.4
"""A space of which a smaller part than this would fit at the foot of a page had better move on."""
LATE = 60.0
"""What a break before that part costs."""
SQUARE = 5 * MILLIMETRE
LIGHT = 0.6
"""How black the lines of squares are: a copier keeps them, and a pencil shows on them."""
GRAPH = 10 * MILLIMETRE
"""A square of graph paper; the lines within it are 2 mm apart."""


@dataclass(frozen=True, slots=True)
class Size:
    """Lines that an answer gets, must keep, and may grow to."""

    lines: int
    least: int
    most: int


def size_of(write: Write, measure: float, style: Style) -> Size:
    """How many lines an answer needs: words a mark, width of a word, slack (conventions part 2)."""
    wanted = write.space
    lines = wanted.lines or _computed(write, measure, style)
    if write.phrase:
        return Size(lines, lines, lines)
    lines = max(lines, wanted.least or 0)
    least = wanted.least or (lines if wanted.lines else ceil(lines * (1 - SPARE)))
    most = max(lines, floor(lines * style.theme.answers.growth))
    return Size(lines, min(least, lines), most)


def _computed(write: Write, measure: float, style: Style) -> int:
    answers = style.theme.answers
    if write.phrase:
        return 1
    if write.marks <= 2:
        lines = 2 * write.marks
    else:
        word_count = write.marks * answers.minutes_per_mark * WRITING_SHARE * WORDS_PER_MINUTE
        across = measure / (WORD_WIDTH * style.pitch / (8 * MILLIMETRE))
        lines = ceil(max(word_count, write.words) / across * SLACK)
    return max(1, ceil(lines * answers.space))


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
    size = size_of(write, measure, style)
    group = structure.group(parent)
    if write.entries == 1:
        length = measure * 0.5 if write.phrase else measure
        space = _space(ruling, size, length, style, group)
        return answer_strips(space, write.slot, size.lines, place.within(length))
    each = _share(size, write.entries)
    length = measure - style.indent
    strips: list[Strip] = []
    for entry in range(1, write.entries + 1):
        number = label(str(entry), style, structure.add("P", parent))
        mark = number._replace(x=-style.indent, y=style.pitch - style.size * 0.2)
        space = _space(ruling, each, length, style, group)
        slot = f"{write.slot}-{entry}"
        space = answer_strips(space, slot, each.lines, place.within(length))
        first, *rest = shifted(space, style.indent)
        strips += [first._replace(marks=(*first.marks, mark)), *rest]
    return strips


def _share(size: Size, entries: int) -> Size:
    each = max(1, round(size.lines / entries))
    return Size(
        each, min(each, max(1, ceil(size.least / entries))), max(each, size.most // entries)
    )


def _space(ruling: Ruling, size: Size, length: float, style: Style, group: Hashable) -> list[Strip]:
    if ruling in ("lines", "dotted"):
        line = _line(length, style, dots=ruling == "dotted")
        return _units(size, style.pitch, (line,), group)
    unit, marks = _cell(ruling, length, style)
    scale = style.pitch / unit
    scaled = Size(*(max(1, ceil(n * scale - 0.01)) for n in (size.lines, size.least, size.most)))
    wide = length - length % unit if ruling != "box" else length
    first, *rest = _units(scaled, unit, marks, group)
    edge = Stroke(((0, 0), (wide, 0)), style.frame)
    top = first._replace(marks=(edge, *first.marks), above=style.unit)
    return [top, *rest, Strip(0.01, (edge,), cost=TIGHT)]


def _line(length: float, style: Style, *, dots: bool) -> Stroke:
    """A rule at the foot of its unit, so the first stands a whole pitch under the text."""
    y = style.pitch
    return Stroke(((0, y), (length, y)), style.frame if dots else style.rule, dots=dots)


def _cell(ruling: Ruling, length: float, style: Style) -> tuple[float, tuple[Mark, ...]]:
    """The height of one row of a box, of squares or of graph paper, and its marks."""
    if ruling == "box":
        unit = style.pitch
        return unit, tuple(Stroke(((x, 0), (x, unit)), style.frame) for x in (0.0, length))
    if ruling == "squares":
        return SQUARE, tuple(_grid(length - length % SQUARE, SQUARE, SQUARE, style.rule))
    wide = length - length % GRAPH
    minor = _grid(wide, GRAPH, 2 * MILLIMETRE, style.rule / 2)
    return GRAPH, (*minor, *_grid(wide, GRAPH, GRAPH, style.rule))


def _grid(wide: float, tall: float, step: float, weight: float) -> list[Stroke]:
    across, down = round(wide / step), round(tall / step)
    upright = [((n * step, 0.0), (n * step, tall)) for n in range(across + 1)]
    level = [((0.0, n * step), (wide, n * step)) for n in range(1, down + 1)]
    return [Stroke(ends, weight, black=LIGHT) for ends in (*upright, *level)]


def _units(size: Size, unit: float, marks: tuple[Mark, ...], group: Hashable) -> list[Strip]:
    """Units that must stay, one a strip, and at the end one strip that gives and takes.

    A page may break where `EDGE_UNITS` units stay on both sides; before a small part it rather does
    not.
    """
    spare = size.lines - size.least
    strips = [Strip(unit, marks, cost=_cost(n, size.least, size.lines)) for n in range(size.least)]
    if size.most > size.least:
        elastic = Elastic(unit, 0, spare, size.most - size.least, group, size.lines)
        strips.append(Strip(unit * spare, marks, cost=GLUED, elastic=elastic))
    return strips


def _cost(n: int, least: int, lines: int) -> float:
    if n < EDGE_UNITS or least - n < EDGE_UNITS:
        return GLUED
    return LATE if n < EARLY * lines else AVOID
