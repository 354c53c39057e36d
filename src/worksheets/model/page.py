"""Finished pages: marks at fixed places, each naming its structure node or, with None, an artifact.

Lengths are points; places count from the top left corner of the page, downwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One element of the document's logical structure; a listener hears nodes in tree order.

    `tag` is a standard structure type of PDF 1.7 (H1, P, L, LI, Lbl, LBody, Table, TR, TH, TD,
    Div, Span, Figure ...). `alt` replaces what is drawn, for a listener. `attributes` are those of
    the tag's owner: ListNumbering, Scope, Summary.
    """

    tag: str
    parent: "Node | None" = None
    alt: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one face and size on a baseline; `face` is a key of `Document.faces`."""

    x: float
    y: float
    face: str
    size: float
    text: str
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through two or more points; closed strokes join the last point to the first.

    `black` runs from 0 (white) to 1; the fine lines of squares and graph paper are lighter.
    """

    points: tuple[tuple[float, float], ...]
    weight: float
    closed: bool = False
    dots: bool = False
    node: Node | None = None
    black: float = 1


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle; the colour is red, green and blue from 0 to 1."""

    x: float
    y: float
    width: float
    height: float
    colour: tuple[float, float, float]
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in a box; `pixels` are rows of red, green and blue octets from the top."""

    x: float
    y: float
    width: float
    height: float
    columns: int
    rows: int
    pixels: bytes = field(repr=False)
    node: Node | None = None


Mark: TypeAlias = Run | Stroke | Fill | Picture


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the number printed on it, such as '3' or 'MS-1'."""

    label: str
    width: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Bookmark:
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


@dataclass(frozen=True, slots=True)
class Document:
    """A whole printed file: what every page writer takes.

    `nodes` lists the structure in reading order, parents before children, all under one root that
    the writer adds (Document).
    """

    title: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    pages: tuple[Page, ...]
    nodes: tuple[Node, ...]
    bookmarks: tuple[Bookmark, ...]
    faces: tuple[Face, ...]
