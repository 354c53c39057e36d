"""Figures as PNG files, drawn as they are printed."""

from dataclasses import replace
from typing import NamedTuple

from worksheets.layout.blocks.figures import captioned, drawing_of
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import stacked
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.unsettable import written_at
from worksheets.model.page.page import Document, Mark, Page, moved, single
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Figure
from worksheets.writers import png

EDGE = 2.0
"""What stays free around a drawing, in points."""
WIDEST = 160 * MILLIMETRE
"""The widest that a figure is drawn: the text of a page of A4 with ordinary margins."""
DOTS_PER_INCH = 200


class FigurePicture(NamedTuple):
    """A figure without its caption as a PNG file, and its size in points."""

    png: bytes
    width: float
    height: float


def figure_picture(figure: Figure, style: Style) -> FigurePicture:
    """A figure as a picture; raises Unsettable, with its place, if it cannot be drawn."""
    measure = min(WIDEST, style.full_measure)
    structure = Structure("figure")
    with written_at(figure.span):
        drawing = drawing_of(figure, measure, style)
    place = BlockPlace(measure, style, structure)
    height, marks = stacked(captioned(replace(figure, caption=(), number=0), drawing, place))
    size = drawing.width + 2 * EDGE, height + 2 * EDGE
    return FigurePicture(_painted(moved(marks, EDGE, EDGE), size, style, structure), *size)


def _painted(
    marks: tuple[Mark, ...], size: tuple[float, float], style: Style, structure: Structure
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
    (picture,) = png.write(document, DOTS_PER_INCH)
    return picture
