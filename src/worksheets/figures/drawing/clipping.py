"""Rings and lines cut to a box, freed of points nobody can see, and unwrapped round the globe."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from math import hypot

from worksheets.figures.drawing.lettering import Box
from worksheets.figures.drawing.pen import Point


def unwrapped(ring: Sequence[Point]) -> list[Point]:
    """A ring or line without jumps at the antimeridian; one round a pole goes by the pole."""
    found = [ring[0]]
    turn = 0.0
    for before, place in itertools.pairwise(ring):
        if place[0] - before[0] > 180:
            turn -= 360
        elif place[0] - before[0] < -180:
            turn += 360
        found.append((place[0] + turn, place[1]))
    if turn and ring[0] == ring[-1]:
        pole = -90.0 if sum(place[1] for place in ring) < 0 else 90.0
        found += [(found[-1][0], pole), (found[0][0], pole)]
    return found


def turns(places: Sequence[Point], west: float, east: float) -> Iterator[list[Point]]:
    """The places, and again a turn of the globe away, where they reach into some longitudes."""
    low, high = min(x for x, _ in places), max(x for x, _ in places)
    for turn in (-720, -360, 0, 360, 720):
        if low + turn < east and high + turn > west:
            yield [(x + turn, y) for x, y in places]


def clipped_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """A ring cut to a box, edge by edge (Sutherland and Hodgman)."""
    found = list(ring)
    for axis, bound, sign in (
        (0, box.left, 1),
        (0, box.right, -1),
        (1, box.top, 1),
        (1, box.bottom, -1),
    ):
        found = _cut(found, axis, bound, sign)
    return found


def _cut(ring: list[Point], axis: int, bound: float, sign: int) -> list[Point]:
    found: list[Point] = []
    for before, place in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was, now = sign * (before[axis] - bound) >= 0, sign * (place[axis] - bound) >= 0
        if was != now:
            part = (bound - before[axis]) / (place[axis] - before[axis])
            x = before[0] + part * (place[0] - before[0])
            y = before[1] + part * (place[1] - before[1])
            found.append((bound, y) if axis == 0 else (x, bound))
        if now:
            found.append(place)
    return found


def clipped_line(places: Sequence[Point], box: Box) -> list[list[Point]]:
    """The pieces of a line that are in a box."""
    pieces: list[list[Point]] = []
    for start, end in itertools.pairwise(places):
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


def simplified(places: Sequence[Point], least: float) -> list[Point]:
    """A line without the points that are nearer than so much to it (Douglas and Peucker)."""
    if len(places) < 3:
        return list(places)
    kept = {0, len(places) - 1}
    spans = [(0, len(places) - 1)]
    while spans:
        first, last = spans.pop()
        away = _distance(places[first], places[last])
        far, at = max(((away(places[n]), n) for n in range(first + 1, last)), default=(0.0, first))
        if far > least:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [places[n] for n in sorted(kept)]


def simplified_ring(ring: Sequence[Point], least: float) -> list[Point]:
    """The same for a ring, which is halved where it is widest; too small a ring is empty."""
    if len(ring) < 3:
        return []
    first = min(range(len(ring)), key=lambda n: ring[n])
    turned = [*ring[first:], *ring[:first]]
    away = _distance(turned[0], turned[0])
    far = max(range(len(turned)), key=lambda n: (away(turned[n]), -n))
    one = simplified(turned[: far + 1], least)
    other = simplified([*turned[far:], turned[0]], least)
    found = [*one[:-1], *other[:-1]]
    return found if len(found) > 2 else []


def _distance(start: Point, end: Point) -> Callable[[Point], float]:
    """How far a point is from a straight line between two others, or from where they are one."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down)
    if length < 1e-9:
        return lambda place: hypot(place[0] - start[0], place[1] - start[1])
    return lambda place: abs(across * (place[1] - start[1]) - down * (place[0] - start[0])) / length


def within(place: Point, rings: Sequence[Sequence[Point]]) -> bool:
    """Whether a point is in an area with holes."""
    inside = False
    for ring in rings:
        for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (one[1] > place[1]) != (other[1] > place[1]):
                part = (place[1] - one[1]) / (other[1] - one[1])
                if place[0] < one[0] + part * (other[0] - one[0]):
                    inside = not inside
    return inside
