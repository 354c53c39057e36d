"""Arcs of ellipses as cubic curves, by appendix B.2.4 of the SVG standard."""

from collections.abc import Iterator
from math import acos, ceil, copysign, cos, hypot, pi, radians, sin, sqrt, tan
from typing import NamedTuple

from worksheets.model.page.geometry import Point


class _Ellipse(NamedTuple):
    """Its middle, its radii, and its turn as a cosine and a sine."""

    middle: Point
    radii: Point
    turn: Point

    def at(self, angle: float, along: float) -> Point:
        """A place on it, or so far along the line that touches it there."""
        (across, down), (cosine, sine) = self.radii, self.turn
        u = across * (cos(angle) - along * sin(angle))
        v = down * (sin(angle) + along * cos(angle))
        return self.middle[0] + cosine * u - sine * v, self.middle[1] + sine * u + cosine * v


def arc(
    start: Point, end: Point, shape: list[float], *, large: bool, sweep: bool
) -> Iterator[tuple[float, ...]]:
    """An arc between two places, of the ellipse that two radii and a turn in degrees make."""
    if start == end:
        return
    if not shape[0] or not shape[1]:
        yield end
        return
    ellipse, first, swept = _through(start, end, shape, large=large, sweep=sweep)
    pieces = max(1, ceil(abs(swept) / (pi / 2) - 1e-9))
    angle = swept / pieces
    reach = 4 / 3 * tan(angle / 4)
    for n in range(pieces):
        begin, finish = first + n * angle, first + (n + 1) * angle
        stop = end if n == pieces - 1 else ellipse.at(finish, 0)
        yield (*ellipse.at(begin, reach), *ellipse.at(finish, -reach), *stop)


def _through(
    start: Point, end: Point, shape: list[float], *, large: bool, sweep: bool
) -> tuple[_Ellipse, float, float]:
    """The ellipse through two places, the angle of the first, and how far the other is from it."""
    across, down = abs(shape[0]), abs(shape[1])
    cosine, sine = cos(radians(shape[2])), sin(radians(shape[2]))
    half = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cosine * half[0] + sine * half[1], cosine * half[1] - sine * half[0]
    wanted = (x / across) ** 2 + (y / down) ** 2
    if wanted > 1:
        across, down, wanted = across * sqrt(wanted), down * sqrt(wanted), 1.0
    away = sqrt(max(0.0, 1 / wanted - 1)) * (1 if large != sweep else -1)
    u, v = away * across * y / down, -away * down * x / across
    first = _angle((x - u) / across, (y - v) / down)
    swept = _angle((-x - u) / across, (-y - v) / down) - first
    if sweep and swept < 0:
        swept += 2 * pi
    elif not sweep and swept > 0:
        swept -= 2 * pi
    middle = (
        (start[0] + end[0]) / 2 + cosine * u - sine * v,
        (start[1] + end[1]) / 2 + sine * u + cosine * v,
    )
    return _Ellipse(middle, (across, down), (cosine, sine)), first, swept


def _angle(x: float, y: float) -> float:
    length = hypot(x, y)
    return copysign(acos(max(-1.0, min(1.0, x / length))), y) if length else 0.0
