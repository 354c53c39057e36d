"""The content of a page: painted bands put together, every tagged sequence with its number."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from worksheets.model.kept import kept
from worksheets.model.page import Band, Face, Mark, Node, Page
from worksheets.writers.pdf.bands import Painted, Painter, painter
from worksheets.writers.pdf.boxes import Box, around
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
    """A painted band whose sequences have numbers, and their nodes."""

    piece: Piece
    owners: tuple[Node, ...]


class Numbered:
    """A painted band, and its stretches by where they stand and what their first sequence is."""

    def __init__(self, painted: Painted) -> None:
        self.painted = painted
        self.tagged = any(node is not None for node, _ in painted.parts)
        self.stretches: dict[tuple[float, float, int], Stretch] = {}

    def stretch(self, x: float, y: float, first: int) -> Stretch:
        key = x, y, first if self.tagged else 0
        found = self.stretches.get(key)
        if found is None:
            found = self.stretches[key] = stretch(self.painted.parts, *key)
        return found


class Contents:
    """Makes the content of pages; what many pages share is made once.

    Bands are known by the identity of their marks, which are kept with what was made of them.
    """

    def __init__(self, painter: Painter) -> None:
        self.painter = painter
        self.known: OrderedDict[Hashable, tuple[tuple[Band, ...], Chunk]] = OrderedDict()
        self.of: Callable[[Page], Sequence[Chunk]] = kept(KEPT_PAGES)(self._of)
        """A page in one stream or two, the second one for its furniture."""
        self._kept: Callable[[tuple[Mark, ...]], Numbered] = kept(KEPT)(self._numbered)

    def _of(self, page: Page) -> Sequence[Chunk]:
        body = self._chunk(page.bands, page.height, 0)
        if not page.furniture:
            return (body,)
        return body, self._chunk(page.furniture, page.height, len(body.owners))

    def _chunk(self, bands: tuple[Band, ...], height: float, first: int) -> Chunk:
        key = height, first, tuple([(x, y, id(marks)) for x, y, marks, _ in bands])
        entry = self.known.get(key)
        if entry is None:
            entry = self.known[key] = bands, self.made(bands, height, first, {})
            if len(self.known) > KEPT_PAGES:
                self.known.popitem(last=False)
        return entry[1]

    def spelled(self, page: Page, odd: Mapping[str, Misread]) -> list[Chunk]:
        """The page with odd words spelled out; `odd` has them by face."""
        found: list[Chunk] = []
        for bands in (page.bands, page.furniture):
            if bands or not found:
                first = len(found[0].owners) if found else 0
                found.append(self.made(bands, page.height, first, odd))
        return found

    def made(
        self, bands: tuple[Band, ...], height: float, first: int, odd: Mapping[str, Misread]
    ) -> Chunk:
        """A stream whose sequences are numbered from `first`."""
        pieces: list[Piece] = []
        owners: list[Node] = []
        worded: dict[int, Painted] = {}
        figures: dict[Node, Box] = {}
        special: list[Band] = []
        for x, y, marks, once in bands:
            number = first + len(owners)
            foot = height - y
            band = (self._numbered if once else self._kept)(marks)
            found = band.painted
            if odd and _has_odd(found, odd):
                piece, mine = stretch(self.painter.spelled(marks, odd), x, foot, number)
            else:
                piece, mine = band.stretch(x, foot, number)
            pieces.append(piece)
            owners += mine
            worded[id(found.words)] = found
            for node, (left, low, right, top) in found.figures:
                box = left + x, low + foot, right + x, top + foot
                figures[node] = around(figures[node], box) if node in figures else box
            if found.special:
                special.append(Band(x, y, found.special))
        return Chunk(
            joined(pieces),
            tuple(owners),
            tuple(_gathered(found.words for found in worded.values()).items()),
            tuple(figures.items()),
            tuple(special),
        )

    def _numbered(self, marks: tuple[Mark, ...]) -> Numbered:
        return Numbered(self.painter.painted(marks))


def _has_odd(painted: Painted, odd: Mapping[str, Misread]) -> bool:
    return any(not words.isdisjoint(odd.get(face, ())) for face, words in painted.words)


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


def stretch(
    painted: Iterable[tuple[Node | None, bytes]], x: float, y: float, first: int
) -> Stretch:
    """The parts of a band with its corner at a place, and sequences numbered from `first`."""
    origin = b"q 1 0 0 1 %b %b cm\n" % (number(x), number(y))
    parts: list[bytes] = []
    owners: list[Node] = []
    for node, operators in painted:
        if node is None:
            parts += (_ARTIFACT, operators, b"EMC")
        else:
            parts += (_opening(node.tag, first + len(owners)), operators, b"EMC")
            owners.append(node)
    data = b"\n".join((*parts, b"Q\n"))
    return Stretch(_after(origin, data), tuple(owners))


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
