"""Whether the marks of pages keep clear of one another and of the edges of the paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from worksheets.layout.type.fonts import SOFT_HYPHEN, load
from worksheets.model.page.page import Document, Page, Run, Stroke

EDGE = 7 * 72 / 25.4
"""Printers leave about 5 mm white; nothing may stand nearer than 7 mm."""
TOUCH = 0.6
"""Boxes that share no more than this, in points, only touch."""


@dataclass(frozen=True, slots=True)
class Box:
    """The ink of some words: between the tops of small letters and the baseline."""

    left: float
    top: float
    right: float
    bottom: float
    words: str


def boxes(document: Document, page: Page) -> list[Box]:
    """The boxes of all words of a page, from the top down."""
    faces = {face.name: load(face) for face in document.faces}
    found = []
    for mark in page.marks:
        if isinstance(mark, Run) and mark.text.strip():
            wide = faces[mark.face].width(mark.text.rstrip(), mark.size)
            top = mark.y - mark.size * 0.5
            found.append(Box(mark.x, top, mark.x + wide, mark.y, mark.text))
    return sorted(found, key=lambda box: (box.top, box.left))


def check_marks(document: Document) -> None:
    """Fail if anything leaves the paper, or words are printed over words or across rules."""
    for page in document.pages:
        found = boxes(document, page)
        for box in found:
            assert box.left >= EDGE, (page.label, box)
            assert box.right <= page.width - EDGE, (page.label, box)
            assert box.top >= EDGE, (page.label, box)
            assert box.bottom <= page.height - EDGE, (page.label, box)
        for one, other in _overlapping(found):
            raise AssertionError(f"page {page.label}: {one} is printed over {other}")
        for stroke, box in _crossed(page, found):
            raise AssertionError(f"page {page.label}: {stroke} runs through {box}")


def _overlapping(found: list[Box]) -> Iterator[tuple[Box, Box]]:
    for n, one in enumerate(found):
        for other in found[n + 1 :]:
            if other.top >= one.bottom - TOUCH:
                break
            if other.left < one.right - TOUCH and one.left < other.right - TOUCH:
                yield one, other


def _crossed(page: Page, found: list[Box]) -> Iterator[tuple[Stroke, Box]]:
    for mark in page.marks:
        if not isinstance(mark, Stroke):
            continue
        ends = [*mark.points, *mark.points[:1]] if mark.closed else mark.points
        for (x, y), (u, v) in pairwise(ends):
            left, right, top, bottom = min(x, u), max(x, u), min(y, v), max(y, v)
            assert -0.01 <= left <= right <= page.width + 0.01, mark
            assert -0.01 <= top <= bottom <= page.height + 0.01, mark
            for box in found:
                across = left < box.right - TOUCH and right > box.left + TOUCH
                down = top < box.bottom - TOUCH and bottom > box.top + TOUCH
                if across and down:
                    yield mark, box


def spoken(document: Document) -> str:
    """All that a listener hears of a document, in reading order, parted words whole again."""
    said: dict[int, list[str]] = {id(node): [] for node in document.nodes}
    for page in document.pages:
        for mark in page.marks:
            if isinstance(mark, Run) and id(mark.node) in said:
                said[id(mark.node)].append(mark.text)
    texts = ("".join(said[id(node)]) for node in document.nodes)
    return " ".join(" ".join(texts).replace(SOFT_HYPHEN, "").split())
