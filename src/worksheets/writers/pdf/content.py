"""The content of a page: painted bands put together, every tagged sequence with its number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from worksheets.model.kept import kept
from worksheets.model.page.page import Band, Face, Layer, Mark, Node, Page
from worksheets.writers.pdf.bands import Painted, Painter, painter
from worksheets.writers.pdf.boxes import Box, around, raised
from worksheets.writers.pdf.spoken import Misread
from worksheets.writers.pdf.streams import Piece, compressed, joined, stored, together
from worksheets.writers.pdf.syntax import name, number

KEPT, KEPT_PAGES = 1 << 13, 256
"""Bands and streams that are kept; the oldest go first."""
LEAST = 200
"""Octets of a band that is worth compressing."""
_ARTIFACT = b"/Artifact<</Type/Layout>>BDC"


class Chunk(NamedTuple):
    """Bands of a page as a content stream, and the nodes of its marked-content sequences.

    `words` has, by face, those that not every file has the glyphs of; `figures` say what the
    figures cover; `special` are the marks that are more than ink.
    """

    stream: bytes
    owners: tuple[Node, ...]
    words: tuple[tuple[str, frozenset[str]], ...]
    figures: tuple[tuple[Node, Box], ...]
    special: tuple[Band, ...]


class Stretch(NamedTuple):
    """A painted band at a place, whose sequences have numbers, and their nodes.

    `words` and `figures` are as those of a chunk, `special` is seen from the band's corner.
    """

    piece: Piece
    owners: tuple[Node, ...]
    words: tuple[tuple[str, frozenset[str]], ...]
    figures: tuple[tuple[Node, Box], ...]
    special: tuple[Mark, ...]


class Contents:
    """Makes the content of pages; what many pages share is made once.

    Bands and layers are known by their content, marks of many pages by their identity.
    """

    def __init__(self, painter: Painter) -> None:
        self.painter = painter
        self.of: Callable[[Page], Sequence[Chunk]] = kept(KEPT_PAGES)(self._of)
        """A page in streams, one for each of its layers; a layer of many pages has one stream."""
        self._chunk = lru_cache(maxsize=KEPT_PAGES)(self._made)
        self._painted = lru_cache(maxsize=KEPT)(painter.painted)
        self._stretch = lru_cache(maxsize=KEPT)(self._stretched)

    def _of(self, page: Page) -> Sequence[Chunk]:
        return _layered(page, self._chunk)

    def _made(self, bands: Layer, height: float, first: int) -> Chunk:
        return self.made(bands, height, first, {})

    def _stretched(self, marks: tuple[Mark, ...], x: float, foot: float, first: int) -> Stretch:
        return stretch(self._painted(marks), x, foot, first)

    def spelled(self, page: Page, odd: Mapping[str, Misread]) -> Sequence[Chunk]:
        """The page with odd words spelled out; `odd` has them by face."""
        return _layered(page, partial(self.made, odd=odd))

    def made(self, bands: Layer, height: float, first: int, odd: Mapping[str, Misread]) -> Chunk:
        """A stream whose sequences are numbered from `first`."""
        pieces: list[Piece] = []
        owners: list[Node] = []
        worded: dict[int, tuple[tuple[str, frozenset[str]], ...]] = {}
        figures: dict[Node, Box] = {}
        special: list[Band] = []
        for x, y, marks, once in bands:
            foot = height - y
            if once:
                found = stretch(self.painter.painted(marks), x, foot, first)
            else:
                found = self._stretch(marks, x, foot, first)
            if odd and _has_odd(found.words, odd):
                spelled, _ = _placed(self.painter.spelled(marks, odd), x, foot, first)
                found = found._replace(piece=spelled)
            piece, mine, words, covered, beside = found
            pieces.append(piece)
            owners += mine
            first += len(mine)
            worded[id(words)] = words
            for node, box in covered:
                figures[node] = around(figures[node], box) if node in figures else box
            if beside:
                special.append(Band(x, y, beside))
        return Chunk(
            joined(pieces),
            tuple(owners),
            tuple(_gathered(worded.values()).items()),
            tuple(figures.items()),
            tuple(special),
        )


def _layered(page: Page, make: Callable[[Layer, float, int], Chunk]) -> Sequence[Chunk]:
    """A chunk for each layer of a page; a layer without tags is the same on every page."""
    found: list[Chunk] = []
    count = 0
    for layer in page.layers:
        chunk = make(layer, page.height, count if _tagged(layer) else 0)
        found.append(chunk)
        count += len(chunk.owners)
    return found


@kept(1 << 10)
def _tagged(layer: Layer) -> bool:
    """Whether anybody hears of something in a layer."""
    return any(mark.node is not None for band in layer for mark in band.marks)


def _has_odd(words: Iterable[tuple[str, frozenset[str]]], odd: Mapping[str, Misread]) -> bool:
    return any(not said.isdisjoint(odd.get(face, ())) for face, said in words)


@lru_cache(maxsize=8)
def contents(faces: tuple[Face, ...]) -> Contents:
    """What makes the content of all documents with these faces."""
    return Contents(painter(faces))


def words_of(pages: Iterable[Sequence[Chunk]]) -> dict[str, frozenset[str]]:
    """For every face that is painted, its words that not every file has the glyphs of."""
    return _gathered(chunk.words for page in pages for chunk in page)


def boxes_of(pages: Iterable[Sequence[Chunk]]) -> dict[Node, Box]:
    """What every figure covers on the first page it stands on."""
    boxes: dict[Node, Box] = {}
    for page in pages:
        here: dict[Node, Box] = {}
        for node, box in (entry for chunk in page for entry in chunk.figures):
            here[node] = around(here[node], box) if node in here else box
        boxes = here | boxes
    return boxes


def _gathered(words: Iterable[Sequence[tuple[str, frozenset[str]]]]) -> dict[str, frozenset[str]]:
    """Words by face, of all that have some."""
    found: dict[str, frozenset[str]] = {}
    for face, inside in (entry for entries in words for entry in entries):
        found[face] = found.get(face, inside) | inside
    return found


def stretch(painted: Painted, x: float, foot: float, first: int) -> Stretch:
    """A band with its corner at a place, counted upwards, and sequences numbered from `first`."""
    piece, owners = _placed(painted.parts, x, foot, first)
    figures = tuple([(node, raised(box, x, foot)) for node, box in painted.figures])
    return Stretch(piece, owners, painted.words, figures, painted.special)


def _placed(
    painted: Iterable[tuple[Node | None, bytes]], x: float, foot: float, first: int
) -> tuple[Piece, tuple[Node, ...]]:
    """The parts of a band as a piece of content, and the nodes of its sequences."""
    origin = b"q 1 0 0 1 %b %b cm\n" % (number(x), number(foot))
    parts: list[bytes] = []
    owners: list[Node] = []
    for node, operators in painted:
        if node is None:
            parts += (_ARTIFACT, operators, b"EMC")
        else:
            parts += (_opening(node.tag, first + len(owners)), operators, b"EMC")
            owners.append(node)
    data = b"\n".join((*parts, b"Q\n"))
    return _after(origin, data), tuple(owners)


def _after(origin: bytes, data: bytes) -> Piece:
    """What paints a band, after what leads to its place.

    The two are compressed apart, so that the same band has the same octets wherever it stands.
    """
    if len(data) <= LEAST:
        return stored(origin + data)
    return together(stored(origin), _compressed(data))


_compressed = lru_cache(maxsize=1 << 12)(compressed)


@lru_cache(maxsize=1 << 12)
def _opening(tag: str, sequence: int) -> bytes:
    return b"%b<</MCID %d>>BDC" % (name(tag), sequence)
