"""Dated events: what happened, and when, to the day, the month or the year."""

import re
from collections.abc import Iterator

from worksheets.exchange.notes.english import MONTHS
from worksheets.exchange.notes.suggestion import Suggestion, clause
from worksheets.exchange.notes.words import without_lead

MONTH = "|".join(MONTHS)
DATE = re.compile(
    rf"(?:\b(?:on|in|by|during) (?:the )?(?:(?:early|late|spring|summer|autumn|winter)(?: of)? )?)?"
    rf"\b(?:(?:(\d{{1,2}}) )?({MONTH}),? )?(1[0-9]{{3}}|20[0-9]{{2}})\b(?!,\d|[–\w])",
    re.IGNORECASE,
)
FIRST = re.compile(rf"^({DATE.pattern}) ?[:–-] +(.+)", re.IGNORECASE)
DANGLING = re.compile(
    r"\b(?:of|the|since|until|before|after|from|between|and|to|about|around) $", re.IGNORECASE
)
LEANING = re.compile(r"^(This|That|These|Those|It|Such)\b")


def dates_in(words: str) -> list[tuple[re.Match[str], str]]:
    """The dates of a text as they stand there, and as a course writes them: 1950-07-08."""
    return [(found, _written(found)) for found in DATE.finditer(words)]


def _written(found: re.Match[str]) -> str:
    day, month, year = found.groups()[-3:]
    if not month:
        return str(year)
    number = f"{MONTHS.index(month.capitalize()) + 1:02}"
    return f"{year}-{number}-{int(day):02}" if day else f"{year}-{number}"


def events_in(words: str, whole: str, line: int) -> Iterator[Suggestion]:
    """The event of a sentence with a date in it; the first, if there are more."""
    found = dates_in(words)
    if not found:
        return
    match, date = found[0]
    listed = FIRST.match(words)
    said = (
        listed.groups()[-1]
        if listed
        else f"{words[: match.start()].rstrip()} {words[match.end() :].lstrip(' ,')}"
    )
    said = said.replace(" .", ".").replace(" ,", ",").strip()
    fields = {"date": date, "text": clause(without_lead(said))}
    if DANGLING.search(words[: match.start()]) and not listed:
        fields |= {"text": clause(words), "doubt": "say what happened on that date"}
    elif LEANING.match(said):
        fields["doubt"] = "the sentence leans on the one before it: say what happened"
    elif len(found) > 1:
        fields["doubt"] = "there is more than one date in the sentence"
    if len(said.split()) >= 3:
        yield Suggestion("events", f"event-{date}", fields, whole, line)
