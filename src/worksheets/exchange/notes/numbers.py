"""Numbers with their units, each as the blank of the sentence that it is from."""

import re
from collections.abc import Iterator

from worksheets.exchange.notes.dates import DATE
from worksheets.exchange.notes.english import FUNCTION_WORDS
from worksheets.exchange.notes.suggestion import Suggestion, as_sentence

NUMBER = re.compile(
    r"(?<![\w.,–/^-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:–\d+)?)"
    r"( ?%| (?:million|billion|trillion|thousand))?"
    r"(?![\d–]|\.\d|st\b|nd\b|rd\b|th\b)(?: ([a-zA-Z°µΩ][\w°/^²³-]*))?"
)

PROPER_NAME = re.compile(r"[A-Z][a-z]{3,}.*")
"""A proper name, which after a number is not its unit."""


def numbers_in(text: str, sentence_text: str, line: int) -> Iterator[Suggestion]:
    """The first number of a sentence, unless it is a date, a power or part of a formula."""
    if "$" in text or "{" in text or "=" in text:
        return
    date_spans = [date.span() for date in DATE.finditer(text)]
    for match in NUMBER.finditer(text):
        if any(start <= match.start() < end for start, end in date_spans):
            continue
        number = f"{match[1]}{match[2] or ''}"
        unit = match[3] or ""
        statement = f"{text[: match.start()]}{{{number}}}{text[match.start() + len(number) :]}"
        fields = {"statement": as_sentence(statement)}
        if unit and unit.casefold() not in FUNCTION_WORDS and not PROPER_NAME.fullmatch(unit):
            fields["unit"] = unit
        if len(NUMBER.findall(text)) - len(date_spans) > 1:
            fields["doubt"] = "there is more than one number in the sentence"
        yield Suggestion("numbers", "number", fields, sentence_text, line)
        return
