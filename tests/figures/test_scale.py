"""Scales: marks at their places, and a reading that is said without being given away."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figure_samples import read, room
from themes import theme
from words import ENGLISH
from worksheets.figures.drawing.graduation import NUMBERS, Graduation, usual_every
from worksheets.layout.style import style_of
from worksheets.model.page.drawing import Drawing

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)


def drawn(words: str, size: float = 8.5) -> Drawing:
    figure, wrong = read(f"type: scale\n{words}")
    assert figure is not None, wrong
    assert not list(figure.problems())
    drawing = figure.drawn(room(STYLE, 480, size))
    assert isinstance(drawing, Drawing)
    return drawing


def said(words: str) -> str:
    figure, wrong = read(f"type: scale\n{words}")
    assert figure is not None, wrong
    return figure.described(ENGLISH).replace("\u00a0", " ")


@given(st.integers(-500, 500), st.integers(1, 60), st.integers(1, 40), st.integers(0, 4000))
def test_a_place_is_as_many_marks_past_a_number_as_it_is(
    low: int, step: int, count: int, away: int
) -> None:
    graduation = Graduation(Fraction(low), Fraction(low + step * count), Fraction(step), 5)
    value = low + Fraction(away * step * count, 4000)
    number, steps = graduation.where(value)
    assert number + steps * step == value
    assert 0 <= steps < 5
    assert (number - low) % graduation.numbered == 0


@given(st.integers(1, 200))
def test_there_are_not_too_many_numbers(steps: int) -> None:
    every = usual_every(steps)
    assert steps / every <= NUMBERS
    marks = list(Graduation(Fraction(0), Fraction(steps), Fraction(1), every).marks(ENGLISH))
    assert len(marks) == steps + 1
    assert sum(bool(mark.text) for mark in marks) <= NUMBERS + 1


@pytest.mark.parametrize("of", ["ruler", "thermometer", "jug", "dial"])
def test_a_reading_is_not_said(of: str) -> None:
    words = said(f"of: {of}\nfrom: 0\nto: 50\nstep: 1\nat: 37")
    assert "37" not in words
    assert words.endswith("The reading is 2 marks past 35.")
    assert "5 steps from each number to the next" in words


def test_a_reading_between_marks_is_said_in_parts_of_a_step() -> None:
    words = said("of: jug\nfrom: 0\nto: 100\nstep: 10\nnumbers: 20\nat: 35")
    assert words.endswith("The reading is 1 mark and 1/2 of a step past 20.")


def test_an_arrow_stands_over_its_place() -> None:
    words = "of: ruler\nfrom: 0\nto: 10\nat: 4"
    drawing = drawn(words)
    tip = max((mark for mark in drawing.marks if mark.ink.fill), key=len)  # type: ignore[union-attr]
    x = tip.x + tip.outline.paths[0][0][0]  # type: ignore[union-attr]
    (label,) = (label for label in drawing.labels if label.text == "4")
    assert x == pytest.approx(label.x)


@pytest.mark.parametrize("of", ["ruler", "thermometer", "jug", "dial", "protractor"])
def test_without_a_reading_there_is_nothing_to_read(of: str) -> None:
    words = f"of: {of}\nfrom: 0\nto: 180\nstep: 10\n"
    assert len(drawn(words).marks) < len(drawn(words + "at: 50").marks)
    assert "reading" not in said(words)


def test_a_scale_grows_with_the_type() -> None:
    words = "of: thermometer\nfrom: 0\nto: 20\nat: 5"
    assert drawn(words, 12).height > drawn(words).height * 1.2
