"""What an importer did with notes, and what it leaves to a person."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from worksheets.model.diagnostics import plural

Kind: TypeAlias = Literal[
    "folded", "cut", "changed", "missing", "doubted", "repeated", "asked", "unplaced", "kept"
]

TITLES: dict[Kind, str] = {
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
"""Letters of a remark."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know, and its line (0 for the file as a whole)."""

    kind: Kind
    file: str
    line: int
    words: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.words}"


@dataclass(slots=True)
class Report:
    """Remarks on one file, in the order in which they were made."""

    file: str
    remarks: list[Remark] = field(default_factory=list)

    def add(self, kind: Kind, line: int, words: str) -> None:
        self.remarks.append(Remark(kind, self.file, line, short(words, LONGEST)))

    def of(self, kind: Kind) -> list[Remark]:
        return [remark for remark in self.remarks if remark.kind == kind]


def short(words: str, most: int = 70) -> str:
    """The beginning of some words, if they are long."""
    return words if len(words) <= most else f"{words[: most - 3].rstrip()}…"


def told(remarks: list[Remark]) -> Iterator[str]:
    """The remarks of all files as lines of text, by kind, each kind in the order of the notes."""
    for kind, title in TITLES.items():
        mine = [remark for remark in remarks if remark.kind == kind]
        if mine:
            yield f"{title} ({plural(len(mine), 'remark')})"
            yield from (
                f"  {remark}" for remark in sorted(mine, key=lambda one: (one.file, one.line))
            )
