"""A scale of time: where dates stand, and the years or months that are printed on it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date as Day  # noqa: N812 a day, where a date may be a month or a year
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.scale import Scale
from worksheets.language.language import Language
from worksheets.model.knowledge.dates import days

YEAR = 365.2425
MONTH_STEPS = (1, 3, 6)
LATEST = 10_000
"""The calendar ends before this year."""
MOST, FEWEST = 30, 3
"""A scale has fewer cells than the former, and keeps slivers at its ends with fewer than the
latter."""
YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


def middle(date: str) -> float:
    """The middle of a day, a month or a year."""
    first, after = days(date)
    return (first + after) / 2


def spanning(dates: list[str], first: str, last: str) -> tuple[float, float]:
    """The days from one date to another; without them from a whole year to a whole year."""
    spans = [days(date) for date in dates]
    low = min(start for start, _ in spans)
    high = max(end for _, end in spans)
    if high - low > YEAR:
        low = Day.fromordinal(low).replace(month=1, day=1).toordinal()
        year = Day.fromordinal(high - 1).year
        high = days(f"{year:04}")[1]
    else:
        low = Day.fromordinal(low).replace(day=1).toordinal()
        high = days(Day.fromordinal(high - 1).isoformat()[:7])[1]
    return days(first)[0] if first else low, days(last)[1] if last else high


class Cell(NamedTuple):
    """A year, a month or several of them on a scale: the days it begins and ends with, what it is
    called if it is the first with a name, and what it can be called later, the best name first.

    A part of one, at an end of the scale, may go without a name.
    """

    start: float
    end: float
    first: str
    later: tuple[str, ...]
    is_part: bool


def cells(kind: Lettering, scale: Scale) -> list[tuple[float, str]]:
    """Where years or months begin, with their names: the finest that have room for these.

    Only parts of them at the ends of the scale may have none.
    """
    return [(scale.at(cell.start), name) for cell, name in _finest(kind, scale)]


def without_slivers(kind: Lettering, scale: Scale, dates: Iterable[str]) -> Scale:
    """The scale without the parts of years or months at its ends that have no room for their names,
    unless a date lies in them."""
    named = _finest(kind, scale)
    spans = [days(date) for date in dates]
    if len(named) < FEWEST:
        return scale
    low, high = scale.low, scale.high
    (first, first_name), (last, last_name) = named[0], named[-1]
    if not first_name and all(start >= first.end for start, _ in spans):
        low = first.end
    if not last_name and all(end <= last.start for _, end in spans):
        high = last.start
    return replace(scale, low=low, high=high)


def _finest(kind: Lettering, scale: Scale) -> list[tuple[Cell, str]]:
    """The finest cells that have room for their names, with these."""
    language = kind.room.language
    steps = [partial(_months, months=months, language=language) for months in MONTH_STEPS]
    steps += [partial(_years, years=years) for years in YEAR_STEPS]
    for step in steps:
        named = _named(kind, scale, list(step(scale)))
        if len(named) < MOST and any(name for _, name in named):
            return named
    return []


def _named(kind: Lettering, scale: Scale, found: list[Cell]) -> list[tuple[Cell, str]]:
    """Cells with the names that they have room for; none if a cell that needs a name has none."""
    pad = kind.size * 0.8
    named: list[tuple[Cell, str]] = []
    begun = False
    for cell in found:
        room = abs(scale.at(cell.end) - scale.at(cell.start)) - pad
        names = cell.later if begun else (cell.first,)
        name = next((name for name in names if kind.across(name) <= room), "")
        if not name and not cell.is_part:
            return []
        begun = begun or bool(name)
        named.append((cell, name))
    return named


def _cells(
    scale: Scale, starts: Iterable[int], names: Callable[[Day], tuple[str, tuple[str, ...]]]
) -> Iterator[Cell]:
    """What lies on a scale of the cells that begin at some days and end with the last of these."""
    for start, end in pairwise(starts):
        low, high = max(start, scale.low), min(end, scale.high)
        if low < high:
            is_part = (low, high) != (start, end)
            called = names(Day.fromordinal(max(1, int(low))))
            yield Cell(low, high, *called, is_part)


def _months(scale: Scale, *, months: int, language: Language) -> Iterator[Cell]:
    """Months, or every so many from January; the first that is named has its year, and so has
    January."""
    if scale.high - scale.low > YEAR * 4.5:
        return

    def names(day: Day) -> tuple[str, tuple[str, ...]]:
        month, year = language.short_month(day.month), f"{day.year}"
        dated = f"{month} {year}"
        return dated, (dated, year) if day.month == 1 else (month,)

    first = Day.fromordinal(int(scale.low))
    number = first.year * 12 + (first.month - 1) // months * months
    starts = [_first_of(number)]
    while starts[-1] < scale.high:
        number += months
        starts.append(_first_of(number))
    yield from _cells(scale, starts, names)


def _first_of(number: int) -> int:
    """The first day of a month, counted from January of the year 0."""
    year, month = divmod(number, 12)
    return Day(year, month + 1, 1).toordinal() if year < LATEST else Day.max.toordinal() + 1


def _years(scale: Scale, *, years: int) -> Iterator[Cell]:
    first = Day.fromordinal(int(scale.low)).year // years * years
    starts = [_first_of(max(1, first) * 12)]
    for year in range(first + years, LATEST + years, years):
        starts.append(_first_of(year * 12))
        if starts[-1] >= scale.high:
            break
    yield from _cells(scale, starts, lambda day: (f"{day.year}", (f"{day.year}",)))
