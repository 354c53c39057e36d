"""Galleys: strips that were set together, on their way to the pages.

The same galley, by identity, stands in many papers; so what pages need of it is found once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from worksheets.layout.strips import AVOID, GLUED, Elastic, Strip, stacked, tops
from worksheets.model.hashed import the_same
from worksheets.model.kept import kept
from worksheets.model.page import Mark, Node, nodes_of

KEPT = 1 << 12
NEAR = 0.55
"""What follows a heading stands so much nearer to it than to other things."""


class Block(NamedTuple):
    """A galley as it stands on a page: lengths from its top left corner, in points.

    `bookmarks` have a title, a level and a place; `nodes` are those of its marks, in their order.
    """

    height: float
    marks: tuple[Mark, ...]
    bookmarks: tuple[tuple[str, int, float], ...]
    nodes: tuple[Node, ...]


class Height(NamedTuple):
    """What breaking knows of a strip, in points but for the cost; `heads` is what is repeated."""

    natural: float
    least: float
    most: float
    above: float
    cost: float
    heads: float


@dataclass(frozen=True, eq=False)
class Galley:
    """One strip or more; a new page is asked for by the first of them only."""

    strips: tuple[Strip, ...]

    @cached_property
    def first(self) -> Strip:
        return self.strips[0]

    @cached_property
    def tall(self) -> float:
        """Its height with the space above it."""
        return sum(strip.height + strip.above for strip in self.strips)

    @cached_property
    def spaces(self) -> tuple[tuple[int, Elastic], ...]:
        """Which of its strips are answer space."""
        return tuple((n, strip.elastic) for n, strip in enumerate(self.strips) if strip.elastic)

    @cached_property
    def heights(self) -> tuple[Height, ...]:
        """The heights of its strips: one tuple for all galleys that are alike in them."""
        return the_same(tuple(map(height_of, self.strips)))

    @cached_property
    def block(self) -> Block:
        height, marks = stacked(self.strips)
        titled = ((y, strip) for y, strip in tops(self.strips) if strip.title)
        bookmarks = tuple((strip.title, strip.level, y) for y, strip in titled)
        return Block(height, marks, bookmarks, nodes_of(marks))


def galley(strips: Iterable[Strip]) -> Galley:
    """A galley of some strips, of which there is one at least."""
    return Galley(tuple(strips))


def height_of(strip: Strip) -> Height:
    """The heights of a strip."""
    height = strip.height
    heads = sum(head.height for head in strip.heads) if strip.heads else 0.0
    if strip.elastic is None:
        return Height(height, height, height, strip.above, strip.cost, heads)
    return Height(height, strip.least, strip.most, strip.above, strip.cost, heads)


@kept(KEPT)
def _part(whole: Galley, first: int, end: int) -> Galley:
    return Galley(whole.strips[first:end])


def dealt(galleys: Iterable[Galley], starts: Sequence[int]) -> list[list[Galley]]:
    """Galleys frame by frame; where a frame begins inside one, it is cut.

    `starts` counts the strips of all galleys; the first is 0.
    """
    frames: list[list[Galley]] = [[] for _ in starts]
    number = place = 0
    for one in galleys:
        begun, count = 0, len(one.strips)
        while number + 1 < len(starts) and starts[number + 1] < place + count:
            cut = starts[number + 1] - place
            if cut > begun:
                frames[number].append(_part(one, begun, cut))
            begun = cut
            number += 1
        frames[number].append(_part(one, begun, count) if begun else one)
        place += count
    return frames


@kept(KEPT)
def _changed(whole: Galley, above: float, cost: float, start: str) -> Galley:
    first, *rest = whole.strips
    return galley((first._replace(above=above, cost=cost, start=start), *rest))


def following(one: Galley, above: float | None = None) -> Galley:
    """The galley behind a heading, with which it stays; `above` in points, or a little nearer."""
    first = one.first
    return _changed(one, first.above * NEAR if above is None else above, GLUED, first.start)


def remaining(one: Galley) -> Galley:
    """The galley that stays with what stands before it."""
    return _changed(one, one.first.above, GLUED, one.first.start)


def avoiding(one: Galley) -> Galley:
    """The galley where a page begins if it must."""
    return _changed(one, one.first.above, AVOID, one.first.start)


def beginning(one: Galley, side: str) -> Galley:
    """The galley on a new page, on the left or on the right."""
    return _changed(one, one.first.above, one.first.cost, side)
