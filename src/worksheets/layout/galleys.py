"""Galleys: strips that were set together, on their way to the pages.

The same galley, by identity, stands in many papers; so what pages need of it is made once.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from worksheets.layout.strips import AVOID, GLUED, Strip
from worksheets.model.kept import Kept
from worksheets.model.page import Mark, moved

Galley: TypeAlias = tuple[Strip, ...]
"""One strip or more; a new page is asked for by the first of them only."""
KEPT = 1 << 12
NEAR = 0.55
"""What follows a heading stands so much nearer to it than to other things."""


class Block(NamedTuple):
    """A galley as it stands on a page: lengths from its top left corner, in points.

    `bookmarks` have a title, a level and a place.
    """

    height: float
    marks: tuple[Mark, ...]
    bookmarks: tuple[tuple[str, int, float], ...]


def _block(galley: Galley) -> Block:
    y = 0.0
    marks: list[Mark] = []
    bookmarks: list[tuple[str, int, float]] = []
    for n, strip in enumerate(galley):
        y += strip.above if n else 0
        marks += moved(strip.marks, strip.x, y)
        if strip.title:
            bookmarks.append((strip.title, strip.level, y))
        y += strip.height
    return Block(y, tuple(marks), tuple(bookmarks))


block = Kept(_block, KEPT).of
"""The block of a galley."""


def _part(galley: Galley, first: int, end: int) -> Galley:
    return galley[first:end]


_parts = Kept(_part, KEPT)


def dealt(galleys: Iterable[Galley], starts: Sequence[int]) -> list[list[Galley]]:
    """Galleys frame by frame; where a frame begins inside one, it is cut.

    `starts` counts the strips of all galleys; the first is 0.
    """
    frames: list[list[Galley]] = [[] for _ in starts]
    number = place = 0
    for galley in galleys:
        begun, count = 0, len(galley)
        while number + 1 < len(starts) and starts[number + 1] < place + count:
            cut = starts[number + 1] - place
            if cut > begun:
                frames[number].append(_parts.of(galley, begun, cut))
            begun = cut
            number += 1
        frames[number].append(_parts.of(galley, begun, count) if begun else galley)
        place += count
    return frames


def _headed(galley: Galley, above: float, cost: float, start: str) -> Galley:
    first, *rest = galley
    return (first._replace(above=above, cost=cost, start=start), *rest)


_changed = Kept(_headed, KEPT).of


def following(galley: Galley, above: float | None = None) -> Galley:
    """The galley behind a heading, with which it stays; `above` in points, or a little nearer."""
    first = galley[0]
    return _changed(galley, first.above * NEAR if above is None else above, GLUED, first.start)


def remaining(galley: Galley) -> Galley:
    """The galley that stays with what stands before it."""
    return _changed(galley, galley[0].above, GLUED, galley[0].start)


def avoiding(galley: Galley) -> Galley:
    """The galley where a page begins if it must."""
    return _changed(galley, galley[0].above, AVOID, galley[0].start)


def beginning(galley: Galley, side: str) -> Galley:
    """The galley on a new page, on the left or on the right."""
    return _changed(galley, galley[0].above, galley[0].cost, side)
