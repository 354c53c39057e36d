"""Words that can be read as the markup of courses: what is wrong in them is taken out, or meant
literally."""

import re
from collections.abc import Sequence
from dataclasses import replace

from worksheets.exchange.notes.formats.escaped import literal
from worksheets.exchange.notes.lines import MISSING, Line
from worksheets.exchange.notes.report import Report
from worksheets.layout.type.formulas import wrong
from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.content import plain
from worksheets.read.markup import markup

MATHS = re.compile(r"(?<!\\)\$\$[^$]+\$\$|(?<!\\)\$[^$]+\$")
MARKED = re.compile(r"[$\[]")
"""Only formulas and links can be wrong."""


def sound(lines: Sequence[Line], report: Report) -> list[Line]:
    """The lines, each of whose words can be read; a formula that is not right is missing there."""
    return [_sound_line(line, report) if MARKED.search(line.words) else line for line in lines]


def _sound_line(line: Line, report: Report) -> Line:
    return replace(
        line,
        words=_sound(line.words, line.number, report),
        cells=tuple(_sound(cell, 0, report) for cell in line.cells),
        head=tuple(_sound(cell, 0, report) for cell in line.head),
    )


def _sound(words: str, number: int, report: Report) -> str:
    """Words that can be read; what is wrong is said if there is a number of a line."""

    def checked(found: re.Match[str]) -> str:
        fault = wrong(found[0].strip("$ "))
        if fault and number:
            report.add("doubted", number, f"the formula {found[0]} is not right: {fault}")
        return f" {MISSING} " if fault else found[0]

    words = " ".join(MATHS.sub(checked, words).split())
    try:
        markup(words, formula=wrong)
    except Mistake:
        return literal(words)
    return words


def bare(words: str) -> str:
    """The words without markup, for titles; their quotation marks stay as notes have them."""
    straight = plain(markup(words)).translate(str.maketrans("’‘“”", "''\"\""))
    return " ".join(straight.replace(MISSING, "").split())
