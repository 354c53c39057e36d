"""Events with their dates, to the day, the month or the year."""

import re
from collections.abc import Iterator

from worksheets.exchange.notes.english import MONTHS
from worksheets.exchange.notes.key_words import without_connective
from worksheets.exchange.notes.suggestion import Suggestion, as_clause

MONTH = "|".join(MONTHS)
DATE = re.compile(
    rf"(?:\b(?:on|in|by|during) (?:the )?(?:(?:early|late|spring|summer|autumn|winter)(?: of)? )?)?"
    rf"\b(?:(?:(\d{{1,2}}) )?({MONTH}),? )?(1[0-9]{{3}}|20[0-9]{{2}})\b(?!,\d|[–\w])",
    re.IGNORECASE,
)
DATE_FIRST = re.compile(rf"^({DATE.pattern}) ?[:–-] +(.+)", re.IGNORECASE)
UNFINISHED = re.compile(
    r"\b(?:of|the|since|until|before|after|from|between|and|to|about|around) $", re.IGNORECASE
)
REFERRING = re.compile(r"^(This|That|These|Those|It|Such)\b")


def dates_in(text: str) -> list[tuple[re.Match[str], str]]:
    """The dates in a text: their matches, and their values as in a course, 1950-07-08."""
    return [(match, _iso_date(match)) for match in DATE.finditer(text)]


def _iso_date(match: re.Match[str]) -> str:
    day, month, year = match.groups()[-3:]
    if not month:
        return str(year)
    number = f"{MONTHS.index(month.capitalize()) + 1:02}"
    return f"{year}-{number}-{int(day):02}" if day else f"{year}-{number}"


def events_in(text: str, sentence: str, line: int) -> Iterator[Suggestion]:
    """The event of the first date in a sentence."""
    dates = dates_in(text)
    if not dates:
        return
    match, date = dates[0]
    date_first = DATE_FIRST.match(text)
    event_text = (
        date_first.groups()[-1]
        if date_first
        else f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip(' ,')}"
    )
    event_text = event_text.replace(" .", ".").replace(" ,", ",").strip()
    fields = {"date": date, "text": as_clause(without_connective(event_text))}
    if UNFINISHED.search(text[: match.start()]) and not date_first:
        fields |= {"text": as_clause(text), "doubt": "say what happened on that date"}
    elif REFERRING.match(event_text):
        fields["doubt"] = "the sentence leans on the one before it: say what happened"
    elif len(dates) > 1:
        fields["doubt"] = "there is more than one date in the sentence"
    if len(event_text.split()) >= 3:
        yield Suggestion("events", f"event-{date}", fields, sentence, line)
