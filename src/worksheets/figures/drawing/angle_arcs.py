"""Arcs of angles with their labels; directions are in radians, clockwise from straight up."""

from collections.abc import Sequence
from math import cos, pi, sin

from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.pen import BLACK, arc
from worksheets.model.page.drawing import Label
from worksheets.model.page.geometry import Point
from worksheets.model.page.page import Ink, Outline, Shape

NEAR, FAR = 1.3, 3.0
"""The radius of an arc, in sizes of type: as far out as its label lets it be."""


def ray(start: Point, direction: float, reach: float) -> Point:
    """The place so far from another in a direction."""
    return start[0] + reach * sin(direction), start[1] - reach * cos(direction)


def angle_arc(
    kind: Lettering, vertex: Point, sides: tuple[float, float], lines: Sequence[str], weight: float
) -> tuple[Shape, list[Label]]:
    """The arc from one direction clockwise to another, and words outside it, between the sides."""
    start, end = sides
    middle, half = (start + end) / 2, (end - start) / 2
    wide, tall = kind.widest(lines) / 2, kind.tall(lines) / 2
    reach = abs(sin(middle)) * wide + abs(cos(middle)) * tall
    away = kind.size * NEAR + kind.size * 0.3 + reach
    if half < pi / 2:
        gap = kind.size * 0.2
        across = max(abs(cos(side)) * wide + abs(sin(side)) * tall for side in sides) + gap
        away = max(away, across / sin(half))
    radius = min(away - reach - kind.size * 0.3, kind.size * FAR)
    curve = arc(*vertex, (radius, radius), start, end)
    ink = Ink(line=BLACK, weight=weight)
    shape = Shape(0, 0, 1, Outline((tuple(curve),), closed=False), ink)
    return shape, kind.middle(lines, *ray(vertex, middle, away))
