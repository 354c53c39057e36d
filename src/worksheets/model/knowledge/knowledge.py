"""All that is known of a topic: claims with a truth matrix, events, terms, links, sources ..."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any

from pydantic import BaseModel, ConfigDict

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, OneLine, Prose
from worksheets.model.knowledge.facts import (
    REASONS,
    Actor,
    CausalLink,
    Claim,
    Decision,
    Event,
    Fact,
    Locality,
    Misconception,
    Notes,
    NumberFact,
    Person,
    Quotation,
    Term,
    one_of_each_group,
)
from worksheets.model.knowledge.formula import FormulaFact
from worksheets.model.knowledge.skill import Skill
from worksheets.model.knowledge.sources import SourceText
from worksheets.model.paper.content import Inlines, capital
from worksheets.model.paper.wording import worded

KINDS: Mapping[str, tuple[str, str]] = {
    "claims": ("claim", "claims"),
    "events": ("event", "events"),
    "terms": ("term", "terms"),
    "numbers": ("number", "numbers"),
    "links": ("link", "links"),
    "people": ("person", "people"),
    "places": ("place", "places"),
    "quotations": ("quotation", "quotations"),
    "misconceptions": ("misconception", "misconceptions"),
    "formulas": ("formula", "formulas"),
    "skills": ("skill", "skills"),
    "notes": ("section of notes", "sections of notes"),
    "sources": ("source", "sources"),
}
"""The lists of facts, in the order of a topic's file: what one is called, and several are."""
LISTS = tuple(KINDS)


class Knowledge(BaseModel):
    """All the facts of a topic; identifiers are unique across its lists.

    `actor_noun` is what its actors are called: 'power', 'kind of cell'; `which` is how they are
    asked for, where their language has no one way: 'welche Macht'; `pronoun` stands for one of
    them, as 'it' does; `about` is in what they can be compared: 'their attitudes to the war'.
    """

    model_config = ConfigDict(**AUTHORED)

    actor_noun: OneLine = ""
    which: OneLine = ""
    pronoun: OneLine = ""
    about: Prose = ()

    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    decisions: tuple[Decision, ...] = ()
    events: tuple[Event, ...] = ()
    terms: tuple[Term, ...] = ()
    numbers: tuple[NumberFact, ...] = ()
    links: tuple[CausalLink, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Locality, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    formulas: tuple[FormulaFact, ...] = ()
    skills: tuple[Skill, ...] = ()
    notes: tuple[Notes, ...] = ()
    sources: tuple[SourceText, ...] = ()

    @property
    def placeholders(self) -> frozenset[str]:
        """It fills no values in."""
        return frozenset()

    def asking(self, language: Language) -> str:
        """What asks for an actor: 'which power', or if they have no noun 'which of these'."""
        if self.which or not self.actor_noun:
            return self.which or language.say("knowledge.which-of-these")
        return language.say("knowledge.which", noun=self.actor_noun)

    def pronoun_in(self, language: Language) -> str:
        """What stands for an actor: 'it', or what its author says."""
        return self.pronoun or language.customs.pronouns[0]

    def asked(self, claim: Claim, language: Language) -> Inlines:
        """Which actor a claim is true of: 'Which power wanted a buffer zone?'."""
        which = self.asking(language)
        return capital(worded(language, "knowledge.asked", which=which, claim=claim.text))

    def asked_of(self, claim: Claim, language: Language) -> Inlines:
        """`asked` with the actors to choose from: '… a buffer zone? (USSR, China or USA)'."""
        which = self.asking(language)
        actors = language.one_of(
            sorted((actor.label for actor in self.actors), key=language.alphabetical)
        )
        return capital(
            worded(
                language,
                "knowledge.asked-with-actors",
                which=which,
                claim=claim.text,
                actors=actors,
            )
        )

    def sentence(self, claim: Claim, language: Language) -> Inlines:
        """A claim as a sentence: 'It wanted to ...'."""
        pronoun = self.pronoun_in(language)
        return capital(worded(language, "knowledge.said", pronoun=pronoun, claim=claim.text))

    def true_of(self, claim: Claim, language: Language) -> str:
        """Of whom a claim is true, for a marker: 'True of the USSR and China'."""
        actors = language.all_of(self.actor(name).name for name in claim.true_of)
        return language.say("knowledge.true-of", actors=actors)

    def alone(self, claim: Claim) -> bool:
        """Whether a claim is surely true of one actor, and plausibly but surely not of others."""
        others = {actor.id for actor in self.actors} - {claim.actor}
        sure = claim.sure and not claim.implausible_for
        return sure and claim.true_of == (claim.actor,) and {*claim.not_true_of} == others

    def actor(self, name: str) -> Actor:
        """The actor of an identifier."""
        return next(actor for actor in self.actors if actor.id == name)

    def person(self, name: str) -> Person:
        """The person of an identifier."""
        return next(person for person in self.people if person.id == name)

    def beside(self, notes: Notes) -> tuple[str, ...]:
        """The facts that stand in the same part of the notes, and that its words give away."""
        if notes.line is None:
            return ()
        file, first = _place(notes.line)
        lines, parts = self._by_line[file]
        after = bisect_right(parts, first)
        last = parts[after] if after < len(parts) else sys.maxsize
        mine = lines[bisect_left(lines, (first,)) : bisect_left(lines, (last,))]
        return tuple(name for _, _, name in sorted(mine, key=itemgetter(1)) if name != notes.id)

    @cached_property
    def _by_line(self) -> Mapping[str, tuple[list[tuple[int, int, str]], list[int]]]:
        """By file of notes: its lines with their facts, each with its place in the topic, and the
        lines on which its parts begin."""
        by_file: dict[str, tuple[list[tuple[int, int, str]], list[int]]] = {}
        parts = {note.id for note in self.notes}
        for place, fact in enumerate(self.facts()):
            if fact.line is not None:
                file, line = _place(fact.line)
                lines, begin = by_file.setdefault(file, ([], []))
                lines.append((line, place, fact.id))
                if fact.id in parts:
                    begin.append(line)
        for lines, begin in by_file.values():
            lines.sort()
            begin.sort()
        return by_file

    def facts(self) -> Iterator[Fact]:
        """Everything a question can ask or give."""
        for name in LISTS:
            yield from getattr(self, name)

    @property
    def sure(self) -> "Knowledge":
        """The facts that may be keys."""
        sure_facts: dict[str, Any] = {
            name: tuple(fact for fact in getattr(self, name) if fact.sure) for name in LISTS
        }
        return self.model_copy(update=sure_facts)

    @property
    def drafted(self) -> "Knowledge":
        """This knowledge, in which facts that nobody has verified or doubted count as verified."""
        taken: dict[str, Any] = {
            name: tuple(
                fact if fact.verified else fact.model_copy(update={"verified": True})
                for fact in getattr(self, name)
            )
            for name in LISTS
        }
        return self.model_copy(update=taken)

    def reasons(self, decision: Decision) -> tuple[Claim, ...]:
        """The sure claims that are true of its actor and explain a decision, one of each group."""
        return tuple(
            one_of_each_group(
                claim
                for claim in self.claims
                if decision.actor in claim.true_of
                and claim.stance == decision.stance
                and claim.kind in REASONS
                and claim.sure
            )
        )


def _place(line: str) -> tuple[str, int]:
    file, _, number = line.rpartition(":")
    return file, int(number)
