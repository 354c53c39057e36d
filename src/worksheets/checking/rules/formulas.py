"""Formulas: whether a candidate has those that a question needs."""

import re
from collections.abc import Iterator

from worksheets.assemble.printed_texts import printed_texts
from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.subjects import PrintedPaper, PrintedQuestion, cut
from worksheets.model.knowledge.formula import CalculationFields
from worksheets.model.paper.content import Bullets, Inlines, Para, Table, plain
from worksheets.model.paper.paper import Insert
from worksheets.model.question import Question

COMMAND = re.compile(r"\\(?:text|mathrm|frac|times|div|cdot|sqrt|left|right|quad|,|;)?")
"""What TeX adds to the letters of a formula; names of letters, such as \\lambda, are words."""
WORD = re.compile(r"[^\W\d_]+")
SHORT = 3
"""Letters of what may be a product of symbols, such as ma."""


@rule("P14", "warning", "AQA")
def formula_is_not_printed(paper: PrintedPaper) -> Iterator[Finding]:
    """A paper gives out formulas, and a calculation needs one that stands neither among them nor on
    its front, nor in the question. On a paper that gives out none, and where the topic has it among
    its formulas, it is to be known."""
    given = [line for insert in paper.paper.inserts for line in _lines(insert)]
    if not any("=" in line for line in given):
        return
    given += [plain(text) for text in paper.paper.front.instructions]
    for section in paper.paper.sections:
        given += (plain(section.instructions), plain(section.notice))
    for question in paper.questions:
        knowledge = question.entry.topic.knowledge
        known = [plain(fact.relation) for fact in knowledge.formulas]
        for needed in _calculations(question.entry.question):
            printed = [*given, *known, *_printed(question)]
            relation = plain(needed.relation)
            if "=" in relation and not any(_shows(line, needed) for line in printed):
                message = f"nothing on the paper gives the formula {cut(relation)}"
                hint = "add it to the formulas of the insert, or to the words of the question"
                yield Finding(message, (hint,), question.span)


def _lines(insert: Insert) -> Iterator[str]:
    """The paragraphs and the rows of a sheet."""
    for block in insert.blocks:
        match block:
            case Para(content):
                yield plain(content)
            case Bullets(items):
                yield from map(plain, items)
            case Table(_, rows):
                yield from map(_row, rows)


def _row(cells: tuple[Inlines, ...]) -> str:
    return " ".join(map(plain, cells))


def _printed(question: PrintedQuestion) -> list[str]:
    return [plain(text) for text in printed_texts(question.item)]


def _calculations(question: Question) -> Iterator[CalculationFields]:
    """The calculations that a question is, or has among its parts."""
    if isinstance(question, CalculationFields):
        yield question
    for part in getattr(question, "parts", ()):
        yield from _calculations(part)


def _shows(line: str, needed: CalculationFields) -> bool:
    """Whether a line has the formula of a calculation, in its words or in its symbols."""
    if "=" not in line:
        return False
    words, wanted = _words(line), _words(plain(needed.relation))
    letters, symbols = _letters(words), frozenset(one.symbol for one in needed.quantities)
    by_letters = wanted == _short(wanted) and _letters(wanted) <= letters
    by_symbols = len(symbols) > 1 and symbols <= letters | words
    return wanted <= words or by_letters or by_symbols


def _words(line: str) -> frozenset[str]:
    return frozenset(WORD.findall(COMMAND.sub(" ", line)))


def _short(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) <= SHORT)


def _letters(words: frozenset[str]) -> frozenset[str]:
    return frozenset(letter for word in _short(words) for letter in word)
