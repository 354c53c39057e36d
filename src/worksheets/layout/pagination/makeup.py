"""Page make-up: where every galley of a document stands, found from heights alone.

Parallel forms have galleys of the same heights in the same order, so they share a make-up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from worksheets.layout.pagination.breaks import Frames, TooLong, TooTall, breaks
from worksheets.layout.pagination.galleys import Cut, GalleyShape, Height
from worksheets.layout.pagination.strips import GLUED
from worksheets.layout.style import Style
from worksheets.memo import memo


class GalleyPart(NamedTuple):
    """A galley in a frame, or those of its strips that are `cut` out for it."""

    galley: int
    cut: Cut | None


class Standing(NamedTuple):
    """A galley at a place on a page, or the strips of it that are `cut` out.

    `units` are those of its answer spaces. What is `repeated` is not the strips themselves but
    the heads of the first of them.
    """

    galley: int
    cut: Cut | None
    units: tuple[int, ...]
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
    in points; `lines` are units of answer space given, less than none if they were taken.
    """

    first: int = 0
    end: int = 0
    standing: list[Standing] = field(default_factory=list)
    slack: float = 0
    lines: int = 0
    splits: list[Break] = field(default_factory=list)

    def stack(
        self,
        parts: Sequence[GalleyPart],
        shapes: Sequence[GalleyShape],
        units: Sequence[tuple[int, ...]],
        corner: tuple[float, float],
        gap: float = 0,
    ) -> float:
        """Put parts of these shapes one under the other, and answer their height; spaces that may
        change are larger by a gap."""
        x, start = corner
        y = start
        for n, (part, shape, given) in enumerate(zip(parts, shapes, units, strict=True)):
            first = shape.heights[0]
            if n:
                y += first.above + max(-first.less, min(first.more, gap))
            self.standing.append(Standing(part.galley - self.first, part.cut, given, x, y))
            y += shape.height(given)
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
        duplex=bool(style.theme.furniture.turn_over),
        page=number,
        columns=style.columns,
    )
    starts, reduced = _starts([height for shape in body for height in shape.heights], frames)
    columns = dealt([len(shape.heights) for shape in body], starts, fronts)
    inputs = _MakeupInputs(shapes, frames, style, reduced)
    gaps = _gaps(inputs, columns)
    pages = []
    for n in range(0, len(columns), style.columns):
        beside = columns[n : n + style.columns]
        pages.append(_page(inputs, 0 if n else fronts, beside, gaps, n))
    return pages


def _starts(heights: Sequence[Height], frames: Frames) -> tuple[list[int], bool]:
    """Where frames begin, and whether answers are shorter than they should be.

    They are only where that saves a side, and then all of them, by the same part: equal marks have
    equal space on a paper.
    """
    reduced = [height._replace(natural=height.least) for height in heights]
    if reduced == list(heights):
        return breaks(heights, frames), False
    try:
        natural = breaks(heights, frames)
    except (TooLong, TooTall):
        return breaks(reduced, frames), True
    if len(natural) <= frames.columns:
        return natural, False
    shorter = breaks(reduced, frames)
    saved = frames.pages(len(shorter)) < frames.pages(len(natural))
    return (shorter, True) if saved else (natural, False)


def _gaps(inputs: "_MakeupInputs", columns: Sequence[Sequence[GalleyPart]]) -> list[float]:
    """By how many points the spaces of each frame that may change are larger than they should be.

    A full frame has smaller ones and one that is not full has larger ones, but no frame's are more
    than a unit of space larger than another's. The last frame is not filled.
    """
    gaps = [_gap(inputs, parts, n) for n, parts in enumerate(columns)]
    smallest = min(gaps)
    gaps[-1] = min(gaps[-1], 0.0)
    return [min(gap, smallest + inputs.style.unit) for gap in gaps]


def _gap(inputs: "_MakeupInputs", parts: Sequence[GalleyPart], number: int) -> float:
    """By how many points the spaces of a frame could be larger, or must be smaller."""
    if not parts:
        return 0.0
    cut = [inputs.shapes[galley].cut(cut) for galley, cut in parts]
    units = [shape.units(reduced=inputs.reduced) for shape in cut]
    spare = inputs.frames.of(number) - _height(cut, units)
    if number:
        spare -= cut[0].heights[0].heads
    above = [shape.heights[0] for shape in cut[1:]]
    if spare < 0:
        return _pressed(sorted(height.less for height in above), -spare)
    opening = [height.more for height in above if height.more]
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


def _height(shapes: Sequence[GalleyShape], units: Sequence[tuple[int, ...]]) -> float:
    """The height of shapes one under the other, without the space above the first."""
    between = sum(shape.heights[0].above for shape in shapes[1:])
    heights = (shape.height(given) for shape, given in zip(shapes, units, strict=True))
    return between + sum(heights)


class _MakeupInputs(NamedTuple):
    """What all pages of a make-up share."""

    shapes: Sequence[GalleyShape]
    frames: Frames
    style: Style
    reduced: bool


class _Frame(NamedTuple):
    """A frame on a page by its top left corner, its depth, and by how much its spaces are larger,
    in points; `fresh` is the first of all frames, where nothing is repeated."""

    x: float
    y: float
    depth: float
    gap: float
    fresh: bool


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


def _page(
    inputs: _MakeupInputs,
    fronts: int,
    columns: Sequence[Sequence[GalleyPart]],
    gaps: Sequence[float],
    number: int,
) -> PageMakeup:
    """A page of columns under so many fronts; the first column is frame `number`."""
    shapes, frames, style, _ = inputs
    across = [GalleyPart(n, None) for n in range(fronts)]
    all_parts = [*across, *chain.from_iterable(columns)]
    page = PageMakeup(all_parts[0].galley, all_parts[-1].galley + 1) if all_parts else PageMakeup()
    left = style.left(frames.page + number // style.columns)
    front = shapes[:fronts]
    page.stack(across, front, [shape.units(reduced=False) for shape in front], (left, style.top))
    for n, parts in enumerate(columns):
        depth = frames.of(number + n)
        x = left + n * (style.measure + style.gutter)
        y = style.top + (style.depth - depth)
        if parts:
            frame = _Frame(x, y, depth, gaps[number + n], fresh=number + n == 0)
            _fill(page, parts, inputs, frame)
    return page


def _fill(
    page: PageMakeup, parts: Sequence[GalleyPart], inputs: _MakeupInputs, frame: _Frame
) -> None:
    """Put parts into a frame under the heads they repeat."""
    x, y, depth, gap, fresh = frame
    cut = [inputs.shapes[galley].cut(cut) for galley, cut in parts]
    number, strip = parts[0].galley - page.first, parts[0].cut[0] if parts[0].cut else 0
    first = cut[0].heights[0]
    heads = 0.0 if fresh else first.heads
    if heads:
        page.standing.append(Standing(number, parts[0].cut, (), x, y, repeated=True))
    if not fresh and (first.cost >= GLUED or first.goes_on):
        page.splits.append(Break(number, strip, first.cost >= GLUED))
    units = [shape.units(reduced=inputs.reduced) for shape in cut]
    height = heads + page.stack(parts, cut, units, (x, y + heads), gap)
    page.slack += max(depth - height, 0)
    if inputs.reduced:
        page.lines -= sum(spare.units for shape in cut for _, spare in shape.spaces)
