"""Bands of a mark scheme: a question marked by points, under a heavy rule, and its matrix."""

from collections.abc import Iterator
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
from worksheets.layout.documents.key_strip import key_strip
from worksheets.layout.documents.matrices import matrix_strips
from worksheets.layout.documents.scheme_rows import (
    HEAVY,
    PLAIN,
    SENTENCES,
    UNDER,
    Cell,
    Edges,
    Letters,
    answer_size,
    beside_label,
    cell_lines,
    goes_on,
    guidance_of,
    guidance_size,
    holds,
    label_column,
    line_of,
    set_row,
)
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import Strip, shifted
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.model.page.node import Node
from worksheets.model.paper.content import Inlines
from worksheets.model.paper.point_rows import PointRow
from worksheets.model.paper.points_scheme import PointsScheme
from worksheets.model.paper.wording import run_in

GUIDANCE_COLUMN = 186 / 493.2
"""The column of guidance, in measures."""
GUTTER = 1.25
"""What stays free between columns, in units of space."""
FEWEST = 18
"""Answers and guidance that have fewer sizes of text between them stand one under the other."""

BETWEEN_POINTS = 5.0
"""What it costs to begin a page between two points: less than a page of which a quarter is left
empty."""


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
    heads = (goes_on(scheme.label, style),)
    rows = [*_first_rows(scheme, instruction, place), *_point_rows(scheme, instruction, place)]
    return galley(banded(rows, heads, BETWEEN_POINTS, UNDER * style.unit))


def _first_rows(
    scheme: PointsScheme, instruction: Instruction, place: BandPlace
) -> Iterator[list[Strip]]:
    """The rule and the answers that stand side by side, if there are any."""
    numbers, style, structure = place
    if scheme.answers:
        yield instruction_row(instruction, place)
        labels = label_column([label for label, _ in scheme.answers], answer_size(style), style)
        strip = key_strip(structure, scheme.answers, labels, style, numbers)
        yield from ([row] for row in strip.strips)


def _point_rows(
    scheme: PointsScheme, instruction: Instruction, place: BandPlace
) -> Iterator[list[Strip]]:
    """The table of points, with the rule as its first row if it has not been given yet."""
    columns = _columns(scheme, place)
    if scheme.answers and not scheme.points:
        return
    outer = place.structure.add("Table")
    ruled = bool(scheme.rule or scheme.notes or not scheme.points)
    if ruled and not scheme.answers:
        row = place.structure.add("TR", outer)
        yield instruction_row(instruction, place, row, columns.between)
    for n, point in enumerate(scheme.points, 1):
        row = place.structure.add("TR", outer)
        guidance = guidance_of(point)
        if scheme.closing and n == len(scheme.points):
            guidance = (*guidance, run_in(scheme.closing, SENTENCES))
        first_of = None if ruled or n > 1 else scheme
        yield _point_row(_Point(point, guidance), columns, place, row, first_of)


class _Columns(NamedTuple):
    """The columns of a band: how wide those of labels, answers and guidance are in points, whether
    guidance stands beside answers, and which of guidance and marks of points there are."""

    label: float
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
    guided = bool(scheme.closing) or any(map(guidance_of, scheme.points))
    codes = [point.code for point in scheme.points if point.code]
    priced = bool(scheme.marks) and (len(scheme.points) > 1 or bool(scheme.rule) or bool(codes))
    labels = [point.label for point in scheme.points]
    label = label_column(labels, answer_size(style), style)
    size = answer_size(style)
    widest = max((style.faces.width(code, "text", size) for code in codes), default=0.0)
    room = style.measure - numbers - label - TOTAL * style.unit - max(POINT * style.unit, widest)
    guidance = GUIDANCE_COLUMN * style.measure - gutter
    answer = room - guidance - gutter
    beside = (
        guided
        and answer + guidance >= FEWEST * style.size
        and all(_held(point, answer, guidance, style) for point in scheme.points)
    )
    if beside:
        return _Columns(label, answer, guidance, beside, guided, priced)
    return _Columns(label, room - gutter, room - gutter, beside, guided, priced)


def _held(point: PointRow, answer: float, guidance: float, style: Style) -> bool:
    """Whether columns of two measures hold a point and the guidance on it."""
    size = guidance_size(style)
    return holds(point.answer, answer, style, answer_size(style)) and all(
        holds(paragraph, guidance, style, size) for paragraph in guidance_of(point)
    )


class _Point(NamedTuple):
    """A mark point, and the paragraphs beside it."""

    row: PointRow
    guidance: tuple[Inlines, ...]


def _point_row(
    printed: _Point,
    columns: _Columns,
    place: BandPlace,
    row: Node,
    first_of: PointsScheme | None,
) -> list[Strip]:
    """A mark point; the first row of a band has the number of its question and the marks."""
    numbers, style, structure = place
    point, paragraphs = printed
    size = answer_size(style)
    cells: list[Cell] = []
    if first_of:
        head = row_head(row, structure)
        cells.append(line_of(first_of.label, head, style, Letters(size, strong=True)))
    else:
        structure.add("TD", row)
    inside = BlockPlace(columns.answer, style, structure, structure.add("TD", row))
    lines = cell_lines([point.answer], inside, size)
    answer = beside_label(point.label, lines, columns.label, size, inside)
    cells.append(Cell(numbers, answer))
    if columns.guided:
        inside = BlockPlace(columns.guidance, style, structure, structure.add("TD", row))
        guidance = cell_lines(paragraphs, inside, guidance_size(style))
        if columns.beside:
            x = numbers + columns.label + columns.answer + GUTTER * style.unit
            cells.append(Cell(x, guidance))
        else:
            cells[-1] = Cell(numbers, [*answer, *shifted(guidance, columns.label)])
    if columns.priced:
        marks = point.code or (style.language.number(point.marks) if point.marks else "–")
        edge = style.measure - TOTAL * style.unit
        cells.append(line_of(marks, structure.add("TD", row), style, Letters(size), edge))
    worth = structure.add("TD", row)
    if first_of:
        total = total_of(first_of.marks)
        cells.append(line_of(total, worth, style, Letters(size), style.measure))
    return set_row(cells, style, Edges(over=HEAVY) if first_of else PLAIN)
