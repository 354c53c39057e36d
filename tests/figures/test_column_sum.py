"""Numbers under one another: each digit in the column of its place, and never the answer."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figure_samples import read, room
from themes import theme
from words import ENGLISH
from worksheets.figures.column_sum import CARRYING
from worksheets.layout.style import style_of
from worksheets.model.page.drawing import Drawing, Label
from worksheets.model.page.page import Shape
from worksheets.model.page.units import MILLIMETRE

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
AMOUNT = st.tuples(st.integers(0, 99_999), st.integers(0, 3)).map(
    lambda parts: str(Decimal(parts[0]).scaleb(-parts[1]))
)


def drawn(words: str, width: float = 480) -> Drawing:
    figure, wrong = read(f"type: column-sum\n{words}")
    assert figure is not None, wrong
    drawing = figure.drawn(room(STYLE, width, 8.5))
    assert isinstance(drawing, Drawing)
    return drawing


def rows_of(drawing: Drawing) -> list[list[Label]]:
    """The digits of every row, from the top."""
    rows: dict[float, list[Label]] = {}
    for label in drawing.labels:
        if label.text.isdecimal():
            rows.setdefault(round(label.y, 3), []).append(label)
    return [sorted(rows[y], key=lambda label: label.x) for y in sorted(rows)]


@given(AMOUNT, AMOUNT)
def test_digits_of_one_place_stand_in_one_column(one: str, other: str) -> None:
    drawing = drawn(f"sign: +\nrows: ['{one}', '{other}']")
    rows = rows_of(drawing)
    assert ["".join(label.text for label in row) for row in rows] == [
        one.replace(".", ""),
        other.replace(".", ""),
    ]
    ones = [row[len(n.partition(".")[0]) - 1].x for row, n in zip(rows, (one, other), strict=True)]
    assert ones[0] == pytest.approx(ones[1])


@given(AMOUNT, AMOUNT)
def test_factors_end_in_one_column(one: str, other: str) -> None:
    first, second = rows_of(drawn(f"sign: x\nrows: ['{one}', '{other}']"))
    assert first[-1].x == pytest.approx(second[-1].x)


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_there_is_a_square_for_every_digit_of_the_result(one: int, other: int) -> None:
    for sign, value in (("+", one + other), ("x", one * other)):
        width = drawn(f"sign: {sign}\nrows: [{one}, {other}]").width
        assert width >= len(str(value)) * 7 * MILLIMETRE


def test_a_sum_is_as_wide_as_its_squares() -> None:
    drawing = drawn("sign: +\nrows: [3496, 1477]\ncarry: true")
    assert drawing.width == pytest.approx(5.8 * 7 * MILLIMETRE, abs=1)
    assert drawing.height == pytest.approx((3 + 2 * CARRYING) * 7 * MILLIMETRE, abs=2)
    digit = next(label for label in drawing.labels if label.text == "3")
    assert digit.scale * 8.5 == pytest.approx(16, abs=0.2)
    assert drawn("sign: +\nrows: [3496, 1477]", 150).width == drawing.width


@pytest.mark.parametrize(("sign", "low"), [("+", 2), ("x", 2), ("'-'", 1)])
def test_rows_for_carrying_are_dashed_and_the_answer_stands_between_rules(
    sign: str, low: int
) -> None:
    words = f"sign: {sign}\nrows: [348, 276]\ncarry: true"
    drawing = drawn(words)
    shapes = [mark for mark in drawing.marks if isinstance(mark, Shape)]
    dashed = {y for mark in shapes if mark.ink.dashed for _, y in mark.outline.paths[0]}
    heavy = max(mark.ink.weight for mark in shapes)
    rules = [mark.outline.paths[0][0][1] for mark in shapes if mark.ink.weight == heavy]
    first, last = rules
    assert last - first == pytest.approx(7 * MILLIMETRE)
    assert len([y for y in dashed if y > last + 1]) == low - 1
    assert len([y for y in dashed if y < first - 1]) == 2  # the head of the row, and its foot
    answered = drawn(f"{words}\nresult: 72")
    answer = rows_of(answered)[-1]
    assert all(first < label.y < last for label in answer)


def test_the_answer_is_said_only_where_it_is_printed() -> None:
    figure, _ = read("type: column-sum\nsign: '-'\nrows: [503, 87]")
    assert figure is not None
    assert figure.described(ENGLISH) == (
        "503 minus 87, written under one another, with room for the answer."
    )
    figure, _ = read("type: column-sum\nsign: '-'\nrows: [503, 87]\nresult: 416")
    assert figure is not None
    assert "with the answer 416" in figure.described(ENGLISH)
