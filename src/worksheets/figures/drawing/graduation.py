"""The marks of a scale that is read: which are numbered, which are long, and where a place lies."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from worksheets.figures.drawing.scale import exact
from worksheets.language.language import Language

TIMES = (1, 2, 5, 10, 20, 50, 100, 200)
"""Every so manieth mark has a number: the first of these that leaves few enough numbers."""
NUMBERS = 12


class GradedMark(NamedTuple):
    """A mark by its part of the way along the scale; longer ones have a higher rank, from 0 to 2,
    and those of the highest a number."""

    part: float
    rank: int
    text: str


@dataclass(frozen=True, slots=True)
class Graduation:
    """A scale from a number to another with a mark every step and a number every `every` steps."""

    low: Fraction
    high: Fraction
    step: Fraction
    every: int

    @property
    def steps(self) -> int:
        return int((self.high - self.low) / self.step)

    @property
    def numbered(self) -> Fraction:
        """The distance of two numbers."""
        return self.step * self.every

    def part(self, value: Fraction) -> float:
        """How much of the way along the scale a number is."""
        return float((value - self.low) / (self.high - self.low))

    def marks(self, language: Language) -> Iterator[GradedMark]:
        """All marks, from the low end."""
        for n in range(self.steps + 1):
            value = self.low + n * self.step
            if n % self.every == 0:
                yield GradedMark(self.part(value), 2, language.number(exact(float(value))))
            else:
                half = self.every % 2 == 0 and n % (self.every // 2) == 0
                yield GradedMark(self.part(value), int(half), "")

    def where(self, value: Fraction) -> tuple[Fraction, Fraction]:
        """The number under a place, or at it, and how many steps the place lies past it."""
        passed = (value - self.low) // self.numbered
        number = self.low + passed * self.numbered
        return number, (value - number) / self.step


def usual_every(steps: int) -> int:
    """How many steps lie from number to number where nobody says it."""
    return next((times for times in TIMES if steps / times <= NUMBERS), TIMES[-1])
