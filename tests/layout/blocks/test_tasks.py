"""Tasks that go on on another page, and totals."""

from dataclasses import replace

import pytest

from fronts import lines_of
from themes import theme
from words import ENGLISH, LANGUAGES
from worksheets.language.languages import SHIPPED
from worksheets.layout.blocks.tasks import at_right, task_columns, task_galleys
from worksheets.layout.pagination.strips import stacked
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, style_of
from worksheets.model.page.page import Page, Run, single
from worksheets.model.paper.content import Para, Write, text
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
