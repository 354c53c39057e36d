"""What went wrong, and where in the author's file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file; line and column count from 1, and 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"

    def __reduce__(self) -> tuple[type["Span"], tuple[str, int, int]]:
        """An index of a course has a hundred thousand; a dataclass's own way takes longer."""
        return Span, (self.file, self.line, self.column)


NOWHERE = Span("")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake of an author's: what is wrong, with what was found, and what would help."""

    severity: Literal["error", "warning"]
    span: Span
    message: str
    hints: tuple[str, ...] = ()

    def __str__(self) -> str:
        head = f"{self.span}: {self.severity}: {self.message}"
        return "\n".join([head, *(f"  hint: {hint}" for hint in self.hints)])


class Mistake(ValueError):
    """Raised while a value is read: an author's mistake, with what would help."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.hints = hints


@dataclass(slots=True)
class Sink:
    """Collects diagnostics, so that one run reports every mistake and not only the first."""

    _found: dict[Diagnostic, None] = field(default_factory=dict)

    def error(self, span: Span, message: str, *hints: str) -> None:
        self._found.setdefault(Diagnostic("error", span, message, hints))

    def warn(self, span: Span, message: str, *hints: str) -> None:
        self._found.setdefault(Diagnostic("warning", span, message, hints))

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            self._found.setdefault(diagnostic)

    @property
    def failed(self) -> bool:
        """Whether anything stands in the way of building."""
        return any(found.severity == "error" for found in self._found)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found, key=lambda found: found.span))

    def __len__(self) -> int:
        return len(self._found)


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """A hint that names the nearest known word, or all of them when none is near."""
    words = sorted(known)
    if close := get_close_matches(word, words, n=1):
        return (f"did you mean '{close[0]}'?",)
    return (f"use one of: {', '.join(words)}",) if words else ()


def plural(number: int, singular: str, several: str = "") -> str:
    """A number with its noun: '1 mark', '4 marks', '2 entries'."""
    return f"{number} {singular if number == 1 else several or singular + 's'}"
