"""Builds lines of notes from the blocks, tables and runs of a page, in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from worksheets.exchange.notes.formats.escaped import escape
from worksheets.exchange.notes.lines import UNREADABLE, LineKind, NoteLine

MARKUP = {"strong": "**", "emph": "*", "sub": "~", "super": "^"}
WITHOUT_SPACES = ("sub", "super")
"""Markup that must not contain spaces."""


@dataclass(slots=True)
class TableRow:
    """A table row while its cells are read; it is a head if it is in one, or has only head cells.

    A row with one cell, or with a table in a cell, is `layout`: its blocks become lines.
    """

    number: int
    head: bool = False
    heads: int = 0
    cells: list[list[NoteLine]] = field(default_factory=list)
    layout: bool = False

    @property
    def text(self) -> tuple[str, ...]:
        return tuple(" ".join(line.text for line in cell) for cell in self.cells)

    @property
    def is_head(self) -> bool:
        return self.head or self.heads == len(self.cells)


@dataclass(slots=True)
class NotesTable:
    """A table while it is read: its head rows by number of cells, and the present row."""

    heads: dict[int, TableRow] = field(default_factory=dict)
    used: bool = False
    row: TableRow | None = None


@dataclass(slots=True)
class Blocks:
    """Receives the parts of a page in order, and collects its lines."""

    lines: list[NoteLine] = field(default_factory=list)
    tables: list[NotesTable] = field(default_factory=list)
    kind: LineKind = "text"
    level: int = 0
    number: int = 1
    runs: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def begin_block(self, number: int, mark: LineKind = "text", level: int = 0) -> None:
        """Begin a block, and end the one before it."""
        self.end_block()
        self.number, self.kind, self.level = number or 1, mark, level

    def add_run(self, text: str, marks: Sequence[str] = ()) -> None:
        """Add text to the present block, in some markup."""
        self.runs.append((text, tuple(marks)))

    def unreadable(self) -> None:
        """Add a mark for something that cannot be read."""
        self.add_run(f" {UNREADABLE} ")

    def end_block(self) -> None:
        """End the present block; it becomes a line if it has text."""
        text = " ".join("".join(_with_markup(self.runs)).split())
        self.runs = []
        if not text:
            return
        if self.kind == "heading":
            text = text.replace("**", "")
        line = NoteLine(self.number, text, self.kind, self.level)
        row = self.tables[-1].row if self.tables else None
        if row is None or row.layout or not row.cells:
            self.lines.append(line)
        else:
            row.cells[-1].append(line)

    def open_table(self) -> None:
        self.end_block()
        row = self.tables[-1].row if self.tables else None
        if row is not None and not row.layout:
            self._spread(row)
        self.tables.append(NotesTable())

    def close_table(self) -> None:
        """End the present table; a head without rows becomes an ordinary row."""
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
            self.tables.append(NotesTable())
        self.tables[-1].row = TableRow(number or 1, head)

    def open_cell(self, number: int, *, head: bool = False) -> None:
        self.end_block()
        if not self.tables or self.tables[-1].row is None:
            self.open_row(number)
        row = self.tables[-1].row
        if row is not None:
            row.cells.append([])
            row.heads += head
        self.begin_block(number)

    @property
    def has_meaning(self) -> bool:
        """Whether the present row has a term and the beginning of its meaning."""
        row = self.tables[-1].row if self.tables else None
        return row is not None and len(row.cells) > 1

    def close_row(self) -> None:
        self.end_block()
        if not self.tables or (row := self.tables[-1].row) is None:
            return
        table = self.tables[-1]
        table.row = None
        if row.layout or not any(row.text):
            return
        if len(row.cells) == 1:
            self._spread(row)
        elif row.is_head:
            table.heads[len(row.cells)] = row
        else:
            head = table.heads.get(len(row.cells))
            table.used = table.used or head is not None
            self._add(row, head.text if head else ())

    def finish(self) -> list[NoteLine]:
        """All lines, after the end of the page."""
        while self.tables:
            self.close_table()
        self.end_block()
        return self.lines

    def _add(self, row: TableRow, head: tuple[str, ...]) -> None:
        text = " | ".join(row.text)
        self.lines.append(NoteLine(row.number, text, "row", cells=row.text, head=head))

    def _spread(self, row: TableRow) -> None:
        """Turn the blocks of a row into lines."""
        self.lines += (line for cell in row.cells for line in cell)
        row.cells, row.layout = [], True


def _with_markup(runs: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """Runs in the markup of courses, without marks that could not be read back."""
    groups = [
        ("".join(run_text for run_text, _ in group), marks)
        for marks, group in groupby(runs, key=lambda run: run[1])
    ]
    for n, (run_text, marks) in enumerate(groups):
        stripped = run_text.strip()
        before = groups[n - 1][0][-1:] if n else ""
        after = groups[n + 1][0][:1] if n + 1 < len(groups) else ""
        usable = [
            mark for mark in marks if _is_readable_mark(mark, run_text, stripped, before, after)
        ]
        left, right = (
            run_text[: len(run_text) - len(run_text.lstrip())],
            run_text[len(run_text.rstrip()) :],
        )
        opening = "".join(MARKUP[mark] for mark in usable)
        closing = "".join(MARKUP[mark] for mark in reversed(usable))
        yield f"{left}{opening}{escape(stripped)}{closing}{right}" if stripped else run_text


def _is_readable_mark(mark: str, text: str, inner: str, before: str, after: str) -> bool:
    """Whether markup can be read back: subscripts and superscripts only without spaces, others only
    where they do not touch a letter outside."""
    if mark in WITHOUT_SPACES:
        return bool(inner) and len(inner.split()) == 1
    opens = text[:1].isalnum() or text[:1].isspace() or not before.isalnum()
    closes = text[-1:].isalnum() or text[-1:].isspace() or not after.isalnum()
    return opens and closes
