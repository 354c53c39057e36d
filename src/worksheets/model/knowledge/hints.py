"""Which facts give away in print what a question about another fact asks for.

Two questions of one paper may be sound and yet answer one another: "Détente eased the Cold War" is
no option beside "Which word means 'the easing of tension'?", and "the line along which Vietnam was
divided in 1954" no meaning beside "Give the year: the conference in Geneva divides Vietnam".
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.model.knowledge.facts import (
    CausalLink,
    Claim,
    Event,
    Fact,
    Locality,
    Misconception,
    Notes,
    NumberFact,
    Person,
    Quotation,
    Term,
)
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.word_roots import WORD, YEAR, roots
from worksheets.model.paper.content import Inlines, plain


class AskedAnswer(NamedTuple):
    """What a question about a fact asks for: the answer in lower case, the roots of what is
    printed, and how many of them a text must share to give the answer away."""

    fact: str
    answer: str
    roots: frozenset[str]
    least: int


def hints(knowledge: Knowledge, language: Language) -> Mapping[str, tuple[str, ...]]:
    """Identifiers of facts, each with those of other facts whose answers its words give away.

    A text gives away a term if it has the term and a word of its meaning; the year of an event, or
    its month, if it has that and half of the words of the event; a month or a year that a statement
    leaves out, if it has that and a word or a year of the statement.
    """
    asked: dict[str, list[AskedAnswer]] = {}
    every = (*_terms(knowledge), *_dates(knowledge, language), *_blanks(knowledge, language))
    for asked_fact in every:
        first = WORD.search(asked_fact.answer)
        if first:
            asked.setdefault(first[0], []).append(asked_fact)
    given: dict[str, tuple[str, ...]] = {}
    for fact in knowledge.facts():
        names = {
            asked_fact.fact: None
            for content in _printed(fact)
            for asked_fact in _given(plain(content).casefold(), asked)
            if asked_fact.fact != fact.id
        }
        if names:
            given[fact.id] = tuple(names)
    return given


def _terms(knowledge: Knowledge) -> Iterator[AskedAnswer]:
    for term in knowledge.terms:
        for name in (term.term, *term.aliases):
            yield AskedAnswer(term.id, name.casefold(), roots(plain(term.definition)), 1)


def _dates(knowledge: Knowledge, language: Language) -> Iterator[AskedAnswer]:
    """The years of events, or their months if all are of one year."""
    years = {event.date[:4] for event in knowledge.events}
    for event in knowledge.events:
        words = roots(plain(event.text))
        least = max(2, (len(words) + 1) // 2)
        if len(years) > 1:
            yield AskedAnswer(event.id, event.date[:4], words, least)
        elif len(event.date) > len("1950"):
            month = language.month(int(event.date[5:7]))
            yield AskedAnswer(event.id, month.casefold(), words, least)


def _blanks(knowledge: Knowledge, language: Language) -> Iterator[AskedAnswer]:
    """The months and years that statements leave out."""
    months = {language.month(number) for number in range(1, 13)}
    stated: tuple[Claim | NumberFact, ...] = (*knowledge.claims, *knowledge.numbers)
    for fact in stated:
        if fact.statement is None:
            continue
        words = roots(plain(fact.statement.content))
        for blank in fact.statement.answers:
            answer = plain(blank.answers[0])
            if answer in months or YEAR.fullmatch(answer):
                yield AskedAnswer(fact.id, answer.casefold(), words, 1)


def _given(text: str, asked: Mapping[str, list[AskedAnswer]]) -> Iterator[AskedAnswer]:
    for word in dict.fromkeys(WORD.findall(text)):
        for asked_fact in asked.get(word, ()):
            where = re.search(rf"\b{re.escape(asked_fact.answer)}\b", text)
            if where:
                beside = roots(f"{text[: where.start()]} {text[where.end() :]}")
                if len(asked_fact.roots & beside) >= asked_fact.least:
                    yield asked_fact


def _printed(fact: Fact) -> Iterator[Inlines]:
    """What is printed of a fact in questions about it, or beside them."""
    match fact:
        case Claim():
            yield fact.text
            if fact.statement:
                yield fact.statement.content
        case Event():
            yield fact.text
        case Term():
            yield from (fact.definition, fact.context)
        case NumberFact():
            yield fact.statement.content
        case CausalLink():
            yield from (fact.cause, fact.effect, fact.against)
        case Misconception():
            yield from (fact.wrong, fact.right)
        case Notes():
            yield from fact.points
        case Person():
            yield fact.role
        case Locality():
            yield fact.what
        case Quotation():
            yield from (fact.words, fact.occasion)
