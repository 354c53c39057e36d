"""Ruled tables: a head row repeated on every page; rows split only if no page holds them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rows import ROW, WITHIN, Cell, Look, Rows, set_row
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import FREE, GLUED, Strip, artifacts, stacked
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.model.page.node import Node
from worksheets.model.page.page import Stroke, moved
from worksheets.model.paper.content import Inlines

HEAD = 0.25
"""A head row of more than this part of a page is not repeated."""
Entry = TypeVar("Entry")


def downwards(entries: Sequence[Entry], across: int) -> Iterator[list[Entry | None]]:
    """Entries in so many columns, to be read down each: row by row, None where there is none."""
    rows = -(-len(entries) // across)
    for n in range(rows):
        places = (column * rows + n for column in range(across))
        yield [entries[at] if at < len(entries) else None for at in places]


def table(
    head: Sequence[Inlines],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    place: BlockPlace,
    look: Look,
) -> list[Strip]:
    """A table of cells, of which two rows stay together at either end; `widths` in points.

    Without a head the first cell of every row says what belongs into the others.
    """
    single: list[Rows] = [(tuple(row),) for row in rows]
    galleys = row_by_row(head, single, widths, place, look)
    return [strip for galley in galleys for strip in galley.strips]


def row_by_row(
    head: Sequence[Inlines],
    rows: Sequence[Rows],
    widths: Sequence[float],
    place: BlockPlace,
    look: Look,
) -> list[Galley]:
    """A table with a galley for each row, which may stand in other tables too."""
    lonely = (0, 1, len(rows) - 1) if len(rows) > 3 else range(len(rows))
    priced = [(row, GLUED if n in lonely else FREE) for n, row in enumerate(rows)]
    return _galleys(_plan_at(place, head, widths, look), priced, place.structure)


def folded(
    head: Sequence[Inlines],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    place: BlockPlace,
    look: Look,
) -> Strip:
    """A table whose second half stands at the right of the first, under a head for both; `widths`
    are those of the columns of a half. It is read like any other table, row after row."""
    style, structure = place.style, place.structure
    half = sum(widths)
    plan = _plan_at(place, head, (*widths, *widths), look)
    structure.nodes += plan.nodes
    strips: list[Strip] = []
    body = Structure("", [], {plan.outer: 1})  # behind the head
    for row in rows:
        line = body.add("TR", plan.outer)
        lines, nodes = set_row(tuple(row), line, tuple(widths), style, look)
        body.nodes += nodes
        strips.append(Strip(*stacked(lines)))
    structure.nodes += body.nodes
    top, marks = stacked(plan.head.strips)
    count = -(-len(rows) // 2)
    heights = [max(strip.height for strip in strips[n::count][:2]) for n in range(count)]
    tops = [top, *(top + foot for foot in accumulate(heights))]
    painted = list(marks)
    for n, strip in enumerate(strips):  # row after row, as it is heard
        *inside, _ = strip.marks  # the last is the rule of a row as wide as a half
        painted += moved(inside, n // count * half, tops[n % count])
    weights = [ROW] * (count - 1) + [style.frame]
    for y, weight in zip(tops[1:], weights, strict=True):
        painted.append(Stroke(((0, y), (2 * half, y)), weight))
    return Strip(tops[-1], tuple(painted))


def grouped(
    head: Sequence[Inlines],
    groups: Sequence[Sequence[Rows]],
    widths: Sequence[float],
    place: BlockPlace,
    look: Look,
) -> list[Galley]:
    """A table with rows in groups; each has its rows as they are to be in galleys.

    A page break falls between groups by choice, and never after the first row of one.
    """
    priced = [(rows, _price(n, FREE)) for group in groups for n, rows in enumerate(group)]
    priced[:1] = [(rows, GLUED) for rows, _ in priced[:1]]
    return _galleys(_plan_at(place, head, widths, look), priced, place.structure)


def _price(number: int, first: float) -> float:
    """What it costs to begin a page with a row of a group, if with the first it costs so much."""
    return (first, GLUED)[number] if number < 2 else WITHIN


def _galleys(
    plan: "_Plan", priced: Iterable[tuple[Rows, float]], structure: Structure
) -> list[Galley]:
    """The head of a table and its rows, with what it costs to begin a page with the first."""
    structure.nodes += plan.nodes
    galleys = [plan.head]
    place = 1 if plan.nodes else 0
    for rows, cost in priced:
        row_galley, nodes = _placed(rows, place, plan, cost)
        structure.nodes += nodes
        galleys.append(row_galley)
        place += len(rows)
    if not plan.look.labelled:
        galleys[-1] = _closed(galleys[-1], sum(plan.widths), plan.style.frame)
    return galleys


def _closed(last: Galley, wide: float, weight: float) -> Galley:
    """The last row of a table, with a heavier rule under it."""
    *before, foot = last.strips
    rule = Stroke(((0, foot.height), (wide, foot.height)), weight)
    return galley([*before, foot._replace(marks=(*foot.marks, rule))])


@dataclass(frozen=True, slots=True)
class _Plan:
    """What all rows of a table share.

    `repeated` is the part of the head row that stands on later pages too; `nodes` are the elements
    in the head row.
    """

    outer: Node
    widths: tuple[float, ...]
    style: Style
    look: Look
    head: Galley
    repeated: tuple[Strip, ...]
    nodes: Sequence[Node]


def _plan_at(
    place: BlockPlace, head: Sequence[Inlines], widths: Sequence[float], look: Look
) -> _Plan:
    """The plan of a new table at a place."""
    outer = place.structure.add(look.tags[0], place.parent)
    return _plan(tuple(map(Cell, head)), outer, tuple(widths), place.style, look)


def _plan(
    cells: tuple[Cell, ...], outer: Node, widths: tuple[float, ...], style: Style, look: Look
) -> _Plan:
    structure = Structure()
    wide = sum(widths)
    if not cells:
        weight = ROW if look.labelled else style.frame
        rule = Strip(0.01, (Stroke(((0, 0), (wide, 0)), weight),))
        return _Plan(outer, widths, style, look, galley([rule]), (), ())
    line = structure.add("TR", outer)
    (top, *more), nodes = set_row(cells, line, widths, style, Look(look.size, head=True))
    edge = Stroke(((0, 0), (wide, 0)), style.frame)
    top = top._replace(marks=(*top.marks, edge))
    short = not more and top.height <= HEAD * style.depth
    repeated = (top._replace(marks=artifacts(top.marks)),) if short else ()
    return _Plan(outer, widths, style, look, galley((top, *more)), repeated, (line, *nodes))


def _placed(rows: Rows, place: int, plan: _Plan, cost: float) -> tuple[Galley, Sequence[Node]]:
    """Rows from a place in the table on, of which no page ends with the first, and their nodes."""
    structure = Structure("", [], {plan.outer: place})
    strips: list[Strip] = []
    for n, cells in enumerate(rows):
        line = structure.add(plan.look.tags[1], plan.outer)
        (first, *rest), nodes = set_row(cells, line, plan.widths, plan.style, plan.look)
        structure.nodes += nodes
        strips.append(first._replace(heads=plan.repeated, cost=_price(n, cost)))
        strips += [strip._replace(heads=plan.repeated) for strip in rest]
    return galley(strips), structure.nodes
