"""Shapes clipped to the frame of a drawing, and a frame that holds the lines at its edges."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.model.page.drawing import Drawing, Label
from worksheets.model.page.geometry import Box, clipped_line, clipped_ring, extent, straightened
from worksheets.model.page.page import Outline, Shape
from worksheets.read.svg.paths import MOST_POINTS
from worksheets.read.svg.tree import refusal

LINES_OF_CURVE = 24
"""The most straight lines in the place of a curve that is cut."""
OVERHANG = 0.25
"""How far lines may reach over the edge, as a part of the longer side."""


def clipped(shape: Shape, frame: Box) -> Iterator[Shape]:
    """The part of a shape in the frame; if it is cut, area and lines become two shapes."""
    outline, ink = shape.outline, shape.ink
    bounds = extent(outline)
    if frame.holds(bounds, 0.01):
        yield shape
        return
    if not frame.grown(0.02).meets(bounds.grown(0.02)):
        return
    steps = sum(len(path) for path in outline.paths)
    lines_per_curve = max(4, min(LINES_OF_CURVE, MOST_POINTS // steps))
    straight = [straightened(path, lines_per_curve) for path in outline.paths]
    if ink.fill is not None:
        rings = [clipped_ring(path, frame) for path in straight]
        paths = tuple(tuple(ring) for ring in rings if len(ring) > 2)
        if paths:
            area = replace(outline, paths=paths)
            yield shape._replace(outline=area, ink=replace(ink, line=None, weight=0))
    if ink.line is not None:
        ends = [[*path, path[0]] if outline.closed else path for path in straight]
        pieces = tuple(tuple(piece) for path in ends for piece in clipped_line(path, frame))
        if pieces:
            lines = Outline(pieces, closed=False)
            yield shape._replace(outline=lines, ink=replace(ink, fill=None))


def framed(
    marks: Sequence[Shape], labels: Sequence[Label], wide: float, tall: float, name: str
) -> Drawing:
    """The drawing in a frame that also holds the lines at its edges; raises Mistake."""
    boxes = [extent(mark.outline).grown(mark.ink.weight / 2) for mark in marks]
    left, top = (-min([0.0, *(box[side] for box in boxes)]) for side in (0, 1))
    right = max([wide, *(box.right for box in boxes)])
    bottom = max([tall, *(box.bottom for box in boxes)])
    if max(left, top, right - wide, bottom - tall) > OVERHANG * max(wide, tall):
        raise refusal(name, "lines that are wider than it is")
    return Drawing(
        left + right,
        top + bottom,
        tuple(mark._replace(x=left, y=top) for mark in marks),
        tuple(replace(label, x=label.x + left, y=label.y + top) for label in labels),
    )
