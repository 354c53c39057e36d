"""Angles: drawn as large as they are, and what is to be found is not said."""

from collections.abc import Sequence
from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figure_samples import read, room
from themes import theme
from words import ENGLISH
from worksheets.figures.drawing.angle_sizes import AngleSize, drawable, sizes
from worksheets.layout.style import style_of
from worksheets.model.page.drawing import Drawing
from worksheets.model.page.page import Shape

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)


def drawn(words: str) -> Drawing:
    figure, wrong = read(f"type: angles\n{words}")
    assert figure is not None, wrong
    assert not list(figure.problems())
    drawing = figure.drawn(room(STYLE, 480, 8.5))
    assert isinstance(drawing, Drawing)
    return drawing


def said(words: str) -> str:
    figure, wrong = read(f"type: angles\n{words}")
    assert figure is not None, wrong
    return figure.described(ENGLISH).replace("\u00a0", " ")


SHARES = st.lists(st.floats(0.5, 100), min_size=3, max_size=8)


@given(SHARES, st.sampled_from((14.0, 18.0)))
def test_sharp_angles_are_drawn_larger_and_all_are_as_large_together(
    shares: Sequence[float], least: float
) -> None:
    total = 180.0 * (len(shares) - 2)
    angles = [share * total / sum(shares) for share in shares]
    shown = drawable(angles, least)
    assert sum(shown) == pytest.approx(total)
    assert min(shown) >= least - 1e-6
    if min(angles) >= least:
        assert shown == angles


@given(st.integers(30, 80), st.integers(30, 80))
def test_a_triangle_has_its_angles(first: int, second: int) -> None:
    drawing = drawn(f"shape: triangle\nangles: [{first}, {second}, x]")
    outline = drawing.marks[0]
    assert isinstance(outline, Shape)
    corners = [complex(*step[:2]) for step in outline.outline.paths[0]]
    for n, size in enumerate((first, second, 180 - first - second)):
        before, after = corners[n - 1] - corners[n], corners[(n + 1) % 3] - corners[n]
        turn = before.real * after.real + before.imag * after.imag
        assert turn / abs(before) / abs(after) == pytest.approx(cos(radians(size)))
    assert corners[0].imag == pytest.approx(max(corner.imag for corner in corners))


def test_angles_without_a_size_share_what_is_left() -> None:
    angles = [AngleSize(size=50), AngleSize(label="x"), AngleSize(label="x")]
    assert sizes(angles, 180) == [50, 65, 65]


def test_what_is_to_be_found_is_not_said() -> None:
    words = "shape: triangle\nangles: [56, 88, '?']"
    assert "36" not in said(words)
    assert said(words).endswith("56°; 88°; to be found.")
    assert "40" not in said("shape: line\nangles: [140, {size: 40, label: a}]").replace("140", "")


def test_a_right_angle_has_its_sign_and_no_label() -> None:
    assert [label.text for label in drawn("shape: line\nangles: [90, x]").labels] == ["x"]
    assert "90°; x" in said("shape: line\nangles: [90, x]")


def test_places_at_parallel_lines_are_said() -> None:
    assert said("shape: parallel\nangles: [65, '?']\nplaces: [2, 7]") == (
        "Two parallel lines, and a line that crosses both. At the upper line, above it on the "
        "right: 65°; at the lower line, below it on the right: to be found."
    )


def test_a_triangle_that_is_too_sharp_says_that_it_is_not_to_scale() -> None:
    assert "It is not to scale." in said("shape: triangle\nangles: [8, 160, x]")
    assert "scale" not in said("shape: triangle\nangles: [30, 100, x]")
    printed = [label.text for label in drawn("shape: triangle\nangles: [8, 160, x]").labels]
    assert "Not to scale" in printed


@pytest.mark.parametrize("angle", ["{}", "{label: ''}"])
def test_an_angle_says_something(angle: str) -> None:
    figure, wrong = read(f"type: angles\nshape: triangle\nangles: [{angle}, 60, 88]")
    assert figure is None
    assert "the angle has no size and no label" in str(wrong)
