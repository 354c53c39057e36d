"""Plain text, as copied from a web page or typed."""

import re
from dataclasses import replace

from worksheets.exchange.notes.formats.escaped import escaped
from worksheets.exchange.notes.formats.octets import plain_text
from worksheets.exchange.notes.lines import Line
from worksheets.model.diagnostics import Sink

BULLET = re.compile(r"([-*•·▪‣◦–]|\(?[a-z0-9]{1,2}[.)]) (?=\S)")
RULE = re.compile(r"\s*([-=_*~])\1{2,}\s*")
UNDER_HEAD = re.compile(r"[\s|+:=-]*[|+][\s|+:=-]*")
"""A rule under the head of a table that is drawn with dashes."""
SPACES = re.compile(r"[^\S\t]+")
CELLS = re.compile(r" ?\t[\t ]*| \| ")


def read(data: bytes, name: str, sink: Sink) -> tuple[list[Line], list[tuple[int, str]]] | None:
    """A line of the file is a line of the notes; what tabs or pipes divide is a row of a table.

    The first row is the head of its table only if a rule is drawn under it.
    """
    text = plain_text(data, name, sink)
    if text is None:
        return None
    lines: list[Line] = []
    head: tuple[str, ...] = ()
    for number, words in enumerate(text.split("\n"), 1):
        above = lines[-1] if lines and lines[-1].number == number - 1 else None
        if RULE.fullmatch(words):
            if above and above.mark != "row" and words.strip()[0] in "=-":
                level = 1 if "=" in words else 2
                lines[-1] = Line(number - 1, above.words, "heading", level)
        elif above and above.mark == "row" and "-" in words and UNDER_HEAD.fullmatch(words):
            head = lines.pop().cells
        elif words.strip():
            line = _line(number, words)
            if line.mark != "row" or len(line.cells) != len(head):
                head = ()
            lines.append(replace(line, head=head))
        else:
            head = ()
    return lines, []


def _line(number: int, words: str) -> Line:
    words = SPACES.sub(" ", words).strip(" |\t")
    cells = tuple(escaped(cell.strip()) for cell in CELLS.split(words))
    if len(cells) > 1 and all(cells):
        return Line(number, " | ".join(cells), "row", cells=cells)
    words = " ".join(words.split())
    bullet = BULLET.match(words)
    if bullet:
        return Line(number, escaped(words[bullet.end() :]), "bullet", label=bullet[1])
    return Line(number, escaped(words))
