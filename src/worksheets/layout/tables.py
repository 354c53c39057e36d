"""Ruled tables: a head row that is repeated on every page, and rows that never split."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from worksheets.layout.prose import set_text
from worksheets.layout.strips import GLUED, Strip, Structure, moved, stacked
from worksheets.layout.style import Style
from worksheets.model.content import Inlines
from worksheets.model.page import Mark, Node, Stroke

PADDING = 4.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One paragraph, and more under it in the same cell."""

    content: Inlines
    more: tuple[Inlines, ...] = ()


def table(
    head: Sequence[Inlines],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    style: Style,
    structure: Structure,
    parent: Node | None = None,
    *,
    least: float = 0,
    size: float = 0,
    groups: Sequence[int] = (),
) -> list[Strip]:
    """A table of cells; `widths` in points, `least` height of a body row.

    `groups` holds the numbers of the rows that begin a group: a page break falls there by choice.
    """
    outer = structure.add("Table", parent)
    row = structure.add("TR", outer)
    nodes = [structure.add("TH", row, attributes={"Scope": "Column"}) for _ in head]
    cells = [Cell(content) for content in head]
    top = _row(cells, nodes, widths, style, 0, size, strong=True)
    edge = Stroke(((0, 0), (sum(widths), 0)), style.frame * 1.5)
    top = replace(top, marks=(edge, *top.marks))
    repeated = replace(top, marks=tuple(_artifact(mark) for mark in top.marks))
    strips = [top]
    for n, entries in enumerate(rows):
        line = structure.add("TR", outer)
        inner = [structure.add("TD", line) for _ in entries]
        strip = _row(entries, inner, widths, style, least, size)
        free = not groups or n in groups
        strips.append(replace(strip, head=repeated, cost=GLUED if n == 0 else 0 if free else 8))
    return strips


def _artifact(mark: Mark) -> Mark:
    return replace(mark, node=None)


def _row(
    cells: Sequence[Cell],
    nodes: Sequence[Node],
    widths: Sequence[float],
    style: Style,
    least: float,
    size: float,
    *,
    strong: bool = False,
) -> Strip:
    x = 0.0
    marks: list[Mark] = []
    height = least
    for cell, node, width in zip(cells, nodes, widths, strict=True):
        strips: list[Strip] = []
        for content in (cell.content, *cell.more):
            if content:
                strips += set_text(
                    content, width - 2 * PADDING, style, node, size=size, strong=strong
                )
        tall, inside = stacked(strips)
        marks += moved(inside, x + PADDING, PADDING * 0.75)
        height = max(height, tall + PADDING * 1.5)
        x += width
    weight = style.frame * 1.5 if strong else style.rule
    marks.append(Stroke(((0, height), (x, height)), weight))
    for edge in _edges(widths):
        marks.append(Stroke(((edge, 0), (edge, height)), style.rule))
    return Strip(height, tuple(marks))


def _edges(widths: Sequence[float]) -> list[float]:
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges
