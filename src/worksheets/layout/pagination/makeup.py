"""Page make-up: where every galley of a document stands, found from heights alone.

Parallel forms have galleys of the same heights in the same order, so they share a make-up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple

from worksheets.layout.pagination.breaks import Frames, TooLong, TooTall, breaks, overleaf
from worksheets.layout.pagination.galleys import Cut, GalleyShape, Height
from worksheets.layout.pagination.strips import GLUED
from worksheets.layout.pagination.underfull import Flow, Underfull, underfull
from worksheets.layout.style import Style
from worksheets.memo import memo


class GalleyPart(NamedTuple):
    """A galley in a frame, or those of its strips that are `cut` out for it."""

    galley: int
    cut: Cut | None


class Standing(NamedTuple):
    """A galley at a place on a page, or the strips of it that are `cut` out.

    `units` are those of its answer spaces, and its spaces that may change are larger by a `gap`.
    What is `repeated` is not the strips themselves but the heads of the first of them.
    """

    galley: int
    cut: Cut | None
    units: tuple[int, ...]
    gap: float
    x: float
    y: float
    repeated: bool = False


class Break(NamedTuple):
    """A strip of a galley with which a frame begins; `forced` if it was glued to the one before."""

    galley: int
    strip: int
    forced: bool


@dataclass(slots=True, eq=False)
class PageMakeup:
    """A page made up of galleys, which it counts from the first that stands on it.

    That is number `first` of the document, and `end` the first that is on a later page. `slack` is
    in points; `lines` are units of answer space given, less than none if they were taken. Of a page
    that is far from full, `underfull` says why.
    """

    first: int = 0
    end: int = 0
    standing: list[Standing] = field(default_factory=list)
    slack: float = 0
    lines: int = 0
    splits: list[Break] = field(default_factory=list)
    underfull: Underfull | None = None

    def stack(self, column: "_Column", corner: tuple[float, float], gap: float = 0) -> float:
        """Put the parts of a column one under the other, and answer their height; spaces that may
        change are larger by a gap."""
        x, start = corner
        y = start
        for n, (part, shape, units) in enumerate(column.settled()):
            if n:
                y += shape.heights[0].above_with(gap)
            own = gap if shape.elastic else 0.0
            self.standing.append(Standing(part.galley - self.first, part.cut, units, own, x, y))
            y += shape.height(units, gap)
        return y - start


@memo(64)
def made_up(
    shapes: tuple[GalleyShape, ...], fronts: int, style: Style, number: int, sides: int | None
) -> Sequence[PageMakeup]:
    """Pages from page `number` on; so many galleys, the first, stand across all columns.

    Raises TooTall and TooLong as `breaks` does, for strips counted after those of the fronts.
    Without its memo, papers with shuffled options take 13 % longer.
    """
    front, body = shapes[:fronts], shapes[fronts:]
    top = sum(shape.tall for shape in front) + style.unit * 3
    frames = Frames(
        style.depth,
        (style.depth - top,) * style.columns if front else (),
        sides * style.columns if sides else None,
        duplex=style.duplex,
        page=number,
        columns=style.columns,
    )
    heights = [height for shape in body for height in shape.heights]
    starts, reduced = _starts(heights, frames)
    parts = dealt([len(shape.heights) for shape in body], starts, fronts)
    columns = [_Column.of(own, shapes, reduced=reduced) for own in parts]
    across = _Column.of([GalleyPart(n, None) for n in range(fronts)], shapes, reduced=False)
    gaps = _gaps(columns, frames, style)
    pages = []
    for n in range(0, len(columns), style.columns):
        filling = _Page(columns[n : n + style.columns], gaps[n : n + style.columns], n)
        pages.append(_page(filling, across if n == 0 else _Column(), frames, style))
    flow = Flow(_reduced(heights) if reduced else heights, frames, starts)
    for n, page in enumerate(pages):
        page.underfull = underfull(flow, n, 1 - page.slack / (style.depth * style.columns))
    return pages


def _reduced(heights: Sequence[Height]) -> list[Height]:
    return [height._replace(natural=height.least) for height in heights]


class _Column(NamedTuple):
    """What stands in a frame: parts of galleys, their shapes, and the units of their answer
    spaces."""

    parts: Sequence[GalleyPart] = ()
    shapes: Sequence[GalleyShape] = ()
    units: Sequence[tuple[int, ...]] = ()

    @classmethod
    def of(
        cls, parts: Sequence[GalleyPart], shapes: Sequence[GalleyShape], *, reduced: bool
    ) -> "_Column":
        """Parts of galleys of these shapes, with shorter answers if the paper is `reduced`."""
        cut = [shapes[galley].cut(cut) for galley, cut in parts]
        return cls(parts, cut, [shape.units(reduced=reduced) for shape in cut])

    def settled(self) -> Iterator[tuple[GalleyPart, GalleyShape, tuple[int, ...]]]:
        """The parts, each with its shape and units."""
        return zip(self.parts, self.shapes, self.units, strict=True)

    @property
    def height(self) -> float:
        """The height of the parts under one another, without the space above the first."""
        between = sum(shape.heights[0].above for shape in self.shapes[1:])
        return between + sum(shape.height(units) for _, shape, units in self.settled())

    @property
    def spaces(self) -> Iterator[Height]:
        """The heights of all strips but the first, whose spaces above may change."""
        return islice(chain.from_iterable(shape.heights for shape in self.shapes), 1, None)


def _starts(heights: Sequence[Height], frames: Frames) -> tuple[list[int], bool]:
    """Where frames begin, and whether answers are shorter than they should be.

    They are only where that saves a sheet or a side, or brings a source and its question on one
    opening; and then all of them, by the same part: equal marks have equal space on a paper.
    """
    reduced = _reduced(heights)
    if reduced == list(heights):
        return breaks(heights, frames), False
    try:
        natural = breaks(heights, frames)
    except (TooLong, TooTall):
        return breaks(reduced, frames), True
    if len(natural) <= frames.columns:
        return natural, False
    shorter = breaks(reduced, frames)

    def worth(starts: list[int]) -> tuple[int, int, int]:
        pages = frames.pages(len(starts))
        return frames.sheets(pages), overleaf(heights, starts, frames), pages

    return (shorter, True) if worth(shorter) < worth(natural) else (natural, False)


def _gaps(columns: Sequence[_Column], frames: Frames, style: Style) -> list[float]:
    """By how many points the spaces of each frame that may change are larger than they should be.

    A full frame has smaller ones and one that is not full has larger ones, but no frame's are more
    than a unit of space larger than another's. The last frame is not filled.
    """
    gaps = [_gap(column, frames, n) for n, column in enumerate(columns)]
    smallest = min(gaps)
    gaps[-1] = min(gaps[-1], 0.0)
    return [min(gap, smallest + style.unit) for gap in gaps]


def _gap(column: _Column, frames: Frames, number: int) -> float:
    """By how many points the spaces of a frame could be larger, or must be smaller."""
    if not column.parts:
        return 0.0
    spare = frames.of(number) - column.height
    if number:
        spare -= column.shapes[0].heights[0].heads
    if spare < 0:
        return _pressed(sorted(height.less for height in column.spaces), -spare)
    opening = [height.more for height in column.spaces if height.more]
    return min(spare / len(opening), *opening) if opening else 0.0


def _pressed(most: Sequence[float], over: float) -> float:
    """The least change of spaces that makes them smaller by `over` together; none gives more than
    it can, which is in ascending order."""
    for n, less in enumerate(most):
        share = over / (len(most) - n)
        if share <= less:
            return -share
        over -= less
    return -max(most, default=0.0)


class _Page(NamedTuple):
    """The columns of a page, the changes of their spaces in points, and the number of the first
    column's frame."""

    columns: Sequence[_Column]
    gaps: Sequence[float]
    number: int


def dealt(counts: Sequence[int], starts: Sequence[int], first: int = 0) -> list[list[GalleyPart]]:
    """Galleys of so many strips frame by frame; where a frame begins inside one, it is cut.

    `starts` counts the strips of all galleys from 0; `first` is the number of the first galley.
    """
    frames: list[list[GalleyPart]] = [[] for _ in starts]
    number = place = 0
    for galley, count in enumerate(counts, first):
        begun = 0
        while number + 1 < len(starts) and starts[number + 1] < place + count:
            cut = starts[number + 1] - place
            if cut > begun:
                frames[number].append(GalleyPart(galley, (begun, cut)))
            begun = cut
            number += 1
        frames[number].append(GalleyPart(galley, (begun, count) if begun else None))
        place += count
    return frames


def _page(filling: _Page, across: _Column, frames: Frames, style: Style) -> PageMakeup:
    """A page of columns, under what stands across all of them."""
    parts = [*across.parts, *chain.from_iterable(column.parts for column in filling.columns)]
    page = PageMakeup(parts[0].galley, parts[-1].galley + 1) if parts else PageMakeup()
    left = style.left(frames.page + filling.number // style.columns)
    page.stack(across, (left, style.top))
    for n, (column, gap) in enumerate(zip(filling.columns, filling.gaps, strict=True)):
        if column.parts:
            number = filling.number + n
            y = style.top + (style.depth - frames.of(number))
            corner = left + n * (style.measure + style.gutter), y
            height = _fill(page, column, corner, gap, fresh=number == 0)
            page.slack += max(frames.of(number) - height, 0)
    page.slack += style.depth * (style.columns - len(filling.columns))
    return page


def _fill(
    page: PageMakeup, column: _Column, corner: tuple[float, float], gap: float, *, fresh: bool
) -> float:
    """Put a column into a frame under the heads it repeats, and answer the height of both; nothing
    is repeated in a `fresh` frame, the first of all."""
    x, y = corner
    galley, cut = column.parts[0]
    galley -= page.first
    first = column.shapes[0].heights[0]
    heads = 0.0 if fresh else first.heads
    if heads:
        page.standing.append(Standing(galley, cut, (), 0, x, y, repeated=True))
    if not fresh and (first.cost >= GLUED or first.goes_on):
        page.splits.append(Break(galley, cut[0] if cut else 0, first.cost >= GLUED))
    spaces = [spare for shape in column.shapes for _, spare in shape.spaces]
    if not any(chain.from_iterable(column.units)):
        page.lines -= sum(spare.units for spare in spaces)
    return heads + page.stack(column, (x, y + heads), gap)
