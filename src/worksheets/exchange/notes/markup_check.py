"""Notes are made valid markup: wrong formulas are removed, other wrong markup is escaped."""

import re
from collections.abc import Sequence
from dataclasses import replace

from worksheets.exchange.notes.formats.escaped import escape_all
from worksheets.exchange.notes.lines import UNREADABLE, NoteLine
from worksheets.exchange.notes.report import Report
from worksheets.layout.type.formulas import formula_fault
from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.content import plain
from worksheets.read.markup import markup

MATHS = re.compile(r"(?<!\\)\$\$[^$]+\$\$|(?<!\\)\$[^$]+\$")
CAN_BE_WRONG = re.compile(r"[$\[]")
"""Matches texts with formulas or links, which alone can be wrong."""


def check_markup(lines: Sequence[NoteLine], report: Report) -> list[NoteLine]:
    """The lines with valid markup; a wrong formula is replaced by UNREADABLE."""
    return [
        _checked_line(line, report) if CAN_BE_WRONG.search(line.text) else line for line in lines
    ]


def _checked_line(line: NoteLine, report: Report) -> NoteLine:
    return replace(
        line,
        text=_checked(line.text, line.number, report),
        cells=tuple(_checked(cell, 0, report) for cell in line.cells),
        head=tuple(_checked(cell, 0, report) for cell in line.head),
    )


def _checked(text: str, number: int, report: Report) -> str:
    """A text with valid markup; wrong formulas are reported if there is a line number."""

    def checked_formula(match: re.Match[str]) -> str:
        error = formula_fault(match[0].strip("$ "))
        if error and number:
            report.add("doubted", number, f"the formula {match[0]} is not right: {error}")
        return f" {UNREADABLE} " if error else match[0]

    text = " ".join(MATHS.sub(checked_formula, text).split())
    try:
        markup(text, formula_error=formula_fault)
    except Mistake:
        return escape_all(text)
    return text


def plain_text_of(text: str) -> str:
    """The text without markup, for titles; with straight quotation marks."""
    straight = plain(markup(text)).translate(str.maketrans("’‘“”", "''\"\""))
    return " ".join(straight.replace(UNREADABLE, "").split())
