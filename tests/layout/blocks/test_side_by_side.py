"""Short questions with narrow figures, two side by side."""

from dataclasses import replace

import pytest

from structure import check_structure
from themes import theme
from words import ENGLISH
from worksheets.figures.clock import Clock
from worksheets.layout.blocks.side_by_side import Pair
from worksheets.layout.blocks.task_columns import task_columns
from worksheets.layout.documents.arrangement import arrangement_of
from worksheets.layout.documents.paper import paper_document
from worksheets.layout.style import Style, style_of
from worksheets.model.page.page import Document, Run, Shape
from worksheets.model.paper.content import Block, Figure, Para, Space, Write, text
from worksheets.model.paper.item import Task
from worksheets.model.paper.page_breaks import NO_BREAKS, PageBreaks
from worksheets.model.paper.paper import Front, Handout, TaskSection
from worksheets.writers import pdf

WORKSHEET = style_of(theme("worksheet"), "A4", ENGLISH)
PHRASE = Write("answer", 1, phrase=True)
STEM = "Which time does the clock show?"


def clock(number: int, *answer: Block, stem: str = STEM) -> Task:
    drawing = Clock(type="clock", time=f"{number}:25", read_=True)
    figure = Figure(drawing, drawing.described(ENGLISH))
    return Task(str(number), 1, (Para(text(stem)), figure, *answer))


def entries(*tasks: Task, style: Style = WORKSHEET, **more: object) -> list[list[str]]:
    """The numbers of the questions of each entry."""
    section = replace(TaskSection("Clocks", (), tasks), **more)  # type: ignore[arg-type]
    found = arrangement_of(section, task_columns(tasks, style), style).entries
    return [
        [task.label for task in (entry if isinstance(entry, Pair) else (entry,))]  # type: ignore[union-attr]
        for entry in found
    ]


def across(shape: Shape) -> float:
    """How wide a shape is."""
    xs = [x for path in shape.outline.paths for step in path for x in step[::2]]
    return (max(xs) - min(xs)) * shape.scale


def document(*tasks: Task) -> Document:
    front = Front("Clocks", "", "", (), len(tasks), None, "AB-CD")
    handout = Handout(front, (TaskSection("Clocks", (), tasks),), ())
    return paper_document(handout, WORKSHEET, "Mathematics").document


def test_two_stand_beside_one_another_and_a_last_one_alone() -> None:
    clocks = [clock(n, PHRASE) for n in range(1, 6)]
    assert entries(*clocks) == [["1", "2"], ["3", "4"], ["5"]]


@pytest.mark.parametrize(
    "other",
    [
        clock(2, Write("answer", 3)),
        clock(2, PHRASE, stem="Say in your own words which time the clock shows. " * 2),
        Task("2", 1, (Para(text(STEM)), PHRASE)),
        replace(clock(2, PHRASE), sources=("A",)),
    ],
)
def test_longer_questions_and_those_without_a_figure_stand_alone(other: Task) -> None:
    assert entries(clock(1, PHRASE), other) == [["1"], ["2"]]


def test_an_answer_in_the_figure_needs_no_line() -> None:
    drawn = Write("answer", 1, space=Space(ruling="figure"))
    assert entries(clock(1, drawn), clock(2)) == [["1", "2"]]


@pytest.mark.parametrize("name", ["exam", "large-print-24"])
def test_exams_and_narrow_pages_have_one_question_under_the_other(name: str) -> None:
    style = style_of(theme(name), "A4", ENGLISH)
    long = "Which time does the clock in the picture beside the door of the school show?"
    clocks = [clock(n, PHRASE, stem=long) for n in (1, 2)]
    assert entries(*clocks, style=style) == [["1"], ["2"]]


def test_no_pair_stands_on_both_sides_of_a_page_break() -> None:
    clocks = [clock(n, PHRASE) for n in range(1, 5)]
    breaks = (NO_BREAKS, PageBreaks(before=True), NO_BREAKS, NO_BREAKS)
    assert entries(*clocks, question_breaks=breaks) == [["1"], ["2", "3"], ["4"]]


def test_both_are_read_in_order_and_their_figures_are_as_large_as_elsewhere() -> None:
    pair, single = document(clock(1, PHRASE), clock(2, PHRASE)), document(clock(1, PHRASE))
    check_structure(pdf.write(pair))
    numbers = [
        mark
        for mark in pair.pages[0].marks
        if isinstance(mark, Run) and mark.face == "strong" and mark.text.strip() in ("1", "2")
    ]
    assert numbers[0].y == numbers[1].y
    assert numbers[1].x - numbers[0].x > WORKSHEET.measure / 2
    assert [zone.item for zone in pair.zones if zone.item] == ["1", "2"]
    shapes = [
        [mark for mark in laid.pages[0].marks if isinstance(mark, Shape)] for laid in (pair, single)
    ]
    assert len(shapes[0]) == 2 * len(shapes[1])
    assert across(shapes[0][0]) == pytest.approx(across(shapes[1][0]))
