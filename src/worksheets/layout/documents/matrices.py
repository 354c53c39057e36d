"""Matrices of mark schemes, such as value and limitation by origin, purpose and content."""

from worksheets.layout.documents.band_rows import BandPlace, Column, table_under
from worksheets.layout.documents.scheme_rows import answer_size, guidance_of, natural_width
from worksheets.layout.pagination.strips import Strip
from worksheets.model.paper.content import Inlines, text
from worksheets.model.paper.point_rows import PointRow
from worksheets.model.paper.points_scheme import Matrix
from worksheets.model.paper.wording import lettered

TITLES = 51 / 7
"""The column of the titles of rows at least, in units of space."""
GUTTER = 1.5
"""What stays free between columns, in units of space."""


def matrix_strips(label: str, matrix: Matrix, place: BandPlace) -> list[Strip]:
    """A table with a column for what is written about, and one for each kind of point."""
    numbers, style, _ = place
    gutter, size = GUTTER * style.unit, answer_size(style)
    widest = max(natural_width(text(row.title), style, size) for row in matrix.rows) + 1
    titles = max(TITLES * style.unit, widest + gutter)
    left = numbers + titles
    wide = (style.measure - left) / len(matrix.columns)
    columns = [Column("", numbers, titles - gutter)]
    columns += [
        Column(title, left + n * wide, wide - gutter) for n, title in enumerate(matrix.columns)
    ]
    rows = [
        [(text(row.title),), *(_paragraphs(points) for points in row.cells)] for row in matrix.rows
    ]
    return table_under(label, columns, rows, place, titled=True)


def _paragraphs(points: tuple[PointRow, ...]) -> tuple[Inlines, ...]:
    return tuple(
        part
        for point in points
        for part in (lettered(point.label, point.answer), *guidance_of(point))
    )
