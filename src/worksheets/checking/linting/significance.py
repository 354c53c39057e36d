"""Whether a share is more than chance: exact tests for small numbers."""

from collections.abc import Sequence
from math import comb

ONE_PERCENT = (6.635, 9.210, 11.345, 13.277, 15.086, 16.812, 18.475, 20.090, 21.666)
"""What chi-squared exceeds by chance once in a hundred times, by degrees of freedom from 1."""


def at_least(chances: Sequence[float], count: int) -> float:
    """How likely so many or more events are, of which each has a chance of its own."""
    distribution = [1.0]
    for chance in chances:
        longer = [*distribution, 0.0]
        for n in range(len(distribution)):
            longer[n] = longer[n] - distribution[n] * chance
            longer[n + 1] += distribution[n] * chance
        distribution = longer
    return sum(distribution[count:])


def fisher(first: tuple[int, int], second: tuple[int, int]) -> float:
    """How likely the first row has so many in its first column or more, if rows and columns have
    nothing to do with one another: Fisher's exact test on one side."""
    row, total = sum(first), sum(first) + sum(second)
    column = first[0] + second[0]
    ways = comb(total, row)
    most = min(row, column)
    return (
        sum(comb(column, n) * comb(total - column, row - n) for n in range(first[0], most + 1))
        / ways
    )


def is_uneven(counts: Sequence[int], expected: Sequence[float]) -> bool:
    """Whether counts differ from what is expected more than chance does once in a hundred times,
    by chi-squared; all expected counts are above zero."""
    distance = sum((n - mean) ** 2 / mean for n, mean in zip(counts, expected, strict=True))
    freedom = len(counts) - 1
    return 0 < freedom <= len(ONE_PERCENT) and distance > ONE_PERCENT[freedom - 1]
