"""Rows of tables: cells side by side between rules; a very tall row is cut between its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from worksheets.layout.pagination.strips import GLUED, Strip, stacked
from worksheets.layout.structure import Structure, inline
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.memo import memo
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, Stroke, moved
from worksheets.model.page.zones import Field
from worksheets.model.paper.content import Gap, Inlines, Strong, plain, text

TALL = 0.5
"""A row of more than this part of a page may be split between its lines."""
WITHIN = 30.0
"""What it costs to begin a page with a row that belongs to the one before it."""


@dataclass(frozen=True)
class Cell:
    """One paragraph, and more under it in the same cell."""

    content: Inlines
    more: tuple[Inlines, ...] = ()


Rows: TypeAlias = tuple[tuple[Cell, ...], ...]


class Look(NamedTuple):
    """How rows of a table are set: the size of type, their least height in points, and whether
    they are its head."""

    size: float
    least: float = 0
    head: bool = False


@memo(64)
def set_row(
    cells: tuple[Cell, ...],
    parent: Node,
    widths: tuple[float, ...],
    style: Style,
    look: Look,
) -> tuple[Sequence[Strip], Sequence[Node]]:
    """The strip of a row, or its lines as strips if it is very tall, and the nodes in it."""
    structure = Structure()
    padding = style.unit * 0.8
    edge = padding * 0.7
    columns = [
        _set_cell(
            cell, _CellPlace(parent, n, left + padding, edge, width - 2 * padding), style, look
        )
        for n, (cell, left, width) in enumerate(zip(cells, _edges(widths), widths, strict=False))
    ]
    for column in columns:
        structure.nodes += column.nodes
    height = max(look.least, *(column.height + 2 * edge for column in columns))
    weight = style.frame * 1.5 if look.head else style.rule
    if height <= TALL * style.depth:
        marks = [mark for column in columns for mark in column.marks]
        if look.least:
            nodes = [column.nodes[0] for column in columns]
            marks += _fields(cells, nodes, widths, height, style)
        return (_ruled(marks, height, widths, style, weight),), structure.nodes
    lines = [column.lines for column in columns]
    return _bands(lines, widths, style, padding, edge), structure.nodes


class _CellPlace(NamedTuple):
    """Where a cell is: its row and its number there, the corner of its words and their measure."""

    row: Node
    number: int
    x: float
    y: float
    room: float


class _Column(NamedTuple):
    """What stands in a cell: its lines, and their marks where they stand in a row that is whole."""

    nodes: Sequence[Node]
    lines: Sequence[Strip]
    height: float
    marks: tuple[Mark, ...]


@memo(1 << 12)
def _set_cell(cell: Cell, place: _CellPlace, style: Style, look: Look) -> _Column:
    row, number, x, y, room = place
    structure = Structure("", [], {row: number})
    tag, attributes = ("TH", {"Scope": "Column"}) if look.head else ("TD", None)
    node = structure.add(tag, row, attributes=attributes)
    lines: list[Strip] = []
    blank = _blank_of(cell)
    if blank:
        lines += _blank(blank, room, look, style, node)
    else:
        paragraphs = [content for content in (cell.content, *cell.more) if content]
        paragraph = ParagraphStyle(look.size, strong=look.head, whole_words=True)
        for content in paragraphs:
            own = structure.add("P", node) if len(paragraphs) > 1 else node
            lines += set_text(content, room, style, own, paragraph)
    height, marks = stacked(lines)
    return _Column(structure.nodes, lines, height, moved(marks, x, y))


def _fields(
    cells: Sequence[Cell],
    nodes: Sequence[Node],
    widths: Sequence[float],
    height: float,
    style: Style,
) -> Iterator[Field]:
    """A field in every empty cell of a row, named after the words at its left."""
    tip = plain(cells[0].content)
    for n, (cell, node, width) in enumerate(zip(cells, nodes, widths, strict=True)):
        place = _edges(tuple(widths))[n] + 1, 1, width - 2, height - 2
        blank = _blank_of(cell)
        if blank is None and plain(cell.content):
            continue
        slot, name = (blank.slot, style.theme.spoken.gap) if blank else (f"{tip}-{n}", tip)
        own = inline("Form", node, blank.slot if blank else n) if style.fillable else node
        yield Field(*place, "lines", slot, name, node=own)


def _blank_of(cell: Cell) -> Gap | None:
    """The blank that a cell is as a whole, if it is one."""
    match cell.content:
        case (Gap() as gap,):
            return gap
    return None


def _blank(gap: Gap, room: float, look: Look, style: Style, node: Node) -> list[Strip]:
    """The label of a blank cell, or a line to write on, which a listener hears as a blank."""
    element = node
    if not style.fillable:
        spoken = f"{gap.label} {style.theme.spoken.gap}".strip()
        element = inline("Span", node, gap.slot, actual=spoken)
    if gap.label:
        return set_text((Strong(text(gap.label)),), room, style, element, ParagraphStyle(look.size))
    if style.fillable:
        return []
    y = max(look.least * 0.7, style.leading) - style.unit * 0.56
    return [Strip(y + style.rule, (Stroke(((0, y), (room, y)), style.rule, node=element),))]


def _bands(
    columns: Sequence[Sequence[Strip]],
    widths: Sequence[float],
    style: Style,
    padding: float,
    edge: float,
) -> list[Strip]:
    """A tall row, line by line: every cell goes on beside the others."""
    count = max(len(lines) for lines in columns)
    bands = []
    for n in range(count):
        top = edge if n == 0 else 0.0
        foot = edge if n == count - 1 else 0.0
        marks: list[Mark] = []
        height = 0.0
        for lines, left in zip(columns, _edges(tuple(widths)), strict=False):
            if n < len(lines):
                marks += moved(lines[n].marks, left + padding + lines[n].x, top)
                height = max(height, lines[n].height)
        weight = style.rule if n == count - 1 else 0
        strip = _ruled(marks, top + height + foot, widths, style, weight)
        bands.append(strip._replace(cost=GLUED if n in (1, count - 1) else WITHIN))
    return bands


def _ruled(
    marks: Sequence[Mark], height: float, widths: Sequence[float], style: Style, weight: float
) -> Strip:
    """A row with the rules at its sides, and with a weight the rule under it."""
    return Strip(height, (*marks, *_rules(height, tuple(widths), style.rule, weight)))


@memo(1 << 10)
def _rules(
    height: float, widths: tuple[float, ...], rule: float, weight: float
) -> tuple[Stroke, ...]:
    rules = [Stroke(((x, 0), (x, height)), rule) for x in _edges(widths)]
    if weight:
        rules.append(Stroke(((0, height), (sum(widths), height)), weight))
    return tuple(rules)


@memo(256)
def _edges(widths: tuple[float, ...]) -> Sequence[float]:
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges
