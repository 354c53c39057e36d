"""Sheets printed on one side, and sheets printed on both, whose margins change sides."""

from dataclasses import replace

import pytest

from fronts import handout, section, set_in
from themes import theme
from words import ENGLISH
from worksheets.layout.documents.paper import Wish, paper_document
from worksheets.layout.style import Style, style_of
from worksheets.model.page.page import Document, Page, Run
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Para, Source, Write, text
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import TaskSection
from worksheets.model.theme import Printed

LONG = handout(section("", 1, (9,) * 60))


def style(printed: Printed, sides: int = 2) -> Style:
    """An exam that is bound at margins of 30 mm, but for its cover."""
    exam = theme("exam")
    changes = {
        "front": "line",
        "printed": printed,
        "margins": exam.margins.model_copy(update={"inner": 30, "outer": 12}),
        "furniture": exam.furniture.model_copy(update={"sides": sides}),
    }
    return style_of(exam.model_copy(update=changes), "A4", ENGLISH)


def lefts(document: Document) -> list[int]:
    """The left margin of each page in whole millimetres; of a blank page, that of its footer."""
    return [
        round(min(mark.x for mark in page.marks if isinstance(mark, Run)) / MILLIMETRE)
        for page in document.pages
    ]


def turned(page: Page) -> bool:
    return any(isinstance(mark, Run) and mark.text == "Turn over" for mark in page.marks)


@pytest.mark.parametrize(
    ("printed", "margins", "notices"),
    [
        ("double", [30, 12, 30, 12], [True, False, False, False]),
        ("single", [30, 30, 30], [True, True, False]),
    ],
)
def test_the_backs_of_sheets_have_the_inner_margin_at_the_right(
    printed: Printed, margins: list[int], notices: list[bool]
) -> None:
    document = set_in(LONG, style(printed))
    assert lefts(document) == margins
    assert list(map(turned, document.pages)) == notices


@pytest.mark.parametrize(("printed", "pages"), [("double", 4), ("single", 3)])
def test_only_sheets_printed_on_both_sides_are_filled_up(printed: Printed, pages: int) -> None:
    assert len(set_in(LONG, style(printed, sides=4)).pages) == pages


@pytest.mark.parametrize(("printed", "pages"), [("double", 7), ("single", 6)])
def test_only_sheets_printed_on_both_sides_have_pages_that_face_others(
    printed: Printed, pages: int
) -> None:
    """The first question goes on overleaf, so the second source has a page on the left to wait
    for."""
    sources = tuple(Source(f"Source {letter}", (text("Dear comrade"),), ()) for letter in "AB")
    tasks = tuple(
        Task(str(n), 4, (Para(text("Who wrote it?")), Write("w", lines)), sources=(source.label,))
        for n, lines, source in ((1, 25, sources[0]), (2, 4, sources[1]))
    )
    paper = replace(handout(TaskSection("", (), tasks)), sources=sources)
    laid = paper_document(paper, style(printed, sides=1), "History", Wish("facing"))
    assert len(laid.document.pages) == pages
