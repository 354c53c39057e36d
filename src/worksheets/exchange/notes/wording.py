"""How notes are written: marks, ranges, dates and names are made alike, and each change is told."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from worksheets.exchange.notes.english import MONTHS
from worksheets.exchange.notes.lines import Line
from worksheets.exchange.notes.report import Report

MONTH = "|".join((*MONTHS, *(month[:3] + r"\b\.?" for month in MONTHS)))
ORDINAL = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)(?: of)? ({MONTH})")
RANGE = re.compile(r"(?<![\w.^/-])(\d{1,4}) ?[-–] ?(\d{1,4})(?![\w/-]|\.\d| ?[=×*])")
SHOUTED = re.compile(
    r"(?<![\w*])(NOT|NEVER|ALWAYS|ALL|ONLY|MUST|NO|BOTH|EVERY|VERY|CANNOT)(?![\w*])(?! [A-Z]{2})"
)
TWO_CAPITALS = re.compile(
    r"\b[A-Z][a-z]+ II [A-Z][a-z]+\b|\b[A-Z][a-z]+ [A-Z][a-z]+ II\b|\bAI [A-Z][a-z]+\b"
)
MISREAD = {"Kim Il Sung", "Kim Jong Il", "Kim Il", "Al Gore", "Al Capone", "Muhammad Ali"}
"""Names with a small l that typing machines and their readers take for a capital I."""
GLUED = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z][a-z])")
FORMULA = re.compile(r"((?<!\\)\$\$[^$]+\$\$|(?<!\\)\$[^$]+\$)")


def reworded(lines: Sequence[Line], report: Report) -> list[Line]:
    """The lines as they are to be printed."""
    return [_reworded(line, report) for line in lines]


def tell_quotes(lines: Sequence[Line], report: Report) -> None:
    """Say whether quotation marks and apostrophes are of more than one kind."""
    marks = Counter(mark for line in lines for mark in line.words if mark in "'’‘\"“”")
    straight = marks["'"] + marks['"']
    curly = sum(marks.values()) - straight
    if straight and curly:
        words = f"{straight} straight and {curly} curly quotes and apostrophes are now of one kind"
        report.add("changed", 0, words)


def _reworded(line: Line, report: Report) -> Line:
    """A line with every rule applied outside its formulas; cells of a table alike."""

    def told(before: str, after: str) -> None:
        report.add("changed", line.number, f"'{before}' is now '{after}'")

    words = _outside_formulas(line.words, lambda part: _rules(part, told))
    cells = tuple(_outside_formulas(cell, _rules) for cell in line.cells)
    head = tuple(_outside_formulas(cell, _rules) for cell in line.head)
    return replace(line, words=words, cells=cells, head=head)


def _outside_formulas(words: str, change: Callable[[str], str]) -> str:
    parts = FORMULA.split(words)
    parts[::2] = map(change, parts[::2])
    return "".join(parts)


def _silent(_: str, __: str) -> None:
    return None


def _rules(words: str, told: Callable[[str, str], None] = _silent) -> str:
    for curly in "’‘":
        words = words.replace(curly, "'")
    for curly in "“”":
        words = words.replace(curly, '"')

    def changed(pattern: re.Pattern[str], make: Callable[[re.Match[str]], str]) -> None:
        nonlocal words

        def one(found: re.Match[str]) -> str:
            after = make(found)
            if after != found[0]:
                told(found[0], after)
            return after

        words = pattern.sub(one, words)

    changed(ORDINAL, lambda found: f"{found[1]} {found[2]}")
    changed(RANGE, lambda found: f"{found[1]}–{found[2]}")
    changed(SHOUTED, lambda found: f"**{found[1].lower()}**")
    changed(GLUED, lambda _: ". ")
    changed(TWO_CAPITALS, _named)
    return words


def _named(found: re.Match[str]) -> str:
    """A name that is known with an l in the place of the I."""
    name = found[0].replace("II", "Il").replace("AI ", "Al ")
    return name if name in MISREAD else found[0]
