"""Sums are worked out exactly, and refused at once where they come to nothing."""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.diagnostics import Mistake
from worksheets.model.numbers.evaluation import Value, value_of
from worksheets.model.numbers.expression import expression
from worksheets.model.numbers.parser import LONGEST

VALUES = {"s": Decimal(12), "t": Decimal(3)}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("s / t", 4),
        ("(s + t) * 2", 30),
        ("s^2", 144),
        ("s**2", 144),
        ("sqrt(s * t)", 6),
        ("-s", -12),
        ("-s^2", -144),
        ("2^-1", Fraction(1, 2)),
        ("2^3^2", 512),
        ("s - 8 - 1", 3),
        ("24 / 4 / 2", 3),
        ("abs(t - s)", 9),
        ("7 × 8 ÷ 4 − 3", 11),
        ("3 * 1.15", Fraction(69, 20)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("sqrt(12.25)", Fraction(7, 2)),
        ("sqrt(2) * sqrt(2) - 2", 0),
        ("27 ^ (1/3)", 3),
        ("(0 - 2) ^ 3", -8),
        ("1.21 ^ 0.5", Fraction(11, 10)),
        ("(0-1) ^ (10^9)", 1),
    ],
)
def test_exact(words: str, value: Fraction) -> None:
    assert value_of(expression(words), VALUES) == value


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("sqrt(2)", "1.41421356237309504880168872420969807856967187537694"),
        ("pi * 2^2", "12.5663706143591729538505735331180115367886775975004"),
    ],
)
def test_endless_to_forty_digits(words: str, digits: str) -> None:
    found = value_of(expression(words), {})
    assert isinstance(found, Decimal)
    assert abs(Fraction(found) - Fraction(digits)) < Fraction(1, 10**40)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("s / 0", "for s = 12: nothing can be divided by 0"),
        ("s / (s - 4 * t)", "for s = 12 and t = 3: nothing can be divided by 0"),
        ("sqrt(0 - s)", "no real root"),
        ("sqrt((0-1)^0.5)", "no real root"),
        ("(0 - 8) ^ (1/3)", "no real root"),
        ("(0 - pi) ^ pi", "no such real power"),
        ("0 ^ (s - 12)", "0 can only be raised"),
        ("9 ^ 9 ^ 9", "too large"),
        ("2 ^ 10 ^ 9", "too large"),
        ("2 ^ -(10 ^ 9)", "too large, or too small"),
        ("1.5 ^ (10 ^ 9 + 0.5)", "too large"),
        ("2 ^ 0.3 * 2 ^ 0.7 - 2", "digits cancel out"),
        ("1 / (2 ^ 0.3 * 2 ^ 0.7 - 2)", "digits cancel out"),
        ("1 / (sqrt(2) ^ 2 - 2)", "nothing can be divided by 0"),
        ("s.real", "12 has nothing called 'real'"),
        ("[s]", "[12] is no number"),
    ],
)
def test_what_has_no_value(words: str, why: str) -> None:
    with pytest.raises(Mistake, match="has no value") as found:
        value_of(expression(words), VALUES)
    assert why in str(found.value)
    assert found.value.hints


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("__import__('os')", "is no expression"),
        ("open(1)", "there is no function 'open'"),
        ("s.", "a name is missing after the full stop"),
        ("[s", "a bracket is not closed"),
        ("s if t", "an 'if' needs its 'else'"),
        ("lambda: s", "is no expression"),
        ("s = t", "is no expression"),
        ("s s", "a sign is missing before 's'"),
        ("2s", "cannot be read from '2s' on"),
        ("1e5", "is no expression"),
        ("007", "is no expression"),
        ("1,5", "is no expression"),
        ("", "something is missing"),
        ("s +", "something is missing"),
        ("* s", "something is missing before '*'"),
        ("(s", "a bracket is not closed"),
        ("s)", "a sign is missing"),
        ("sqrt s", "a function has its brackets"),
        ("(" * 100 + "s" + ")" * 100, "more than 50 brackets"),
        ("-" * 200 + "s", "more than 50 brackets"),
        ("2" + "^2" * 100, "more than 50 brackets"),
        ("s+" * 5_000 + "s", "an expression of 10001 characters"),
        ("1" * 31, "more than 30 digits"),
    ],
)
def test_what_is_no_expression(words: str, why: str) -> None:
    with pytest.raises(Mistake) as found:
        expression(words)
    assert why in str(found.value)
    assert found.value.hints


def test_an_unknown_name() -> None:
    with pytest.raises(Mistake, match="no quantity is called 'v'"):
        value_of(expression("s / v"), VALUES)


def test_an_endless_power_has_its_digits() -> None:
    found = Fraction(value_of(expression("10 ^ 0.3"), {}))
    assert abs(found**10 - 1000) < Fraction(1, 10**40)


def outcome(words: str, values: Mapping[str, Decimal]) -> Value | Mistake:
    """What some words come to, or what is wrong with them."""
    try:
        return value_of(expression(words), values)
    except Mistake as mistake:
        return mistake


NUMBERS = st.one_of(
    st.integers(0, 99).map(str),
    st.decimals(0, 99, places=2, allow_nan=False, allow_infinity=False).map(lambda d: f"{d:f}"),
)
SUMS = st.recursive(
    st.one_of(NUMBERS, st.sampled_from(["s", "t"])),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" + ", " - ", "*", " / "]), inner).map("".join),
        st.tuples(inner, st.just(" ^ "), st.integers(0, 4).map(str)).map("".join),
        inner.map("({})".format),
        inner.map("-{}".format),
    ),
    max_leaves=8,
)


@given(SUMS, st.integers(-99, 99), st.integers(-99, 99))
def test_a_sum_comes_to_what_python_says(words: str, s: int, t: int) -> None:
    """Python reads and works out the same words in fractions; only its powers know 0 ^ 0."""
    fractions = re.sub(r"\d+(?:\.\d+)?|[st]", r"F('\g<0>')", words).replace("^", "**")
    fractions = fractions.replace("F('s')", f"F({s})").replace("F('t')", f"F({t})")
    fractions = re.sub(r"\*\* F\('(\d)'\)", r"** \1", fractions)
    try:
        wanted = eval(fractions, {"F": Fraction})  # noqa: S307 digits and signs of our own
    except ZeroDivisionError:
        wanted = None
    found = outcome(words, {"s": Decimal(s), "t": Decimal(t)})
    if isinstance(found, Mistake):
        assert wanted is None or re.search("0 can only be raised|too large", str(found))
    else:
        assert found == wanted


@given(st.text("st019.+-*/^() sqrtabpi", max_size=LONGEST + 20))
def test_any_words_are_refused_or_worked_out_at_once(words: str) -> None:
    """An example that takes longer than a fifth of a second fails."""
    found = outcome(words, VALUES)
    assert found.hints if isinstance(found, Mistake) else Fraction(found) == found
