"""The rules that were chosen, asked about what is printed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from worksheets.checking.linting.allowances import UsedAllowance
from worksheets.checking.linting.rule import Finding, Rule, rules
from worksheets.checking.linting.subjects import (
    LaidPaper,
    Part,
    PrintedPaper,
    PrintedQuestion,
    PrintedSource,
    drawn_from,
)
from worksheets.checking.linting.word_lists import WordLists
from worksheets.model.diagnostics import Diagnostic, Span


def rules_named(only: Collection[str]) -> tuple[Rule, ...]:
    """The rules with these codes, in any case of letters; all if none is named."""
    codes = {code.upper() for code in only}
    return tuple(each for each in rules() if not codes or each.code in codes)


def certain_rules() -> tuple[Rule, ...]:
    """The rules that `check` asks, too: cheap, and never a matter of taste."""
    return tuple(each for each in rules() if each.certain)


@dataclass(slots=True)
class Linter:
    """Asks its rules; `skipped` collects by language the rules that know no words of it."""

    rules: tuple[Rule, ...]
    skipped: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _judged: set[int] = field(default_factory=set)
    _kept: list[object] = field(default_factory=list)

    def knows(self, tag: str, words: WordLists) -> None:
        """Note what the rules cannot judge in a language."""
        silent = [each.code for each in self.rules if each.needs and not words.has(each.needs)]
        if silent and tag not in self.skipped:
            self.skipped[tag] = tuple(silent)

    def of_question(self, question: PrintedQuestion) -> Iterator[Diagnostic]:
        """What is said of a question and its parts; nothing of an item that was judged before."""
        if id(question.item) in self._judged:
            return
        self._judged.add(id(question.item))
        self._kept.append(question.item)
        hints = drawn_from(question.entry)
        for found in self._of(question, PrintedQuestion, question.words, question.span):
            yield _with(found, hints)
        for part in question.parts:
            for found in self._of(part, Part, question.words, part.span):
                yield _with(found, hints)

    def of_paper(self, paper: PrintedPaper) -> Iterator[Diagnostic]:
        """What is said of a paper with its questions and sources."""
        for question in paper.questions:
            yield from self.of_question(question)
        for source in paper.sources:
            yield from self.of_source(source)
        yield from self._of(paper, PrintedPaper, paper.words, paper.span)

    @property
    def asks_of_pages(self) -> bool:
        """Whether any of its rules is about pages, so that papers must be laid out."""
        return any(each.subject is LaidPaper for each in self.rules)

    def of_pages(self, laid: LaidPaper) -> Iterator[Diagnostic]:
        """What is said of the pages of a paper."""
        yield from self._of(laid, LaidPaper, laid.printed.words, laid.span)

    def of_source(self, source: PrintedSource) -> Iterator[Diagnostic]:
        yield from self._of(source, PrintedSource, source.words, source.span)

    def of_allowance(self, used: UsedAllowance, words: WordLists) -> Iterator[Diagnostic]:
        """What is said of an allowance; that it hides nothing only if its rule was asked."""
        asked = {each.code for each in self.rules} | {"A01"}
        if used.allowance.code in asked or used.allowance.code not in used.known:
            yield from self._of(used, UsedAllowance, words, used.span)

    def _of(self, thing: object, kind: type, words: WordLists, span: Span) -> Iterator[Diagnostic]:
        for each in self.rules:
            if each.subject is kind and not (each.needs and not words.has(each.needs)):
                for found in each.judge(thing):
                    yield _diagnostic(each, found, span)


def _diagnostic(each: Rule, found: Finding, span: Span) -> Diagnostic:
    place = found.span or span
    return Diagnostic(each.severity, place, found.message, found.hints, each.code)


def _with(found: Diagnostic, hints: tuple[str, ...]) -> Diagnostic:
    if not hints:
        return found
    return Diagnostic(found.severity, found.span, found.message, (*found.hints, *hints), found.code)
