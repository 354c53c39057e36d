"""The content of a page: painted bands put together, every tagged sequence with its number."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from worksheets.model.kept import Kept
from worksheets.model.page import Band, Face, Node, Page
from worksheets.writers.pdf.bands import Painted, Painter, painter
from worksheets.writers.pdf.boxes import Box, around
from worksheets.writers.pdf.spoken import Misread
from worksheets.writers.pdf.syntax import name, number, packed

KEPT = 256
"""Streams that are kept; the oldest go first."""
_ARTIFACT = b"/Artifact<</Type/Layout>>BDC"


class Chunk(NamedTuple):
    """Bands of a page as a content stream, and the nodes of its marked-content sequences.

    `words` has, by face, those that not every file has the glyphs of; `figures` say what the
    figures cover; `special` are bands with more than ink in them.
    """

    stream: bytes
    owners: tuple[Node, ...]
    words: tuple[tuple[str, frozenset[str]], ...]
    figures: tuple[tuple[Node, Box], ...]
    special: tuple[Band, ...]


class Contents:
    """Makes the content of pages; what many pages share is made once.

    Bands are known by the identity of their marks, which are kept with what was made of them.
    """

    def __init__(self, painter: Painter) -> None:
        self.painter = painter
        self.known: OrderedDict[Hashable, tuple[tuple[Band, ...], Chunk]] = OrderedDict()
        self.of: Callable[[Page], Sequence[Chunk]] = Kept(self._of, KEPT).of
        """A page in one stream or two, the second one for its furniture."""

    def _of(self, page: Page) -> Sequence[Chunk]:
        body = self._chunk(page.bands, page.height, 0)
        if not page.furniture:
            return (body,)
        return body, self._chunk(page.furniture, page.height, len(body.owners))

    def _chunk(self, bands: tuple[Band, ...], height: float, first: int) -> Chunk:
        key = height, first, tuple((x, y, id(marks)) for x, y, marks, _ in bands)
        entry = self.known.get(key)
        if entry is None:
            entry = self.known[key] = bands, self.made(bands, height, first, {})
            if len(self.known) > KEPT:
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
        assembly = _Assembly(first)
        words: dict[str, set[str]] = {}
        figures: dict[Node, Box] = {}
        special: list[Band] = []
        for band in bands:
            x, y = band.x, height - band.y
            found = self.painter.of(band)
            if odd and _has_odd(found, odd):
                found = self.painter.spelled(band, odd)
            assembly.add(x, y, found)
            for face, inside in found.words:
                words.setdefault(face, set()).update(inside)
            for node, (left, foot, right, top) in found.figures:
                box = left + x, foot + y, right + x, top + y
                figures[node] = around(figures[node], box) if node in figures else box
            if found.special:
                special.append(band)
        return Chunk(
            packed(b"", assembly.finished(), quick=True),
            tuple(assembly.owners),
            tuple((face, frozenset(found)) for face, found in words.items()),
            tuple(figures.items()),
            tuple(special),
        )


def _has_odd(painted: Painted, odd: Mapping[str, Misread]) -> bool:
    return any(not words.isdisjoint(odd.get(face, ())) for face, words in painted.words)


@lru_cache(maxsize=8)
def contents(faces: tuple[Face, ...]) -> Contents:
    """What makes the content of all documents with these faces."""
    return Contents(painter(faces))


def words_of(pages: Iterable[Sequence[Chunk]]) -> dict[str, frozenset[str]]:
    """For every face that is painted, its words that not every file has the glyphs of."""
    found: dict[str, set[str]] = {}
    for face, words in (entry for page in pages for chunk in page for entry in chunk.words):
        found.setdefault(face, set()).update(words)
    return {face: frozenset(words) for face, words in found.items()}


def boxes_of(pages: Iterable[Sequence[Chunk]]) -> dict[Node, Box]:
    """What every figure covers on the first page it stands on."""
    boxes: dict[Node, Box] = {}
    for page in pages:
        here: dict[Node, Box] = {}
        for node, box in (entry for chunk in page for entry in chunk.figures):
            here[node] = around(here[node], box) if node in here else box
        boxes = here | boxes
    return boxes


class _Assembly:
    """Bands one after another; neighbours of one node are one sequence.

    The origin moves from corner to corner, in hundredths of a point.
    """

    def __init__(self, first: int) -> None:
        self.first = first
        self.parts: list[bytes] = [b"q"]
        self.owners: list[Node] = []
        self.open: Node | str | None = "nothing"
        self.x = self.y = 0

    def add(self, x: float, y: float, painted: Painted) -> None:
        right, up = round(x * 100) - self.x, round(y * 100) - self.y
        for node, operators in painted.parts:
            if node is not self.open:
                self._begin(node)
            if right or up:
                self.parts.append(_shifted(right, up))
                self.x, self.y = self.x + right, self.y + up
                right = up = 0
            self.parts.append(operators)

    def _begin(self, node: Node | None) -> None:
        if self.open != "nothing":
            self.parts.append(b"EMC")
        self.open = node
        if node is None:
            self.parts.append(_ARTIFACT)
        else:
            self.parts.append(_opening(node.tag, self.first + len(self.owners)))
            self.owners.append(node)

    def finished(self) -> bytes:
        if self.open != "nothing":
            self.parts.append(b"EMC")
        return b"\n".join((*self.parts, b"Q"))


@lru_cache(maxsize=1 << 12)
def _shifted(right: int, up: int) -> bytes:
    return b"1 0 0 1 %b %b cm" % (number(right / 100), number(up / 100))


@lru_cache(maxsize=1 << 12)
def _opening(tag: str, sequence: int) -> bytes:
    return b"%b<</MCID %d>>BDC" % (name(tag), sequence)
