"""Strips onto pages: columns filled, head rows repeated, answer space fixed, pages numbered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from worksheets.layout.breaks import Frames, TooTall, breaks
from worksheets.layout.elastic import settled
from worksheets.layout.strips import GLUED, Origin, Strip
from worksheets.layout.style import Style
from worksheets.model.diagnostics import NOWHERE, plural
from worksheets.model.page import Band, Bookmark, Fill, Mark, Page, single
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
    """A page without its furniture; lengths in points, `lines` are answer lines given or taken."""

    bands: tuple[Band, ...] = ()
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
    bookmarks: list[tuple[str, int, float]] = field(default_factory=list)
    slack: float = 0
    lines: int = 0
    splits: list[Split] = field(default_factory=list)

    def finished(self) -> Filled:
        return Filled(
            tuple(self.bands),
            tuple(self.bookmarks),
            self.slack,
            self.lines,
            tuple(self.splits),
        )


def filled(
    strips: Sequence[Strip],
    style: Style,
    *,
    front: Sequence[Strip] = (),
    number: int = 1,
    sides: int | None = None,
) -> list[Filled]:
    """Pages of strips; `front` stands across all columns of the first one.

    Strips that ask for a new page get it; blank pages make one fall on the left or on the right.
    `number` is that of the first page. Raises Unbreakable, and TooLong if `sides` are too few.
    """
    if style.columns == 1:
        strips, front = (*front, *strips), ()
    pages: list[Filled] = []
    if sum(strip.height + strip.above for strip in front) > FRONT * style.depth:
        pages = filled(front, replace(style, columns=1, measure=style.whole), number=number)
        front = ()
        sides = sides and max(1, sides - len(pages))
    for n, run in enumerate(_runs(strips, fronted=bool(front))):
        side = run[0].start if run else ""
        even = (number + len(pages)) % 2 == 0
        if pages and ((side == "left" and not even) or (side == "right" and even)):
            pages.append(Filled(blank=True))
        top = front if n == 0 else ()
        pages += _run(run, style, top, number + len(pages), sides)
    return pages


def _runs(strips: Sequence[Strip], *, fronted: bool) -> list[Sequence[Strip]]:
    """The strips between new pages; a front may have a page without any."""
    starts = [n for n, strip in enumerate(strips) if strip.start and (n or fronted)]
    return [
        strips[first:end] for first, end in zip([0, *starts], [*starts, len(strips)], strict=True)
    ]


def _run(
    strips: Sequence[Strip],
    style: Style,
    front: Sequence[Strip],
    number: int,
    sides: int | None,
) -> list[Filled]:
    tall = sum(strip.height + strip.above for strip in front) + style.unit * 3
    first = (style.depth - tall,) * style.columns if front else ()
    frames = Frames(
        style.depth,
        first,
        sides * style.columns if sides else None,
        duplex=bool(style.theme.furniture.turn_over),
        page=number,
        columns=style.columns,
    )
    try:
        starts = breaks(strips, frames)
    except TooTall as error:
        raise Unbreakable(_origin(strips, error.number), error.excess) from error
    sheets: list[_Sheet] = []
    for n, start in enumerate(starts):
        page, column = divmod(n, style.columns)
        if column == 0:
            sheets.append(_Sheet())
            if page == 0 and front:
                _place(sheets[0], front, style.left(number), style.top)
        end = starts[n + 1] if n + 1 < len(starts) else len(strips)
        x = style.left(number + page) + column * (style.measure + style.gutter)
        y = style.top + (style.depth - frames.of(n))
        _fill(sheets[-1], strips[start:end], frames.of(n), x, y, fresh=start == 0)
    return [sheet.finished() for sheet in sheets]


def _origin(strips: Sequence[Strip], number: int) -> Origin | None:
    """What a strip belongs to, or the nearest thing before it."""
    return next((strip.origin for strip in reversed(strips[: number + 1]) if strip.origin), None)


def _fill(
    sheet: _Sheet, strips: Sequence[Strip], depth: float, x: float, y: float, *, fresh: bool
) -> None:
    """Put strips into a frame, under the heads they repeat."""
    if not strips:
        return
    heads = () if fresh else strips[0].heads
    room = depth - sum(head.height for head in heads)
    found = settled(strips, room)
    height = _place(sheet, heads, x, y)
    height += _place(sheet, found, x, y + height)
    sheet.slack += max(depth - height, 0)
    sheet.lines += sum(
        round((new.height - old.height) / old.elastic.unit)
        for new, old in zip(found, strips, strict=True)
        if old.elastic
    )
    first = strips[0]
    if not fresh and first.origin and (first.cost >= GLUED or heads):
        sheet.splits.append(Split(first.origin.name, first.cost >= GLUED))


def _place(sheet: _Sheet, strips: Sequence[Strip], x: float, y: float) -> float:
    """Put the marks of strips one under the other, and answer their height."""
    start = y
    for n, strip in enumerate(strips):
        y += strip.above if n else 0
        if strip.marks:
            sheet.bands.append(Band(x + strip.x, y, strip.marks))
        if strip.title:
            sheet.bookmarks.append((strip.title, strip.level, y))
        y += strip.height
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
