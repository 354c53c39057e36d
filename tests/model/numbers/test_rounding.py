"""Numbers as they are printed: exact, or rounded as it was asked, a half away from zero."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from worksheets.model.diagnostics import Mistake
from worksheets.model.numbers.evaluation import value_of
from worksheets.model.numbers.expression import expression
from worksheets.model.numbers.rounding import (
    Rounding,
    ending,
    printable,
    unrounded,
    within,
    written,
)

FRACTIONS = st.fractions(-(10**6), 10**6, max_denominator=10**4)


@pytest.mark.parametrize(
    ("number", "figures", "words"),
    [
        ("0.045", 3, "0.0450"),
        ("1234.5", 2, "1200"),
        ("9.996", 3, "10.0"),
        ("0", 2, "0"),
        ("-2.5", 1, "−3"),
        ("0.285", 2, "0.29"),
        ("99.5", 2, "100"),
        ("3.45", 2, "3.5"),
        ("12", 3, "12.0"),
    ],
)
def test_significant_figures(number: str, figures: int, words: str) -> None:
    assert written(Rounding(figures=figures).of(Fraction(number))) == words


@pytest.mark.parametrize(
    ("number", "places", "words"),
    [
        ("3.45", 1, "3.5"),
        ("-3.45", 1, "−3.5"),
        ("2.5", 0, "3"),
        ("-0.04", 1, "0.0"),
        ("7", 2, "7.00"),
        ("1677", -2, "1700"),
        ("1650", -2, "1700"),
    ],
)
def test_decimal_places(number: str, places: int, words: str) -> None:
    assert written(Rounding(places=places).of(Fraction(number))) == words


@pytest.mark.parametrize(
    ("rounding", "words"),
    [
        (Rounding(figures=1), "1 significant figure"),
        (Rounding(places=2), "2 decimal places"),
        (Rounding(places=0), "the nearest whole number"),
        (Rounding(places=-2), "the nearest 100"),
    ],
)
def test_rounding_in_words(rounding: Rounding, words: str) -> None:
    assert str(rounding) == words


def test_a_root_squared_again_is_the_half_that_it_should_be() -> None:
    half = value_of(expression("sqrt(2) * sqrt(2) * 1.25"), {})
    assert written(Rounding(places=0).of(half)) == "3"


@given(FRACTIONS, st.integers(-3, 6))
def test_nothing_is_rounded_by_more_than_half_a_place(number: Fraction, places: int) -> None:
    found = Fraction(Rounding(places=places).of(number))
    half = Fraction(10) ** -places / 2
    assert abs(found - number) <= half
    assert abs(found) >= abs(number) or abs(found - number) < half


@given(FRACTIONS, st.integers(1, 9))
def test_a_rounded_number_has_its_figures(number: Fraction, figures: int) -> None:
    assume(number)
    found = Rounding(figures=figures).of(number)
    digits = f"{abs(found):f}".replace(".", "").lstrip("0")
    assert len(digits) >= figures
    assert not digits[figures:].strip("0")
    assert abs(Fraction(found) / number - 1) <= Fraction(1, 2) / 10 ** (figures - 1)


@given(FRACTIONS)
def test_a_number_that_ends_is_printed_as_it_is(number: Fraction) -> None:
    found = ending(number)
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    assert (found is None) == (rest > 1)
    if found is not None:
        assert Fraction(written(found, "-")) == number


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (Fraction(80, 7), "comes to 11.4285…, an endless decimal"),
        (Fraction(-1, 3), "comes to −0.333333…, an endless decimal"),
        (Fraction(1, 2**13), "more than 12 decimal places"),
        (Fraction(10**24), "more than 24 digits"),
    ],
)
def test_what_cannot_be_printed_without_rounding(value: Fraction, message: str) -> None:
    with pytest.raises(Mistake) as found:
        printable(value, None)
    assert message in str(found.value)


@given(FRACTIONS, st.decimals("0.001", "0.49", places=3), st.integers(0, 4))
def test_no_end_of_a_range_is_farther_off_than_it_may_be(
    number: Fraction, tolerance: Decimal, finer: int
) -> None:
    assume(number)
    low, high = map(Fraction, within(number, tolerance, finer))
    part = Fraction(tolerance)
    assert low < high
    assert abs(low - number) <= abs(number) * part
    assert abs(high - number) <= abs(number) * part


def test_numbers_before_they_are_rounded() -> None:
    assert unrounded(Fraction(69, 20)) == "3.45"
    assert unrounded(Fraction(10**6, 3)) == "333333.3…"
    assert unrounded(Fraction(-1, 3000)) == "−0.000333333…"
