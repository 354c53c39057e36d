"""Days, months and times of day as numbers that can be compared."""

import re

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTH = rf"(?P<month>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)})\.?"
WAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?{MONTH},? (?P<year>\d{{3,4}})",
        rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{3,4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {MONTH}",
        rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?",
        MONTH,
        r"(?P<year>\d{4})-(?P<number>\d{2})(?:-(?P<day>\d{2}))?",
    )
)
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m\.?|(\d{1,2}):(\d{2})", re.IGNORECASE)
YEAR = 372
"""Days that a year has room for, so that every day has a number of its own."""


def day_of(text: str) -> int | None:
    """The number of a day, a month or a day of the year; None if the words are no English date."""
    for way in WAYS:
        parsed = way.fullmatch(text)
        if parsed is None:
            continue
        parts = parsed.groupdict()
        if parts.get("number"):
            month = int(parts["number"])
        else:
            month = [name[:3] for name in MONTHS].index(parts["month"][:3].lower()) + 1
        day = int(parts.get("day") or 0)
        if month <= 12 and day <= 31:
            return int(parts.get("year") or 0) * YEAR + (month - 1) * 31 + day
    return None


def minute_of(text: str) -> int | None:
    """The minute of the day that a clock shows: 9:30, 21:15, 9.30 am; None if it is no time."""
    parsed = CLOCK.fullmatch(text)
    if parsed is None:
        return None
    hour, minute = int(parsed[1] or parsed[4]), int(parsed[2] or parsed[5] or 0)
    if parsed[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if parsed[3].lower() == "p" else 0)
    return hour * 60 + minute if minute < 60 and hour <= 24 else None
