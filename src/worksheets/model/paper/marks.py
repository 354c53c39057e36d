"""Marks of points: whole ones, halves and quarters. A question always comes to whole marks."""

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

Marks: TypeAlias = int | Fraction
"""A number of marks; one that is whole is an int, so that it is printed as one."""


def as_marks(number: Fraction | int) -> Marks:
    """A number of marks, which is an int if it is whole."""
    return number.numerator if number.denominator == 1 else Fraction(number)


def total(marks: Iterable[Marks]) -> Marks:
    """The sum of some marks."""
    return as_marks(sum(marks))
