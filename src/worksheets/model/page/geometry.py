"""Boxes, what outlines cover, and what of a ring or a line lies in a box; lengths in points."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from math import isfinite, sqrt
from typing import NamedTuple, TypeAlias

from worksheets.model.page.page import Outline

Point: TypeAlias = tuple[float, float]


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have more than an edge in common."""
        slack = 0.01
        across = self.left < other.right - slack and other.left < self.right - slack
        return across and self.top < other.bottom - slack and other.top < self.bottom - slack

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, other: "Box", slack: float) -> bool:
        """Whether the other is inside, or out by no more than the slack; numbers must be finite."""
        across = self.left - slack <= other.left and other.right <= self.right + slack
        return across and self.top - slack <= other.top and other.bottom <= self.bottom + slack


def finite(outline: Outline) -> bool:
    """Whether every place of an outline is a place."""
    return all(map(isfinite, chain.from_iterable(chain.from_iterable(outline.paths))))


def extent(outline: Outline) -> Box:
    """The box that an outline covers, exactly, in its own unit."""
    left, right = _reach(outline, 0)
    top, bottom = _reach(outline, 1)
    return Box(left, top, right, bottom)


def _reach(outline: Outline, axis: int) -> tuple[float, float]:
    values = [step[axis - 2] for path in outline.paths for step in path]  # an end comes last
    low, high = min(values), max(values)
    for path in outline.paths:
        for before, step in pairwise(path):
            if (
                len(step) == 6
                and not low
                <= min(step[axis], step[axis + 2])
                <= max(step[axis], step[axis + 2])
                <= high
            ):
                turns = list(_turns(before[axis - 2], *step[axis::2]))
                low, high = min(low, *turns), max(high, *turns)
    return low, high


def _turns(start: float, first: float, second: float, end: float) -> Iterator[float]:
    """The ends of a cubic curve along an axis, and where it turns back."""
    yield from (start, end)
    a, b, c = end - 3 * second + 3 * first - start, 2 * (second - 2 * first + start), first - start
    roots = [-c / b] if abs(a) < 1e-12 and b else []
    under = b * b - 4 * a * c
    if abs(a) >= 1e-12 and under >= 0:
        roots = [(-b + sign * sqrt(under)) / (2 * a) for sign in (1, -1)]
    yield from (curve(start, first, second, end, part) for part in roots if 0 < part < 1)


def curve(start: float, first: float, second: float, end: float, part: float) -> float:
    """A place on a cubic curve, along an axis."""
    rest = 1 - part
    cubes = rest**3 * start + part**3 * end
    return cubes + 3 * rest * part * (rest * first + part * second)


def straightened(path: Sequence[Sequence[float]], pieces: int) -> list[Point]:
    """A path with so many straight lines for every curve."""
    points = [(path[0][0], path[0][1])]
    for step in path[1:]:
        if len(step) == 2:
            points.append((step[0], step[1]))
            continue
        x, y = points[-1]
        across, down, further, deeper, end, foot = step
        for n in range(1, pieces + 1):
            part = n / pieces
            place = curve(x, across, further, end, part), curve(y, down, deeper, foot, part)
            points.append(place)
    return points


def clipped_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """A ring cut to a box, edge by edge (Sutherland and Hodgman)."""
    clipped = list(ring)
    for axis, bound, sign in (
        (0, box.left, 1),
        (0, box.right, -1),
        (1, box.top, 1),
        (1, box.bottom, -1),
    ):
        clipped = _cut(clipped, axis, bound, sign)
    return clipped


def _cut(ring: list[Point], axis: int, bound: float, sign: int) -> list[Point]:
    clipped: list[Point] = []
    for before, place in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was, now = sign * (before[axis] - bound) >= 0, sign * (place[axis] - bound) >= 0
        if was != now:
            part = (bound - before[axis]) / (place[axis] - before[axis])
            x = before[0] + part * (place[0] - before[0])
            y = before[1] + part * (place[1] - before[1])
            clipped.append((bound, y) if axis == 0 else (x, bound))
        if now:
            clipped.append(place)
    return clipped


def clipped_line(places: Iterable[Point], box: Box) -> list[list[Point]]:
    """The pieces of a line that are in a box."""
    pieces: list[list[Point]] = []
    for start, end in pairwise(places):
        inside = segment(start, end, box)
        if inside is None:
            continue
        if pieces and pieces[-1][-1] == inside[0]:
            pieces[-1].append(inside[1])
        else:
            pieces.append([*inside])
    return pieces


def segment(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a straight line that is in a box (Liang and Barsky)."""
    first, last = 0.0, 1.0
    across, down = end[0] - start[0], end[1] - start[1]
    for way, room in (
        (-across, start[0] - box.left),
        (across, box.right - start[0]),
        (-down, start[1] - box.top),
        (down, box.bottom - start[1]),
    ):
        if way == 0:
            if room < 0:
                return None
            continue
        part = room / way
        if way < 0:
            first = max(first, part)
        else:
            last = min(last, part)
    if first > last:
        return None

    def at(part: float) -> Point:
        if part in (0, 1):
            return end if part else start
        return start[0] + part * across, start[1] + part * down

    return at(first), at(last)


def within(place: Point, rings: Sequence[Sequence[Point]]) -> bool:
    """Whether a point is in an area with holes."""
    inside = False
    for ring in rings:
        for start, end in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (start[1] > place[1]) != (end[1] > place[1]):
                part = (place[1] - start[1]) / (end[1] - start[1])
                if place[0] < start[0] + part * (end[0] - start[0]):
                    inside = not inside
    return inside
