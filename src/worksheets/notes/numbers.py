"""Numbers with their units, each as the blank of the sentence that it is from."""

import re
from collections.abc import Iterator, Sequence

from worksheets.notes.dates import DATE
from worksheets.notes.english import FUNCTION_WORDS
from worksheets.notes.lines import Line
from worksheets.notes.suggestion import Suggestion, sentence

NUMBER = re.compile(
    r"(?<![\w.,–/^-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:–\d+)?)"
    r"( ?%| (?:million|billion|trillion|thousand))?"
    r"(?![\d–]|\.\d|st\b|nd\b|rd\b|th\b)(?: ([a-zA-Z°µΩ][\w°/^²³-]*))?"
)
MOSTLY_WORDS = re.compile(r"^[\d.,]+ ?%?$")


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
        if unit and unit.casefold() not in FUNCTION_WORDS:
            fields["unit"] = unit
        if len(NUMBER.findall(words)) - len(dated) > 1:
            fields["doubt"] = "there is more than one number in the sentence"
        yield Suggestion("numbers", "number", fields, whole, line)
        return


def numbers_of(rows: Sequence[Line]) -> Iterator[Suggestion]:
    """The numbers of a table: 'Population (millions) of Brazil: {203}.'"""
    for row in rows:
        for name, cell in zip(row.head[1:], row.cells[1:], strict=False):
            if row.head and MOSTLY_WORDS.match(cell):
                unit = re.search(r"\(([^)]+)\)", name)
                fields = {"statement": f"{name} of {row.cells[0]}: {{{cell}}}."}
                if unit:
                    fields["unit"] = unit[1]
                whole = f"{row.cells[0]} | {name} | {cell}"
                yield Suggestion("numbers", "number", fields, whole, row.number)
