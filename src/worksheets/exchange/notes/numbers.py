"""Numbers with their units, each as the blank of the sentence that it is from."""

import re
from collections.abc import Iterator

from worksheets.exchange.notes.dates import DATE
from worksheets.exchange.notes.english import FUNCTION_WORDS
from worksheets.exchange.notes.suggestion import Suggestion, sentence

NUMBER = re.compile(
    r"(?<![\w.,–/^-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:–\d+)?)"
    r"( ?%| (?:million|billion|trillion|thousand))?"
    r"(?![\d–]|\.\d|st\b|nd\b|rd\b|th\b)(?: ([a-zA-Z°µΩ][\w°/^²³-]*))?"
)

NAME = re.compile(r"[A-Z][a-z]{3,}.*")
"""What is no unit, but the name of somebody or something after a number."""


def numbers_in(words: str, whole: str, line: int) -> Iterator[Suggestion]:
    """The first number of a sentence that is no date, no power and no part of a formula."""
    if "$" in words or "{" in words or "=" in words:
        return
    dated = [found.span() for found in DATE.finditer(words)]
    for found in NUMBER.finditer(words):
        if any(start <= found.start() < end for start, end in dated):
            continue
        number = f"{found[1]}{found[2] or ''}"
        unit = found[3] or ""
        said = f"{words[: found.start()]}{{{number}}}{words[found.start() + len(number) :]}"
        fields = {"statement": sentence(said)}
        if unit and unit.casefold() not in FUNCTION_WORDS and not NAME.fullmatch(unit):
            fields["unit"] = unit
        if len(NUMBER.findall(words)) - len(dated) > 1:
            fields["doubt"] = "there is more than one number in the sentence"
        yield Suggestion("numbers", "number", fields, whole, line)
        return
