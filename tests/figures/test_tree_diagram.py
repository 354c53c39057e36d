"""Tree diagrams: a branch for every outcome after every other, and probabilities as written."""

import itertools
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figure_samples import read, room
from themes import theme
from words import ENGLISH
from worksheets.layout.style import style_of
from worksheets.model.page.drawing import Drawing
from worksheets.model.page.page import Shape

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)


def drawn(words: str) -> Drawing:
    figure, wrong = read(f"type: tree-diagram\n{words}")
    assert figure is not None, wrong
    assert not list(figure.problems())
    drawing = figure.drawn(room(STYLE, 480, 8.5, 900))
    assert isinstance(drawing, Drawing)
    return drawing


def said(words: str) -> str:
    figure, wrong = read(f"type: tree-diagram\n{words}")
    assert figure is not None, wrong
    return figure.described(ENGLISH).replace("\u00a0", " ")


def boxes(drawing: Drawing) -> int:
    return sum(isinstance(mark, Shape) and mark.ink.fill is not None for mark in drawing.marks)


@given(st.lists(st.integers(2, 4), min_size=1, max_size=2), st.booleans())
def test_every_outcome_follows_every_other(counts: list[int], blanks: bool) -> None:
    levels = [["A", "B", "C", "D"][:count] for count in counts]
    drawing = drawn(f"levels: {levels}\nblanks: {str(blanks).lower()}")
    branches = sum(prod(counts[: n + 1]) for n in range(len(counts)))
    assert len(drawing.labels) == branches
    assert boxes(drawing) == (branches if blanks else 0)
    assert len(drawing.marks) == branches * (1 + blanks)


def test_fractions_stay_as_they_are_written() -> None:
    words = "levels: [[R, B], [R, B]]\nprobabilities: [['3/5', ''], ['2/4', '2/4', '3/4', '']]"
    printed = [label.text for label in drawn(words).labels]
    assert printed.count("2") == 2
    assert printed.count("4") == 3
    assert boxes(drawn(words)) == 2
    assert said(words) == (
        "A tree diagram with 2 levels. First: R, 3/5; B, a box to fill in. After R: R, 2/4; "
        "B, 2/4. After B: R, 3/4; B, a box to fill in."
    )


def test_probabilities_that_do_not_differ_are_written_once() -> None:
    words = "levels: [[A, B], [C, D]]\nprobabilities: [[0.3, 0.7], [0.4, 0.6]]"
    printed = [label.text for label in drawn(words).labels]
    assert printed.count("0.4") == 2
    assert "After B: C, 0.4; D, 0.6." in said(words)


@pytest.mark.parametrize("size", [8.5, 12, 24])
def test_outcomes_are_evenly_apart(size: float) -> None:
    figure, _ = read("type: tree-diagram\nlevels: [[A, B], [C, D]]")
    assert figure is not None
    drawing = figure.drawn(room(STYLE, 480, size))
    assert isinstance(drawing, Drawing)
    ends = sorted(label.y for label in drawing.labels if label.text in "CD")
    gaps = [after - before for before, after in itertools.pairwise(ends)]
    assert gaps == pytest.approx([gaps[0]] * 3)
    assert gaps[0] >= size * 1.5
