"""Galleys: strips that were set together, on their way to the pages.

The same galley, by identity, stands in many papers; what pages need of it is computed once.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeAlias

from worksheets.layout.pagination.strips import (
    AVOID,
    GLUED,
    HELD,
    Marks,
    Origin,
    Spare,
    Strip,
    painted,
    stacked,
    together,
    tops,
)
from worksheets.layout.structure import inlines_of
from worksheets.memo import memo
from worksheets.model.page.node import Node
from worksheets.model.page.page import Band, Mark, moved
from worksheets.model.page.zones import Field

REMEMBERED = 1 << 12
NEAR = 0.45
"""What follows a heading stands so much nearer to it than to other things."""
GIVES = 0.3
"""On a full page that space may be smaller by this part of it."""


class Block(NamedTuple):
    """A galley as it stands on a page: lengths from its top left corner, in points.

    `bookmarks` have a title, a level and a place; `inlines` are the nodes within its paragraphs;
    `fields` come with the labels of their questions. What its strips belong to is in `origins`,
    each once.
    """

    height: float
    bands: tuple[Band, ...]
    bookmarks: tuple[tuple[str, int, float], ...]
    inlines: tuple[Node, ...]
    fields: tuple[tuple[str, Field], ...]
    origins: tuple[Origin, ...]


Cut: TypeAlias = tuple[int, int]
"""Strips of a galley: the first, and the first that comes after them."""


class Height(NamedTuple):
    """The heights of a strip in points, and its cost, by which pages are broken.

    `heads` is the height of the strips that are repeated where a page begins with this one;
    `goes_on` says whether there are any. The space `above` may be so much `less` or `more`. It may
    share an `opening` with what is before it.
    """

    natural: float
    least: float
    above: float
    less: float
    more: float
    cost: float
    heads: float
    goes_on: bool
    opening: bool

    def above_with(self, gap: float) -> float:
        """The space above the strip where such spaces are larger by a gap, or smaller."""
        return self.above + max(-self.less, min(self.more, gap))


@dataclass(frozen=True, eq=False)
class GalleyShape:
    """The heights of a galley's strips, and which of them are answer space: all that the make-up of
    pages needs. Galleys that are alike in these share one shape."""

    heights: tuple[Height, ...]
    spaces: tuple[tuple[int, Spare], ...]

    @cached_property
    def tall(self) -> float:
        """Its height in points, with the space above it."""
        return sum(height.natural + height.above for height in self.heights)

    def units(self, *, reduced: bool) -> tuple[int, ...]:
        """The units of its spare answer space; none if the paper is `reduced`."""
        return tuple(0 if reduced else spare.units for _, spare in self.spaces)

    def cut(self, cut: Cut | None) -> "GalleyShape":
        """The shape of some of its strips, or of all."""
        if cut is None:
            return self
        first, end = cut
        spaces = ((n - first, spare) for n, spare in self.spaces if first <= n < end)
        return GalleyShape(self.heights[first:end], tuple(spaces))

    @cached_property
    def elastic(self) -> bool:
        """Whether spaces between its strips may change."""
        return any(height.less or height.more for height in self.heights[1:])

    def height(self, units: Iterable[int], gap: float = 0) -> float:
        """Its height in points if its answer spaces have so many units, and spaces that may change
        are larger by a gap."""
        natural = [height.natural for height in self.heights]
        for (n, spare), count in zip(self.spaces, units, strict=True):
            natural[n] = count * spare.unit
        return sum(natural) + sum(height.above_with(gap) for height in self.heights[1:])


_shape = memo(1 << 12)(GalleyShape)


@dataclass(frozen=True, eq=False)
class Galley:
    """One strip or more, set together; only the first may ask for a new page.

    It is equal to itself only. What makes galleys of equal things is therefore remembered: so the
    pages of forms are known to be alike without a look at their strips.
    """

    strips: tuple[Strip, ...]

    @cached_property
    def first(self) -> Strip:
        return self.strips[0]

    @cached_property
    def shape(self) -> GalleyShape:
        spaces = ((n, strip.spare) for n, strip in enumerate(self.strips) if strip.spare)
        return _shape(tuple(map(height_of, self.strips)), tuple(spaces))

    @cached_property
    def block(self) -> Block:
        height, bands = _banded(self.strips)
        titled = ((y, strip) for y, strip in tops(self.strips) if strip.title)
        bookmarks = tuple((strip.title, strip.level, y) for y, strip in titled)
        inlines = inlines_of(chain.from_iterable(map(_marks, self.strips)))
        origins = dict.fromkeys(strip.origin for strip in self.strips if strip.origin)
        fields = tuple(_fields(self.strips))
        return Block(height, bands, bookmarks, inlines, fields, tuple(origins))


def galley(strips: Iterable[Strip]) -> Galley:
    """A galley of some strips, of which there is one at least."""
    return Galley(tuple(strips))


def _marks(strip: Strip) -> Iterator[Mark]:
    """All marks of a strip, wherever they stand in it."""
    yield from strip.marks
    for band in strip.bands:
        yield from band.marks


def _fields(strips: Sequence[Strip]) -> Iterator[tuple[str, Field]]:
    """The fields of strips one under the other."""
    for y, strip in tops(strips):
        fields = [mark for mark in strip.marks if isinstance(mark, Field)]
        item = strip.origin.item if strip.origin else ""
        for field in fields:
            yield item, field._replace(x=field.x + strip.x, y=field.y + y)


def _banded(strips: Sequence[Strip]) -> tuple[float, tuple[Band, ...]]:
    """The height of strips one under the other and their bands: marks between the bands of strips
    are one."""
    height = 0.0
    bands: list[Band] = []
    between: list[Mark] = []
    for y, strip in tops(strips):
        between += moved(painted(strip.marks), strip.x, y)
        if strip.bands and between:
            bands.append(Band(0, 0, Marks(between)))
            between = []
        bands += [Band(strip.x + x, y + down, marks) for x, down, marks in strip.bands]
        height = y + strip.height
    if between:
        bands.append(Band(0, 0, Marks(between)))
    return height, tuple(bands)


def height_of(strip: Strip) -> Height:
    """The heights of a strip."""
    height = strip.height
    heads = stacked(strip.heads)[0] if strip.heads else 0.0
    goes_on = bool(strip.heads)
    above, less, more = strip.above, strip.less, strip.more
    return Height(height, strip.least, above, less, more, strip.cost, heads, goes_on, strip.opening)


def settled_part(original: Galley, cut: Cut | None, units: tuple[int, ...], gap: float) -> Galley:
    """The galley, or some of its strips, with so many units of each spare answer space, and with
    spaces that may change larger by a gap."""
    first, end = cut or (0, len(original.strips))
    strips = list(original.strips[first:end])
    counts = iter(units)
    for n, strip in enumerate(strips):
        above = height_of(strip).above_with(gap) if n else strip.above
        strips[n] = strip._replace(above=above)
        if strip.spare:
            unit, count = strip.spare.unit, next(counts)
            marks = _repeated(strip.marks, unit, count)
            strips[n] = strips[n]._replace(height=count * unit, marks=marks)
    return galley(strips)


def _repeated(marks: tuple[Mark, ...], unit: float, units: int) -> tuple[Mark, ...]:
    """The marks of so many units under one another."""
    return tuple(mark for n in range(units) for mark in moved(marks, 0, n * unit))


@memo(REMEMBERED)
def _changed(original: Galley, above: float, cost: float, start: str) -> Galley:
    """Without its memo, papers with shuffled options take 4 % longer."""
    first, *rest = original.strips
    return galley((first._replace(above=above, cost=cost, start=start), *rest))


def following(original: Galley, above: float | None = None) -> Galley:
    """The galley behind a heading, with which it stays; `above` in points, or a little nearer."""
    first = original.first
    above = first.above * NEAR if above is None else above
    return _changed(close_up(original, above, above * GIVES), above, HELD, first.start)


@memo(REMEMBERED)
def close_up(original: Galley, above: float, less: float = 0) -> Galley:
    """The galley so near to what stands before it, or nearer by `less`, and never further from it;
    both in points.

    Without its memo, papers with shuffled options take 3 % longer.
    """
    first, *rest = original.strips
    return galley((first._replace(above=above, less=less, more=0), *rest))


def spaced(original: Galley, above: float) -> Galley:
    """The galley with so much space above it, in points."""
    return _changed(original, above, original.first.cost, original.first.start)


def remaining(original: Galley) -> Galley:
    """The galley that stays with what stands before it."""
    return _changed(original, original.first.above, GLUED, original.first.start)


def on_one_opening(original: Galley) -> Galley:
    """The galley, which had better not stand overleaf from what is before it."""
    first, *rest = original.strips
    return galley((first._replace(cost=AVOID, opening=True), *rest))


def unparted(original: Galley) -> Galley:
    """The galley with all its strips glued to one another."""
    return galley(together(original.strips))


def beginning(original: Galley, side: str) -> Galley:
    """The galley on a new page: on the left, on the right or on the next."""
    return _changed(original, original.first.above, original.first.cost, side)
