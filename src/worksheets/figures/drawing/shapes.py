"""Shapes and solids as sketches, from their measures in any unit; heights count downwards."""

from itertools import pairwise
from math import isclose, pi, radians, sqrt

from worksheets.figures.drawing.pen import arc
from worksheets.figures.drawing.sketch import Corner, Part, Sketch, Steps
from worksheets.model.page.geometry import Point

UNDER, ABOVE, LEFT, RIGHT = (0.0, 1.0), (0.0, -1.0), (-1.0, 0.0), (1.0, 0.0)
DEPTH = (0.42, -0.3)
"""Where the far end of an edge lies that leads away from those who look, in its length."""
FLAT = 0.28
"""The height of a circle that is seen from the side, in its width."""


def _ring(*corners: Point) -> Steps:
    return (*corners, corners[0])


def _corners(*corners: Point) -> tuple[Corner, ...]:
    """Right angles at every corner."""
    around = (corners[-1], *corners, corners[0])
    return tuple(Corner(around[n], around[n - 1], around[n + 1]) for n in range(1, len(around) - 1))


def rectangle(width: float, height: float) -> Sketch:
    """Parts: width, height."""
    corners = (0.0, 0.0), (width, 0.0), (width, -height), (0.0, -height)
    parts = Part(corners[0], corners[1], UNDER), Part(corners[1], corners[2], RIGHT)
    return Sketch((_ring(*corners),), parts, corners=_corners(*corners))


def square(side: float) -> Sketch:
    """One part, its side."""
    sketch = rectangle(side, side)
    (ring,) = sketch.paths
    places = [(step[0], step[1]) for step in ring]
    equal = tuple(pairwise(places))
    return Sketch(sketch.paths, sketch.parts[:1], corners=sketch.corners, equal=equal)


def triangle(width: float, height: float, shift: float) -> Sketch:
    """Parts: base, height, left side, right side; the top is so far right of the left end."""
    left, right, top, foot = (0.0, 0.0), (width, 0.0), (shift, -height), (shift, 0.0)
    parts = (
        Part(left, right, UNDER),
        Part(foot, top, LEFT if shift < 0 else RIGHT, "dashed", 0.36),
        Part(left, top, RIGHT if shift < 0 else LEFT),
        Part(right, top, LEFT if shift > width else RIGHT),
    )
    inside = right if shift < width / 2 else left
    equal: tuple[tuple[Point, Point], ...] = ()
    if isclose(shift, width / 2):
        equal = ((left, top), (right, top))
        if isclose(height, width * sqrt(3) / 2, rel_tol=0.01):
            equal = (*equal, (left, right))
    hidden: tuple[Steps, ...] = ()
    if not 0 <= shift <= width:
        hidden = ((right if shift > width else left, foot),)
    corners = (Corner(foot, top, inside, 1),)
    return Sketch((_ring(left, right, top),), parts, hidden, corners, equal)


def right_triangle(width: float, height: float) -> Sketch:
    """Parts: base, height, hypotenuse."""
    corner, right, top = (0.0, 0.0), (width, 0.0), (0.0, -height)
    parts = Part(corner, right, UNDER), Part(corner, top, LEFT), Part(top, right, RIGHT)
    return Sketch((_ring(corner, right, top),), parts, corners=(Corner(corner, right, top),))


def parallelogram(width: float, height: float, shift: float) -> Sketch:
    """Parts: base, height, sloping side; the height stands where it is inside, if it is."""
    left, right = (0.0, 0.0), (width, 0.0)
    upper_left, upper_right = (shift, -height), (width + shift, -height)
    top, inner, away = (upper_right, left, LEFT) if shift < 0 else (upper_left, right, RIGHT)
    foot = (top[0], 0.0)
    parts = (
        Part(left, right, UNDER),
        Part(foot, top, away, "dashed"),
        Part(left, upper_left, LEFT),
    )
    ring = _ring(left, right, upper_right, upper_left)
    return Sketch((ring,), parts, corners=(Corner(foot, top, inner, 1),))


def trapezium(width: float, height: float, top: float, shift: float) -> Sketch:
    """Parts: base, height, top, left side, right side; the height stands inside, if it can."""
    left, right = (0.0, 0.0), (width, 0.0)
    upper_left, upper_right = (shift, -height), (shift + top, -height)
    upright = isclose(shift, 0, abs_tol=1e-9)
    inside = max(0.0, shift)
    x = inside if inside <= min(width, shift + top) else shift
    foot, head = (x, 0.0), (x, -height)
    parts = (
        Part(left, right, UNDER),
        Part(left, upper_left, LEFT) if upright else Part(foot, head, RIGHT, "dashed"),
        Part(upper_left, upper_right, ABOVE),
        Part(left, upper_left, LEFT),
        Part(right, upper_right, RIGHT),
    )
    corners = (Corner(foot, head, right, None if upright else 1),)
    ring = _ring(left, right, upper_right, upper_left)
    return Sketch((ring,), parts, corners=corners)


def l_shape(width: float, height: float, cut_width: float, cut_height: float) -> Sketch:
    """Parts: bottom, left, top, right, and of the cut its level and its upright side."""
    middle = width - cut_width, cut_height - height
    corners = (
        (0.0, 0.0),
        (width, 0.0),
        (width, middle[1]),
        middle,
        (middle[0], -height),
        (0.0, -height),
    )
    parts = (
        Part(corners[0], corners[1], UNDER),
        Part(corners[0], corners[5], LEFT),
        Part(corners[5], corners[4], ABOVE),
        Part(corners[1], corners[2], RIGHT),
        Part(corners[2], corners[3], ABOVE),
        Part(corners[3], corners[4], RIGHT),
    )
    return Sketch((_ring(*corners),), parts, corners=_corners(*corners))


def circle(radius: float) -> Sketch:
    """Parts: radius, diameter."""
    middle, right = (0.0, 0.0), (radius, 0.0)
    parts = Part(middle, right, ABOVE, "line"), Part((-radius, 0.0), right, UNDER, "line")
    return Sketch((arc(0, 0, (radius, radius), 0, 2 * pi),), parts)


def sector(radius: float, degrees: float) -> Sketch:
    """Parts: radius, arc, angle; the straight sides lie evenly on both sides of the upright."""
    half = radians(degrees) / 2
    curve = arc(0, 0, (radius, radius), -half, half)
    end = curve[-1][-2], curve[-1][-1]
    away = (1.0, 1.0) if degrees <= 180 else (1.0, -1.0)
    over = (-radius / 2, -radius), (radius / 2, -radius)
    parts = Part((0.0, 0.0), end, away), Part(*over, ABOVE)
    return Sketch((((0.0, 0.0), *curve, (0.0, 0.0)),), parts, angle=(-half, half))


def _moved(place: Point, by: Point) -> Point:
    return place[0] + by[0], place[1] + by[1]


def cuboid(width: float, height: float, depth: float) -> Sketch:
    """Parts: width, height, depth."""
    back = DEPTH[0] * depth, DEPTH[1] * depth
    front = (0.0, 0.0), (width, 0.0), (width, -height), (0.0, -height)
    far = tuple(_moved(corner, back) for corner in front)
    paths = _ring(*front), (front[1], far[1], far[2], front[2]), (far[2], far[3], front[3])
    hidden = (front[0], far[0]), (far[3], far[0], far[1])
    parts = (
        Part(front[0], front[1], UNDER),
        Part(front[0], front[3], LEFT),
        Part(front[1], far[1], (1.0, 1.0)),
    )
    return Sketch(paths, parts, hidden)


def prism(width: float, height: float, depth: float) -> Sketch:
    """A prism on a triangle of two equal sides. Parts: base, height, depth, sloping side."""
    back = DEPTH[0] * depth, DEPTH[1] * depth
    left, right, top = (0.0, 0.0), (width, 0.0), (width / 2, -height)
    foot = (width / 2, 0.0)
    far_left, far_right, far_top = (_moved(corner, back) for corner in (left, right, top))
    paths = _ring(left, right, top), (right, far_right, far_top, top)
    hidden = (left, far_left), (far_top, far_left, far_right)
    parts = (
        Part(left, right, UNDER),
        Part(foot, top, LEFT, "dashed", 0.36),
        Part(right, far_right, (1.0, 1.0)),
        Part(left, top, LEFT),
    )
    return Sketch(paths, parts, hidden, (Corner(foot, top, left, 1),))


def cylinder(radius: float, height: float) -> Sketch:
    """Parts: radius, height, diameter."""
    radii = radius, radius * FLAT
    middle, edge = (0.0, -height), (radius, -height)
    side = pi / 2
    paths = (
        arc(*middle, radii, 0, 2 * pi),
        (edge, *arc(0, 0, radii, side, 3 * side), (-radius, -height)),
    )
    hidden = (arc(0, 0, radii, -side, side),)
    parts = (
        Part(middle, edge, ABOVE, "line", lifted=radius * FLAT),
        Part((radius, 0.0), edge, RIGHT),
        Part((-radius, -height), edge, ABOVE, "line", lifted=radius * FLAT),
    )
    return Sketch(paths, parts, hidden)
