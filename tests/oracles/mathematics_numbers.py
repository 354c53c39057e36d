"""Answers to the skills of numbers and measures, found without their formulas.

Each function gets what a draw prints, by name: whole numbers as int, others as Fraction.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import count
from types import SimpleNamespace as Values
from typing import Any

from sympy import Rational, factorint, nsimplify

FACTORS = {("m", "cm"): 2, ("km", "m"): 3, ("kg", "g"): 3, ("litres", "ml"): 3, ("cm", "mm"): 1}
"""Powers of ten from one unit to the other."""


def found(numbers: Iterable[Any], fits: Callable[[Any], bool]) -> Any:
    """The only number that fits, or the first."""
    return next(number for number in numbers if fits(number))


def nearest(x: Any, step: Fraction) -> Fraction:
    """The multiple of a step that is nearest, the upper one of two."""
    below = x - x % step
    return below if x - below < below + step - x else below + step


def written(x: Any, places: int) -> str:
    """A number with so many places, by long division."""
    whole, rest = divmod(Fraction(x), 1)
    digits = ""
    for _ in range(places):
        digit, rest = divmod(rest * 10, 1)
        digits += str(digit)
    return f"{whole}.{digits}"


def leading(x: Any, figures: int) -> Fraction:
    """A positive number to so many significant figures."""
    place = found(count(-12), lambda e: Fraction(10) ** e <= x < Fraction(10) ** (e + 1))
    return nearest(Fraction(x), Fraction(10) ** (place - figures + 1))


def shared(n: int, d: int) -> tuple[int, int]:
    """How often a number can be taken away, and what is left."""
    times = 0
    while n >= d:
        n, times = n - d, times + 1
    return times, n


def by_digits(a: int, b: int) -> int:
    """A product, digit by digit."""
    return sum(
        int(x) * int(y) * 10 ** (m + n)
        for m, x in enumerate(reversed(str(a)))
        for n, y in enumerate(reversed(str(b)))
    )


def in_columns(a: Any, b: Any) -> Fraction:
    """A sum of positive numbers, column by column."""
    carried, total = 0, Fraction(0)
    for place in range(-3, 8):
        column = sum(int(Fraction(n) / Fraction(10) ** place) % 10 for n in (a, b)) + carried
        carried, digit = divmod(column, 10)
        total += digit * Fraction(10) ** place
    return total


def taken(a: Any, b: Any) -> Any:
    """What must be added to the smaller number, found in columns."""
    return found((nearest(a - b, Fraction(1, 1000)),), lambda rest: in_columns(b, rest) == a)


def repeated(a: int, b: int) -> int:
    """A product as a sum, with the signs counted."""
    total = sum(abs(a) for _ in range(abs(b)))
    return -total if (a < 0) != (b < 0) else total


def steps(a: int, b: int) -> int:
    """Walks b steps from a on the number line."""
    for _ in range(abs(b)):
        a += 1 if b > 0 else -1
    return a


def common_multiple(a: int, b: int) -> int:
    return found(count(a, a), lambda n: n % b == 0)


def common_factor(a: int, b: int) -> int:
    return max(n for n in range(1, a + 1) if a % n == b % n == 0)


def hundredths(x: Any, percent: Any) -> Fraction:
    """A percentage, one hundredth after another."""
    return sum((Fraction(x) / 100 for _ in range(int(percent))), Fraction(0))


def after_years(amount: Any, percent: int, years: int) -> Fraction:
    """An amount that changes by a percentage year by year, to the nearest penny."""
    left = Fraction(amount)
    for _ in range(years):
        left += left * percent / 100
    return nearest(left, Fraction(1, 100))


def clock(start: int, minutes: int) -> int:
    """Minutes after midnight, minute by minute."""
    hours, past = divmod(start, 60)
    for _ in range(minutes):
        hours, past = (hours + 1, 0) if past == 59 else (hours, past + 1)
    return hours * 60 + past


def coin_values(v: Values) -> int:
    return sum(value * many for value, many in Counter(v.c).items())


WHOLE: Mapping[str, Callable[[Values], Any]] = {
    "number-bonds": lambda v: found(count(0), lambda k: v.a + k == v.t),
    "bonds-to-100": lambda v: len(range(v.a, v.t)),
    "ten-frame": lambda v: found(count(0), lambda k: v.n + k == v.t),
    "doubles": lambda v: v.n + v.n,
    "missing-number-subtraction": lambda v: found(count(0), lambda k: k - v.b == v.c),
    "tens-and-ones": lambda v: sum([10] * v.t + [1] * v.u),
    "place-value": lambda v: v.n - int(str(v.n).replace(str(v.d), "0")),
    "partition-number": lambda v: v.n - sum(int(n) for n in parts_of(v)),
    "ten-more-or-less": lambda v: steps(v.n, v.d if v.way == "more" else -v.d),
    "round-whole": lambda v: nearest(v.n, Fraction(v.p)),
    "round-decimal": lambda v: nearest(v.x, Fraction(1, 10)),
    "round-significant": lambda v: leading(v.x, 2),
    "decimal-largest": lambda v: max(
        Fraction(f"{v.w}.{tail}") for tail in (v.u, v.t, v.s, f"0{v.u}")
    ),
    "decimal-place-value": lambda v: v.x - Fraction(written(v.x, 3).replace(str(v.d), "0")),
    "add-two-digit": lambda v: in_columns(v.a, v.b),
    "subtract-two-digit": lambda v: taken(v.a, v.b),
    "story-difference": lambda v: len(range(v.a)[v.b :]),
    "column-addition": lambda v: in_columns(v.a, v.b),
    "column-subtraction": lambda v: taken(v.a, v.b),
    "subtract-across-zero": lambda v: taken(v.a, v.b),
    "count-array": lambda v: sum(1 for _ in range(v.r) for _ in range(v.c)),
    "share-equally": lambda v: shared(v.k * v.q, v.k)[0],
    "times-table": lambda v: repeated(v.a, v.b),
    "times-table-missing": lambda v: shared(v.a * v.b, v.a)[0],
    "division-fact": lambda v: shared(v.a * v.b, v.a)[0],
    "multiply-tens": lambda v: by_digits(v.a, v.b),
    "short-multiplication": lambda v: by_digits(v.a, v.m),
    "long-multiplication": lambda v: by_digits(v.a, v.b),
    "short-division": lambda v: shared(v.n, v.d)[0],
    "zero-in-quotient": lambda v: shared(v.n, v.d)[0],
    "long-division": lambda v: shared(v.n, v.d)[0],
    "division-remainder": lambda v: shared(v.n, v.d),
    "two-step-problem": lambda v: sum([v.k] * v.n) - v.g,
    "read-thermometer": lambda v: v.v.f + sum([v.v.s] * v.k),
    "temperature-fall": lambda v: steps(v.a, -v.d),
    "add-negative": lambda v: steps(v.a, v.b),
    "subtract-negative": lambda v: found(range(-30, 31), lambda n: steps(n, v.b) == v.a),
    "multiply-negatives": lambda v: repeated(v.a, v.b),
    "divide-negatives": lambda v: found(range(-200, 201), lambda k: repeated(k, v.b) == v.n),
    "order-of-operations": lambda v: eval_of(f"{v.a} + {v.b} * {v.c}"),
    "brackets-first": lambda v: eval_of(f"{v.a} * ({v.b} - {v.c})"),
    "power-before-times": lambda v: eval_of(f"{v.a} * {v.b} ** 2 - {v.c}"),
    "sum-of-squares": lambda v: sum(2 * n + 1 for m in (v.a, v.b) for n in range(m)),
    "hcf": lambda v: common_factor(v.a, v.b),
    "lcm": lambda v: common_multiple(v.a, v.b),
    "prime-factors": lambda v: product_of(factorint(v.n)),
}


def parts_of(v: Values) -> list[str]:
    """The numbers that are printed on the right of the equals sign."""
    return [word for word in f"{v.start} {v.end}".split() if word.isdecimal()]


def eval_of(text: str) -> Any:
    """A sum by the order of operations of sympy."""
    return nsimplify(text)


def product_of(powers: Mapping[int, int]) -> int:
    total = 1
    for prime, power in powers.items():
        total *= prime**power
    return total


PARTS: Mapping[str, Callable[[Values], Any]] = {
    "half-third-quarter": lambda v: shared(v.n, v.f.d)[0],
    "fraction-shaded": lambda v: Rational(v.n, v.d),
    "fraction-on-line": lambda v: sum(Rational(1, v.d) for _ in range(v.n)),
    "fraction-of-amount": lambda v: v.n * shared(v.q, v.d)[0],
    "equivalent-fraction": lambda v: found(count(1), lambda k: k * v.d == v.n * v.d * v.k),
    "simplify-fraction": lambda v: Rational(v.n * v.k, v.d * v.k),
    "improper-to-mixed": lambda v: shared(v.t, v.d)[0] + Rational(shared(v.t, v.d)[1], v.d),
    "mixed-to-improper": lambda v: v.w + Rational(v.n, v.d),
    "add-fractions": lambda v: Rational(v.a * v.d + v.c * v.b, v.b * v.d),
    "subtract-fractions": lambda v: Rational(v.a * v.d - v.c * v.b, v.b * v.d),
    "multiply-fractions": lambda v: Rational(v.a, v.b) * Rational(v.c, v.d),
    "divide-fractions": lambda v: Rational(v.a, v.b) / Rational(v.c, v.d),
    "fraction-to-decimal": lambda v: Fraction(written(Fraction(v.n, v.d), 6)),
    "decimal-to-percent": lambda v: found(range(101), lambda k: Rational(k, 100) * 100 == v.n),
    "percent-to-fraction": lambda v: Rational(v.k, 100),
    "out-of-as-percent": lambda v: found(range(101), lambda k: hundredths(v.b, k) == v.a),
    "add-decimals": lambda v: in_columns(v.a, v.b),
    "subtract-decimals": lambda v: taken(v.a, v.b),
    "times-power-of-ten": lambda v: Fraction(f"{v.n}e{len(str(v.p)) - 1 - 3}"),
    "divide-power-of-ten": lambda v: Fraction(f"{v.n}e-{len(str(v.p))}"),
    "multiply-decimals": lambda v: Rational(by_digits(int(v.a * 10), int(v.b * 100)), 1000),
    "divide-by-decimal": lambda v: shared(v.n * 10, int(v.d * 10))[0],
    "percent-of-amount": lambda v: hundredths(v.q, v.p),
    "percent-increase": lambda v: v.q + hundredths(v.q, v.p),
    "percent-decrease": lambda v: hundredths(v.q, 100 - v.p),
    "percent-change": lambda v: found(range(101), lambda k: v.o + hundredths(v.o, k) == v.n),
    "reverse-percent": lambda v: found(count(5, 5), lambda q: hundredths(q, 100 - v.p) == v.s),
    "compound-interest": lambda v: after_years(v.P, v.r, v.n),
    "depreciation": lambda v: after_years(v.P, -v.r, v.n),
}
MEASURES: Mapping[str, Callable[[Values], Any]] = {
    "count-coins": coin_values,
    "add-money": lambda v: in_columns(v.a, v.b),
    "change-from-note": lambda v: taken(v.note, sum([v.c] * v.n)),
    "read-clock": lambda v: clock(v.h * 60, v.m),
    "twenty-four-hour": lambda v: clock(v.h * 60 + v.m, 720),
    "elapsed-time": lambda v: clock(v.s, v.d),
    "time-interval": lambda v: found(count(0), lambda k: clock(v.s, k) == v.e),
    "read-scale": lambda v: sum([v.v.s] * v.k),
    "metric-conversion": lambda v: v.x * Fraction(10) ** FACTORS[v.u.a, v.u.b],
    "area-units": lambda v: v.x * Fraction(10) ** (2 * FACTORS[v.u.a[:-1], v.u.b[:-1]]),
    "volume-units": lambda v: (
        v.x * Fraction(10) ** (3 if v.u.b == "litres" else 3 * FACTORS[v.u.a[:-1], v.u.b[:-1]])
    ),
    "average-speed": lambda v: found(count(1), lambda s: Fraction(s * v.t, 60) == v.d),
    "density": lambda v: found((Rational(k, 5) for k in count(1)), lambda p: p * v.V == v.m),
}
NUMBERS = {**WHOLE, **PARTS, **MEASURES}
