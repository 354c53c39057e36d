"""Answers to the skills of algebra: expanded, solved by trying, or worked out term by term."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from types import SimpleNamespace as Values
from typing import Any

from sympy import Eq, Poly, Rational, Symbol, expand, factor_list, prod, root, solve, sqrt

from oracles.mathematics_numbers import found

x, y, n = Symbol("x"), Symbol("y"), Symbol("n")
TRIED = range(-400, 401)


def tried(left: Callable[[Any], Any], right: Callable[[Any], Any] = lambda _: 0) -> Any:
    """The whole number for which two sides are equal."""
    return found(TRIED, lambda number: left(number) == right(number))


def both_tried(left: Callable[[Any], Any]) -> tuple[Any, ...]:
    """All whole numbers up to 20 for which something is 0, the smallest first."""
    return tuple(number for number in range(-20, 21) if left(number) == 0)


def tried_pair(v: Values) -> tuple[int, int]:
    """The pair of whole numbers that fits both equations."""
    return next(
        (u, w)
        for u in range(-6, 10)
        for w in range(-6, 10)
        if v.a * u + v.b * w == v.e and v.c * u + v.d * w == v.f
    )


def inequality(v: Values) -> tuple[str, int]:
    """The border and the side of it on which the numbers are that fit."""
    fits = [number for number in TRIED if v.a * number + v.b < v.c]
    return ("<", max(fits) + 1) if min(fits) == TRIED[0] else (">", min(fits) - 1)


def next_in(*terms: int) -> int:
    """The next term of a sequence with one difference."""
    differences = {after - before for before, after in pairwise(terms)}
    (difference,) = differences
    return terms[-1] + difference


def nth(v: Values) -> Any:
    """The straight line through the first two terms."""
    first, second = v.a, v.a + v.d
    return expand(first + (n - 1) * (second - first))


def quadratic(v: Values) -> tuple[Any, ...]:
    return tuple(sorted(solve(Eq(v.a * x**2 + v.b * x + v.c, 0), x)))


def power(base: Any, times: int) -> Any:
    return prod([base] * times)


def surd(v: Values) -> Any:
    return sqrt(v.k * v.k * v.n)


def factorised(polynomial: Any) -> Any:
    """A polynomial by its factors, multiplied out again."""
    number, factors = factor_list(polynomial)
    return expand(number * prod(factor**times for factor, times in factors))


def line_by_points(a: Any, b: Any, c: Any) -> Any:
    """a(bx + c) by its values at 0 and 1."""
    at_0, at_1 = a * (b * 0 + c), a * (b * 1 + c)
    return at_0 + (at_1 - at_0) * x


def by_roots(*numbers: Any) -> Any:
    """The polynomial x² … that is 0 at some numbers."""
    return Poly.from_list([1], x).as_expr() * expand(prod(x - number for number in numbers))


LETTERS: Mapping[str, Callable[[Values], Any]] = {
    "next-term-linear": lambda v: next_in(*(v.a + k * v.s * v.d for k in range(4))),
    "next-term-geometric": lambda v: Rational((v.a * v.r**2) ** 2, v.a * v.r),
    "term-from-rule": lambda v: (v.d * n + v.c).subs(n, v.k),
    "nth-term": nth,
    "substitute": lambda v: (v.p * x - v.q * y).subs({x: v.u, y: v.v}),
    "substitute-square": lambda v: (v.p * x**2 + v.c).subs(x, v.u),
    "collect-like-terms": lambda v: Poly(v.a * x + v.b + v.c * x + v.d, x).as_expr(),
    "expand-single": lambda v: line_by_points(v.a, v.b, v.c),
    "expand-double": lambda v: by_roots(-v.p, -v.q),
    "factorise-common": lambda v: factorised(v.a * v.b * x + v.a * v.c),
    "factorise-quadratic": lambda v: factorised(x**2 + (v.p + v.q) * x + v.p * v.q),
    "difference-of-squares": lambda v: factorised(v.a**2 * x**2 - v.b**2),
    "equation-multiply": lambda v: tried(lambda s: v.a * s, lambda _: v.a * v.s),
    "equation-divide": lambda v: tried(lambda s: Rational(s, v.a), lambda _: v.s),
    "linear-two-step": lambda v: tried(lambda s: v.a * s + v.b, lambda _: v.c),
    "linear-both-sides": lambda v: tried(lambda s: v.a * s + v.b, lambda s: v.c * s + v.d),
    "linear-brackets": lambda v: tried(lambda s: v.a * (s + v.b), lambda _: v.c),
    "inequality": inequality,
    "simultaneous": tried_pair,
    "quadratic-factorise": lambda v: both_tried(lambda s: s * s - (v.p + v.q) * s + v.p * v.q),
    "quadratic-formula": quadratic,
    "index-laws": lambda v: power(x, v.m) * power(x, v.n) * v.p * v.q,
    "index-divide": lambda v: (v.p * v.q * x**v.m) / (v.q * x**v.n),
    "index-power": lambda v: power(v.p * x**v.m, v.n),
    "fractional-index": lambda v: root(Rational(v.b), v.q) ** v.p,
    "standard-form": lambda v: Rational(f"{float(v.m)}e{v.e}"),
    "from-standard-form": lambda v: Rational(f"{float(v.m)}e{v.e}"),
    "simplify-surd": surd,
    "rationalise": lambda v: v.a * sqrt(v.n) / (sqrt(v.n) * sqrt(v.n)),
}
