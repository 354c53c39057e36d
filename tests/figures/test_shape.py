"""Shapes: in proportion where that can be drawn, and said not to be to scale where it cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figure_samples import read, room
from themes import theme
from words import ENGLISH
from worksheets.figures.drawing.proportions import UTMOST, in_proportion
from worksheets.layout.style import style_of
from worksheets.model.page.drawing import Drawing
from worksheets.model.page.fitting import box_of_mark

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
MEASURE = st.floats(0.01, 1000)


def drawn(words: str) -> Drawing:
    figure, wrong = read(f"type: shape\n{words}")
    assert figure is not None, wrong
    assert not list(figure.problems())
    drawing = figure.drawn(room(STYLE, 480, 8.5))
    assert isinstance(drawing, Drawing)
    return drawing


def said(words: str) -> str:
    figure, wrong = read(f"type: shape\n{words}")
    assert figure is not None, wrong
    return figure.described(ENGLISH)


@given(MEASURE, MEASURE)
def test_a_rectangle_is_in_proportion_or_says_that_it_is_not(width: float, height: float) -> None:
    words = f"shape: rectangle\nwidth: {width}\nheight: {height}\nlabels: [a, b]"
    drawing = drawn(words)
    left, top, right, bottom = box_of_mark(drawing.marks[0])
    ratio = (right - left) / (bottom - top)
    true = 1 / UTMOST <= width / height <= UTMOST
    if true:
        assert ratio == pytest.approx(width / height, rel=0.05)
    else:
        assert max(ratio, 1 / ratio) == pytest.approx(UTMOST, rel=0.05)
    printed = [label.text for label in drawing.labels]
    assert ("Not to scale" in printed) != true
    assert ("It is not to scale." in said(words)) != true


@given(MEASURE, MEASURE, MEASURE)
def test_what_is_in_proportion_stays_as_it_is(width: float, height: float, depth: float) -> None:
    measures = {"width": width, "height": height, "depth": depth}
    shown, true = in_proportion(measures)
    assert true == (max(measures.values()) <= UTMOST * min(measures.values()) * (1 + 1e-9))
    assert max(shown.values()) <= UTMOST * min(shown.values()) * (1 + 1e-9)
    assert in_proportion(shown) == (shown, True)


def test_only_labels_are_said_and_what_is_asked_in_words() -> None:
    words = "shape: right-triangle\nwidth: 5\nheight: 12\nlabels: [5 cm, 12 cm, '?']"
    assert said(words).replace("\u00a0", " ") == (
        "A right-angled triangle. Base: 5 cm; height: 12 cm; longest side: to be found."
    )
    assert "?" in [label.text for label in drawn(words).labels]
    assert said("shape: rectangle\nwidth: 19\nheight: 11") == "A rectangle."


def test_a_height_is_dashed_where_it_has_a_label() -> None:
    words = "shape: triangle\nwidth: 10\nheight: 6\nlabels: "

    def dashed(labels: str) -> int:
        return sum(mark.ink.dashed for mark in drawn(words + labels).marks)  # type: ignore[union-attr]

    assert dashed("[10 cm, 6 cm]") == 1
    assert dashed("[10 cm]") == 0


def test_equal_sides_are_marked() -> None:
    def marks(shift: str) -> int:
        return len(drawn(f"shape: triangle\nwidth: 10\nheight: 6{shift}").marks)

    assert marks("") - marks("\nshift: 4") == 2


def test_labels_may_be_numbers() -> None:
    printed = drawn("shape: rectangle\nwidth: 3\nheight: 2\nlabels: [3, 2]").labels
    assert [label.text for label in printed] == ["3", "2"]


@given(
    st.sampled_from(("triangle", "parallelogram", "trapezium")),
    st.integers(4, 10),
    st.integers(4, 10),
    st.floats(-1, 1.5),
)
def test_however_a_shape_leans_its_labels_have_room(
    name: str, width: int, height: int, lean: float
) -> None:
    words = f"shape: {name}\nwidth: {width}\nheight: {height}\nshift: {lean * width}\n"
    if name == "trapezium":
        words += f"top: {width / 2}\n"
    printed = drawn(f"{words}labels: [9 cm, 5 cm, 7 cm]").labels
    assert {"9 cm", "5 cm", "7 cm"} <= {label.text.replace("\u00a0", " ") for label in printed}
