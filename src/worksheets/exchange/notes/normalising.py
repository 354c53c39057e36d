"""Quotation marks, ranges, dates and names in notes are made uniform; changes are reported."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from worksheets.exchange.notes.english import MONTHS
from worksheets.exchange.notes.lines import NoteLine
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
"""Names with a small l that is often misread as a capital I."""
MISSING_SPACE = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z][a-z])")
FORMULA = re.compile(r"((?<!\\)\$\$[^$]+\$\$|(?<!\\)\$[^$]+\$)")


def normalise(lines: Sequence[NoteLine], report: Report) -> list[NoteLine]:
    """The lines with uniform quotation marks, ranges, dates and names."""
    return [_normalised_line(line, report) for line in lines]


def report_mixed_quotes(lines: Sequence[NoteLine], report: Report) -> None:
    """Report if quotation marks and apostrophes are of more than one kind."""
    marks = Counter(mark for line in lines for mark in line.text if mark in "'’‘\"“”")
    straight = marks["'"] + marks['"']
    curly = sum(marks.values()) - straight
    if straight and curly:
        remark = f"{straight} straight and {curly} curly quotes and apostrophes are now of one kind"
        report.add("changed", 0, remark)


def _normalised_line(line: NoteLine, report: Report) -> NoteLine:
    """A line, and its cells, with every rule applied outside formulas."""

    def report_change(before: str, after: str) -> None:
        report.add("changed", line.number, f"'{before}' is now '{after}'")

    text = _outside_formulas(line.text, lambda part: _apply_rules(part, report_change))
    cells = tuple(_outside_formulas(cell, _apply_rules) for cell in line.cells)
    head = tuple(_outside_formulas(cell, _apply_rules) for cell in line.head)
    return replace(line, text=text, cells=cells, head=head)


def _outside_formulas(text: str, change: Callable[[str], str]) -> str:
    parts = FORMULA.split(text)
    parts[::2] = map(change, parts[::2])
    return "".join(parts)


def _ignore(_: str, __: str) -> None:
    return None


def _apply_rules(text: str, report_change: Callable[[str, str], None] = _ignore) -> str:
    for curly in "’‘":
        text = text.replace(curly, "'")
    for curly in "“”":
        text = text.replace(curly, '"')

    def replace_all(pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> None:
        nonlocal text

        def replace_one(match: re.Match[str]) -> str:
            new = replacement(match)
            if new != match[0]:
                report_change(match[0], new)
            return new

        text = pattern.sub(replace_one, text)

    replace_all(ORDINAL, lambda match: f"{match[1]} {match[2]}")
    replace_all(RANGE, lambda match: f"{match[1]}–{match[2]}")
    replace_all(SHOUTED, lambda match: f"**{match[1].lower()}**")
    replace_all(MISSING_SPACE, lambda _: ". ")
    replace_all(TWO_CAPITALS, _corrected_name)
    return text


def _corrected_name(match: re.Match[str]) -> str:
    """The name with l instead of I, if that is a known name."""
    name = match[0].replace("II", "Il").replace("AI ", "Al ")
    return name if name in MISREAD else match[0]
