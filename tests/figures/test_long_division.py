"""Divisions as each country sets them out: where the divisor stands, and room for the answer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figure_samples import read, room
from themes import theme
from words import ENGLISH
from worksheets.language.languages import SHIPPED
from worksheets.layout.style import style_of
from worksheets.model.page.drawing import Drawing

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)


def drawn(words: str, tag: str = "en-GB") -> Drawing:
    figure, wrong = read(f"type: long-division\n{words}")
    assert figure is not None, wrong
    drawing = figure.drawn(replace(room(STYLE, 480, 8.5), language=SHIPPED.of(tag)))
    assert isinstance(drawing, Drawing)
    return drawing


def in_order(drawing: Drawing) -> str:
    return " ".join(label.text for label in sorted(drawing.labels, key=lambda label: label.x))


@pytest.mark.parametrize(
    ("tag", "style", "order"),
    [
        ("en-GB", "", "29 7 9 4 6"),
        ("en-US", "", "29 7 9 4 6"),
        ("fr", "", "7 9 4 6 29"),
        ("de", "", "7 9 4 6 : 2 9 ="),
        ("en-GB", "\nstyle: continental", "7 9 4 6 29"),
        ("de", "\nstyle: continental", "7 9 4 6 : 2 9 ="),
        ("fr", "\nstyle: bus-stop", "29 7 9 4 6"),
    ],
)
def test_the_divisor_stands_where_the_country_has_it(tag: str, style: str, order: str) -> None:
    assert in_order(drawn(f"dividend: 7946\ndivisor: 29{style}", tag)) == order


@given(st.integers(0, 99_999), st.integers(1, 999), st.sampled_from(("en-GB", "fr", "de")))
def test_there_are_enough_squares_for_every_answer(dividend: int, divisor: int, tag: str) -> None:
    answer = str(dividend // divisor)
    drawing = drawn(f"dividend: {dividend}\ndivisor: {divisor}", tag)
    side = max(label.scale for label in drawing.labels) * 8.5 / 0.81
    printed = len(str(dividend)) + (tag != "en-GB") * len(answer)
    assert drawing.width >= printed * side - 1


def test_a_point_is_that_of_the_language() -> None:
    assert "4 , 5" in in_order(drawn("dividend: '94.5'\ndivisor: 7", "de"))
    assert "4 . 5" in in_order(drawn("dividend: '94.5'\ndivisor: 7"))


def test_the_answer_is_not_said() -> None:
    figure, _ = read("type: long-division\ndividend: 7946\ndivisor: 29\nwork: 6")
    assert figure is not None
    assert "274" not in figure.described(ENGLISH)
    assert "7946 divided by 29" in figure.described(ENGLISH)
