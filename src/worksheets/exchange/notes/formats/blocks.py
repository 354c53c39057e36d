"""Lines from blocks, tables and runs of words, in the order in which a page has them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from worksheets.exchange.notes.formats.escaped import escaped
from worksheets.exchange.notes.lines import MISSING, Line, Mark

MARKS = {"strong": "**", "emph": "*", "sub": "~", "super": "^"}
CLOSE = ("sub", "super")
"""Marks that have no space between them."""


@dataclass(slots=True)
class Row:
    """A row while its cells are read; one in a head, or made of heads alone, is a head.

    A row with one cell, or with a table in a cell, is there for its looks: its blocks are lines.
    """

    number: int
    head: bool = False
    heads: int = 0
    cells: list[list[Line]] = field(default_factory=list)
    layout: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(" ".join(line.words for line in cell) for cell in self.cells)

    @property
    def is_head(self) -> bool:
        return self.head or self.heads == len(self.cells)


@dataclass(slots=True)
class Table:
    """A table while it is read: its heads by how many cells they have, and the present row."""

    heads: dict[int, Row] = field(default_factory=dict)
    used: bool = False
    row: Row | None = None


@dataclass(slots=True)
class Blocks:
    """Takes a page's parts as they come, and keeps its lines."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    mark: Mark = "text"
    level: int = 0
    number: int = 1
    runs: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def block(self, number: int, mark: Mark = "text", level: int = 0) -> None:
        """A block begins, and the one before it ends."""
        self.end()
        self.number, self.mark, self.level = number or 1, mark, level

    def run(self, words: str, marks: Sequence[str] = ()) -> None:
        """More words of the present block, in some marks."""
        self.runs.append((words, tuple(marks)))

    def missing(self) -> None:
        """Something that cannot be read stands among the words."""
        self.run(f" {MISSING} ")

    def end(self) -> None:
        """The present block ends; it is a line if it has words."""
        words = " ".join("".join(_marked(self.runs)).split())
        self.runs = []
        if not words:
            return
        if self.mark == "heading":
            words = words.replace("**", "")
        line = Line(self.number, words, self.mark, self.level)
        row = self.tables[-1].row if self.tables else None
        if row is None or row.layout or not row.cells:
            self.lines.append(line)
        else:
            row.cells[-1].append(line)

    def open_table(self) -> None:
        self.end()
        row = self.tables[-1].row if self.tables else None
        if row is not None and not row.layout:
            self._spread(row)
        self.tables.append(Table())

    def close_table(self) -> None:
        """A head without any rows is no head."""
        self.close_row()
        if not self.tables:
            return
        table = self.tables.pop()
        for row in table.heads.values():
            if not table.used:
                self._add(row, ())

    def open_row(self, number: int, *, head: bool = False) -> None:
        self.close_row()
        if not self.tables:
            self.tables.append(Table())
        self.tables[-1].row = Row(number or 1, head)

    def open_cell(self, number: int, *, head: bool = False) -> None:
        self.end()
        if not self.tables or self.tables[-1].row is None:
            self.open_row(number)
        row = self.tables[-1].row
        if row is not None:
            row.cells.append([])
            row.heads += head
        self.block(number)

    @property
    def has_meaning(self) -> bool:
        """Whether the present row has a term and the beginning of its meaning."""
        row = self.tables[-1].row if self.tables else None
        return row is not None and len(row.cells) > 1

    def close_row(self) -> None:
        self.end()
        if not self.tables or (row := self.tables[-1].row) is None:
            return
        table = self.tables[-1]
        table.row = None
        if row.layout or not any(row.words):
            return
        if len(row.cells) == 1:
            self._spread(row)
        elif row.is_head:
            table.heads[len(row.cells)] = row
        else:
            head = table.heads.get(len(row.cells))
            table.used = table.used or head is not None
            self._add(row, head.words if head else ())

    def finished(self) -> list[Line]:
        """All lines, at the end of the page."""
        while self.tables:
            self.close_table()
        self.end()
        return self.lines

    def _add(self, row: Row, head: tuple[str, ...]) -> None:
        words = " | ".join(row.words)
        self.lines.append(Line(row.number, words, "row", cells=row.words, head=head))

    def _spread(self, row: Row) -> None:
        """The blocks of a row become lines."""
        self.lines += (line for cell in row.cells for line in cell)
        row.cells, row.layout = [], True


def _marked(runs: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """Runs in the markup of courses; a mark that could not be read there is left out."""
    groups = [
        ("".join(words for words, _ in group), marks)
        for marks, group in groupby(runs, key=lambda run: run[1])
    ]
    for n, (words, marks) in enumerate(groups):
        inner = words.strip()
        before = groups[n - 1][0][-1:] if n else ""
        after = groups[n + 1][0][:1] if n + 1 < len(groups) else ""
        usable = [mark for mark in marks if _usable(mark, words, inner, before, after)]
        left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        opening = "".join(MARKS[mark] for mark in usable)
        closing = "".join(MARKS[mark] for mark in reversed(usable))
        yield f"{left}{opening}{escaped(inner)}{closing}{right}" if inner else words


def _usable(mark: str, words: str, inner: str, before: str, after: str) -> bool:
    """Whether a mark can be read again: sub and super without spaces, others beside no letter that
    follows a stop in them."""
    if mark in CLOSE:
        return bool(inner) and len(inner.split()) == 1
    opens = words[:1].isalnum() or words[:1].isspace() or not before.isalnum()
    closes = words[-1:].isalnum() or words[-1:].isspace() or not after.isalnum()
    return opens and closes
