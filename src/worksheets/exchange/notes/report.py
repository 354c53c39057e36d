"""The report of an import: what was changed in notes, and what a person should look at."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from worksheets.model.diagnostics import plural

RemarkKind: TypeAlias = Literal[
    "folded", "cut", "changed", "missing", "doubted", "repeated", "asked", "unplaced", "kept"
]

TITLES: dict[RemarkKind, str] = {
    "folded": "Folded: what stood there more than once",
    "cut": "Cut: what is not part of the notes",
    "changed": "Changed: how things are written",
    "missing": "Missing: numbers that the outline leaves out",
    "doubted": "Doubted: for you to look at",
    "repeated": "Said more than once: claims of one group, of which a paper asks one",
    "asked": "Questions: put aside, for what is asked is no fact",
    "unplaced": "Not placed: in the notes, but in no suggestion",
    "kept": "Notes that changed since the last import",
}

LONGEST = 300
"""Characters of a remark."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a line of a file (0 for the file as a whole)."""

    kind: RemarkKind
    file: str
    line: int
    text: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.text}"


@dataclass(slots=True)
class Report:
    """Remarks on one file, in the order in which they were made."""

    file: str
    remarks: list[Remark] = field(default_factory=list)

    def add(self, kind: RemarkKind, line: int, text: str) -> None:
        self.remarks.append(Remark(kind, self.file, line, shortened(text, LONGEST)))

    def of(self, kind: RemarkKind) -> list[Remark]:
        return [remark for remark in self.remarks if remark.kind == kind]


def shortened(text: str, most: int = 70) -> str:
    """The text, cut to `most` characters with an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 3].rstrip()}…"


def report_lines(remarks: list[Remark]) -> Iterator[str]:
    """The remarks of all files as lines of text, by kind, each kind in the order of the notes."""
    for kind, title in TITLES.items():
        of_kind = [remark for remark in remarks if remark.kind == kind]
        if of_kind:
            yield f"{title} ({plural(len(of_kind), 'remark')})"
            yield from (
                f"  {remark}" for remark in sorted(of_kind, key=lambda item: (item.file, item.line))
            )
