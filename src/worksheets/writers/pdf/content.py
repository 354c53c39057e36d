"""The content of a page: painted bands put together, every tagged sequence with its number."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from worksheets.model.page import Band, Node, Page
from worksheets.writers.pdf.bands import Painted, Painter
from worksheets.writers.pdf.boxes import Box, around
from worksheets.writers.pdf.spoken import Misread
from worksheets.writers.pdf.syntax import name, number

_ARTIFACT = b"/Artifact<</Type/Layout>>BDC"


class Content(NamedTuple):
    """A page's operators, and the nodes of its marked-content sequences by number.

    `special` are bands with more than ink in them; `figures` say what the figures cover.
    """

    operators: bytes
    owners: tuple[Node, ...]
    special: tuple[Band, ...]
    figures: Mapping[Node, Box]


def words_of(pages: Iterable[Page], painter: Painter) -> dict[str, frozenset[str]]:
    """For every face that is painted, its words that not every file has the glyphs of."""
    found: dict[str, set[str]] = {}
    for page in pages:
        for band in page.bands:
            for face, words in painter.painted(band.marks).words:
                found.setdefault(face, set()).update(words)
    return {face: frozenset(words) for face, words in found.items()}


def content_of(page: Page, painter: Painter, odd: Mapping[str, Misread]) -> Content:
    """A page put together; `odd` has for some faces the words that must be spelled out."""
    assembly = _Assembly()
    special: list[Band] = []
    figures: dict[Node, Box] = {}
    for band in page.bands:
        found = painter.painted(band.marks)
        if odd and any(not words.isdisjoint(odd.get(face, ())) for face, words in found.words):
            found = painter.spelled(band.marks, odd)
        assembly.add(band.x, page.height - band.y, found)
        if found.special:
            special.append(band)
        for node, (left, foot, right, top) in found.figures:
            x, y = band.x, page.height - band.y
            box = left + x, foot + y, right + x, top + y
            figures[node] = around(figures[node], box) if node in figures else box
    return Content(assembly.finished(), tuple(assembly.owners), tuple(special), figures)


class _Assembly:
    """Bands one after another; neighbours of one node are one sequence.

    The origin moves from corner to corner, in hundredths of a point.
    """

    def __init__(self) -> None:
        self.parts: list[bytes] = []
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
            self.parts.append(_opening(node.tag, len(self.owners)))
            self.owners.append(node)

    def finished(self) -> bytes:
        if self.open != "nothing":
            self.parts.append(b"EMC")
        return b"\n".join(self.parts)


@lru_cache(maxsize=1 << 12)
def _shifted(right: int, up: int) -> bytes:
    return b"1 0 0 1 %b %b cm" % (number(right / 100), number(up / 100))


@lru_cache(maxsize=1 << 12)
def _opening(tag: str, sequence: int) -> bytes:
    return b"%b<</MCID %d>>BDC" % (name(tag), sequence)


def boxes_of(contents: Sequence[Content]) -> dict[Node, Box]:
    """What every figure covers on the first page it stands on."""
    boxes: dict[Node, Box] = {}
    for content in contents:
        for node, box in content.figures.items():
            boxes.setdefault(node, box)
    return boxes
