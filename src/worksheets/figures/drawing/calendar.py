"""A scale of time: where dates stand, and the years or months that are printed on it."""

from collections.abc import Iterator
from datetime import date as Day  # noqa: N812 a day, where a date may be a month or a year
from itertools import pairwise

from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.scale import Scale
from worksheets.language.language import Language
from worksheets.model.knowledge.dates import days

YEAR = 365.2425
MONTH_STEPS = (1, 3, 6)
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


def cells(kind: Lettering, scale: Scale) -> list[tuple[float, str]]:
    """Where years or months begin, with as many names as have room: the finest that do."""
    pad = kind.size * 0.8
    for months in MONTH_STEPS:
        starts = list(_months(scale, months, kind.room.language))
        gaps = [after[0] - before[0] for before, after in pairwise([*starts, (scale.end, "")])]
        widths = [kind.across(name) + pad for _, name in starts]
        if starts and len(starts) < 30 and all(w <= g for w, g in zip(widths, gaps, strict=True)):
            return starts
    for years in YEAR_STEPS:
        starts = list(_years(scale, years))
        gap = abs(scale.at(years * YEAR) - scale.at(0))
        if kind.across("0000") + pad <= gap:
            return starts
    return []


def _months(scale: Scale, step: int, language: Language) -> Iterator[tuple[float, str]]:
    low, high = Day.fromordinal(int(scale.low)), scale.high
    if high - scale.low > YEAR * 4.5:
        return
    number = low.year * 12 + (low.month - 1) // step * step
    named = False
    while True:
        year, month = divmod(number, 12)
        at = Day(year, month + 1, 1).toordinal() if year < 10_000 else high
        if at >= high:
            return
        if at >= scale.low:
            with_year = not named or month == 0
            name = language.short_month(month + 1)
            yield scale.at(at), f"{name} {year}" if with_year else name
            named = True
        number += step


def _years(scale: Scale, step: int) -> Iterator[tuple[float, str]]:
    low = Day.fromordinal(int(scale.low)).year
    for year in range(-(-low // step) * step, 10_000, step):
        at = Day(year, 1, 1).toordinal() if year else 0
        if at >= scale.high:
            return
        if at >= scale.low:
            yield scale.at(at), str(year)
