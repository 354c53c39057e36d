"""Halos: the ground around the letters of labels is painted anew where lines cross them, so that
they can be read and no more of the lines is lost than must be."""

from collections.abc import Iterator
from itertools import pairwise

from worksheets.model.page.drawing import Drawing, Room
from worksheets.model.page.fitting import box_of, box_of_mark
from worksheets.model.page.geometry import Box, Point, segment, within
from worksheets.model.page.page import Colour, Outline, Shape

WHITE: Colour = (1, 1, 1)
HALO = 1.5
"""How far a halo reaches around letters, in points."""
STEPS = 8
"""Straight pieces that stand for a curve."""
INSIDE = 0.12
"""How far inside a label's box a line must come to cross it, in sizes of the room's type."""


def halo_colours(drawing: Drawing, room: Room, page: Colour) -> Iterator[Colour | None]:
    """For every label the colour of its halo; None if no line crosses it.

    It is the colour on which the label stands; if that is several, that of the `page`.
    """
    shapes = [mark for mark in drawing.marks if isinstance(mark, Shape)]
    lines = [(box_of_mark(shape), shape) for shape in shapes if shape.ink.line]
    for label in drawing.labels:
        box = box_of(label, room)
        inner = box.grown(-INSIDE * room.size)
        if inner.left >= inner.right:
            inner = box
        near = (shape for around, shape in lines if around.meets(inner))
        if not any(_crosses(shape, inner) for shape in near):
            yield None
            continue
        x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
        places = ((x, y), (inner.left, y), (inner.right, y), (x, inner.top), (x, inner.bottom))
        grounds = {_ground(place, shapes, page) for place in places}
        yield grounds.pop() if len(grounds) == 1 else page


def _crosses(shape: Shape, box: Box) -> bool:
    return any(segment(start, end, box) for ring in _rings(shape) for start, end in pairwise(ring))


def _ground(place: Point, shapes: list[Shape], page: Colour) -> Colour:
    """The colour of the last area painted at a place; a hatched one is white."""
    for shape in reversed(shapes):
        colour = shape.ink.fill
        if colour and within(place, _rings(shape)):
            return WHITE if shape.ink.hatch else colour
    return page


def _rings(shape: Shape) -> list[list[Point]]:
    """The paths of a shape as straight pieces, where they stand in the drawing."""
    x, y, scale = shape.x, shape.y, shape.scale
    closed = shape.outline.closed
    rings = []
    for ring in _straightened(shape.outline):
        placed = [(x + across * scale, y + down * scale) for across, down in ring]
        rings.append([*placed, placed[0]] if closed else placed)
    return rings


def _straightened(outline: Outline) -> Iterator[list[Point]]:
    for path in outline.paths:
        ring: list[Point] = []
        for step in path:
            if len(step) == 2:
                ring.append((step[0], step[1]))
            else:
                ring += _curve(ring[-1], step)
        yield ring


def _curve(start: Point, step: tuple[float, ...]) -> Iterator[Point]:
    """Places along a cubic curve (Bernstein's form)."""
    for n in range(1, STEPS + 1):
        t = n / STEPS
        weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        across, down = zip(start, *zip(step[::2], step[1::2], strict=True), strict=True)
        yield (
            sum(w * value for w, value in zip(weights, across, strict=True)),
            sum(w * value for w, value in zip(weights, down, strict=True)),
        )
