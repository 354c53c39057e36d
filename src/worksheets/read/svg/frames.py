"""What of a drawing is within its frame, and a frame for what its lines reach over."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.model.page.drawing import Drawing, Label
from worksheets.model.page.geometry import Box, clipped_line, clipped_ring, extent, straightened
from worksheets.model.page.page import Outline, Shape
from worksheets.read.svg.paths import MOST_POINTS
from worksheets.read.svg.tree import refused

PIECES = 24
"""Straight lines in the place of a curve that is cut, if there are few curves."""
OVER = 0.25
"""How far lines at the edge may reach over it, in parts of the longer side."""


def cut(shape: Shape, frame: Box) -> Iterator[Shape]:
    """What of a shape is in the frame: as it is, or its area and its line each by itself."""
    outline, ink = shape.outline, shape.ink
    covered = extent(outline)
    if frame.holds(covered, 0.01):
        yield shape
        return
    if not frame.grown(0.02).meets(covered.grown(0.02)):
        return
    steps = sum(len(path) for path in outline.paths)
    each = max(4, min(PIECES, MOST_POINTS // steps))
    straight = [straightened(path, each) for path in outline.paths]
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
    """The drawing in a frame that holds the lines at its edges, too."""
    boxes = [extent(mark.outline).grown(mark.ink.weight / 2) for mark in marks]
    left, top = (-min([0.0, *(box[side] for box in boxes)]) for side in (0, 1))
    right = max([wide, *(box.right for box in boxes)])
    bottom = max([tall, *(box.bottom for box in boxes)])
    if max(left, top, right - wide, bottom - tall) > OVER * max(wide, tall):
        raise refused(name, "lines that are wider than it is")
    return Drawing(
        left + right,
        top + bottom,
        tuple(mark._replace(x=left, y=top) for mark in marks),
        tuple(replace(label, x=label.x + left, y=label.y + top) for label in labels),
    )
