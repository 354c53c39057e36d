"""Measures of a shape made so that it can be drawn: nothing is out of all proportion."""

from collections.abc import Mapping
from math import isclose
from types import MappingProxyType

UTMOST = 3.0
"""How many times the least of the main measures the largest is at most."""
PARTS: Mapping[str, tuple[str, float, float]] = MappingProxyType(
    {
        "top": ("width", 1 / UTMOST, UTMOST),
        "shift": ("width", -1.0, 2.0),
        "cut-width": ("width", 0.2, 0.8),
        "cut-height": ("height", 0.2, 0.8),
    }
)
"""Measures that go with a main one, and the least and the largest part of it that they are."""


def in_proportion(measures: Mapping[str, float]) -> tuple[Mapping[str, float], bool]:
    """Measures in which no main one is less than a third of another, and whether all are as they
    were: then a drawing of them is to scale."""
    main = {name: value for name, value in measures.items() if name not in PARTS}
    least = max(main.values(), default=0.0) / UTMOST
    drawn = {name: max(value, least) for name, value in main.items()}
    for name in measures.keys() - main.keys():
        of, low, high = PARTS[name]
        drawn[name] = min(max(measures[name] / measures[of], low), high) * drawn[of]
    true = all(isclose(drawn[name], value, abs_tol=1e-9) for name, value in measures.items())
    return drawn, true
