"""Scales: numbers to places, and the round numbers at which ticks stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field

from worksheets.language.language import Language
from worksheets.model.diagnostics import Mistake

MINUS = "\u2212"

MOST, LEAST = 1e12, 1e-9
"""The size of numbers that are plotted, apart from 0."""
MOST_TICKS = 1000
"""More are never made; authors are refused far fewer, with a place."""


def _plain(value: float) -> float:
    if value and abs(value) < LEAST:
        raise Mistake(f"{value:g} is too small to be printed", "write it in a smaller unit")
    return value


Number: TypeAlias = Annotated[
    float, Field(ge=-MOST, le=MOST, allow_inf_nan=False), AfterValidator(_plain)
]
"""What authors plot."""
Pair: TypeAlias = Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)]
"""A place: across, then up."""
Positive: TypeAlias = Annotated[float, Field(ge=LEAST, le=MOST, allow_inf_nan=False)]
"""A number above 0, such as a step."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Places between two points of the paper for the numbers from `low` to `high`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        part = (value - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)


def step(low: float, high: float, most: int) -> float:
    """The least round step, 1, 2 or 5 times a power of ten, that makes at most so many."""
    wide = max(high - low, abs(high) * 1e-9, 1e-9)
    power = 10.0 ** floor(log10(wide / max(most, 1)))
    for times in (1, 2, 5, 10, 20):
        if wide / (times * power) <= most * (1 + 1e-9):
            return times * power
    return 50 * power


def ticks(low: float, high: float, apart: float) -> tuple[float, ...]:
    """Multiples of a step from one number to another, both included; raises ValueError if there
    would be more than a scale can have."""
    if not high - low <= apart * MOST_TICKS:
        raise ValueError(f"too many ticks: {low} to {high}, {apart} apart")
    first, last = ceil(low / apart - 1e-9), floor(high / apart + 1e-9)
    return tuple(round(n * apart, 12) for n in range(first, last + 1))


def around(values: Sequence[float], most: int) -> tuple[float, ...]:
    """Round ticks from under the least of some numbers to over the largest."""
    low, high = min(values), max(values)
    if low == high:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    apart = step(low, high, most)
    return ticks(floor(low / apart + 1e-9) * apart, ceil(high / apart - 1e-9) * apart, apart)


def exact(value: float) -> Decimal:
    """The number that is meant by one with the errors of binary fractions: −0.5, 12500."""
    return Decimal(f"{value:.15g}") + 0  # which is no −0


def number(value: float) -> str:
    """A number as a diagnostic has it: 1950, 12,500, −0.5."""
    meant = exact(value)
    text = f"{meant:,f}" if abs(meant) >= 10_000 else f"{meant:f}"
    return text.replace("-", MINUS)


def numbers(values: Sequence[float], language: Language) -> list[str]:
    """Numbers of one scale, all with as many decimals as the one that needs most."""
    meant = [exact(value) for value in values]
    most = max((len(f"{decimal:f}".partition(".")[2]) for decimal in meant), default=0)
    return [language.number(Decimal(f"{decimal:.{most}f}")) for decimal in meant]


def thinned(count: int, most: int) -> int:
    """Every so manieth of some labels is printed if at most so many have room: 1, 2, 5, 10 ..."""
    times = 1
    while True:
        for factor in (1, 2, 5):
            if ceil(count / (times * factor)) <= max(most, 1):
                return times * factor
        times *= 10
