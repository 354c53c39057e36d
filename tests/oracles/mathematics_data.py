"""Answers to the skills of ratio, averages, charts and chance: shared out and counted."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import combinations, count
from types import SimpleNamespace as Values
from typing import Any

from sympy import Rational, binomial

from oracles.mathematics_numbers import common_factor, found, hundredths


def dealt(total: int, *parts: int) -> list[int]:
    """A total dealt out in rounds, in each of which everybody gets their part."""
    shares = [0] * len(parts)
    while sum(shares) < total:
        shares = [share + part for share, part in zip(shares, parts, strict=True)]
    return shares


def lowest(a: int, b: int) -> tuple[int, int]:
    factor = common_factor(a, b)
    return a // factor, b // factor


def without_ends(numbers: list[Any]) -> Fraction:
    """A median: the smallest and the largest number are struck out in turn."""
    left = list(numbers)
    while len(left) > 2:
        left.remove(min(left))
        left.remove(max(left))
    return Fraction(sum(left), len(left))


def listed(v: Values) -> list[int]:
    """Every match by its goals."""
    return [goals for goals, matches in enumerate(v.f) for _ in range(matches)]


def both_red(v: Values) -> Fraction:
    """All pairs of counters, counted."""
    bag = ["red"] * v.r + ["blue"] * v.b
    pairs = list(combinations(bag, 2))
    return Fraction(pairs.count(("red", "red")), len(pairs))


def is_red(v: Values) -> Fraction:
    bag = ["red"] * v.r + ["blue"] * v.b + ["green"] * v.g
    return Fraction(bag.count("red"), len(bag))


def both_win(v: Values) -> Fraction:
    """Both of as many games as there are pairs of equally likely outcomes."""
    wins = sum(1 for one in range(v.b) for other in range(v.d) if one < v.a and other < v.c)
    return Fraction(wins, v.b * v.d)


DATA: Mapping[str, Callable[[Values], Any]] = {
    "simplify-ratio": lambda v: lowest(v.p * v.k, v.q * v.k),
    "ratio-share": lambda v: dealt(v.t, v.p, v.q)[0],
    "ratio-from-part": lambda v: dealt((v.p + v.q) * v.k, v.p, v.q)[1],
    "proportion": lambda v: Rational(v.n * v.c, 100) / v.n * v.m,
    "recipe": lambda v: found(count(5, 5), lambda g: g * v.n == v.n * v.u * v.m),
    "inverse-proportion": lambda v: found(count(1), lambda days: days * v.m == v.n * v.d),
    "map-scale": lambda v: v.d / 100 * v.s / 1000 if isinstance(v.d, Fraction) else on_map(v),
    "range-of-list": lambda v: len(range(min(v.x), max(v.x))),
    "mean-of-list": lambda v: found(count(0), lambda m: sum(n - m for n in v.x) == 0),
    "median-even": lambda v: without_ends(v.x),
    "missing-from-mean": lambda v: found(count(0), lambda n: sum(v.x) + n == 5 * v.m),
    "mean-from-table": lambda v: Rational(sum(listed(v)), len(listed(v))),
    "bar-chart-read": lambda v: v.h[["apples", "pears", "plums", "grapes"].index(v.name)],
    "bar-chart-difference": lambda v: len(range(min(v.h[:2]), max(v.h[:2]))),
    "pie-chart-angle": lambda v: sum((Fraction(360, v.t) for _ in range(v.f)), Fraction(0)),
    "pie-chart-read": lambda v: found(count(0), lambda f: Rational(360 * f, v.t) == v.w),
    "probability-single": is_red,
    "probability-complement": lambda v: Fraction(sum(1 for k in range(100) if k >= v.n), 100),
    "probability-spinner-table": lambda v: Fraction(len(range(100)[v.a + v.b + v.c :]), 100),
    "expected-frequency": lambda v: hundredths(v.n, v.p * 100),
    "independent-events": both_win,
    "probability-two-draws": lambda v: Rational(binomial(v.r, 2), binomial(v.r + v.b, 2)),
}


def on_map(v: Values) -> Rational:
    """Kilometres: each centimetre of the map is so many centimetres."""
    return sum(Rational(v.s, 100_000) for _ in range(v.d))
