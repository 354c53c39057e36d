"""How notes are written: marks, ranges, dates and names are made alike, and each change is told."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from worksheets.model.dates import MONTHS
from worksheets.notes.lines import Line
from worksheets.notes.report import Report

MONTH = "|".join((*MONTHS, *(month[:3] + r"\b\.?" for month in MONTHS)))
ORDINAL = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)(?: of)? ({MONTH})")
RANGE = re.compile(r"(?<![\w.^/-])(\d{1,4}) ?[-–] ?(\d{1,4})(?![\w/-]|\.\d| ?[=×*])")
SHOUTED = re.compile(
    r"(?<![\w*])(NOT|NEVER|ALWAYS|ALL|ONLY|MUST|NO|BOTH|EVERY|VERY|CANNOT)(?![\w*])(?! [A-Z]{2})"
)
TWO_CAPITALS = re.compile(r"\b([A-Z][a-z]+) II ([A-Z][a-z]+)\b")
NO_NAMES = ("War", "Act", "Part", "Phase", "Vatican", "Type", "Class", "Stage", "Section", "Paper")
GLUED = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z][a-z])")
FORMULA = re.compile(r"(\$[^$]+\$)")


def reworded(lines: Sequence[Line], report: Report) -> list[Line]:
    """The lines as they are to be printed."""
    capitals = {word for line in lines for word in re.findall(r"\b[A-Z][a-z]+\b", line.words)}
    return [_reworded(line, capitals, report) for line in lines]


def tell_quotes(lines: Sequence[Line], report: Report) -> None:
    """Say whether quotation marks and apostrophes are of more than one kind."""
    marks = Counter(mark for line in lines for mark in line.words if mark in "'’‘\"“”")
    straight = marks["'"] + marks['"']
    curly = sum(marks.values()) - straight
    if straight and curly:
        words = f"{straight} straight and {curly} curly quotes and apostrophes are now of one kind"
        report.add("changed", 0, words)


def _reworded(line: Line, capitals: set[str], report: Report) -> Line:
    """A line with every rule applied outside its formulas; cells of a table alike."""

    def told(before: str, after: str) -> None:
        report.add("changed", line.number, f"'{before}' is now '{after}'")

    words = _outside_formulas(line.words, lambda part: _rules(part, capitals, told))
    cells = tuple(
        _outside_formulas(cell, lambda part: _rules(part, capitals)) for cell in line.cells
    )
    head = tuple(_outside_formulas(cell, lambda part: _rules(part, capitals)) for cell in line.head)
    return Line(line.number, words, line.mark, line.level, cells, head)


def _outside_formulas(words: str, change: Callable[[str], str]) -> str:
    parts = FORMULA.split(words)
    parts[::2] = map(change, parts[::2])
    return "".join(parts)


def _silent(_: str, __: str) -> None:
    return None


def _rules(words: str, capitals: set[str], told: Callable[[str, str], None] = _silent) -> str:
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
    changed(TWO_CAPITALS, lambda found: _named(found, capitals))
    return words


def _named(found: re.Match[str], capitals: set[str]) -> str:
    """'Kim II Sung' with an l in the middle, unless it is the second of that name."""
    first, second = found[1], found[2]
    regnal = first in NO_NAMES or second not in capitals or len(first) > 5
    return found[0] if regnal else f"{first} Il {second}"
