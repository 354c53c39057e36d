"""Tasks that go on on another page, and totals."""

from dataclasses import replace

import pytest

from fronts import lines_of
from themes import theme
from words import ENGLISH, LANGUAGES
from worksheets.language.languages import SHIPPED
from worksheets.layout.blocks.task_columns import TaskColumns, task_columns
from worksheets.layout.blocks.tasks import at_right, task_galleys
from worksheets.layout.pagination.strips import stacked
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, style_of
from worksheets.model.page.drawing import Drawing, Room
from worksheets.model.page.page import Page, Run, single
from worksheets.model.paper.content import Figure, Para, Write, text
from worksheets.model.paper.item import Task

TASK = Task("13", 9, (Para(text("Do you agree?")), Write("w", 9)))


def repeated(style: Style) -> list[Run]:
    """What stands at the head of a page that begins within a task."""
    structure = Structure()
    columns = task_columns([TASK], style)
    (galley,) = task_galleys(TASK, style, structure, structure.add("L"), columns)
    _, marks = stacked(galley.strips[-1].heads)
    return [mark for mark in marks if isinstance(mark, Run)]


def words_at_head(style: Style) -> list[str]:
    return lines_of(Page("1", 0, 0, single(repeated(style))))


def test_the_number_is_strong_and_what_follows_small_in_the_column_of_the_stems() -> None:
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    number, words = repeated(style)
    assert (number.text, number.face, number.size, number.x) == ("13", "strong", style.size, 0)
    assert (words.text, words.face, words.size) == ("continued", "text", style.small)
    assert words.x == style.number
    assert number.node is words.node is None


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_says_that_a_task_goes_on(tag: str) -> None:
    (line,) = words_at_head(style_of(theme("worksheet"), "A4", SHIPPED.of(tag)))
    assert line.startswith("13 ")


@pytest.mark.parametrize(
    ("wording", "lines"),
    [("Question {n} goes on", ["Question 13 goes on"]), ("{n}, cont.", ["13 , cont."]), ("", [])],
)
def test_a_theme_has_words_of_its_own(wording: str, lines: list[str]) -> None:
    mine = theme("worksheet")
    furniture = mine.furniture.model_copy(update={"continued": wording})
    own = mine.model_copy(update={"furniture": furniture})
    assert words_at_head(style_of(own, "A4", ENGLISH)) == lines


def test_a_total_that_is_too_wide_has_more_lines() -> None:
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    node = Structure().add("P")
    total = "TOTAL FOR PAPER = 40 MARKS"
    assert len(at_right(total, style, node, above=0).strips) == 1
    assert len(at_right(total, replace(style, measure=80), node, above=0).strips) > 1


class Square:
    """A figure that is narrow enough for something beside it."""

    def drawn(self, room: Room) -> Drawing:
        return Drawing(150, 150, ())


def decimal(stem: str, nested: tuple[Task, ...] = ()) -> Task:
    """A question with parts 03.1 and 03.2."""
    body = (Para(text("Why?")),)
    parts = (Task(".1", 0 if nested else 1, body, nested), Task(".2", 1, body))
    return Task("03", 2, (Para(text(stem)),) if stem else (), parts)


def runs_of(task: Task, style: Style) -> tuple[list[Run], Structure, TaskColumns]:
    structure = Structure()
    columns = task_columns([task], style)
    (galley,) = task_galleys(task, style, structure, structure.add("L"), columns)
    _, marks = stacked(galley.strips)
    return [mark for mark in marks if isinstance(mark, Run)], structure, columns


def test_decimal_labels_stand_in_the_column_of_numbers_which_is_as_wide_as_they_are() -> None:
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    runs, structure, columns = runs_of(decimal("Look at the table."), style)
    placed = {run.text: run for run in runs}
    assert {name: placed[name].x for name in ("03", "03.1", "03.2")} == dict.fromkeys(
        ("03", "03.1", "03.2"), 0
    )
    assert {placed[name].face for name in ("03", "03.1", "03.2")} == {"strong"}
    assert {run.x for run in runs if run.text == "Why?"} == {columns.number}
    assert columns.number >= style.faces.width("03.1", "strong", style.size) + style.unit
    (_, parts) = (node for node in structure.nodes if node.tag == "L")
    assert parts.attributes["ListNumbering"] == "Decimal"


def test_a_question_that_begins_with_a_decimal_part_has_no_other_number() -> None:
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    runs, structure, _ = runs_of(decimal(""), style)
    assert [run.text for run in runs if run.text.startswith("03")] == ["03.1", "03.2"]
    assert sum(node.tag == "Lbl" for node in structure.nodes) == 2


def test_roman_numerals_within_a_decimal_part_are_indented_from_its_words() -> None:
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    inner = (Task("(i)", 1, (Para(text("How?")),)), Task("(ii)", 1, (Para(text("How?")),)))
    runs, _, columns = runs_of(decimal("Look.", inner), style)
    placed = {run.text: run.x for run in runs}
    assert placed["(i)"] == placed["(ii)"] == pytest.approx(columns.number)
    assert placed["How?"] == pytest.approx(columns.number + style.indent)


def test_decimal_labels_beside_a_figure_stand_beside_it() -> None:
    style = style_of(theme("worksheet"), "A4", ENGLISH)
    figure = Figure(Square(), "a square")
    task = decimal("Look at the clock.")
    runs, _, columns = runs_of(replace(task, body=(*task.body, figure)), style)
    first = next(run for run in runs if run.text == "03.1")
    words = next(run for run in runs if run.text == "Why?")
    assert first.x > columns.number + style.unit * 3
    assert words.x == first.x + columns.number
