"""Short questions with a blank, side by side in columns."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from structure import check_structure
from themes import theme
from words import ENGLISH
from worksheets.layout.blocks.drill import Drill, with_drills
from worksheets.layout.blocks.task_columns import task_columns
from worksheets.layout.documents.arrangement import arrangement_of
from worksheets.layout.documents.paper import paper_document
from worksheets.layout.style import style_of
from worksheets.model.page.page import Document, Run, Stroke
from worksheets.model.paper.content import (
    Block,
    Gap,
    Maths,
    Para,
    Placeholder,
    Space,
    Text,
    Write,
    text,
)
from worksheets.model.paper.item import Task
from worksheets.model.paper.page_breaks import NO_BREAKS, PageBreaks
from worksheets.model.paper.paper import Front, Handout, TaskSection
from worksheets.writers import pdf

DRILL = style_of(theme("drill"), "A4", ENGLISH)
WORKSHEET = style_of(theme("worksheet"), "A4", ENGLISH)
PHRASE = Write("answer", 1, phrase=True)


def sums(count: int, words: str = "9 × 12 =") -> tuple[Task, ...]:
    return tuple(task(n, Para(text(words)), PHRASE) for n in range(1, count + 1))


def task(number: int, *body: Block, marks: int = 1) -> Task:
    return Task(str(number), marks, body)


def blank(number: int) -> Task:
    words = (Text(f"{number} + "), Gap("gap-1"), Text(" = 31"))
    return task(number, Para(text("Fill in the blank.")), Para(words))


def document(tasks: Sequence[Task], style: object = DRILL) -> Document:
    marks = (Text("Marks are shown like this: "), Placeholder("marks"), Text("."))
    points = (text("Answer all the questions."), marks)
    front = Front("Thirty sums", "", "", points, len(tasks), None, "AB-CD")
    handout = Handout(front, (TaskSection("Sums", (), tuple(tasks)),), ())
    return paper_document(handout, style, "Mathematics").document  # type: ignore[arg-type]


def words_on(document: Document, page: int = 0) -> list[Run]:
    return [mark for mark in document.pages[page].marks if isinstance(mark, Run)]


def test_thirty_sums_stand_on_one_side_and_are_read_down() -> None:
    laid = document(sums(30))
    assert len(laid.pages) == 1
    numbers = [run for run in words_on(laid) if run.face == "strong" and run.text.isdigit()]
    assert [run.text for run in numbers] == [str(n) for n in range(1, 31)]
    columns = sorted({run.x for run in numbers})
    rows = sorted({run.y for run in numbers})
    assert (len(columns), len(rows)) == (4, 8)
    assert numbers[1].x == numbers[0].x
    assert numbers[8].y == numbers[0].y
    assert {round(lower - upper, 1) for upper, lower in pairwise(rows)} == {48}
    assert {round(run.size, 2) for run in words_on(laid) if "×" in run.text} == {14.5}
    check_structure(pdf.write(laid))
    assert [zone.item for zone in laid.zones if zone.item] == [str(n) for n in range(1, 31)]


def test_equals_signs_and_lines_stand_under_one_another() -> None:
    tasks = [*sums(4, "9 × 8 ="), *sums(4, "11 × 12 =")]
    laid = document(tasks)
    ends = {
        round(run.x + DRILL.faces.width(run.text.rstrip(), "text", run.size), 1)
        for run in words_on(laid)
        if "×" in run.text
    }
    begins = {
        round(mark.points[0][0], 1)
        for mark in laid.pages[0].marks
        if isinstance(mark, Stroke) and mark.node and mark.node.tag == "Figure"
    }
    assert len(ends) == len(begins) == 3
    assert (
        sorted(round(line - end, 1) for line, end in zip(sorted(begins), sorted(ends), strict=True))
        == [5.0] * 3
    )


def test_figures_are_equally_wide() -> None:
    assert len({round(DRILL.faces.width(digit, "text", 10), 3) for digit in "0123456789"}) == 1


@pytest.mark.parametrize(
    ("words", "across"),
    [
        ("2 × 3 =", 4),
        ("12 × 11 =", 4),
        ("120 × 110 =", 3),
        ("1200 × 1100 = 12 ×", 3),
        ("1200 × 1100 = 12 × 1200 × 1", 2),
        ("Who led China?", 2),
        ("Who led the Democratic People’s Republic?", None),
    ],
)
def test_columns_are_as_many_as_have_room(words: str, across: int | None) -> None:
    (entry, *more) = with_drills(sums(12, words), WORKSHEET.number, WORKSHEET)
    assert (entry.across if isinstance(entry, Drill) else None) == across
    assert len(more) == (0 if across else 11)


@pytest.mark.parametrize(
    "odd",
    [
        task(6, Para(text("9 × 8 =")), PHRASE, marks=2),
        task(6, Para(text("9 × 8 =")), Write("answer", 1)),
        task(6, Para(text("9 × 8 =")), Write("answer", 1, 2, phrase=True)),
        task(6, Para(text("9 × 8 =")), Write("answer", 1, phrase=True, space=Space(lines=2))),
        task(6, Para((Maths("9 =", display=True),)), PHRASE),
        task(6, Para(text("Who led China?")), PHRASE),
        Task("6", 1, sums(1)[0].body, sources=("Source A",)),
        Task("6", 1, (Para(text("9 × 8 =")),), parts=sums(2)),
        blank(6),
    ],
    ids=["marks", "a sentence", "entries", "lines", "display", "words", "source", "parts", "blank"],
)
def test_what_ends_a_run(odd: Task) -> None:
    assert not any(isinstance(e, Drill) for e in with_drills([*sums(5), odd], 21, WORKSHEET))
    (drill, last) = with_drills([*sums(6), odd], 21, WORKSHEET)
    assert isinstance(drill, Drill)
    assert last is odd


def test_in_a_mixed_section_marks_stand_beside_each_question() -> None:
    odd = task(7, Para(text("Explain.")), Write("answer", 2), marks=2)
    laid = document([*sums(6), odd])
    said = [run.text.strip() for run in words_on(laid)]
    assert said.count("[1]") == 6
    marks = max(run.x for run in words_on(laid) if run.text == "[1]" and run.x < 300)
    number = min(run.x for run in words_on(laid) if run.text.isdigit() and run.x > marks)
    assert number - marks > 30  # nobody takes the marks for part of the next question
    assert "Marks are shown like this: [2]." in " ".join(said)
    check_structure(pdf.write(laid))


def test_where_all_questions_are_alike_what_each_is_worth_is_said_once() -> None:
    said = " ".join(run.text.strip() for run in words_on(document(sums(6))))
    assert "Each question is worth 1 mark." in said
    assert "[1]" not in said
    assert "Marks are shown" not in said
    assert "Answer all the questions." in said


def test_what_all_questions_ask_is_said_once() -> None:
    laid = document([blank(n) for n in range(5, 13)])
    said = " ".join(run.text.strip() for run in words_on(laid))
    assert said.count("Fill in the blank.") == 1
    signs = {round(run.x, 1) for run in words_on(laid) if run.text.startswith("= 31")}
    assert len(signs) == 3  # columns
    check_structure(pdf.write(laid))


def test_a_drill_of_more_than_a_page_is_read_across() -> None:
    laid = document(sums(80))
    assert len(laid.pages) == 2
    first = [run for run in words_on(laid) if run.face == "strong" and run.text.isdigit()]
    assert first[0].y == first[3].y != first[4].y
    assert first[0].x == first[4].x
    assert int(first[-1].text) % 4 == 0


def test_a_drill_can_be_filled_in_on_a_screen() -> None:
    laid = document(sums(30), style_of(theme("drill"), "A4", ENGLISH, fillable=True))
    assert len(laid.pages) == 1
    check_structure(pdf.write(laid))


def test_a_theme_may_leave_questions_in_their_lines() -> None:
    mine = theme("worksheet")
    plain = mine.model_copy(update={"drill": mine.drill.model_copy(update={"most": 1})})
    entries = list(with_drills(sums(12), 21, style_of(plain, "A4", ENGLISH)))
    assert entries == list(sums(12))


@pytest.mark.parametrize("breaks", [PageBreaks(avoid=True), PageBreaks(before=True)])
def test_page_breaks_part_a_drill_and_leave_it_one(breaks: PageBreaks) -> None:
    section = TaskSection("Sums", (), sums(12))
    broken = replace(section, question_breaks=(NO_BREAKS,) * 6 + (breaks,) + (NO_BREAKS,) * 5)
    columns = task_columns(section.tasks, DRILL)
    (plain,) = arrangement_of(section, columns, DRILL).entries
    parts = arrangement_of(broken, columns, DRILL)
    assert parts.alike
    assert [len(part.questions) for part in parts.entries if isinstance(part, Drill)] == (
        [6, 6] if breaks.before else [12]
    )
    assert isinstance(plain, Drill)
    assert all(isinstance(part, Drill) and part.wide == plain.wide for part in parts.entries)
    front = Front("Sums", "", "", (), 12, None, "AB-CD")
    laid = paper_document(Handout(front, (broken,), ()), DRILL, "Mathematics").document
    assert len(laid.pages) == (2 if breaks.before else 1)


def test_a_long_number_stands_clear_of_the_sum() -> None:
    tasks = [task(n, Para(text("10 + 30 =")), PHRASE) for n in range(100, 112)]
    runs = sorted(words_on(document(tasks)), key=lambda run: (run.y, run.x))
    for number, words in pairwise(runs):
        if number.face == "strong" and number.text.isdigit():
            end = number.x + DRILL.faces.width(number.text, "strong", number.size)
            assert words.x - end >= 2 * DRILL.faces.space(DRILL.size)
