"""Notes as lines: what a line says, what it is, and where it stood."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Mark: TypeAlias = Literal["heading", "bullet", "text", "row", "question"]
MISSING = "\ufffc"
"""Stands for what could not be read in the middle of a line; such a sentence is never printed."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a paragraph, of a file; `words` are in the markup of courses.

    `level` counts headings from 1, and is 0 for a heading whose level is not known. A row of a
    table has `cells`, and the cells of its `head` if the table has one that is marked as such.
    `label` is what an entry of a list began with: '3.', 'a)'.
    """

    number: int
    words: str
    mark: Mark = "text"
    level: int = 0
    cells: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of one file, what could not be read of it, with its line, and the file itself."""

    file: str
    lines: tuple[Line, ...]
    lost: tuple[tuple[int, str], ...] = ()
    data: bytes = b""
