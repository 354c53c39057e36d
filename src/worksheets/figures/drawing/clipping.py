"""Rings and lines freed of points nobody can see, and unwrapped round the globe."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from math import hypot

from worksheets.model.page.geometry import Point


def unwrapped(ring: Sequence[Point]) -> list[Point]:
    """A ring or line without jumps at the antimeridian; one round a pole goes by the pole."""
    points = [ring[0]]
    turn = 0.0
    for before, place in itertools.pairwise(ring):
        if place[0] - before[0] > 180:
            turn -= 360
        elif place[0] - before[0] < -180:
            turn += 360
        points.append((place[0] + turn, place[1]))
    if turn and ring[0] == ring[-1]:
        pole = -90.0 if sum(place[1] for place in ring) < 0 else 90.0
        points += [(points[-1][0], pole), (points[0][0], pole)]
    return points


def turns(places: Sequence[Point], west: float, east: float) -> Iterator[list[Point]]:
    """The places, and again a turn of the globe away, where they reach into some longitudes."""
    low, high = min(x for x, _ in places), max(x for x, _ in places)
    for turn in (-720, -360, 0, 360, 720):
        if low + turn < east and high + turn > west:
            yield [(x + turn, y) for x, y in places]


PATIENCE = 20
"""How often each point of a line is looked at before the line is halved; twice as often as those
of coasts are."""


def simplified(places: Sequence[Point], least: float) -> list[Point]:
    """A line without the points that are nearer than so much to it (Douglas and Peucker).

    Lines that would take long are halved in the middle and not where they are furthest away.
    """
    if len(places) < 3:
        return list(places)
    retained = {0, len(places) - 1}
    spans = [(0, len(places) - 1)]
    left = PATIENCE * len(places)
    while spans:
        first, last = spans.pop()
        left -= last - first
        away = _distance(places[first], places[last])
        far, at = max(((away(places[n]), n) for n in range(first + 1, last)), default=(0.0, first))
        if far > least:
            at = at if left > 0 else (first + last) // 2
            retained.add(at)
            spans += [(first, at), (at, last)]
    return [places[n] for n in sorted(retained)]


def simplified_ring(ring: Sequence[Point], least: float) -> list[Point]:
    """A simplified ring: it is halved where it is widest; too small a ring becomes empty."""
    if len(ring) < 3:
        return []
    first = min(range(len(ring)), key=lambda n: ring[n])
    turned = [*ring[first:], *ring[:first]]
    away = _distance(turned[0], turned[0])
    far = max(range(len(turned)), key=lambda n: (away(turned[n]), -n))
    first_half = simplified(turned[: far + 1], least)
    second_half = simplified([*turned[far:], turned[0]], least)
    simpler = [*first_half[:-1], *second_half[:-1]]
    return simpler if len(simpler) > 2 else []


def _distance(start: Point, end: Point) -> Callable[[Point], float]:
    """How far a point is from a straight line between two others, or from where they are one."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down)
    if length < 1e-9:
        return lambda place: hypot(place[0] - start[0], place[1] - start[1])
    return lambda place: abs(across * (place[1] - start[1]) - down * (place[0] - start[0])) / length
