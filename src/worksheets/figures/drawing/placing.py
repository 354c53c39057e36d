"""Labels beside points: where they cover neither one another nor what they belong to."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Tag:
    """A block of words that belongs to a point and stands at least so far from it."""

    x: float
    y: float
    width: float
    height: float
    gap: float
    text: str
    sides: tuple[Point, ...] = SIDES


def placed(
    tags: Sequence[Tag],
    frame: Box,
    taken: Sequence[Box] = (),
    lines: Sequence[Sequence[Point]] = (),
) -> list[Box] | Misfit:
    """A box for every tag: off what is taken and off one another, off lines where it can be.

    Every tag has a place in the frame, or there is a reason why not.
    """
    boxes: list[Box] = []
    for tag in tags:
        free = [
            box
            for box in _candidates(tag)
            if frame.holds(box, 0.01) and not any(box.meets(other) for other in (*taken, *boxes))
        ]
        if not free:
            return no_room(tag.text)
        costs = [(_crossings(box, lines), n) for n, box in enumerate(free)]
        boxes.append(free[min(costs)[1]])
    return boxes


def _candidates(tag: Tag) -> Iterator[Box]:
    for further in (1.0, 1.6, 2.6, 4.0):
        reach = tag.gap * further
        for across, down in tag.sides:
            left = tag.x + across * reach - tag.width * _part(across)
            top = tag.y + down * reach * 0.7 - tag.height * _part(down)
            yield Box(left, top, left + tag.width, top + tag.height)


def _part(way: float) -> float:
    """How much of a length lies before the point it belongs to."""
    return 0.5 if way == 0 else 0.0 if way > 0 else 1.0


def _crossings(box: Box, lines: Sequence[Sequence[Point]]) -> int:
    return sum(
        segment(before, after, box) is not None
        for places in lines
        for before, after in itertools.pairwise(places)
    )
