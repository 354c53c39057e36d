"""Bar models: parts as large as they are, and bars that can be compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figure_samples import read, room
from themes import theme
from words import ENGLISH
from worksheets.layout.style import style_of
from worksheets.model.page.drawing import Drawing
from worksheets.model.page.fitting import box_of_mark
from worksheets.model.page.page import Shape

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)


def drawn(words: str) -> Drawing:
    figure, wrong = read(f"type: bar-model\n{words}")
    assert figure is not None, wrong
    drawing = figure.drawn(room(STYLE, 480, 8.5))
    assert isinstance(drawing, Drawing)
    return drawing


def said(words: str) -> str:
    figure, wrong = read(f"type: bar-model\n{words}")
    assert figure is not None, wrong
    return figure.described(ENGLISH)


@given(st.lists(st.integers(1, 20), min_size=2, max_size=6))
def test_bars_are_drawn_to_one_measure(counts: list[int]) -> None:
    bars = ", ".join(f"{{parts: {count}}}" for count in counts)
    marks = [mark for mark in drawn(f"bars: [{bars}]").marks if isinstance(mark, Shape)]
    boxes = [(box_of_mark(mark), mark.ink.weight) for mark in marks]
    widths = [box.right - box.left - weight for box, weight in boxes]
    widths = [width for width in widths if width > 1]
    units = [width / count for width, count in zip(widths, counts, strict=True)]
    assert units == pytest.approx([units[0]] * len(units), rel=0.001)


def test_a_label_stands_in_the_middle_of_its_part() -> None:
    labels = {label.text: label.x for label in drawn("parts: [3, 1]\nlabels: [a, b]").labels}
    outer = drawn("parts: [3, 1]").width
    assert labels["a"] == pytest.approx(outer * 3 / 8, abs=1)
    assert labels["b"] == pytest.approx(outer * 7 / 8, abs=1)


def test_what_is_to_be_found_is_not_said() -> None:
    words = said("parts: 7\nshaded: 4\nwhole: 49\nshaded-label: '?'")
    assert words.replace("\u00a0", " ") == (
        "A bar has 7 equal parts. 4 parts are shaded. The shaded parts together: to be found. "
        "All of it: 49."
    )


def test_sizes_of_parts_are_not_said() -> None:
    assert said("parts: [21, 28]") == "A bar has 2 parts."
