"""Labels beside points: where they cover neither one another nor what they belong to."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import dist
from typing import NamedTuple

from worksheets.model.page.drawing import Misfit
from worksheets.model.page.fitting import no_room
from worksheets.model.page.geometry import Box, Point, segment

SIDES: tuple[Point, ...] = (
    (1, 0),
    (-1, 0),
    (0.8, -1),
    (0.8, 1),
    (-0.8, -1),
    (-0.8, 1),
    (0, -1),
    (0, 1),
)
"""Where a label may stand, the best places first: right, left, the corners, above, under."""
PIECES = 16
"""So many straight pieces of a line are looked at together."""
CLEAR = 0.25
"""How far a label keeps off lines where it can, in gaps."""
FAR = 1.5
"""A label rather covers so many points of a border than to be a point further from its place."""
NEARER = 1.2
"""Another point is so many times as far from a label as its own."""
OTHER_END = 2.0
"""A label rather stands so many gaps further from its point than at the other end of its line."""


class Care(IntEnum):
    """What labels must keep to where there is room; else there is no place for them. One that
    covers an arrow misleads, too: where that begins or ends is what it says."""

    WHERE_THEY_CAN = 0
    NOT_MISLEADING = 1
    OFF_LINES = 2


@dataclass(frozen=True, slots=True)
class Tag:
    """A block of words that belongs to a point and stands at least so far from it; one `of_area` is
    that of the area round the point, and its middle stays in there wherever that can be. That of a
    line may stand at the `ends` of it, too."""

    x: float
    y: float
    width: float
    height: float
    gap: float
    text: str
    sides: tuple[Point, ...] = SIDES
    of_area: bool = False
    ends: tuple[Point, ...] = ()

    def nearest_to(self, box: Box) -> Point:
        """The point, of those it belongs to, that is nearest to a box."""
        return min(((self.x, self.y), *self.ends), key=lambda point: away(box, point))


class Stretch(NamedTuple):
    """A few pieces of a line, with the box that they lie in."""

    box: Box
    places: Sequence[Point]


class Obstacles(NamedTuple):
    """What labels are to keep off: what is taken at all costs, lines where that can be, above all
    the shafts of arrows, and borders where a label is not far from its place for that."""

    taken: Sequence[Box] = ()
    lines: Sequence[Sequence[Point]] = ()
    borders: Sequence[Sequence[Point]] = ()
    arrows: Sequence[Sequence[Point]] = ()


def placed(
    tags: Sequence[Tag],
    frame: Box,
    obstacles: Obstacles = Obstacles(),  # noqa: B008 it is never changed
    care: Care = Care.WHERE_THEY_CAN,
) -> list[Box] | Misfit:
    """A box for every tag, off obstacles and off other tags, with some care: on the side of a line
    on which its point lies and nearer to that than to the point of another, off arrows and lines.

    Every tag has a place in the frame, or there is a reason why not.
    """
    boxes: list[Box] = []
    taken, *paths = obstacles
    marked, crossed, shafts = (list(_stretches(each)) for each in paths)
    for tag in tags:
        free = [
            (far, box)
            for far, box in _candidates(tag)
            if frame.holds(box, 0.01) and not any(box.meets(other) for other in (*taken, *boxes))
        ]
        if not free:
            return no_room(tag.text)
        costs = [
            (
                _parted(tag, box, marked)
                + _misleads(tag, box, tags)
                + (_covered(box.grown(tag.gap * CLEAR), shafts) > 0),
                tag.of_area and _parted(tag, box, crossed),
                round(_covered(box.grown(tag.gap * CLEAR), marked), 2),
                _covered(box.grown(tag.gap * CLEAR), crossed) + far * tag.gap * FAR,
                n,
            )
            for n, (far, box) in enumerate(free)
        ]
        wrong, _, on_lines, *_, best = min(costs)
        if (wrong and care >= Care.NOT_MISLEADING) or (on_lines and care >= Care.OFF_LINES):
            return no_room(tag.text)
        boxes.append(free[best][1])
    return boxes


def nearest(box: Box, point: Point) -> Point:
    """The place in a box that is nearest to a point."""
    x, y = point
    return min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)


def away(box: Box, point: Point) -> float:
    """How far a point is from a box; 0 if it lies in it."""
    return dist(nearest(box, point), point)


def _misleads(tag: Tag, box: Box, tags: Sequence[Tag]) -> bool:
    """Whether a label would be taken for that of another point, which is as near to it."""
    if tag.of_area:
        return False
    point = tag.nearest_to(box)
    own = away(box, point) * NEARER
    others = (other.nearest_to(box) for other in tags if other is not tag and not other.of_area)
    return any(away(box, other) < own for other in others if other != point)


def _stretches(lines: Sequence[Sequence[Point]]) -> Iterator[Stretch]:
    for places in lines:
        for first in range(0, len(places) - 1, PIECES):
            some = places[first : first + PIECES + 1]
            across, down = zip(*some, strict=True)
            yield Stretch(Box(min(across), min(down), max(across), max(down)), some)


def _near(box: Box, lines: Sequence[Stretch]) -> Iterator[tuple[Point, Point]]:
    """The straight pieces of lines that may meet a box."""
    around = box.grown(0.01)
    for stretch in lines:
        if stretch.box.meets(around):
            yield from itertools.pairwise(stretch.places)


def _parted(tag: Tag, box: Box, lines: Sequence[Stretch]) -> bool:
    """Whether a line runs between a point and the middle of its label."""
    point, middle = tag.nearest_to(box), ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    left, right = sorted((point[0], middle[0]))
    top, bottom = sorted((point[1], middle[1]))
    return any(
        _turn(point, middle, start) * _turn(point, middle, end) < 0
        and _turn(start, end, point) * _turn(start, end, middle) < 0
        for start, end in _near(Box(left, top, right, bottom), lines)
    )


def _turn(start: Point, end: Point, place: Point) -> float:
    """On which side of a straight line a place lies: above 0, under 0, or on it."""
    across, down = end[0] - start[0], end[1] - start[1]
    return across * (place[1] - start[1]) - down * (place[0] - start[0])


def _covered(box: Box, lines: Sequence[Stretch]) -> float:
    """How many points of lines a box covers."""
    pieces = (segment(start, end, box) for start, end in _near(box, lines))
    return sum(dist(*piece) for piece in pieces if piece)


def _candidates(tag: Tag) -> Iterator[tuple[float, Box]]:
    """Boxes around a point, each with how much further than it must be it is, in gaps."""
    for n, (x, y) in enumerate(((tag.x, tag.y), *tag.ends)):
        for further in (1.0, 1.6, 2.6, 4.0):
            reach = tag.gap * further
            for across, down in tag.sides:
                left = x + across * reach - tag.width * _part(across)
                top = y + down * reach * 0.7 - tag.height * _part(down)
                far = further - 1 if across or down else 0.0
                yield far + n * OTHER_END, Box(left, top, left + tag.width, top + tag.height)


def _part(way: float) -> float:
    """How much of a length lies before the point it belongs to."""
    return 0.5 if way == 0 else 0.0 if way > 0 else 1.0
