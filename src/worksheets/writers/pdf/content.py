"""The content of pages: operators of each band, and a content stream of each layer of a page."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, TypeAlias, TypeVar

from worksheets.memo import memo
from worksheets.model.page.node import Node
from worksheets.model.page.page import Bookmark, Document, Layer, Mark, Page, moved
from worksheets.model.page.zones import Zone
from worksheets.writers.pdf import boxes
from worksheets.writers.pdf.boxes import Box
from worksheets.writers.pdf.canvas import ContentCanvas
from worksheets.writers.pdf.glyphs import GlyphTexts, Typefaces, Words, glyph_texts
from worksheets.writers.pdf.syntax import stream

Key = TypeVar("Key")
Value = TypeVar("Value")
Figures: TypeAlias = tuple[tuple[Node, Box], ...]
"""Figures with the box around each."""


class BandContent(NamedTuple):
    """The content of a band, seen from its corner: operators with the node that they belong to, and
    the marks that a page needs an annotation or an XObject for."""

    sequences: tuple[tuple[Node | None, str], ...]
    words: Words
    figures: Figures
    special: tuple[Mark, ...]


class LayerContent(NamedTuple):
    """A content stream, the nodes of its marked-content sequences by number, and what else is on
    the page because of it."""

    stream: bytes
    owners: tuple[Node, ...]
    words: Words
    figures: Figures
    special: tuple[Mark, ...]


class PagePlan(NamedTuple):
    """A page without what it paints: its content streams by their places among those of the file,
    the nodes of its sequences by number, the marks that need an annotation or an XObject, and the
    zones that are form fields."""

    label: str
    width: float
    height: float
    streams: tuple[int, ...]
    owners: tuple[Node, ...]
    special: tuple[Mark, ...]
    fields: tuple[Zone, ...]


class FilePlan(NamedTuple):
    """All that a file depends on but its content streams and what it says about itself."""

    language: str
    pages: tuple[PagePlan, ...]
    bookmarks: tuple[Bookmark, ...]
    nodes: tuple[Node, ...]
    figures: Figures
    glyphs: tuple[tuple[str, GlyphTexts], ...]
    typefaces: Typefaces


class FileContent(NamedTuple):
    """The content streams of a document, each once; its words that have glyphs of their own; and
    all else that its file depends on.

    Words are not part of the plan, as those of two forms (1 – A, 1 – B) may have the same glyphs.
    """

    streams: list[bytes]
    words: Words
    plan: FilePlan


def file_content(document: Document, typefaces: Typefaces) -> FileContent:
    """The content of a document's file, with these typefaces."""
    contents = [page_content(page, typefaces) for page in document.pages]
    layers = [layer for page in contents for layer in page]
    streams = {data: n for n, data in enumerate(dict.fromkeys(layer.stream for layer in layers))}
    figures: dict[Node, Box] = {}
    zones = document.zones if document.fillable else ()
    fields = grouped((zone.page, zone) for zone in zones)
    pages: list[PagePlan] = []
    for number, (page, content) in enumerate(zip(document.pages, contents, strict=True)):
        pages.append(
            PagePlan(
                page.label,
                page.width,
                page.height,
                tuple(streams[layer.stream] for layer in content),
                tuple(node for layer in content for node in layer.owners),
                tuple(mark for layer in content for mark in layer.special),
                tuple(fields.get(number, ())),
            )
        )
        on_page = merged(entry for layer in content for entry in layer.figures)
        figures |= {node: box for node, box in on_page if node not in figures}
    words: Words = frozenset().union(*(layer.words for layer in layers))
    of_faces = grouped(words)
    plan = FilePlan(
        document.language,
        tuple(pages),
        document.bookmarks,
        document.nodes,
        tuple(figures.items()),
        tuple(
            (face.name, glyph_texts(typefaces[face.name], of_faces[face.name]))
            for face in typefaces.faces
            if face.name in of_faces
        ),
        typefaces,
    )
    return FileContent(list(streams), words, plan)


def page_content(page: Page, typefaces: Typefaces) -> list[LayerContent]:
    """The content of all layers of a page; one without tags has the same on every page."""
    layers: list[LayerContent] = []
    count = 0
    for layer in page.layers:
        tagged = any(mark.node is not None for band in layer for mark in band.marks)
        layers.append(layer_content(layer, typefaces, page.height, count if tagged else 0))
        count += len(layers[-1].owners)
    return layers


@memo(256)
def layer_content(layer: Layer, typefaces: Typefaces, height: float, first: int) -> LayerContent:
    """The content of a layer on a page so high; its sequences are numbered from `first` on.

    Without its memo, a copy of a paper takes two thirds longer.
    """
    canvas = ContentCanvas(typefaces, first)
    figures: list[tuple[Node, Box]] = []
    special: list[Mark] = []
    for band in layer:
        content = band_content(band.marks, typefaces)
        x, y = band.x, height - band.y
        canvas.add_marked_content(x, y, content.sequences)
        canvas.words |= content.words
        for node, (left, bottom, right, top) in content.figures:
            figures.append((node, (left + x, bottom + y, right + x, top + y)))
        special += moved(content.special, band.x, band.y)
    return LayerContent(
        content_stream(canvas.take_content()),
        tuple(canvas.owners),
        frozenset(canvas.words),
        merged(figures),
        tuple(special),
    )


@memo(1 << 13)
def band_content(marks: tuple[Mark, ...], typefaces: Typefaces) -> BandContent:
    """The content of a band. Without its memo, shuffled options take nearly twice as long."""
    canvas = ContentCanvas(typefaces)
    sequences: list[tuple[Node | None, str]] = []
    figures: list[tuple[Node, Box]] = []
    for node, group in groupby(marks, attrgetter("node")):
        around = boxes.figures_around(node)
        for mark in group:
            canvas.draw(mark)
            figures += [(figure, boxes.box_of(mark, typefaces)) for figure in around]
        operators = canvas.take_content()
        if operators:
            sequences.append((node, operators))
    words, special = frozenset(canvas.words), tuple(canvas.special)
    return BandContent(tuple(sequences), words, merged(figures), special)


def merged(figures: Iterable[tuple[Node, Box]]) -> Figures:
    """Each figure once, with a box around all of it."""
    covered: dict[Node, Box] = {}
    for node, box in figures:
        covered[node] = boxes.union((covered[node], box)) if node in covered else box
    return tuple(covered.items())


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    """The values of each key, in order."""
    groups: dict[Key, list[Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def content_stream(operators: str) -> bytes:
    """A content stream whose data do not end in an end of line, which some programs that save a
    file again take for the one before `endstream`."""
    body = stream({}, operators.encode("latin-1"))
    if body.endswith((b"\r\r\nendstream", b"\n\r\nendstream")):
        return content_stream(operators + " ")
    return body
