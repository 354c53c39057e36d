"""Page make-up: where every galley of a document stands, found from heights alone.

Parallel forms have galleys of the same heights in the same order, so they share a make-up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple

from worksheets.layout.pagination.breaks import Frames, breaks
from worksheets.layout.pagination.elastic import settled
from worksheets.layout.pagination.galleys import Cut, GalleyShape
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
        x: float,
        y: float,
    ) -> float:
        """Put parts of these shapes one under the other, and answer their height."""
        start = y
        for n, (part, shape, given) in enumerate(zip(parts, shapes, units, strict=True)):
            y += shape.heights[0].above if n else 0
            self.standing.append(Standing(part.galley - self.first, part.cut, given, x, y))
            y += shape.height(given)
        return y - start


@memo(64)
def made_up(
    shapes: tuple[GalleyShape, ...], fronts: int, style: Style, number: int, sides: int | None
) -> Sequence[PageMakeup]:
    """Pages from page `number` on; so many galleys, the first, stand across all columns.

    Raises TooTall and TooLong as `breaks` does, for strips counted after those of the fronts.
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
    starts = breaks(tuple(chain.from_iterable(shape.heights for shape in body)), frames)
    columns = dealt([len(shape.heights) for shape in body], starts, fronts)
    inputs = _MakeupInputs(shapes, frames, style)
    pages = []
    for n in range(0, len(columns), style.columns):
        beside = columns[n : n + style.columns]
        pages.append(_page(inputs, 0 if n else fronts, beside, n))
    return pages


class _MakeupInputs(NamedTuple):
    """What all pages of a make-up share."""

    shapes: Sequence[GalleyShape]
    frames: Frames
    style: Style


class _Frame(NamedTuple):
    """A frame on a page by its top left corner and its depth, in points; `fresh` is the first of
    all frames, where nothing is repeated."""

    x: float
    y: float
    depth: float
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
    inputs: _MakeupInputs, fronts: int, columns: Sequence[Sequence[GalleyPart]], number: int
) -> PageMakeup:
    """A page of columns under so many fronts; the first column is frame `number`."""
    shapes, frames, style = inputs
    across = [GalleyPart(n, None) for n in range(fronts)]
    all_parts = [*across, *chain.from_iterable(columns)]
    page = PageMakeup(all_parts[0].galley, all_parts[-1].galley + 1) if all_parts else PageMakeup()
    left = style.left(frames.page + number // style.columns)
    front = shapes[:fronts]
    page.stack(across, front, [shape.units for shape in front], left, style.top)
    for n, parts in enumerate(columns):
        depth = frames.of(number + n)
        x = left + n * (style.measure + style.gutter)
        y = style.top + (style.depth - depth)
        if parts:
            _fill(page, parts, shapes, _Frame(x, y, depth, fresh=number + n == 0))
    return page


def _fill(
    page: PageMakeup,
    parts: Sequence[GalleyPart],
    shapes: Sequence[GalleyShape],
    frame: _Frame,
) -> None:
    """Put parts into a frame under the heads they repeat, with answer space to fill it."""
    x, y, depth, fresh = frame
    cut = [shapes[galley].cut(cut) for galley, cut in parts]
    number, strip = parts[0].galley - page.first, parts[0].cut[0] if parts[0].cut else 0
    first = cut[0].heights[0]
    heads = 0.0 if fresh else first.heads
    if heads:
        page.standing.append(Standing(number, parts[0].cut, (), x, y, repeated=True))
    if not fresh and (first.cost >= GLUED or first.goes_on):
        page.splits.append(Break(number, strip, first.cost >= GLUED))
    spaces = [elastic for shape in cut for _, elastic in shape.spaces]
    spare = depth - heads - sum(shape.tall for shape in cut) + first.above
    units = iter(settled(spaces, spare))
    counts = [tuple(islice(units, len(shape.spaces))) for shape in cut]
    height = heads + page.stack(parts, cut, counts, x, y + heads)
    page.slack += max(depth - height, 0)
    page.lines += sum(map(sum, counts)) - sum(elastic.natural for elastic in spaces)
