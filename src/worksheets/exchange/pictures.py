"""Figures and logos as PNG files, drawn as they are printed."""

from dataclasses import replace
from typing import NamedTuple

from worksheets.exchange.vector_pictures import vector_picture
from worksheets.layout.blocks.figures import captioned, drawing_of
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import stacked
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.unsettable import written_at
from worksheets.model.page.page import Bitmap, Document, Mark, Page, Picture, moved, single
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Figure
from worksheets.writers import png

EDGE = 2.0
"""What stays free around a drawing, in points."""
WIDEST = 160 * MILLIMETRE
"""The widest that a figure is drawn: the text of a page of A4 with ordinary margins."""
DOTS_PER_INCH = 200
"""For screens; pictures of papers, which are printed, have `PRINTED`."""
PRINTED = 300


class FigurePicture(NamedTuple):
    """A figure without its caption as a PNG file, its size in points, and the same as SVG; "" of
    what is no drawing."""

    png: bytes
    width: float
    height: float
    svg: str = ""


def figure_picture(
    figure: Figure, style: Style, dots: int = DOTS_PER_INCH, measure: float = WIDEST
) -> FigurePicture:
    """A figure as a picture of so many dots an inch, in a measure in points; raises Unsettable,
    with its place, if it cannot be drawn."""
    measure = min(measure, style.full_measure)
    structure = Structure("figure")
    with written_at(figure.span):
        drawing = drawing_of(figure, measure, style)
    place = BlockPlace(measure, style, structure)
    height, marks = stacked(captioned(replace(figure, caption=(), number=0), drawing, place))
    size = drawing.width + 2 * EDGE, height + 2 * EDGE
    placed = moved(marks, EDGE, EDGE)
    png_file = _painted(placed, size, style, structure, dots)
    return FigurePicture(png_file, *size, vector_picture(placed, *size, style))


def bitmap_picture(bitmap: Bitmap, height: float, style: Style) -> FigurePicture:
    """A picture of dots, so high in points."""
    size = height * bitmap.columns / bitmap.rows, height
    picture = Picture(0, 0, *size, bitmap)
    return FigurePicture(_painted((picture,), size, style, Structure("figure"), PRINTED), *size)


def _painted(
    marks: tuple[Mark, ...],
    size: tuple[float, float],
    style: Style,
    structure: Structure,
    dots: int,
) -> bytes:
    """A page of nothing but some marks, as a picture."""
    document = Document(
        title="figure",
        author="",
        subject="",
        keywords=(),
        language=style.language.tag,
        pages=(Page("1", *size, single(marks)),),
        nodes=tuple(structure.nodes),
        bookmarks=(),
        faces=style.faces.listed,
        conforms=False,
    )
    (picture,) = png.write(document, dots)
    return picture
