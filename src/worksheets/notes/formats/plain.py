"""Plain text, as copied from a web page or typed."""

import re
from pathlib import Path

from worksheets.model.diagnostics import Sink
from worksheets.notes.formats.escaped import escaped
from worksheets.notes.lines import Line, Sheet
from worksheets.read.files import read_text

BULLET = re.compile(r"^\s*(?:[-*•·▪‣◦–]|\(?[a-z0-9]{1,2}[.)])\s+(?=\S)")
RULE = re.compile(r"^\s*([-=_*~])\1{2,}\s*$")


def read(path: Path, sink: Sink) -> Sheet | None:
    """A line of the file is a line of the notes; what tabs or pipes divide is a row of a table."""
    text = read_text(path, path.as_posix(), sink)
    if text is None:
        return None
    lines: list[Line] = []
    for number, words in enumerate(text.split("\n"), 1):
        if RULE.match(words):
            if lines and words.strip()[0] in "=-" and lines[-1].number == number - 1:
                level = 1 if "=" in words else 2
                lines[-1] = Line(number - 1, lines[-1].words, "heading", level)
            continue
        if words.strip():
            lines.append(_line(number, words))
    return Sheet(path.name, _with_heads(lines))


def _line(number: int, words: str) -> Line:
    cells = tuple(escaped(cell.strip()) for cell in re.split(r"\t+|\s+\|\s+", words.strip(" |\t")))
    if len(cells) > 1 and all(cells):
        return Line(number, " | ".join(cells), "row", cells=cells)
    bullet = BULLET.match(words)
    if bullet:
        return Line(number, escaped(words[bullet.end() :].strip()), "bullet")
    return Line(number, escaped(" ".join(words.split())))


def _with_heads(lines: list[Line]) -> tuple[Line, ...]:
    """Rows that follow one another know the first of them as the head of their table."""
    found: list[Line] = []
    head: tuple[str, ...] = ()
    for line in lines:
        if line.mark != "row":
            head = ()
        elif len(line.cells) != len(head):
            head = line.cells
        else:
            line = Line(line.number, line.words, "row", cells=line.cells, head=head)  # noqa: PLW2901
        found.append(line)
    return tuple(found)
