"""Finished pages: marks at fixed places, each naming its structure node or, with None, an artifact.

Lengths are points; places count from the top left corner of the page, downwards.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, TypeAlias, assert_never

from worksheets.model.page.node import Node
from worksheets.model.page.zones import Field, FieldsAt, Zone, zones_of


class Run(NamedTuple):
    """Words in one face and size on a baseline; `face` is a key of `Document.faces`.

    `x` is where they begin on the left, also if they run `right_to_left`; then they are one word.
    `black` runs from 0 (white) to 1.
    """

    x: float
    y: float
    face: str
    size: float
    text: str
    node: Node | None = None
    right_to_left: bool = False
    black: float = 1


class Stroke(NamedTuple):
    """A line through two or more points; closed strokes join the last point to the first.

    `black` runs from 0 (white) to 1; the fine lines of squares and graph paper are lighter.
    """

    points: tuple[tuple[float, float], ...]
    weight: float
    closed: bool = False
    dots: bool = False
    node: Node | None = None
    black: float = 1


class Fill(NamedTuple):
    """A filled rectangle; the colour is red, green and blue from 0 to 1."""

    x: float
    y: float
    width: float
    height: float
    colour: tuple[float, float, float]
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Rows of dots from the top, each one octet of grey or three of red, green and blue, or the
    same as a JPEG file."""

    columns: int
    rows: int
    data: bytes = field(repr=False)
    channels: int = 3
    jpeg: bool = False


class Picture(NamedTuple):
    """An image in a box."""

    x: float
    y: float
    width: float
    height: float
    bitmap: Bitmap
    node: Node | None = None


Colour: TypeAlias = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""
Hatch: TypeAlias = Literal["", "rising", "falling", "crossed", "level", "upright", "dots"]
"""A pattern of lines, for areas that a photocopier must keep apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """Lines and curves: a path is its first point, then points (x, y) for lines and for cubic
    curves both handles and the end (six numbers). Its unit is what the shape says."""

    paths: tuple[tuple[tuple[float, ...], ...], ...]
    closed: bool = True
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Ink:
    """How an outline is painted: filled, hatched, drawn with a line so many points heavy."""

    fill: Colour | None = None
    line: Colour | None = None
    weight: float = 0
    hatch: Hatch = ""
    dashed: bool = False


class Shape(NamedTuple):
    """An outline at a place, so many times as large."""

    x: float
    y: float
    scale: float
    outline: Outline
    ink: Ink
    node: Node | None = None


class Foreign(NamedTuple):
    """A page (counted from 0) of another PDF file, as large as it is there."""

    x: float
    y: float
    width: float
    height: float
    file: bytes
    page: int
    node: Node | None = None


class MatrixCode(NamedTuple):
    """A square of dark and light squares that cameras read, so many in a row.

    Each row has a bit a square, the first in the highest bit of its first byte; 1 is dark.
    """

    x: float
    y: float
    side: float
    squares: int
    rows: bytes
    node: Node | None = None


Mark: TypeAlias = Run | Stroke | Fill | Picture | Shape | MatrixCode | Field | Foreign
"""All but a field is painted."""


class Band(NamedTuple):
    """Marks that stand together, so far to the right of their places and so far below them.

    The same marks may stand on many pages; writers may remember what they made of them.
    """

    x: float
    y: float
    marks: tuple[Mark, ...]


Layer: TypeAlias = tuple[Band, ...]
"""Bands that are painted together; writers may keep what they made of them, too."""


def moved(marks: Iterable[Mark], x: float, y: float) -> tuple[Mark, ...]:
    """The marks further right and further down."""
    if not x and not y:
        return tuple(marks)
    return tuple(_moved(mark, x, y) for mark in marks)


def _moved(mark: Mark, x: float, y: float) -> Mark:
    match mark:
        case Run(left, top, face, size, text, node, right_to_left, black):
            return Run(left + x, top + y, face, size, text, node, right_to_left, black)
        case Stroke(points, weight, closed, dots, node, black):
            places = tuple((left + x, top + y) for left, top in points)
            return Stroke(places, weight, closed, dots, node, black)
        case Fill() | Picture() | Shape() | MatrixCode() | Field() | Foreign():
            return mark._replace(x=mark.x + x, y=mark.y + y)
    assert_never(mark)


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the number printed on it, such as '3' or 'MS-1'; bands in painting order.

    The furniture is painted last, in layers: what all pages have, and what this one has in many
    files, need not be made again, and what makes a copy personal stands alone.
    """

    label: str
    width: float
    height: float
    bands: Layer
    furniture: tuple[Layer, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks at their places."""
        bands = (band for layer in self.layers for band in layer)
        return tuple(mark for band in bands for mark in moved(band.marks, band.x, band.y))

    @property
    def layers(self) -> tuple[Layer, ...]:
        """All bands, in painting order."""
        return self.bands, *self.furniture

    def with_marks(self, change: Callable[[Mark], Mark]) -> "Page":
        """The page with every mark changed, where it stands within its band."""

        def changed(layer: Layer) -> Layer:
            return tuple(Band(x, y, tuple(map(change, marks))) for x, y, marks in layer)

        bands, *furniture = map(changed, self.layers)
        return replace(self, bands=bands, furniture=tuple(furniture))


def single(marks: Iterable[Mark]) -> Layer:
    """All marks of a page as one band."""
    return (Band(0, 0, tuple(marks)),)


class Bookmark(NamedTuple):
    """An entry of the outline: a heading, and where it stands (`page` counts from 0)."""

    title: str
    level: int
    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Face:
    """A font file by name, and for a variable font its weight; writers embed what pages use.

    `tracking` widens every letter and every space, in thousandths of the type size.
    """

    name: str
    path: str
    weight: int = 400
    tracking: float = 0
    index: int = 0
    """Which font of a collection it is."""
    always: tuple[str, ...] = ()
    """Letters and ligatures that a writer embeds whether or not they are printed, so that many
    files share one font program."""
    ligatures: bool = True
    """Whether letters are joined and exchanged; characters of code are not."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole printed file: what every page writer takes.

    `nodes` lists the structure in reading order, parents before children, all under one root that
    the writer adds (Document). `fields` has those of every page; a `fillable` file can be typed in.
    """

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    pages: tuple[Page, ...]
    nodes: tuple[Node, ...]
    bookmarks: tuple[Bookmark, ...]
    faces: tuple[Face, ...]
    fields: tuple[tuple[FieldsAt, ...], ...] = ()
    fillable: bool = False
    conforms: bool = True
    """Whether the file may say that it is PDF/A and PDF/UA."""

    @property
    def zones(self) -> tuple[Zone, ...]:
        """Where candidates write and tick, page by page."""
        return zones_of(self.fields)
