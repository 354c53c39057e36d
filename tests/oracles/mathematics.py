"""An independent answer to every skill of the course of mathematics."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from oracles.mathematics_data import DATA
from oracles.mathematics_letters import LETTERS
from oracles.mathematics_numbers import NUMBERS
from oracles.mathematics_shapes import SHAPES

ORACLES: Mapping[str, Callable[[SimpleNamespace], Any]] = {**NUMBERS, **SHAPES, **LETTERS, **DATA}
"""By skill, what solves it: it gets the values of a draw, and gives a number, a polynomial, or
several of them in a tuple."""
SAME_FORMULA = frozenset(
    {
        "add-fractions", "area-units", "bar-chart-read", "change-from-note", "circle-area",
        "circumference", "collect-like-terms", "cylinder-volume", "divide-fractions", "doubles",
        "fraction-of-amount", "fraction-shaded", "from-standard-form", "index-divide",
        "map-scale", "metric-conversion", "mixed-to-improper", "multiply-fractions",
        "percent-increase", "percent-to-fraction", "polygon-angle", "proportion", "rationalise",
        "read-clock", "read-scale", "read-thermometer", "rectangle-perimeter", "sector-area",
        "simplify-fraction", "simplify-surd", "standard-form", "substitute", "substitute-square",
        "subtract-fractions", "tens-and-ones", "term-from-rule", "trig-hypotenuse", "trig-side",
        "two-step-problem", "volume-units",
    }
)  # fmt: skip
"""Skills whose oracle says what their own formula says: it judges the arithmetic and the print."""
