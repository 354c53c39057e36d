"""Strips onto pages: columns filled, head rows repeated, answer space fixed, pages numbered."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from worksheets.layout.pagination.breaks import TooLong, TooTall
from worksheets.layout.pagination.galleys import Galley, galley, settled_part
from worksheets.layout.pagination.makeup import PageMakeup, made_up
from worksheets.layout.pagination.strips import Origin, Strip
from worksheets.layout.pagination.underfull import asked_for, reason
from worksheets.layout.style import Style, in_one_column
from worksheets.model.diagnostics import NOWHERE, plural
from worksheets.model.page.node import Node
from worksheets.model.page.page import Band, Bookmark, Fill, Layer, Mark, Page, single
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.page.zones import FieldsAt
from worksheets.model.theme import WHITE, rgb

FRONT = 0.6
"""A front of more than this part of a page has its pages to itself, if there are columns."""
"""Galleys of a document from which on there are hardly others like it."""


@dataclass(frozen=True, slots=True)
class Split:
    """A break inside something that had better not be split; `forced` if it was glued."""

    name: str
    forced: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """A page without its furniture; lengths in points, `lines` are answer lines given or taken.

    `inlines` are the nodes within paragraphs, in the order in which they first come; `fields` come
    with the labels of their questions. What stands on it belongs to `origins`. Of a page that is
    far from full, `reason` says why.
    """

    bands: tuple[Band, ...] = ()
    inlines: tuple[Node, ...] = ()
    fields: tuple[FieldsAt, ...] = ()
    bookmarks: tuple[tuple[str, int, float], ...] = ()
    slack: float = 0
    lines: int = 0
    splits: tuple[Split, ...] = ()
    blank: bool = False
    reason: str = ""
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """Paints what stands around the strips of a page.

    It is given the page's number and the number of pages, and whether it is blank and the next not.
    """

    paint: Callable[[int, int, bool, bool], tuple[Layer, ...]]
    label: Callable[[int], str]


class Unbreakable(ValueError):
    """Something is too tall for a page: what it is, where it was written, by how much (points)."""

    def __init__(self, origin: Origin | None, excess: float) -> None:
        super().__init__("too tall for a page")
        self.name = origin.name if origin else "the front"
        self.span = origin.span if origin else NOWHERE
        self.excess = excess


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
    `number` is that of the first page. Raises Unbreakable, and TooLong if `sides` are too few:
    if something asks for a new page, there are no more of them than needed.
    """
    if style.columns == 1:
        galleys, front = (*front, *galleys), ()
    pages: list[Filled] = []
    if sum(galley.shape.tall for galley in front) > FRONT * style.depth:
        pages = filled(front, in_one_column(style), number=number)
        front = ()
        sides = sides and max(1, sides - len(pages))
    before = len(pages)
    runs = _runs(galleys, fronted=bool(front))
    most = sides if len(runs) == 1 else None
    for n, run in enumerate(runs):
        side = run[0].first.start if run else ""
        even = (number + len(pages)) % 2 == 0
        wrong = (side == "left" and not even) or (side == "right" and even)
        if pages and wrong and style.duplex:
            pages.append(Filled(blank=True))
        top = front if n == 0 else ()
        pages += _run(run, style, top, number + len(pages), most)
        if n + 1 < len(runs):
            pages[-1] = _before(runs[n + 1], pages[-1], style)
    if sides and len(pages) > before + sides:
        raise TooLong(sum(_used(page, style) for page in pages[before + sides :]))
    return pages


def _before(galleys: Sequence[Galley], page: Filled, style: Style) -> Filled:
    """The page before one that galleys ask for, and if it is far from full, the reason."""
    part = _used(page, style) / (style.depth * style.columns)
    first, *rest = galleys
    strips = [*first.strips, *(galley.first for galley in rest[:1])]
    return replace(page, reason=asked_for(part, first.first.start, strips))


def _used(page: Filled, style: Style) -> float:
    """How much of a page's columns is used, in points."""
    return 0.0 if page.blank else style.depth * style.columns - page.slack


def _runs(galleys: Sequence[Galley], *, fronted: bool) -> list[Sequence[Galley]]:
    """The galleys between new pages; a front may have a page without any."""
    starts = [n for n, galley in enumerate(galleys) if galley.first.start and (n or fronted)]
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
    all_galleys = (*front, *galleys)
    shapes = tuple([galley.shape for galley in all_galleys])
    try:
        makeups = made_up(shapes, len(front), style, number, sides)
    except TooTall as error:
        raise Unbreakable(_origin(galleys, error.number), error.excess) from error
    pages = [_filled(makeup, all_galleys[makeup.first : makeup.end]) for makeup in makeups]
    if not any(makeup.underfull for makeup in makeups):
        return pages
    strips = [strip for galley in galleys for strip in galley.strips]
    return [_explained(*pair, strips) for pair in zip(pages, makeups, strict=True)]


def _explained(page: Filled, makeup: PageMakeup, strips: Sequence[Strip]) -> Filled:
    """The page, and if it is far from full, the rule that leaves it so."""
    why = makeup.underfull
    return replace(page, reason=reason(why, strips[why.first : why.end])) if why else page


def _origin(galleys: Sequence[Galley], number: int) -> Origin | None:
    """What a strip belongs to, or the nearest thing before it."""
    strips = list(chain.from_iterable(galley.strips for galley in galleys))
    return next((strip.origin for strip in reversed(strips[: number + 1]) if strip.origin), None)


def _filled(makeup: PageMakeup, galleys: tuple[Galley, ...]) -> Filled:
    """The page of a make-up with these galleys."""
    bands: list[Band] = []
    inlines: list[Node] = []
    fields: list[FieldsAt] = []
    bookmarks: list[tuple[str, int, float]] = []
    origins: list[Origin] = []
    for number, cut, units, gap, x, y, repeated in makeup.standing:
        placed = galleys[number]
        if repeated:
            placed = galley(placed.strips[cut[0] if cut else 0].heads)
        elif cut or units or gap:
            placed = settled_part(placed, cut, units, gap)
        _, inside, titles, within, answers, belonging = placed.block
        bands += [Band(x + left, y + top, marks) for left, top, marks in inside]
        inlines += within
        origins += belonging
        if answers:
            fields.append(FieldsAt(x, y, answers))
        for title, level, below in titles:
            bookmarks.append((title, level, y + below))
    return Filled(
        tuple(bands),
        tuple(inlines),
        tuple(fields),
        tuple(bookmarks),
        makeup.slack,
        makeup.lines,
        tuple(_splits(makeup, galleys)),
        origins=tuple(origins),
    )


def _splits(makeup: PageMakeup, galleys: Sequence[Galley]) -> Iterator[Split]:
    for number, strip, forced in makeup.splits:
        origin = galleys[number].strips[strip].origin
        if origin:
            yield Split(origin.name, forced)


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
        bands = _on_tint(page.bands, tint) if tint else page.bands
        label = furniture.label(n + 1)
        done.append(Page(label, style.width, style.height, bands, around))
        bookmarks += [Bookmark(title, level, n, y) for title, level, y in page.bookmarks]
    return tuple(done), tuple(bookmarks)


def _on_tint(bands: Layer, tint: tuple[Mark, ...]) -> Layer:
    return (*single(tint), *bands)


def _tint(style: Style) -> tuple[Mark, ...]:
    """The colour behind everything, if it is not white."""
    if style.theme.tint.upper() in ("NONE", WHITE):
        return ()
    return (Fill(0, 0, style.width, style.height, rgb(style.theme.tint)),)


def padded(pages: Sequence[Filled], sides: int) -> list[Filled]:
    """The pages and as many blank ones as make their number a multiple of `sides`."""
    blanks = -len(pages) % sides
    return [*pages, *(Filled(blank=True) for _ in range(blanks))]


def report(
    pages: Sequence[Filled], label: Callable[[int], str], columns: int = 1
) -> tuple[str, ...]:
    """What the layout did, a line a page: what stays empty, answer lines, and what was split."""
    lines = []
    for n, page in enumerate(pages):
        each = f" in each of {columns} columns on average" if columns > 1 else ""
        empty = f"{page.slack / columns / MILLIMETRE:.0f} mm empty{each}"
        parts = ["blank" if page.blank else empty]
        if page.lines:
            given = "added" if page.lines > 0 else "taken"
            parts.append(f"{plural(abs(page.lines), 'answer line')} {given}")
        parts += [
            f"{'splits' if split.forced else 'goes on with'} {split.name}" for split in page.splits
        ]
        parts += [page.reason] if page.reason else []
        lines.append(f"page {label(n + 1)}: {', '.join(parts)}")
    return tuple(lines)
