"""Dates known to the day, the month or the year, as authors write them."""

import calendar
from datetime import date as Day  # noqa: N812 a day, where a date may be a month or a year
from typing import Annotated, TypeAlias

from pydantic import StringConstraints

Date: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]


def days(date: str) -> tuple[int, int]:
    """The first day of a date and the day after its last, counted from the year 1.

    Raises ValueError if the calendar has no such date.
    """
    year, *rest = map(int, date.split("-"))
    month = rest[0] if rest else 1
    last = rest[0] if rest else 12
    first = Day(year, month, rest[1] if len(rest) > 1 else 1).toordinal()
    if len(rest) > 1:
        return first, first + 1
    return first, Day(year, last, calendar.monthrange(year, last)[1]).toordinal() + 1
