"""Exercises side by side: how many columns, on which lines, in which order."""

from collections.abc import Sequence

import pytest

from structure import check_structure
from themes import theme
from words import ENGLISH
from worksheets.assemble.labels import numbered
from worksheets.figures.clock import Clock
from worksheets.layout.blocks.exercises import exercise_strips
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.documents.paper import paper_document
from worksheets.layout.documents.scheme import scheme_document
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, style_of
from worksheets.model.figure import Illustration
from worksheets.model.page.page import Document, Run, Stroke
from worksheets.model.paper.content import Exercises, text
from worksheets.model.paper.lettering import question_label
from worksheets.model.paper.paper import Front, Paper, Section
from worksheets.model.question import Setting
from worksheets.questions.drill import Drill
from worksheets.writers import pdf

WORKSHEET = style_of(theme("worksheet"), "A4", ENGLISH)
LARGE = style_of(theme("large-print-24"), "A4", ENGLISH)


def sums(count: int, **more: object) -> Drill:
    pairs = [(2 + n % 11, 2 + n // 11) for n in range(count)]
    exercises = [{"ask": text(f"{a} × {b} ="), "answer": text(str(a * b))} for a, b in pairs]
    return drill(exercises, **more)


def drill(exercises: Sequence[object], **more: object) -> Drill:
    return Drill.model_validate({"type": "drill", "id": "d", "exercises": exercises, **more})


def paper(question: Drill) -> Paper:
    item = numbered(
        question.lower(Setting(("seed",), {}, {}, ENGLISH)),
        question_label(1, "1", ENGLISH),
        ENGLISH,
    )
    front = Front("Sums", "", "", (text("Answer all."),), item.tariff, None, "AB-CD")
    return Paper(front, (Section("Sums", (), (item,)),), ())


def document(question: Drill, style: Style = WORKSHEET) -> Document:
    laid = paper_document(paper(question).handout, style, "Mathematics").document
    check_structure(pdf.write(laid))
    return laid


def runs(laid: Document, page: int = 0) -> list[Run]:
    return [mark for mark in laid.pages[page].marks if isinstance(mark, Run)]


def labels(laid: Document) -> list[tuple[str, float, float]]:
    every = [run for page in range(len(laid.pages)) for run in runs(laid, page)]
    return [(run.text, run.x, run.y) for run in every if run.text.startswith("(")]


def test_eighty_facts_stand_on_one_side() -> None:
    laid = document(sums(80, columns=4))
    assert len(laid.pages) == 1
    assert sum("×" in run.text for run in runs(laid)) == 80


@pytest.mark.parametrize(
    ("columns", "style", "across"), [(4, WORKSHEET, 4), (2, WORKSHEET, 2), (5, LARGE, 2)]
)
def test_there_are_as_many_columns_as_have_room(columns: int, style: Style, across: int) -> None:
    laid = document(sums(12, columns=columns), style)
    assert len({round(x, 2) for _, x, _ in labels(laid)}) == across


def test_equals_signs_stand_under_one_another() -> None:
    laid = document(sums(22, columns=2))
    ends = [
        round(run.x + WORKSHEET.faces.width(run.text.rstrip(), run.face, run.size), 1)
        for run in runs(laid)
        if "×" in run.text
    ]
    assert len(set(ends)) == 2


@pytest.mark.parametrize(("order", "second"), [("across", "right"), ("down", "below")])
def test_exercises_are_read_across_or_down(order: str, second: str) -> None:
    found = sorted(labels(document(sums(12, columns=3, order=order))))
    (_, x, y), (_, next_x, next_y), *_ = found
    assert (next_x > x, next_y > y) == (second == "right", second == "below")


def test_every_blank_is_a_field_of_its_exercise() -> None:
    laid = document(sums(6))
    zones = [zone for zone in laid.zones if zone.item]
    assert [(zone.item, zone.slot) for zone in zones] == [
        ("1", f"exercise-{n}") for n in range(1, 7)
    ]


def test_an_answer_in_a_box_has_one() -> None:
    laid = document(sums(6, answers="box"))
    boxes = [mark for mark in laid.pages[0].marks if isinstance(mark, Stroke) and mark.closed]
    assert len(boxes) >= 6


def test_figures_stand_under_their_labels_and_are_no_smaller_than_elsewhere() -> None:
    clocks: list[Illustration] = [
        Clock(type="clock", time=f"{n}:25", read_=True) for n in range(1, 7)
    ]
    exercises = [{"figure": clock, "answer": text("x")} for clock in clocks]
    laid = document(drill(exercises, columns=3))
    label = labels(laid)[0]
    assert len({round(x, 2) for _, x, _ in labels(laid)}) == 3
    twelve = next(run for run in runs(laid) if run.text.strip() == "12")
    assert twelve.y > label[2]
    assert twelve.size >= WORKSHEET.theme.type.smallest


def test_the_answers_of_twenty_sums_take_four_rows_of_the_scheme() -> None:
    laid = scheme_document(paper(sums(20)), WORKSHEET, "Mathematics").document
    check_structure(pdf.write(laid))
    answers = [run for run in runs(laid) if run.text.strip().startswith("(")]
    assert len(answers) == 20
    assert len({round(run.y) for run in answers}) == 4


def test_what_scores_beside_an_answer_is_said_below_the_others() -> None:
    exercises = [{"ask": text(f"{n} + 1 ="), "answer": text(str(n + 1))} for n in range(7)]
    exercises.append({"ask": text("1 ÷ 2 ="), "answer": text("½"), "accept": [text("0.5")]})  # type: ignore[list-item]
    laid = scheme_document(paper(drill(exercises)), WORKSHEET, "Mathematics").document
    words = " ".join(run.text for run in runs(laid))
    assert words.index("(g)") < words.index("(h)") < words.index("0.5")


def test_an_answer_below_a_figure_is_in_a_box_too() -> None:
    clocks = [Clock(type="clock", time=f"{n}:25", read_=True) for n in range(1, 5)]
    exercises = [{"figure": clock, "answer": text("x")} for clock in clocks]
    boxed, lined = (document(drill(exercises, answers=kind)) for kind in ("box", "line"))
    boxes, lines = (
        sum(isinstance(mark, Stroke) and mark.closed for mark in laid.pages[0].marks)
        for laid in (boxed, lined)
    )
    assert boxes == lines + 4


@pytest.mark.parametrize(
    "style", [WORKSHEET, LARGE, style_of(theme("large-print-18"), "A4", ENGLISH)]
)
def test_rows_of_lines_are_nearer_to_one_another_on_a_full_page(style: Style) -> None:
    """Rows are three units of space and half a unit high, and so is their distance, but for the
    rounding of sizes of type."""
    place = BlockPlace(style.measure, style, Structure())
    (block,) = (
        block
        for block in paper(sums(12, columns=2)).handout.sections[0].tasks[0].body
        if isinstance(block, Exercises)
    )
    _, *rows = exercise_strips(block, place)
    assert all(row.less > 0.1 * row.height for row in rows)
