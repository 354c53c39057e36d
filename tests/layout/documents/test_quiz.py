"""Questions of which each has a line."""

from itertools import pairwise

import pytest

from structure import check_structure
from themes import theme
from words import ENGLISH
from worksheets.layout.blocks.quiz import quiz_of
from worksheets.layout.documents.paper import Wish, paper_document
from worksheets.layout.pagination.breaks import TooLong
from worksheets.layout.style import style_of
from worksheets.model.page.page import Run, Stroke
from worksheets.model.paper.content import Choose, Para, Write, text
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Front, Handout, TaskSection
from worksheets.writers import pdf

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
NUMBER = STYLE.number


def task(number: int, stem: str = "Who led the USSR in 1950?", *options: str) -> Task:
    named = options or ("Stalin", "Khrushchev", "Molotov", "Malenkov")
    return Task(str(number), 1, (Para(text(stem)), Choose("options", tuple(map(text, named)))))


def handout(tasks: tuple[Task, ...]) -> Handout:
    front = Front("Forty questions", "", "", (), len(tasks), None, "AB-CD")
    return Handout(front, (TaskSection("", (), tasks),), ())


def test_forty_questions_stand_on_one_side() -> None:
    laid = paper_document(handout(tuple(task(n) for n in range(1, 41))), STYLE, "History")
    (page,) = laid.document.pages
    ys = [mark.y for mark in page.marks if isinstance(mark, Run) and mark.text.strip() == "Stalin"]
    assert len(ys) == 40
    steps = [round(after - before, 1) for before, after in pairwise(ys)]
    assert steps == [15, 15, 15, 15, 22] * 7 + [15] * 4
    words = [mark.text for mark in page.marks if isinstance(mark, Run)]
    assert "Each question is worth 1 mark." in words
    assert "[1]" not in words
    check_structure(pdf.write(laid.document))


def test_columns_stand_under_each_other_and_clear_of_one_another() -> None:
    tasks = [
        task(1, "Who?", "Mao", "Kim", "Rhee"),
        task(2, "Which one?", "A much longer option", "b"),
        task(3, "What?", "n", "o", "p"),
    ]
    quiz = quiz_of(tasks, NUMBER, STYLE)
    assert quiz is not None
    assert quiz.options == tuple(sorted(quiz.options))
    widest = STYLE.faces.width("A much longer option", "text", STYLE.size)
    assert quiz.options[1] - quiz.options[0] == pytest.approx(28 + widest + 10, abs=2)


@pytest.mark.parametrize(
    "tasks",
    [
        [task(1), task(2)],
        [task(1), task(2), task(3, "A very long question " * 5)],
        [task(1), task(2), Task("3", 2, task(3).body)],
        [task(1), task(2), Task("3", 1, task(3).body, sources=("Source A",))],
        [task(1), task(2), Task("3", 1, (Para(text("Why?")),))],
    ],
    ids=["few", "long", "other marks", "a source", "no options"],
)
def test_what_is_no_quiz(tasks: list[Task]) -> None:
    assert quiz_of(tasks, NUMBER, STYLE) is None


def test_groups_of_five_have_a_rule_between() -> None:
    laid = paper_document(handout(tuple(task(n) for n in range(1, 13))), STYLE, "History")
    light = [m for m in laid.document.pages[0].marks if isinstance(m, Stroke) and m.weight == 0.35]
    assert len(light) == 2


def columns_of(tasks: tuple[Task, ...], page: str = "A4") -> tuple[int, int]:
    """How many places numbers of questions stand at, and how many pages there are, in the theme
    for quizzes."""
    laid = paper_document(handout(tasks), style_of(theme("quiz"), page, ENGLISH), "History")  # type: ignore[arg-type]
    pages = laid.document.pages
    places = {
        round(mark.x)
        for page in pages
        for mark in page.marks
        if isinstance(mark, Run) and mark.face == "strong" and mark.text.strip().isdigit()
    }
    return len(places), len(pages)


def essay(number: int) -> Task:
    return Task(str(number), 6, (Para(text("Explain why.")), Write("answer", 6)))


def test_the_theme_for_quizzes_has_a_row_a_question() -> None:
    assert columns_of(tuple(task(n) for n in range(1, 41))) == (1, 1)


@pytest.mark.parametrize(("count", "found"), [(2, (1, 1)), (4, (2, 1)), (7, (2, 2)), (9, (2, 2))])
def test_it_has_two_columns_only_where_that_saves_a_side(
    count: int, found: tuple[int, int]
) -> None:
    assert columns_of(tuple(essay(n) for n in range(1, count + 1))) == found


def test_a_column_of_too_few_sides_is_no_fault_if_two_do() -> None:
    style = style_of(theme("quiz"), "A4", ENGLISH)
    tasks = tuple(essay(n) for n in range(1, 5))
    laid = paper_document(handout(tasks), style, "History", Wish(sides=1))
    assert len(laid.document.pages) == 1
    with pytest.raises(TooLong):
        paper_document(handout(tasks * 4), style, "History", Wish(sides=1))
