"""What a copier in black and white leaves of a page: every rule, every dot and every word."""

from collections.abc import Iterator
from itertools import pairwise
from math import dist
from typing import NamedTuple

import pypdfium2
import pytest

from papers import SPECS, paper, subject
from themes import theme
from words import ENGLISH
from worksheets.layout.documents.paper import paper_document
from worksheets.layout.documents.scheme import scheme_document
from worksheets.layout.style import style_of
from worksheets.model.page.page import Document, Mark, Run, Stroke
from worksheets.writers import pdf

SCALE = 300 / 72
"""Dots of the copy to a point: 300 dots per inch."""
HALF = 128
"""What is lighter than this is white on the copy."""
PITCH = 3.0
DRIFT = 0.95
"""Points from dot to dot of a dotted line, and the part of them that a viewer sets at least: PDFium
makes every dot a little longer."""


class CopiedPage(NamedTuple):
    """The grey dots of a page, row by row."""

    dots: bytes
    stride: int

    def is_marked(self, left: float, top: float, right: float, foot: float) -> bool:
        """Whether there is black in a box, in points, and a dot around it."""
        rows = range(round(top * SCALE) - 1, round(foot * SCALE) + 2)
        columns = range(round(left * SCALE) - 1, round(right * SCALE) + 2)
        return any(self.dots[row * self.stride + n] < HALF for row in rows for n in columns)

    def count(self, left: float, right: float, y: float) -> int:
        """How many dots there are along a level line."""
        rows = range(round(y * SCALE) - 2, round(y * SCALE) + 3)
        columns = range(round(left * SCALE) - 2, round(right * SCALE) + 3)
        black = [any(self.dots[row * self.stride + n] < HALF for row in rows) for n in columns]
        return sum(now and not before for before, now in pairwise((False, *black)))

    def keeps(self, mark: Mark) -> bool:
        """Whether a line is there from end to end, and a word at all."""
        match mark:
            case Stroke(((left, y), (right, _)), dots=True):
                return self.count(left, right, y) >= DRIFT * (right - left) / PITCH
            case Stroke():
                return all(self.is_marked(x, y, x, y) for x, y in places(mark))
            case Run(x, y, _, size, text, black=1) if text.strip():
                return self.is_marked(x, y - size / 2, x + size, y)
        return True


def places(stroke: Stroke) -> Iterator[tuple[float, float]]:
    """Where a solid stroke must be black: every few points."""
    for (left, top), (right, foot) in pairwise(stroke.points):
        length = dist((left, top), (right, foot))
        for n in range(int(length / PITCH)):
            part = n * PITCH / length
            yield left + (right - left) * part, top + (foot - top) * part


@pytest.mark.parametrize("name", ["worksheet", "large-print-18"])
@pytest.mark.parametrize("stem", ["korean-war", "physics-practice"])
def test_a_copy_keeps_every_rule_dot_and_word(stem: str, name: str) -> None:
    spec = next(spec for spec in SPECS if spec.stem == stem)
    style = style_of(theme(name), "A4", ENGLISH)
    for laid in (
        paper_document(paper(spec).handout, style, subject(spec)),
        scheme_document(paper(spec), style, subject(spec)),
    ):
        assert lost(laid.document) == []


def lost(document: Document) -> list[tuple[str, Mark]]:
    """The marks of a document that a copy of its pages does not keep."""
    missing: list[tuple[str, Mark]] = []
    with pypdfium2.PdfDocument(pdf.write(document)) as file:
        for number, page in enumerate(document.pages):
            image = file[number].render(scale=SCALE, grayscale=True)
            copy = CopiedPage(bytes(image.buffer), image.stride)
            missing += [(page.label, mark) for mark in page.marks if not copy.keeps(mark)]
    return missing
