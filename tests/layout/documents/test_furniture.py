"""The footer: one line, a title that is never cut to a word, and a notice to turn over."""

import pytest

from fronts import TITLE, exam_style, handout, section, set_in
from marks import check_marks
from themes import THEMES, theme
from words import ENGLISH
from worksheets.layout.documents.furniture import shortened
from worksheets.layout.style import style_of
from worksheets.model.page.page import Run
from worksheets.model.page.units import PAGE_SIZES

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)


@pytest.mark.parametrize(
    ("title", "part", "shown"),
    [
        (TITLE, 1, TITLE),
        (TITLE, 0.9, "The Korean War"),
        (TITLE, 0.2, ""),
        ("Mark scheme · The Korean War", 0.7, "Mark scheme"),
        ("Causes of the First World War in Europe", 0.9, ""),
        ("The Donaudampfschifffahrtsgesellschaft", 0.5, ""),
        ("Ratio 2:1 and other comparisons of numbers", 0.8, ""),
    ],
)
def test_a_title_is_shortened_to_something_sensible(title: str, part: float, shown: str) -> None:
    """`part` of the room that the title needs."""
    room = part * STYLE.faces.width(title, "text", STYLE.footer)
    assert shortened(title, room, STYLE) == shown


def footer_runs(name: str, page: str, number: int) -> list[Run]:
    style = exam_style(name, page, ENGLISH)
    document = set_in(handout(section("", 1, (9,) * 60)), style)
    check_marks(document)
    edge = style.height - style.bottom
    marks = document.pages[number - 1].marks
    return [mark for mark in marks if isinstance(mark, Run) and mark.y > edge]


def test_a_footer_is_one_line_27_above_the_edge() -> None:
    runs = footer_runs("worksheet", "A4", 1)
    height = STYLE.height
    assert {round(height - run.y) for run in runs} == {27}
    assert {run.size for run in runs} == {8}
    assert {round(1 - run.black, 3) for run in runs} == {0.333}
    title, code, page, turn = sorted(runs, key=lambda run: run.x)
    assert [title.text, code.text, turn.text] == [TITLE, "RX2A-QR36", "Turn over"]
    assert (title.x, turn.face) == (STYLE.left(1), "strong")
    ends = [run.x + STYLE.faces.width(run.text, run.face, 8) for run in (page, turn)]
    assert turn.x - ends[0] == pytest.approx(14)
    assert ends[1] == pytest.approx(STYLE.left(1) + STYLE.full_measure)


def test_the_last_page_says_that_it_is_the_last_and_no_page_is_blank() -> None:
    runs = footer_runs("worksheet", "A4", 0)
    assert "END OF QUESTIONS" in [run.text for run in runs]
    assert "END OF QUESTIONS" not in [run.text for run in footer_runs("worksheet", "A4", 1)]
    document = set_in(handout(section("", 1, (9,) * 60)), exam_style("exam", "A4", ENGLISH))
    assert all(len(page.marks) > 10 for page in document.pages)


def test_only_a_page_that_is_to_be_turned_says_so() -> None:
    assert not any(run.text == "Turn over" for run in footer_runs("worksheet", "A4", 2))


def test_large_print_is_not_grey() -> None:
    assert {run.black for run in footer_runs("large-print-18", "A4", 1)} == {1}


def test_nothing_is_grey_in_a_theme_without_tints() -> None:
    assert {run.black for run in footer_runs("primary", "A4", 1)} == {1}


@pytest.mark.parametrize("page", PAGE_SIZES)
@pytest.mark.parametrize("name", THEMES)
def test_footers_have_room_everywhere(name: str, page: str) -> None:
    for number in (1, 2):
        assert footer_runs(name, page, number)
