"""Exact sums against sympy, which is an independent judge."""

import os
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from worksheets.model.diagnostics import Mistake
from worksheets.model.numbers.evaluation import result_of
from worksheets.model.numbers.exact import Exact, letter, terms_of
from worksheets.model.numbers.expression import expression
from worksheets.model.numbers.results import Result

sympy = __import__("sympy") if os.environ.get("CI") else pytest.importorskip("sympy")

ATOMS = st.one_of(
    st.integers(0, 30).map(str),
    st.sampled_from(["0.5", "1.25", "x", "y", "pi", "sqrt(2)", "sqrt(12)", "sqrt(3/4)"]),
)
SUMS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" + ", " - ", " * "]), inner).map(
            lambda parts: f"({''.join(parts)})"
        ),
        st.tuples(inner, st.integers(1, 9).map(str)).map(lambda p: f"({p[0]}) / {p[1]}"),
        st.tuples(inner, st.integers(0, 3).map(str)).map(lambda p: f"({p[0]})^{p[1]}"),
        inner.map("(-{})".format),
    ),
    max_leaves=7,
)


def in_sympy(value: Result) -> Any:
    """A value of ours as one of sympy's."""
    assert isinstance(value, (Fraction, Exact))
    total = sympy.Integer(0)
    for (letters, root, pi), factor in terms_of(value):
        term = sympy.Rational(factor.numerator, factor.denominator)
        term *= sympy.sqrt(root) * sympy.pi**pi
        for name, power in letters:
            term *= sympy.Symbol(name) ** power
        total += term
    return total


@settings(max_examples=150)
@given(SUMS)
def test_an_exact_sum_is_what_sympy_says(words: str) -> None:
    try:
        ours = result_of(expression(words), {"x": letter("x"), "y": letter("y")})
    except Mistake:
        assume(False)
    theirs = sympy.sympify(words.replace("^", "**"), rational=True)
    assert sympy.expand(in_sympy(ours) - theirs) == 0


@pytest.mark.parametrize("function", ["sin", "cos", "tan"])
@settings(max_examples=40)
@given(st.fractions(-720, 720, max_denominator=4))
def test_an_angle_is_what_sympy_says(function: str, degrees: Fraction) -> None:
    assume(degrees % 180 != 90)
    ours = result_of(expression(f"{function}({degrees.numerator} / {degrees.denominator})"), {})
    angle = sympy.Rational(degrees.numerator, degrees.denominator) * sympy.pi / 180
    theirs = getattr(sympy, function)(angle).evalf(60)
    mine = in_sympy(ours).evalf(60) if isinstance(ours, (Fraction, Exact)) else str(ours)
    assert abs(sympy.Float(mine, 60) - theirs) < sympy.Float("1e-40") * max(1, abs(theirs))


@settings(max_examples=60)
@given(st.integers(1, 10**9))
def test_a_root_is_simplified(number: int) -> None:
    ours = result_of(expression(f"sqrt({number})"), {})
    assert in_sympy(ours) == sympy.sqrt(number)
