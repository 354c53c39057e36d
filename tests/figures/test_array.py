"""Pictures to count: as many dots, counters and squares as there should be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figure_samples import read, room
from themes import theme
from words import ENGLISH
from worksheets.figures.drawing.pen import BLACK
from worksheets.language.languages import SHIPPED
from worksheets.layout.style import style_of
from worksheets.model.page.drawing import Drawing
from worksheets.model.page.page import Shape

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)


def drawn(words: str) -> Drawing:
    figure, wrong = read(f"type: array\n{words}")
    assert figure is not None, wrong
    assert not list(figure.problems())
    drawing = figure.drawn(room(STYLE, 480, 8.5))
    assert isinstance(drawing, Drawing)
    return drawing


def counters(drawing: Drawing) -> int:
    return sum(isinstance(mark, Shape) and mark.ink.fill == BLACK for mark in drawing.marks)


def said(words: str, tag: str = "en-GB") -> str:
    figure, wrong = read(f"type: array\n{words}")
    assert figure is not None, wrong
    return figure.described(SHIPPED.of(tag)).replace("\u00a0", " ")


@given(st.integers(1, 20), st.integers(1, 20))
def test_there_are_rows_times_columns_dots(rows: int, columns: int) -> None:
    assert counters(drawn(f"rows: {rows}\ncolumns: {columns}")) == rows * columns


@given(st.integers(0, 20))
def test_frames_hold_the_number(number: int) -> None:
    assert counters(drawn(f"of: ten-frame\nnumber: {number}")) == number


@given(st.integers(1, 599))
def test_blocks_are_worth_the_number(number: int) -> None:
    squares = 0
    for mark in drawn(f"of: tens\nnumber: {number}").marks:
        assert isinstance(mark, Shape)
        level = [path for path in mark.outline.paths if path[0][1] == path[1][1]]
        upright = [path for path in mark.outline.paths if path[0][0] == path[1][0]]
        squares += (len(level) - 1) * (len(upright) - 1)
    assert squares == number


@pytest.mark.parametrize(
    ("tag", "coins"),
    [
        ("en-GB", "Coins: 50p, 5p and £2."),
        ("en-US", "Coins: 50¢, 5¢ and $2."),
        ("fr", "Pièces : 50 c, 5 c et 2 €."),
        ("de", "Münzen: 50 ct, 5 ct und 2 €."),
    ],
)
def test_coins_are_those_of_the_country(tag: str, coins: str) -> None:
    assert said("of: coins\ncoins: [50, 5, 200]", tag) == coins


def test_the_number_is_not_said() -> None:
    assert "24" not in said("rows: 4\ncolumns: 6")
    assert said("of: tens\nnumber: 234") == (
        "To be counted: 2 large squares of a hundred, 3 rods of ten and 4 single squares."
    )
    assert "7" not in said("of: ten-frame\nnumber: 7")
