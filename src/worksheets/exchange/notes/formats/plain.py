"""Plain text, as copied from a web page or typed."""

import re
from dataclasses import replace

from worksheets.exchange.notes.formats.decoding import plain_text
from worksheets.exchange.notes.formats.escaped import escape
from worksheets.exchange.notes.lines import NoteLine
from worksheets.model.diagnostics import Sink

BULLET = re.compile(r"([-*•·▪‣◦–]|\(?[a-z0-9]{1,2}[.)]) (?=\S)")
RULE = re.compile(r"\s*([-=_*~])\1{2,}\s*")
UNDER_HEAD = re.compile(r"[\s|+:=-]*[|+][\s|+:=-]*")
"""The rule under the head of a table that is drawn with characters."""
SPACES = re.compile(r"[^\S\t]+")
CELLS = re.compile(r" ?\t[\t ]*| \| ")


def read(data: bytes, name: str, sink: Sink) -> tuple[list[NoteLine], list[tuple[int, str]]] | None:
    """A line of the file is a line of the notes; what tabs or pipes divide is a row of a table.

    The first row is the head of its table only if a rule is drawn under it.
    """
    text = plain_text(data, name, sink)
    if text is None:
        return None
    lines: list[NoteLine] = []
    head: tuple[str, ...] = ()
    for number, line_text in enumerate(text.split("\n"), 1):
        previous = lines[-1] if lines and lines[-1].number == number - 1 else None
        if RULE.fullmatch(line_text):
            if previous and previous.kind != "row" and line_text.strip()[0] in "=-":
                level = 1 if "=" in line_text else 2
                lines[-1] = NoteLine(number - 1, previous.text, "heading", level)
        elif (
            previous
            and previous.kind == "row"
            and "-" in line_text
            and UNDER_HEAD.fullmatch(line_text)
        ):
            head = lines.pop().cells
        elif line_text.strip():
            line = _line(number, line_text)
            if line.kind != "row" or len(line.cells) != len(head):
                head = ()
            lines.append(replace(line, head=head))
        else:
            head = ()
    return lines, []


def _line(number: int, text: str) -> NoteLine:
    text = SPACES.sub(" ", text).strip(" |\t")
    cells = tuple(escape(cell.strip()) for cell in CELLS.split(text))
    if len(cells) > 1 and all(cells):
        return NoteLine(number, " | ".join(cells), "row", cells=cells)
    text = " ".join(text.split())
    bullet = BULLET.match(text)
    if bullet:
        return NoteLine(number, escape(text[bullet.end() :]), "bullet", label=bullet[1])
    return NoteLine(number, escape(text))
