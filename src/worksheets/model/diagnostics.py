"""What went wrong, and where in the author's file."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, TypeAlias

UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb]"
)
"""Characters that show nothing, or that make a terminal do something."""
QUOTED = re.compile(r"(?<!\w)'(.*?)'(?!\w)")
LONGEST_QUOTATION, LONGEST_MESSAGE = 60, 600
"""Letters of what authors wrote, and of a message, that anybody needs to see."""
NEAREST = 40
"""Known words that are listed when none of them is near."""


def visible(text: str) -> str:
    """The words with escapes for what cannot be seen: a line end as \\n, others as \\u202e."""
    return UNSEEN.sub(lambda character: ascii(character[0])[1:-1], text)


def shortened(message: str) -> str:
    """The message with long quotations cut, and as a whole no longer than can be read."""
    cut = QUOTED.sub(lambda quotation: f"'{_cut(quotation[1], LONGEST_QUOTATION)}'", message)
    return _cut(cut, LONGEST_MESSAGE)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file; line and column count from 1, and 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        file = visible(self.file)
        if not self.line:
            return file
        return f"{file}:{self.line}:{self.column}" if self.column else f"{file}:{self.line}"

    def __reduce__(self) -> tuple[type["Span"], tuple[str, int, int]]:
        """An index of a course has a hundred thousand; a dataclass's own way takes longer."""
        return Span, (self.file, self.line, self.column)


NOWHERE = Span("")


Severity: TypeAlias = Literal["error", "warning", "note"]
"""Nothing is built with an error; a note is something to look at, and often right as it is."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake of an author's: what is wrong, with what was found, and what would help.

    `notes` are what else belongs to it, such as other places. What an author wrote may be in it; of
    that it shows so much as can be seen and read. The `code` is that of a rule of the linter, such
    as C03.
    """

    severity: Severity
    span: Span
    message: str
    hints: tuple[str, ...] = ()
    code: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", shortened(visible(self.message)))
        for field_name in ("hints", "notes"):
            lines = getattr(self, field_name)
            shown = tuple(_cut(visible(line), LONGEST_MESSAGE) for line in lines)
            object.__setattr__(self, field_name, shown)

    @property
    def kind(self) -> str:
        """Its severity with the code of its rule, if it has one: 'warning[C03]'."""
        return f"{self.severity}[{self.code}]" if self.code else self.severity

    def __str__(self) -> str:
        head = f"{self.span}: {self.kind}: {self.message}"
        notes = (f"  {note}" for note in self.notes)
        return "\n".join([head, *notes, *(f"  hint: {hint}" for hint in self.hints)])


class Mistake(ValueError):
    """Raised while a value is read: an author's mistake, with what would help."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.hints = hints


@dataclass(slots=True)
class Sink:
    """Collects diagnostics, so that one run reports every mistake and not only the first."""

    _diagnostics: dict[Diagnostic, None] = field(default_factory=dict)

    def error(self, span: Span, message: str, *hints: str, notes: tuple[str, ...] = ()) -> None:
        self._diagnostics.setdefault(Diagnostic("error", span, message, hints, notes=notes))

    def warn(self, span: Span, message: str, *hints: str, notes: tuple[str, ...] = ()) -> None:
        self._diagnostics.setdefault(Diagnostic("warning", span, message, hints, notes=notes))

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            self._diagnostics.setdefault(diagnostic)

    @property
    def failed(self) -> bool:
        """Whether anything stands in the way of building."""
        return any(diagnostic.severity == "error" for diagnostic in self._diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._diagnostics, key=lambda diagnostic: diagnostic.span))

    def __len__(self) -> int:
        return len(self._diagnostics)


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """A hint that names the nearest known word, or some of them when none is near."""
    words = sorted(known)
    by_fold = {known_word.casefold(): known_word for known_word in reversed(words)}
    meant = word[:LONGEST_QUOTATION].casefold()
    begun = [
        known_word for known_word in by_fold if len(meant) > 2 and known_word.startswith(meant)
    ]
    if close := get_close_matches(meant, by_fold, n=1) or begun[:1]:
        return (f"did you mean '{by_fold[close[0]]}'?",)
    more = ", …" if len(words) > NEAREST else ""
    return (f"use one of: {', '.join(words[:NEAREST])}{more}",) if words else ()


def plural(number: int, singular: str, several: str = "") -> str:
    """A number with its noun: '1 mark', '4 marks', '2 entries'."""
    return f"{number} {singular if number == 1 else several or singular + 's'}"
