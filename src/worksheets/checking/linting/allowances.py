"""What authors let pass: keys `lint: {allow: …}`, and comments beside what is meant."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from worksheets.model.allowances import Lint
from worksheets.model.diagnostics import Diagnostic, Span
from worksheets.model.question import Question

COMMENT = re.compile(r"(?:^|(?<=\s))#\s*lint:\s*allow\b[ \t]*([A-Za-z]\w*)?[ \t:]*(.*)$")
"""# lint: allow C03 the two Germanies are the point"""


@dataclass(frozen=True, slots=True)
class Allowance:
    """A rule that may be broken at some places, or anywhere in some files; all if neither is said.

    `span` is where it is written; whatever it says of itself is at that place.
    """

    code: str
    reason: str
    span: Span
    places: frozenset[Span] = frozenset()
    lines: frozenset[tuple[str, int]] = frozenset()
    not_in: str = ""
    """A file whose findings it has nothing to do with."""

    def covers(self, found: Diagnostic) -> bool:
        """Whether it lets this finding pass; one without a reason lets nothing pass."""
        if found.code != self.code or not self.reason:
            return False
        if self.places:
            return found.span in self.places
        if self.lines:
            return (found.span.file, found.span.line) in self.lines
        return not self.not_in or found.span.file != self.not_in


@dataclass(frozen=True, slots=True)
class UsedAllowance:
    """An allowance, and how many findings it hid; `known` are the codes of all rules."""

    allowance: Allowance
    hidden: int
    known: frozenset[str]

    @property
    def span(self) -> Span:
        return self.allowance.span


def of_question(question: Question) -> Iterator[Allowance]:
    """What a question and its parts allow."""
    parts: Sequence[Question] = getattr(question, "parts", ())
    if question.lint:
        places = frozenset(_places(question))
        for code, reason in question.lint.allow.items():
            yield Allowance(code, reason, question.span, places)
    for part in parts:
        yield from of_question(part)


def _places(question: Question) -> Iterator[Span]:
    yield question.span
    for part in getattr(question, "parts", ()):
        yield from _places(part)


def of_file(lint: Lint | None, span: Span, *, not_in: str = "") -> Iterator[Allowance]:
    """What a spec or an outline allows."""
    for code, reason in lint.allow.items() if lint else ():
        yield Allowance(code, reason, span, not_in=not_in)


def of_comments(text: str, name: str) -> Iterator[Allowance]:
    """What comments in a file allow: on the first line of what is meant, or above it."""
    if "lint:" not in text:
        return
    lines = text.split("\n")
    for n, line in enumerate(lines, 1):
        found = COMMENT.search(line)
        if found is None:
            continue
        covered = n
        if not line[: found.start()].strip():
            after = (m for m in range(n, len(lines)) if not lines[m].lstrip().startswith("#"))
            covered = next(after, n) + 1
        place = Span(name, n, found.start() + 1)
        code, reason = found[1] or "", found[2].strip()
        yield Allowance(code, reason, place, lines=frozenset({(name, covered)}))


def let_pass(
    found: Iterable[Diagnostic], allowances: Sequence[Allowance], known: frozenset[str]
) -> tuple[list[Diagnostic], list[UsedAllowance]]:
    """The findings that nothing allows, and how much every allowance hid."""
    hidden = [0] * len(allowances)
    left: list[Diagnostic] = []
    for diagnostic in found:
        covering = [n for n, each in enumerate(allowances) if each.covers(diagnostic)]
        for n in covering:
            hidden[n] += 1
        if not covering:
            left.append(diagnostic)
    used = [
        UsedAllowance(each, count, known) for each, count in zip(allowances, hidden, strict=True)
    ]
    return left, used
