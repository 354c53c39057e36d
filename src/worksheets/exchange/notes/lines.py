"""Notes as lines: the text of a line, its kind, and its number."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

LineKind: TypeAlias = Literal["heading", "bullet", "text", "row", "question"]
UNREADABLE = "\ufffc"
"""Replaces a part of a line that could not be read; such a sentence is never printed."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line, or a paragraph, of a file; `text` is in the markup of courses.

    `level` counts headings from 1, and is 0 for a heading whose level is not known. A row of a
    table has `cells`, and the cells of its `head` if the table has one that is marked as such.
    `label` is the label of a list entry: '3.', 'a)'.
    """

    number: int
    text: str
    kind: LineKind = "text"
    level: int = 0
    cells: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class NotesFile:
    """A file of notes: its lines, descriptions of what could not be read with their lines, its
    bytes."""

    file: str
    lines: tuple[NoteLine, ...]
    losses: tuple[tuple[int, str], ...] = ()
    data: bytes = b""
