"""What the bands of a mark scheme have in common: instructions, heads, and rows that go on."""

from collections.abc import Sequence
from typing import NamedTuple

from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rows import WITHIN
from worksheets.layout.blocks.tables import HEAD
from worksheets.layout.documents.scheme_rows import (
    HEAVY,
    LIGHT,
    SENTENCES,
    Cell,
    Edges,
    Letters,
    answer_size,
    cell_lines,
    goes_on,
    guidance_size,
    line_of,
    set_row,
)
from worksheets.layout.pagination.strips import GLUED, Strip, artifacts
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.model.page.node import Node
from worksheets.model.paper.content import Inlines, plain, text
from worksheets.model.paper.wording import run_in

POINT, TOTAL = 2.0, 4.0
"""The columns of the marks of points and of questions, in units of space."""
INSET = 5.5 / 7
"""How far words stand from the sides of a tint, in units of space."""


class BandPlace(NamedTuple):
    """Where a question stands: the width of the column of numbers in points, and what is shared."""

    numbers: float
    style: Style
    structure: Structure


def banded(
    rows: Sequence[Sequence[Strip]], heads: tuple[Strip, ...], cost: float, under: float = 0
) -> list[Strip]:
    """The rows of one question, with the heads that are repeated on new pages and so much space
    under the last.

    No page ends with the first row or begins with the last; to begin one with another row has a
    cost.
    """
    strips: list[Strip] = []
    for n, row in enumerate(rows):
        first, *rest = row
        if n:
            lonely = n in (1, len(rows) - 1)
            first = first._replace(cost=GLUED if lonely else cost, heads=heads)
        strips += [first, *(strip._replace(heads=heads) for strip in rest)]
    strips[-1] = strips[-1]._replace(height=strips[-1].height + under)
    return strips


class Instruction(NamedTuple):
    """The rule by which a question is marked, notes on it, and the question's label and marks."""

    label: str
    rule: Inlines
    notes: tuple[Inlines, ...]
    marks: int


def instruction_row(
    said: Instruction, place: BandPlace, row: Node | None = None, across: int = 1
) -> list[Strip]:
    """The first row of a band, on a tint: number, words and marks.

    They are cells of a table's row, the words `across` so many columns, or else paragraphs.
    """
    numbers, style, structure = place
    size, small = answer_size(style), guidance_size(style)
    inset = INSET * style.unit
    head = row_head(row, structure) if row else structure.add("P")
    number = line_of(said.label, head, style, Letters(size, strong=True))
    room = style.measure - numbers - (TOTAL + 1.5) * style.unit
    inside = BlockPlace(room, style, structure)
    lines: list[Strip] = []
    if row:
        spanned = {"ColSpan": str(across)} if across > 1 else None
        inside = inside.under(structure.add("TD", row, attributes=spanned))
    apart = row and said.rule and said.notes
    for content, own_size in ((said.rule, size), (run_in(said.notes, SENTENCES), small)):
        own = inside.under(structure.add("P", inside.parent)) if apart else inside
        lines += cell_lines([content], own, own_size)
    foot = structure.add("TD", row) if row else structure.add("P")
    worth = line_of(total_of(said.marks), foot, style, Letters(size), style.measure - inset)
    cells = [number._replace(x=inset), Cell(numbers, lines), worth]
    return set_row(cells, style, Edges(over=HEAVY, tinted=True, air=0.3))


def total_of(marks: int) -> str:
    """The marks of a question as they stand at the right."""
    return f"[{marks}]" if marks else "–"


def row_head(row: Node, structure: Structure) -> Node:
    """The cell that heads a row for a listener."""
    return structure.add("TH", row, attributes={"Scope": "Row"})


class Column(NamedTuple):
    """A column under its title: its left edge and its measure in points; its words end there if
    they stand `at_right`."""

    title: str
    x: float
    measure: float
    at_right: bool = False


def table_under(
    label: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[tuple[Inlines, ...]]],
    place: BandPlace,
    *,
    titled: bool = False,
) -> list[Strip]:
    """A table of cells under the instruction of a question, which goes on with its head row.

    A cell is paragraphs; with `titled` rows the first of each is its title.
    """
    _, style, structure = place
    outer = structure.add("Table")
    line = structure.add("TR", outer)
    cells = []
    for column in columns:
        tag, scope = ("TH", {"Scope": "Column"}) if column.title else ("TD", None)
        node = structure.add(tag, line, attributes=scope)
        cells.append(_cell((text(column.title),), column, place, node, strong=True))
    head = set_row(cells, style, Edges(under=LIGHT))
    body = [head]
    repeated = head if sum(strip.height for strip in head) <= HEAD * style.depth else ()
    heads = (
        goes_on(label, style),
        *(strip._replace(marks=artifacts(strip.marks)) for strip in repeated),
    )
    for row in rows:
        line = structure.add("TR", outer)
        cells = []
        for n, (content, column) in enumerate(zip(row, columns, strict=True)):
            first = titled and n == 0
            node = row_head(line, structure) if first else structure.add("TD", line)
            cells.append(_cell(content, column, place, node))
        body.append(set_row(cells, style, Edges(under=LIGHT, air=0.1)))
    top, *others = banded(body, heads, WITHIN)
    return [top._replace(cost=GLUED), *others]


def _cell(
    paragraphs: tuple[Inlines, ...],
    column: Column,
    place: BandPlace,
    node: Node,
    *,
    strong: bool = False,
) -> Cell:
    _, style, structure = place
    size = answer_size(style)
    _, x, measure, at_right = column
    if at_right:
        (content,) = paragraphs
        return line_of(plain(content), node, style, Letters(size, strong), x + measure)
    inside = BlockPlace(measure, style, structure, node)
    return Cell(x, cell_lines(paragraphs, inside, size, strong=strong))
