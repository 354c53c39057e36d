"""Rows of tables: cells side by side over rules; a very tall row is cut between its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from worksheets.layout.blocks.panels import HEAD, tint_of
from worksheets.layout.pagination.strips import GLUED, Strip, inked, shifted, stacked
from worksheets.layout.structure import Structure, inline
from worksheets.layout.style import Style
from worksheets.layout.text.dates import with_whole_dates
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.layout.text.runs import baseline
from worksheets.model.page.node import Node
from worksheets.model.page.page import Colour, Fill, Mark, Stroke, moved
from worksheets.model.page.zones import Field
from worksheets.model.paper.content import Gap, Inlines, LineBreak, plain, text

TALL = 0.5
"""A row of more than this part of a page may be split between its lines."""
WITHIN = 30.0
"""What it costs to begin a page with a row that belongs to the one before it."""
ROW = 0.35
"""The weight of the rule under a row."""
ABOVE, BELOW, SIDE = 3 / 7, 2.5 / 7, 6 / 7
"""What stays free in a cell, in units of space."""
FOOT = 10 / 7
"""From the last line to write on in a cell down to the cell's rule, in units of space."""


@dataclass(frozen=True)
class Cell:
    """One paragraph, and more under it in the same cell.

    `shift` is how far in it begins, in points, so that numbers are aligned on their decimal points.
    """

    content: Inlines
    more: tuple[Inlines, ...] = ()
    shift: float = 0


Rows: TypeAlias = tuple[tuple[Cell, ...], ...]


class Look(NamedTuple):
    """How rows of a table are set: the size of type, their least height in points, whether they are
    its head, whether their first cells say what stands beside them, and whether one writes under
    these. Without heads of either kind it is no table for who hears it: cells are `paragraphs`."""

    size: float
    least: float = 0
    head: bool = False
    labelled: bool = False
    under: bool = False
    paragraphs: bool = False

    @property
    def tags(self) -> tuple[str, str, str]:
        """The tags of all rows together, of one of them, and of its cells that are no heads."""
        return ("Div", "Div", "P") if self.paragraphs else ("Table", "TR", "TD")


def set_row(
    cells: tuple[Cell, ...],
    parent: Node,
    widths: tuple[float, ...],
    style: Style,
    look: Look,
) -> tuple[Sequence[Strip], Sequence[Node]]:
    """The strip of a row, or its lines as strips if it is very tall, and the nodes in it."""
    structure = Structure()
    columns = [
        _set_cell(cell, _CellPlace(parent, n, width - 2 * SIDE * style.unit), style, look)
        for n, (cell, width) in enumerate(zip(cells, widths, strict=False))
    ]
    for column in columns:
        structure.nodes += column.nodes
    edges = (ABOVE + BELOW) * style.unit
    height = max(look.least, *(column.height + edges for column in columns))
    if height > TALL * style.depth:
        return _bands(columns, widths, style, look), structure.nodes
    marks: list[Mark] = []
    for column, left in zip(columns, _edges(widths), strict=False):
        marks += _marks(column, left + SIDE * style.unit, height, style)
    if look.least:
        marks += _lines_to_write_on(cells, widths, height, style, look)
        nodes = [column.nodes[0] for column in columns]
        places = _field_places(widths, height, columns[0].height if look.under else 0, style)
        marks += _fields(cells, nodes, places, style)
    return (_ruled(marks, height, _ground(widths, style, look)),), structure.nodes


class _CellPlace(NamedTuple):
    """Where a cell is: its row and its number there, and the measure of its words."""

    row: Node
    number: int
    room: float


class _Column(NamedTuple):
    """What stands in a cell: its lines, their height and marks, and the line to write on at its
    foot, if it has one."""

    nodes: Sequence[Node]
    lines: Sequence[Strip]
    height: float
    marks: tuple[Mark, ...]
    foot: Strip | None


def _set_cell(cell: Cell, place: _CellPlace, style: Style, look: Look) -> _Column:
    row, number, room = place
    structure = Structure("", [], {row: number})
    tag, attributes = _tag(number, look)
    node = structure.add(tag, row, attributes=attributes)
    content, answer = answered(cell.content)
    lines: list[Strip] = []
    blank = _blank_of(cell)
    if blank:
        lines += _label(blank, room, look, style, node)
    paragraphs = [] if blank else [words for words in (content, *cell.more) if words]
    paragraph = ParagraphStyle(look.size, strong=look.head, whole_words=True)
    inner = room - cell.shift
    for words in paragraphs:
        own = structure.add("P", node) if len(paragraphs) > 1 else node
        dated = with_whole_dates(words, inner, look.size, style)
        lines += set_text(dated, inner, style, own, paragraph)
    lines = shifted(lines, cell.shift)
    foot = answer_line(answer, room, style, node) if answer else None
    height, marks = stacked(lines)
    return _Column(structure.nodes, lines, height + (foot.height if foot else 0), marks, foot)


def _tag(number: int, look: Look) -> tuple[str, dict[str, str] | None]:
    """The tag of a cell and its attributes."""
    if look.head:
        return "TH", {"Scope": "Column"}
    if look.labelled and number == 0:
        return "TH", {"Scope": "Row"}
    return look.tags[2], None


def _marks(column: _Column, x: float, height: float, style: Style) -> Iterator[Mark]:
    """The marks of a cell in a row that is so high, with its answer line at the foot."""
    yield from moved(column.marks, x, ABOVE * style.unit)
    if column.foot:
        y = height - BELOW * style.unit - column.foot.height
        yield from moved(column.foot.marks, x, y)


def _lines_to_write_on(
    cells: Sequence[Cell], widths: tuple[float, ...], height: float, style: Style, look: Look
) -> Iterator[Stroke]:
    """Lines at the foot of every cell that is a blank with a label: as many as a row of the least
    height has room for under the label, and no more in a higher one, for they earn as much."""
    if style.fillable:
        return
    side, dots = SIDE * style.unit, style.theme.answers.ruling == "dotted"
    under = ABOVE * style.unit + style.leading_of(look.size)
    foot = FOOT * style.unit
    count = 1 + max(0, int((look.least - foot - under) // style.pitch))
    places = [height - foot - n * style.pitch for n in range(count)]
    for cell, left, width in zip(cells, _edges(widths), widths, strict=False):
        if _blank_of(cell):
            for y in places:
                ends = ((left + side, y), (left + width - side, y))
                yield Stroke(ends, style.rule, dots=dots)


def _field_places(
    widths: Sequence[float], height: float, label: float, style: Style
) -> list[tuple[float, float, float, float]]:
    """Where the fields of cells are: left, top, width and height. Under a label so high they are as
    wide as the row."""
    if label:
        top = label + ABOVE * style.unit
        return [(1, top, sum(widths) - 2, height - top - 1)] * len(widths)
    edges = _edges(tuple(widths))
    return [(edge + 1, 1, wide - 2, height - 2) for edge, wide in zip(edges, widths, strict=False)]


def _fields(
    cells: Sequence[Cell],
    nodes: Sequence[Node],
    places: Sequence[tuple[float, float, float, float]],
    style: Style,
) -> Iterator[Field]:
    """A field in every empty cell of a row, named after the words at its left."""
    tip = plain(cells[0].content)
    for n, (cell, node, place) in enumerate(zip(cells, nodes, places, strict=True)):
        blank = _blank_of(cell)
        if blank is None and plain(cell.content):
            continue
        slot, name = (blank.slot, style.theme.spoken.gap) if blank else (f"{tip}-{n}", tip)
        own = inline("Form", node, blank.slot if blank else n) if style.fillable else node
        yield Field(*place, "lines", slot, name, node=own)


def _blank_of(cell: Cell) -> Gap | None:
    """The blank with a label that a cell is as a whole, if it is one."""
    match cell.content:
        case (Gap(label=name) as gap,) if name:
            return gap
    return None


def answered(content: Inlines) -> tuple[Inlines, Gap | None]:
    """The words of a cell, and the blank at their end that has a line of its own, if there is
    one."""
    match content:
        case (*words, LineBreak(), Gap(label="") as gap):
            return tuple(words), gap
        case (Gap(label="") as gap,):
            return (), gap
    return content, None


def _label(gap: Gap, room: float, look: Look, style: Style, node: Node) -> list[Strip]:
    """The label of a blank cell, which a listener hears as a blank."""
    element = node
    if not style.fillable:
        spoken = f"{gap.label} {style.theme.spoken.gap}".strip()
        element = inline("Span", node, gap.slot, actual=spoken)
    return set_text(text(gap.label), room, style, element, ParagraphStyle(look.size))


def answer_line(gap: Gap, room: float, style: Style, node: Node) -> Strip:
    """A line to write on, a pitch under the words above it, which a listener hears as a blank."""
    spoken = style.theme.spoken.gap
    tag, actual = ("Form", "") if style.fillable else ("Span", spoken)
    element = inline(tag, node, gap.slot, actual=actual)
    y = style.pitch - style.leading + baseline(style.leading, style.size)
    dots = style.theme.answers.ruling == "dotted"
    line = Stroke(
        ((0, y), (room, y)), style.rule, dots=dots, node=None if style.fillable else element
    )
    field = Field(0, y - style.pitch + 1, room, style.pitch - 1, "text", gap.slot, spoken)
    return Strip(y + (FOOT - BELOW) * style.unit, (line, field._replace(node=element)))


def _bands(
    columns: Sequence[_Column], widths: tuple[float, ...], style: Style, look: Look
) -> list[Strip]:
    """A tall row, line by line: every cell goes on beside the others."""
    cells = [[*column.lines, *([column.foot] if column.foot else [])] for column in columns]
    count = max(len(lines) for lines in cells)
    ground = _ground(widths, style, look)
    bands = []
    for n in range(count):
        top = ABOVE * style.unit if n == 0 else 0.0
        foot = BELOW * style.unit if n == count - 1 else 0.0
        marks: list[Mark] = []
        height = 0.0
        for lines, left in zip(cells, _edges(widths), strict=False):
            if n < len(lines):
                marks += moved(inked(lines[n]), left + SIDE * style.unit + lines[n].x, top)
                height = max(height, lines[n].height)
        strip = _ruled(marks, top + height + foot, ground, ends=n == count - 1)
        bands.append(strip._replace(cost=GLUED if n in (1, count - 1) else WITHIN))
    return bands


class _Ground(NamedTuple):
    """What a row stands on: how wide it is, the tint behind it, and the weight of the rule under
    it."""

    wide: float
    tint: Colour | None
    weight: float


def _ground(widths: Sequence[float], style: Style, look: Look) -> _Ground:
    if look.head:
        return _Ground(sum(widths), tint_of(HEAD, style), style.frame)
    return _Ground(sum(widths), None, ROW)


def _ruled(marks: Sequence[Mark], height: float, ground: _Ground, *, ends: bool = True) -> Strip:
    """A row, or a part of one, with the rule under it where it ends."""
    wide, tint, weight = ground
    behind = (Fill(0, 0, wide, height, tint),) if tint else ()
    rule = (Stroke(((0, height), (wide, height)), weight),) if ends else ()
    return Strip(height, (*behind, *marks, *rule))


def _edges(widths: tuple[float, ...]) -> Sequence[float]:
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges
