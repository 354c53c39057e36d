"""Strips: bands of a page that are never cut, with the space above them and what a break costs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from worksheets.model.diagnostics import Span
from worksheets.model.page.page import Band, Fill, Mark, Stroke, moved
from worksheets.model.page.zones import Field

FREE = 0.0
AVOID = 30.0
GLUED = 1_000_000.0
TIGHT = 1_500_000.0
HELD = 2_000_000.0
"""What it costs to begin a page with a strip; a glued one is parted only if no page holds it all,
and then rather between entries than inside a tight one, and behind a heading or within an entry's
words only if there is no other place."""
NEXT = "next"
"""What begins a page, on whichever side of a sheet."""


class Marks(tuple[Mark, ...]):
    """Marks that many pages have: they are equal to themselves only, so that what was made of them
    is found at once."""

    __slots__ = ()
    __hash__ = object.__hash__
    __eq__ = object.__eq__
    __ne__ = object.__ne__


class Spare(NamedTuple):
    """Answer space that goes if a paper takes fewer sheets without: so many units of `unit` points,
    each with the strip's marks."""

    unit: float
    units: int


@dataclass(frozen=True, slots=True)
class Origin:
    """What a strip belongs to, as it is called on the paper and where the author wrote it; `item`
    is the label of its question."""

    name: str
    span: Span
    item: str = ""


class Strip(NamedTuple):
    """A band with marks at places relative to its top left corner, `x` from the column's edge.

    `above` is the space before it, which is dropped at the top of a page; it may be so much `less`
    on a page that is too full, and so much `more` on one that is not full. `heads` are repeated
    where a page begins with this strip: the head row of its table, '3 continued'.
    `title` is a bookmark. `start` asks for a page on the left or on the right, or for the next one.
    `bands` are more marks, each its own value, for other papers have them in another order. One had
    better not turn the sheet to come to a strip that shares an `opening` with what is before it.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    x: float = 0
    above: float = 0
    cost: float = FREE
    heads: tuple["Strip", ...] = ()
    spare: Spare | None = None
    title: str = ""
    level: int = 0
    origin: Origin | None = None
    start: str = ""
    bands: tuple[Band, ...] = ()
    less: float = 0
    more: float = 0
    opening: bool = False

    @property
    def least(self) -> float:
        """The height that must stay."""
        return 0.0 if self.spare else self.height


def artifacts(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks as decoration, which nobody hears: repeated rows, imposed pages."""
    return tuple(mark._replace(node=None) for mark in marks if not isinstance(mark, Field))


def shifted(strips: Iterable[Strip], x: float) -> list[Strip]:
    """The strips further right, and the head rows they repeat."""
    heads: dict[int, tuple[Strip, ...]] = {}
    shifted_strips = []
    for strip in strips:
        shifted_heads = heads.get(id(strip.heads))
        if shifted_heads is None:
            shifted_heads = tuple(head._replace(x=head.x + x) for head in strip.heads)
            heads[id(strip.heads)] = shifted_heads
        left = strip.x + x
        shifted_strips.append(strip._replace(x=left, heads=shifted_heads))
    return shifted_strips


def apart(strip: Strip) -> Strip:
    """The strip with what is painted of it as a band, made once for all papers it stands in."""
    fields = tuple(mark for mark in strip.marks if isinstance(mark, Field))
    return strip._replace(marks=fields, bands=(Band(0, 0, Marks(painted(strip.marks))),))


def painted(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks without the fields among them."""
    return (mark for mark in marks if not isinstance(mark, Field))


def inked(strip: Strip) -> tuple[Mark, ...]:
    """All marks of a strip, those in bands too."""
    if not strip.bands:
        return strip.marks
    return (*strip.marks, *(mark for x, y, marks in strip.bands for mark in moved(marks, x, y)))


def together(strips: Sequence[Strip]) -> list[Strip]:
    """The strips glued to one another."""
    return [strip if n == 0 else _stuck(strip) for n, strip in enumerate(strips)]


def glued(strips: Iterable[Strip]) -> list[Strip]:
    """The strips glued to one another and to what stands before them."""
    return [_stuck(strip) for strip in strips]


def attached(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, of which the first stays with what stands before them."""
    return [strips[0]._replace(cost=GLUED), *strips[1:]]


def _stuck(strip: Strip) -> Strip:
    return strip if strip.cost >= GLUED else strip._replace(cost=GLUED)


def tight(strips: Sequence[Strip]) -> list[Strip]:
    """The strips as one entry: glued to what stands before, and more so to one another."""
    return [strip._replace(cost=TIGHT if n else GLUED) for n, strip in enumerate(strips)]


def held(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, of which no page begins with any but the first if there is another place."""
    return [strip._replace(cost=HELD) if n else strip for n, strip in enumerate(strips)]


def below(strips: Sequence[Strip], space: float) -> list[Strip]:
    """The strips with so much space above the first of them."""
    return [strip._replace(above=space) if n == 0 else strip for n, strip in enumerate(strips)]


def giving(strip: Strip, gives: float) -> Strip:
    """The strip with so many points of what is free over its marks as space above, which a full
    page may take."""
    return strip._replace(
        height=strip.height - gives,
        marks=moved(strip.marks, 0, -gives),
        bands=tuple(band._replace(y=band.y - gives) for band in strip.bands),
        above=strip.above + gives,
        less=gives,
    )


def stacked(strips: Sequence[Strip]) -> tuple[float, tuple[Mark, ...]]:
    """Height and marks of strips one under the other, for bands that stay whole."""
    if len(strips) == 1 and not strips[0].x:
        return strips[0].height, inked(strips[0])
    height = 0.0
    marks: list[Mark] = []
    for y, strip in tops(strips):
        marks += moved(inked(strip), strip.x, y)
        height = y + strip.height
    return height, tuple(marks)


def tops(strips: Iterable[Strip]) -> Iterator[tuple[float, Strip]]:
    """Strips one under the other, each with how far down it begins."""
    y = 0.0
    for n, strip in enumerate(strips):
        y += strip.above if n else 0
        yield y, strip
        y += strip.height


LAP = 0.5
"""How far a strip's part of a panel reaches into its neighbour's, so that no light shows between:
the rule upwards, for it is painted after the tint, and that downwards."""


class Panel(NamedTuple):
    """How given material is set off: a rule at its left, and behind it a tint if there is one.

    Lengths are in points: the measure, the rule's weight, how far in the strips begin, and what
    stays free above the first and below the last.
    """

    measure: float
    weight: float
    inset: float
    edge: float
    tint: tuple[float, float, float] | None


def panelled(strips: Sequence[Strip], panel: Panel) -> list[Strip]:
    """The strips on a panel."""
    last = len(strips) - 1
    return [_on_panel(strip, panel, n == 0, n == last) for n, strip in enumerate(strips)]


def _on_panel(strip: Strip, panel: Panel, first: bool, last: bool) -> Strip:
    top = panel.edge if first else strip.above
    height = top + strip.height + (panel.edge if last else 0)
    x, head = panel.weight / 2, 0 if first else -LAP
    marks: list[Mark] = [Stroke(((x, head), (x, height)), panel.weight)]
    if panel.tint:
        foot = height if last else height + LAP
        marks.insert(0, Fill(0, 0, panel.measure, foot, panel.tint))
    marks += moved(inked(strip), strip.x + panel.inset, top)
    return strip._replace(height=height, marks=tuple(marks), x=0, above=0, bands=())


def box(x: float, y: float, width: float, height: float, weight: float) -> Stroke:
    """A rectangle drawn as a closed stroke."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Stroke(corners, weight, closed=True)
