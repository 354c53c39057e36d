"""Pages that begin where an author wants it, and questions that stay on one page."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from fronts import handout, lines_of, section
from themes import theme
from words import ENGLISH
from worksheets.layout.documents.paper import Wish, paper_document
from worksheets.layout.pagination.breaks import TooLong
from worksheets.layout.style import Style, style_of
from worksheets.model.page.page import Page, Run
from worksheets.model.paper.content import Choose, Para, Source, Write, text
from worksheets.model.paper.item import Task
from worksheets.model.paper.page_breaks import NO_BREAKS, PageBreaks
from worksheets.model.paper.paper import Handout, TaskSection

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
BEFORE, AFTER = PageBreaks(before=True), PageBreaks(after=True)
AVOID = PageBreaks(avoid=True)


def numbers_on(page: Page, style: Style) -> list[str]:
    """The numbers of the questions that begin on a page, in one column."""
    edge = style.left(int(page.label))
    numbers = [
        (mark.y, mark.text)
        for mark in page.marks
        if isinstance(mark, Run) and mark.node and mark.text.isdecimal() and mark.x == edge
    ]
    return [number for _, number in sorted(numbers)]


def pages_of(paper: Handout, style: Style = STYLE, wish: Wish | None = None) -> list[list[str]]:
    document = paper_document(paper, style, "History", wish).document
    return [numbers_on(page, style) for page in document.pages]


def broken(
    section_breaks: PageBreaks = NO_BREAKS, questions: Mapping[int, PageBreaks] | None = None
) -> TaskSection:
    """A section of four short questions, with breaks of some by their index."""
    every = tuple((questions or {}).get(n, NO_BREAKS) for n in range(4))
    plain = section("Two", 3, (1,) * 4)
    return replace(plain, breaks=section_breaks, question_breaks=every if questions else ())


@pytest.mark.parametrize(
    ("second", "pages"),
    [
        (broken(), ["1234567"]),
        (broken(BEFORE), ["12", "34567"]),
        (broken(AFTER), ["123456", "7"]),
        (broken(PageBreaks(before=True, after=True)), ["12", "3456", "7"]),
        (broken(questions={2: BEFORE}), ["1234", "567"]),
        (broken(questions={2: AFTER}), ["12345", "67"]),
        (broken(questions={0: BEFORE}), ["12", "34567"]),
        (broken(questions={3: AFTER}), ["123456", "7"]),
        (broken(questions={1: AFTER, 2: BEFORE}), ["1234", "567"]),
    ],
)
def test_a_page_begins_before_and_after(second: TaskSection, pages: list[str]) -> None:
    paper = handout(section("One", 1, (1, 1)), second, section("Three", 7, (1,)))
    assert ["".join(numbers) for numbers in pages_of(paper)] == pages


@pytest.mark.parametrize(
    ("second", "pages"),
    [
        (broken(PageBreaks(before=True, side="left")), ["12", "34567"]),
        (broken(PageBreaks(before=True, side="right")), ["12", "", "34567"]),
        (broken(questions={2: PageBreaks(before=True, side="right")}), ["1234", "", "567"]),
        (broken(questions={2: PageBreaks(before=True, side="left")}), ["1234", "567"]),
        (broken(BEFORE, {0: PageBreaks(before=True, side="right")}), ["12", "", "34567"]),
    ],
)
def test_a_page_begins_on_a_side_of_an_opening(second: TaskSection, pages: list[str]) -> None:
    paper = handout(section("One", 1, (1, 1)), second, section("Three", 7, (1,)))
    assert ["".join(numbers) for numbers in pages_of(paper)] == pages
    single = style_of(theme("worksheet").model_copy(update={"printed": "single"}), "A4", ENGLISH)
    alone = ["".join(numbers) for numbers in pages_of(paper, single)]
    assert alone == [page for page in pages if page]


def test_the_head_of_a_section_is_on_the_page_that_its_first_question_begins() -> None:
    paper = handout(section("One", 1, (1, 1)), broken(questions={0: BEFORE}))
    _, second = paper_document(paper, STYLE, "History").document.pages
    assert lines_of(second)[0].startswith("Two")


def test_after_the_last_question_nothing_begins_a_page() -> None:
    furniture = theme("exam").furniture.model_copy(update={"sides": 2})
    exam = theme("exam").model_copy(update={"front": "line", "furniture": furniture})
    paper = handout(replace(section("One", 1, (1, 1)), breaks=AFTER))
    style = style_of(exam, "A4", ENGLISH)
    assert pages_of(paper, style) == [["1", "2"], []]
    document = paper_document(paper, style, "History").document
    assert any("END OF QUESTIONS" in line for line in lines_of(document.pages[0]))


def test_a_source_is_on_the_page_that_its_question_begins() -> None:
    source = Source("Source A", (text("Dear comrade"),), ())
    plain = section("One", 1, (1, 1))
    about = replace(plain.tasks[1], sources=("Source A",))
    own = replace(plain, tasks=(plain.tasks[0], about), question_breaks=(NO_BREAKS, BEFORE))
    paper = replace(handout(own), sources=(source,))
    first, second = paper_document(paper, STYLE, "History").document.pages
    assert not any("Source A" in line for line in lines_of(first))
    assert "Source A" in lines_of(second)[0]
    assert numbers_on(second, STYLE) == ["2"]


def written(lines: int, first: int = 1) -> TaskSection:
    """A question of one line, and one with so many answer lines, each of half a mark."""
    short = section("", first, (1,)).tasks[0]
    space = Write("w", lines // 2)
    return TaskSection("", (), (short, Task(str(first + 1), lines // 2, (*short.body, space))))


@pytest.mark.parametrize(
    ("lines", "breaks", "places"),
    [
        (28, NO_BREAKS, [0, 1]),  # it begins on the first page and goes on
        (28, AVOID, [1]),
        (60, AVOID, [0, 1]),  # no page can hold it
    ],
)
def test_a_question_is_not_parted_if_a_page_can_hold_it(
    lines: int, breaks: PageBreaks, places: list[int]
) -> None:
    paper = handout(written(8), replace(written(lines, 3), question_breaks=(NO_BREAKS, breaks)))
    single = theme("worksheet").model_copy(update={"printed": "single"})
    document = paper_document(paper, style_of(single, "A4", ENGLISH), "History").document
    pages = sorted({zone.page for zone in document.zones if zone.item == "4"})
    assert pages[: len(places)] == places


def test_a_section_is_not_parted_if_a_page_can_hold_it() -> None:
    short = replace(section("Two", 3, (1,) * 12))
    paper = handout(written(20), short)
    together = handout(written(20), replace(short, breaks=AVOID))
    assert [len(page) for page in pages_of(paper)] != [2, 12]
    assert [len(page) for page in pages_of(together)] == [2, 12]


def test_rows_of_a_quiz_begin_pages_too() -> None:
    options = (text("Yes"), text("No"))
    tasks = tuple(
        Task(str(n), 1, (Para(text("Is it?")), Choose("choice", options))) for n in range(1, 5)
    )
    breaks = (NO_BREAKS, NO_BREAKS, BEFORE, NO_BREAKS)
    paper = handout(TaskSection("Quiz", (), tasks, question_breaks=breaks))
    assert pages_of(paper) == [["1", "2"], ["3", "4"]]


def test_columns_end_where_a_page_begins() -> None:
    paper = handout(section("One", 1, (1, 1)), broken(BEFORE))
    document = paper_document(paper, style_of(theme("quiz"), "A4", ENGLISH), "History").document
    assert len(document.pages) == 2


def test_pages_that_begin_are_counted_among_the_sides() -> None:
    paper = handout(section("One", 1, (1, 1)), broken(BEFORE), section("Three", 7, (1,)))
    assert pages_of(paper, wish=Wish(sides=2)) == [["1", "2"], ["3", "4", "5", "6", "7"]]
    with pytest.raises(TooLong):
        pages_of(paper, wish=Wish(sides=1))


def test_a_first_section_that_is_to_begin_a_page_stands_under_the_title() -> None:
    for first in (broken(BEFORE), broken(questions={0: BEFORE})):
        assert [len(page) for page in pages_of(handout(first))] == [4]
