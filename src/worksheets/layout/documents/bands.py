"""Bands of a mark scheme: a question marked by points, under a heavy rule, and its matrix."""

from typing import NamedTuple

from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.documents.band_rows import (
    POINT,
    TOTAL,
    BandPlace,
    Instruction,
    banded,
    instruction_row,
    row_head,
    total_of,
)
from worksheets.layout.documents.matrices import matrix_strips
from worksheets.layout.documents.scheme_rows import (
    HEAVY,
    PLAIN,
    UNDER,
    Cell,
    Edges,
    Letters,
    answer_size,
    cell_lines,
    goes_on,
    guidance_of,
    guidance_size,
    holds,
    line_of,
    set_row,
)
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import Strip
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.model.page.node import Node
from worksheets.model.paper.points_scheme import PointRow, PointsScheme

GUIDANCE_COLUMN = 186 / 493.2
"""The column of guidance, in measures."""
GUTTER = 1.25
"""What stays free between columns, in units of space."""
FEWEST = 18
"""Answers and guidance that have fewer sizes of text between them stand one under the other."""


def band(structure: Structure, scheme: PointsScheme, numbers: float, style: Style) -> Galley:
    """The rows of a question: its rule, if it has one, and its points or their matrix.

    `numbers` is the width of the column of numbers in points. Where the band goes on on a new page,
    that page says so.
    """
    place = BandPlace(numbers, style, structure)
    instruction = Instruction(scheme.label, scheme.rule, scheme.notes, scheme.marks)
    if scheme.matrix:
        first = instruction_row(instruction, place)
        return galley([*first, *matrix_strips(scheme.label, scheme.matrix, place)])
    columns = _columns(scheme, place)
    outer = structure.add("Table")
    rows: list[list[Strip]] = []
    if scheme.rule or scheme.notes or not scheme.points:
        row = structure.add("TR", outer)
        rows.append(instruction_row(instruction, place, row, columns.between))
    for point in scheme.points:
        row = structure.add("TR", outer)
        rows.append(_point_row(point, columns, place, row, None if rows else scheme))
    return galley(banded(rows, (goes_on(scheme.label, style),), UNDER * style.unit))


class _Columns(NamedTuple):
    """The columns of a band: the measures of answers and of guidance in points, whether they stand
    side by side, and which of guidance and marks of points there are."""

    answer: float
    guidance: float
    beside: bool
    guided: bool
    priced: bool

    @property
    def between(self) -> int:
        """How many columns stand between the number and the total."""
        return 1 + self.guided + self.priced


def _columns(scheme: PointsScheme, place: BandPlace) -> _Columns:
    numbers, style, _ = place
    gutter = GUTTER * style.unit
    guided = any(map(guidance_of, scheme.points))
    priced = bool(scheme.marks) and (len(scheme.points) > 1 or bool(scheme.rule))
    room = style.measure - numbers - (TOTAL + POINT) * style.unit
    guidance = GUIDANCE_COLUMN * style.measure - gutter
    answer = room - guidance - gutter
    beside = (
        guided
        and answer + guidance >= FEWEST * style.size
        and all(_held(point, answer, guidance, style) for point in scheme.points)
    )
    if beside:
        return _Columns(answer, guidance, beside, guided, priced)
    return _Columns(room - gutter, room - gutter, beside, guided, priced)


def _held(point: PointRow, answer: float, guidance: float, style: Style) -> bool:
    """Whether columns of two measures hold a point and the guidance on it."""
    size = guidance_size(style)
    return holds(point.answer, answer, style, answer_size(style)) and all(
        holds(paragraph, guidance, style, size) for paragraph in guidance_of(point)
    )


def _point_row(
    point: PointRow,
    columns: _Columns,
    place: BandPlace,
    row: Node,
    first_of: PointsScheme | None,
) -> list[Strip]:
    """A mark point; the first row of a band has the number of its question and the marks."""
    numbers, style, structure = place
    size = answer_size(style)
    cells: list[Cell] = []
    if first_of:
        head = row_head(row, structure)
        cells.append(line_of(first_of.label, head, style, Letters(size, strong=True)))
    else:
        structure.add("TD", row)
    inside = BlockPlace(columns.answer, style, structure, structure.add("TD", row))
    answer = cell_lines([point.answer], inside, size)
    cells.append(Cell(numbers, answer))
    if columns.guided:
        inside = BlockPlace(columns.guidance, style, structure, structure.add("TD", row))
        guidance = cell_lines(guidance_of(point), inside, guidance_size(style))
        if columns.beside:
            cells.append(Cell(numbers + columns.answer + GUTTER * style.unit, guidance))
        else:
            cells[-1] = Cell(numbers, [*answer, *guidance])
    if columns.priced:
        marks = str(point.marks) if point.marks else "–"
        edge = style.measure - TOTAL * style.unit
        cells.append(line_of(marks, structure.add("TD", row), style, Letters(size), edge))
    worth = structure.add("TD", row)
    if first_of:
        total = total_of(first_of.marks)
        cells.append(line_of(total, worth, style, Letters(size), style.measure))
    return set_row(cells, style, Edges(over=HEAVY) if first_of else PLAIN)
