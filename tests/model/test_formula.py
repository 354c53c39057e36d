"""What formulas come to, and how it is rounded."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.diagnostics import Mistake
from worksheets.model.formula import Quantity, rounded, worked_out


@pytest.mark.parametrize(
    ("expression", "value"),
    [("s / t", 4.0), ("(s + t) * 2", 30.0), ("s^2", 144.0), ("sqrt(s * t)", 6.0), ("-s", -12.0)],
)
def test_expressions(expression: str, value: float) -> None:
    assert worked_out(expression, {"s": Decimal(12), "t": Decimal(3)}) == value


@pytest.mark.parametrize(
    "expression",
    [
        "s / 0",
        "sqrt(0 - s)",
        "(0 - s) ^ 0.5",
        "9 ^ 9 ^ 9",
        "__import__('os')",
        "s.real",
        "[s]",
        "s s",
    ],
)
def test_what_comes_to_nothing(expression: str) -> None:
    with pytest.raises(Mistake):
        worked_out(expression, {"s": Decimal(12)})


@pytest.mark.parametrize(
    ("number", "figures", "words"),
    [
        (0.045, 3, "0.0450"),
        (1234.5, 2, "1200"),
        (9.996, 3, "10.0"),
        (0, 2, "0"),
        (-2.5, 1, "-3"),
        (0.285, 2, "0.29"),
        (99.5, 2, "100"),
    ],
)
def test_significant_figures(number: float, figures: int, words: str) -> None:
    assert rounded(number, figures) == words


@given(st.integers(), st.integers(0, 50), st.integers(1, 40))
def test_quantities_stay_in_their_range(seed: int, least: int, step: int) -> None:
    one = Quantity(symbol="s", least=Decimal(least), most=Decimal(100), step=Decimal(step))
    value = one.chosen(Random(seed))
    assert least <= value <= 100
    assert (value - least) % step == 0
