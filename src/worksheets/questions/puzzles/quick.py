"""Questions drawn from knowledge that a word or two answers: words, dates, claims."""

import re
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.model.knowledge.facts import Claim, Event, Fact, Term, one_of_each_group
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.pronouns import stands_alone
from worksheets.model.knowledge.spellings import spellings
from worksheets.model.knowledge.word_roots import families, roots, weight
from worksheets.model.paper.content import Inlines, plain, text
from worksheets.model.paper.wording import quoted, worded

SHORT = 8
"""Letters of a name that may stand in many prompts, as 'US' and 'America' do."""
BESIDE_ACTOR = 2
"""Roots of a question about an actor beside which another gives his name away; a year is two."""


class Quick(NamedTuple):
    """A question, its answer, and the fact that it asks."""

    fact: Fact
    prompt: Inlines
    answer: Inlines
    accept: tuple[Inlines, ...] = ()
    note: Inlines = ()

    def clashes(self, other: "Quick") -> bool:
        """Whether one gives the other's answer away, or both have the same date as answer."""
        fact, other_fact = self.fact, other.fact
        if (
            isinstance(fact, Event)
            and isinstance(other_fact, Event)
            and self.answer == other.answer
        ):
            return True
        if (
            fact.group == other_fact.group
            or fact.id in other_fact.gives
            or other_fact.id in fact.gives
        ):
            return True
        return self.tells(other) or other.tells(self)

    def tells(self, other: "Quick") -> bool:
        """Whether the prompt has the answer of another in it; an actor may be spoken of anywhere
        but beside words of the question that asks for it."""
        prompt = plain(self.prompt).partition("?")[0]
        others = [name for name in map(plain, other.accept) if len(name) > SHORT]
        names = (plain(other.answer), *others)
        if any(_says(prompt, name) for name in names):
            return not isinstance(other.fact, Claim) or self._is_beside(other)
        return isinstance(other.fact, Term) and any(_is_akin(prompt, name) for name in names)

    def _is_beside(self, other: "Quick") -> bool:
        """Whether the prompt has words enough of that of another, without the names of an actor."""
        asked = plain(other.prompt).partition("?")[0]
        shared = roots(plain(self.prompt).partition("?")[0]) & roots(asked)
        return weight(shared - roots(plain(other.answer))) >= BESIDE_ACTOR


def _says(prompt: str, name: str) -> bool:
    """Whether a text has a name in it, in capitals or not, or a word that begins with it."""
    return re.search(rf"\b{re.escape(name)}", prompt, re.IGNORECASE) is not None


def _is_akin(prompt: str, name: str) -> bool:
    """Whether a text has words of the families of all long words of a term."""
    wanted = families(name)
    return bool(wanted) and wanted <= families(prompt)


def standing(questions: Iterable[Quick], most: int) -> list[Quick]:
    """The first of some questions that can stand together; an answer that is there already comes
    last, for one guess would earn the marks of both."""
    chosen: list[Quick] = []
    repeating: list[Quick] = []

    def add(question: Quick) -> None:
        if len(chosen) < most and not any(question.clashes(other) for other in chosen):
            chosen.append(question)

    for question in questions:
        if any(question.answer == other.answer for other in chosen):
            repeating.append(question)
        else:
            add(question)
    for question in repeating:
        add(question)
    return chosen


def quick_questions(knowledge: Knowledge, language: Language) -> Mapping[str, list[Quick]]:
    """The questions by kind, the easiest kind first."""
    return {
        "claims": _claims(knowledge, language),
        "words": _words(knowledge, language),
        "dates": _dates(knowledge, language),
    }


def _words(knowledge: Knowledge, language: Language) -> list[Quick]:
    synonym = text(language.say("question.quick.synonym"))
    return [
        Quick(
            term,
            _meaning(term, language),
            text(term.term),
            tuple(
                name
                for name in accepted(term.term, term.aliases, language)
                if not _says(plain(term.definition), plain(name))
            ),
            synonym if term.term[0].isalpha() else (),
        )
        for term in knowledge.terms
        if term.definition
    ]


def _meaning(term: Term, language: Language) -> Inlines:
    """Which word has a meaning; its first letter tells it from others that have nearly the same."""
    meaning = quoted(language, term.definition)
    letter = term.term[0].upper()
    if not letter.isalpha():
        return worded(language, "question.quick.name", meaning=meaning)
    return worded(language, "question.quick.word", letter=letter, meaning=meaning)


def accepted(answer: str, aliases: Iterable[str], language: Language) -> tuple[Inlines, ...]:
    """What else a marker accepts for a word: its other names; in English, all in both spellings."""
    names = [answer, *aliases]
    if language.tag.partition("-")[0] == "en":
        names = [way for name in names for way in (name, *spellings(name))]
    return tuple(text(way) for way in dict.fromkeys(names) if way != answer)


def _dates(knowledge: Knowledge, language: Language) -> list[Quick]:
    """In which year something happened; in which month, if it is all of one year."""
    events = [
        event
        for event in knowledge.events
        if event.date[:4] not in plain(event.text) and stands_alone(event.text)
    ]
    if len({event.date[:4] for event in events}) > 1:
        return [_dated(event, language) for event in events]
    return [_dated(event, language, month=True) for event in events if len(event.date) > 4]


def _dated(event: Event, language: Language, *, month: bool = False) -> Quick:
    key = language.month(int(event.date[5:7])) if month else event.date[:4]
    prompt = worded(
        language, "question.quick.month" if month else "question.quick.year", event=event.text
    )
    day = language.say("question.quick.day", date=language.date(event.date))
    return Quick(event, prompt, text(key), note=text(day) if len(event.date) > 7 else ())


def _claims(knowledge: Knowledge, language: Language) -> list[Quick]:
    """Claims that are certainly true of one actor and certainly false of every other, those of one
    actor well apart."""
    if len(knowledge.actors) < 3:
        return []
    by_actor: dict[str, list[Quick]] = {}
    for claim in one_of_each_group(filter(knowledge.alone, knowledge.claims)):
        actor = knowledge.actor(claim.actor)
        quick = Quick(
            claim,
            knowledge.asked_of(claim, language),
            text(actor.label),
            accepted(actor.label, actor.aliases, language),
        )
        by_actor.setdefault(actor.label, []).append(quick)
    turns = zip_longest(*by_actor.values())
    return [question for turn in turns for question in turn if question]
