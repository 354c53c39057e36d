"""Strips onto pages: columns filled, head rows repeated, answer space fixed, pages numbered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from worksheets.layout.breaks import Frames, TooTall, breaks
from worksheets.layout.elastic import settled
from worksheets.layout.galleys import Galley, dealt, galley
from worksheets.layout.strips import GLUED, Origin, Strip
from worksheets.layout.style import Style
from worksheets.model.diagnostics import NOWHERE, plural
from worksheets.model.kept import kept
from worksheets.model.page import Band, Bookmark, Fill, Mark, Node, Page, single
from worksheets.model.units import MILLIMETRE

FRONT = 0.6
"""A front of more than this part of a page has its pages to itself, if there are columns."""


@dataclass(frozen=True, slots=True)
class Split:
    """A break inside something that would rather stay whole; `forced` if it was glued."""

    name: str
    forced: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """A page without its furniture; lengths in points, `lines` are answer lines given or taken.

    `nodes` has those of each band's marks.
    """

    bands: tuple[Band, ...] = ()
    nodes: tuple[tuple[Node, ...], ...] = ()
    bookmarks: tuple[tuple[str, int, float], ...] = ()
    slack: float = 0
    lines: int = 0
    splits: tuple[Split, ...] = ()
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page around the strips.

    It is given the page's number and the number of pages, and whether it is blank and the next not.
    """

    paint: Callable[[int, int, bool, bool], tuple[Band, ...]]
    label: Callable[[int], str]


class Unbreakable(ValueError):
    """Something is too tall for a page: what it is, where it was written, by how much (points)."""

    def __init__(self, origin: Origin | None, excess: float) -> None:
        super().__init__("too tall for a page")
        self.name = origin.name if origin else "the front"
        self.span = origin.span if origin else NOWHERE
        self.excess = excess


@dataclass(slots=True)
class _Sheet:
    """A page being filled, column by column."""

    bands: list[Band] = field(default_factory=list)
    nodes: list[tuple[Node, ...]] = field(default_factory=list)
    bookmarks: list[tuple[str, int, float]] = field(default_factory=list)
    slack: float = 0
    lines: int = 0
    splits: list[Split] = field(default_factory=list)

    def finished(self) -> Filled:
        return Filled(
            tuple(self.bands),
            tuple(self.nodes),
            tuple(self.bookmarks),
            self.slack,
            self.lines,
            tuple(self.splits),
        )


def filled(
    galleys: Sequence[Galley],
    style: Style,
    *,
    front: Sequence[Galley] = (),
    number: int = 1,
    sides: int | None = None,
) -> list[Filled]:
    """Pages of galleys; `front` stands across all columns of the first one.

    Galleys that ask for a new page get it; blank pages make one fall on the left or on the right.
    `number` is that of the first page. Raises Unbreakable, and TooLong if `sides` are too few.
    """
    if style.columns == 1:
        galleys, front = (*front, *galleys), ()
    pages: list[Filled] = []
    if sum(one.tall for one in front) > FRONT * style.depth:
        pages = filled(front, replace(style, columns=1, measure=style.whole), number=number)
        front = ()
        sides = sides and max(1, sides - len(pages))
    for n, run in enumerate(_runs(galleys, fronted=bool(front))):
        side = run[0].first.start if run else ""
        even = (number + len(pages)) % 2 == 0
        if pages and ((side == "left" and not even) or (side == "right" and even)):
            pages.append(Filled(blank=True))
        top = front if n == 0 else ()
        pages += _run(run, style, top, number + len(pages), sides)
    return pages


def _runs(galleys: Sequence[Galley], *, fronted: bool) -> list[Sequence[Galley]]:
    """The galleys between new pages; a front may have a page without any."""
    starts = [n for n, one in enumerate(galleys) if one.first.start and (n or fronted)]
    return [
        galleys[first:end] for first, end in zip([0, *starts], [*starts, len(galleys)], strict=True)
    ]


def _run(
    galleys: Sequence[Galley],
    style: Style,
    front: Sequence[Galley],
    number: int,
    sides: int | None,
) -> list[Filled]:
    top = sum(one.tall for one in front) + style.unit * 3
    first = (style.depth - top,) * style.columns if front else ()
    frames = Frames(
        style.depth,
        first,
        sides * style.columns if sides else None,
        duplex=bool(style.theme.furniture.turn_over),
        page=number,
        columns=style.columns,
    )
    try:
        starts = breaks(galleys, frames)
    except TooTall as error:
        raise Unbreakable(_origin(galleys, error.number), error.excess) from error
    sheets: list[_Sheet] = []
    for n, inside in enumerate(dealt(galleys, starts)):
        page, column = divmod(n, style.columns)
        if column == 0:
            sheets.append(_Sheet())
            if page == 0 and front:
                _place(sheets[0], front, style.left(number), style.top)
        x = style.left(number + page) + column * (style.measure + style.gutter)
        y = style.top + (style.depth - frames.of(n))
        _fill(sheets[-1], inside, frames.of(n), x, y, fresh=n == 0)
    return [sheet.finished() for sheet in sheets]


def _origin(galleys: Sequence[Galley], number: int) -> Origin | None:
    """What a strip belongs to, or the nearest thing before it."""
    strips = list(chain.from_iterable(one.strips for one in galleys))
    return next((strip.origin for strip in reversed(strips[: number + 1]) if strip.origin), None)


def _fill(
    sheet: _Sheet, galleys: Sequence[Galley], depth: float, x: float, y: float, *, fresh: bool
) -> None:
    """Put galleys into a frame, under the heads they repeat."""
    if not galleys:
        return
    first = galleys[0].first
    heads = () if fresh else first.heads
    height = _place(sheet, [_repeated(heads)], x, y) if heads else 0.0
    found = settled(galleys, depth - height)
    height += _place(sheet, found, x, y + height)
    sheet.slack += max(depth - height, 0)
    sheet.lines += sum(map(_lines_given, found, galleys))
    if not fresh and first.origin and (first.cost >= GLUED or heads):
        sheet.splits.append(Split(first.origin.name, first.cost >= GLUED))


@kept(1 << 10)
def _repeated(heads: tuple[Strip, ...]) -> Galley:
    """The heads that are repeated on a page, as a galley."""
    return galley(heads)


def _lines_given(new: Galley, old: Galley) -> int:
    """How many units the answer space of a galley has got, less than none if it has lost some."""
    given = 0
    for n, elastic in old.spaces:
        given += round((new.strips[n].height - old.strips[n].height) / elastic.unit)
    return given


def _place(sheet: _Sheet, galleys: Sequence[Galley], x: float, y: float) -> float:
    """Put the marks of galleys one under the other, and answer their height."""
    start = y
    for n, one in enumerate(galleys):
        y += one.first.above if n else 0
        height, marks, bookmarks, nodes = one.block
        if marks:
            sheet.bands.append(Band(x, y, marks))
            sheet.nodes.append(nodes)
        for title, level, below in bookmarks:
            sheet.bookmarks.append((title, level, y + below))
        y += height
    return y - start


def finished(
    pages: Sequence[Filled], style: Style, furniture: Furniture
) -> tuple[tuple[Page, ...], tuple[Bookmark, ...]]:
    """Pages with their furniture, and bookmarks for the strips that have titles."""
    done = []
    bookmarks = []
    tint = _tint(style)
    for n, page in enumerate(pages):
        more = n + 1 < len(pages) and not pages[n + 1].blank
        around = furniture.paint(n + 1, len(pages), page.blank, more)
        bands = (*single(tint), *page.bands) if tint else page.bands
        label = furniture.label(n + 1)
        done.append(Page(label, style.width, style.height, bands, around))
        bookmarks += [Bookmark(title, level, n, y) for title, level, y in page.bookmarks]
    return tuple(done), tuple(bookmarks)


def _tint(style: Style) -> tuple[Mark, ...]:
    """The colour behind everything, if it is not white."""
    red, green, blue = (int(style.theme.tint[n : n + 2], 16) / 255 for n in (1, 3, 5))
    if (red, green, blue) == (1, 1, 1):
        return ()
    return (Fill(0, 0, style.width, style.height, (red, green, blue)),)


def padded(pages: Sequence[Filled], sides: int) -> list[Filled]:
    """The pages and as many blank ones as make their number a multiple of `sides`."""
    blanks = -len(pages) % sides
    return [*pages, *(Filled(blank=True) for _ in range(blanks))]


def report(pages: Sequence[Filled], label: Callable[[int], str]) -> tuple[str, ...]:
    """What the layout did, a line a page: what stays empty, answer lines, and what was split."""
    lines = []
    for n, page in enumerate(pages):
        parts = ["blank" if page.blank else f"{page.slack / MILLIMETRE:.0f} mm empty"]
        if page.lines:
            given = "added" if page.lines > 0 else "taken"
            parts.append(f"{plural(abs(page.lines), 'answer line')} {given}")
        parts += [
            f"{'splits' if split.forced else 'goes on with'} {split.name}" for split in page.splits
        ]
        lines.append(f"page {label(n + 1)}: {', '.join(parts)}")
    return tuple(lines)
