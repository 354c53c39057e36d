"""Items held against the truth matrix: is the key certainly right, is all else certainly wrong?

An item is read as a candidate reads it. Words that no fact has are not judged: an authored question
says more than the knowledge of its topic.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from worksheets.checking.sums import miscounted
from worksheets.language.language import Language
from worksheets.language.message import NO_BREAK
from worksheets.model.knowledge.facts import Actor, Claim, Event, Term
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import (
    Choose,
    Gap,
    Inlines,
    Match,
    Order,
    Para,
    Table,
    plain,
    text,
)
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Accept, Chosen, Key, Matched, Number, Ordered


def unsound(item: Item, knowledge: Knowledge, language: Language) -> Iterator[str]:
    """What is wrong with the keys of an item in a language, and of its parts, in words."""
    facts = _Facts(knowledge, language)
    for key in item.keys.values():
        if isinstance(key, Number):
            yield from miscounted(key)
    stem = " ".join(plain(block.content) for block in item.body if isinstance(block, Para))
    for block in item.body:
        match block, item.keys.get(getattr(block, "slot", "")):
            case Choose(options=options), Chosen(options=right):
                words = [plain(option) for option in options]
                yield from facts.chosen(stem, words, set(right))
            case Match(prompts=prompts, options=options), Matched(options=right):
                yield from facts.matched(
                    list(map(plain, prompts)), list(map(plain, options)), right
                )
            case Table(head=head, rows=rows), _:
                yield from facts.filled([plain(cell) for cell in head], rows, item.keys)
            case Order(entries=entries), Ordered(places=places):
                yield from facts.ordered(list(map(plain, entries)), places)
    for part in item.parts:
        yield from unsound(part, knowledge, language)


WORD = re.compile(r"[^\W\d_]+")


class _Facts:
    """The facts of a topic by the words that stand for them in a language."""

    def __init__(self, knowledge: Knowledge, language: Language) -> None:
        self.knowledge = knowledge
        self.language = language
        self.verdicts = [_key(language.say("answers.true")), _key(language.say("answers.false"))]
        self.quotes = "".join(language.customs.writing.outer_quotes) + NO_BREAK
        self.actors: Mapping[str, Actor] = {_key(one.label): one for one in knowledge.actors}
        self.claims: Mapping[str, Claim] = {_key(plain(one.text)): one for one in knowledge.claims}
        self.terms: Mapping[str, Term] = {_key(one.term): one for one in knowledge.terms}
        self.events: Mapping[str, Event] = {_key(plain(one.text)): one for one in knowledge.events}

    def chosen(self, stem: str, options: list[str], right: set[int]) -> Iterator[str]:
        """The options of a question with one right answer, or the verdict on a statement."""
        keys = list(map(_key, options))
        if keys == self.verdicts:
            yield from self._judged(stem, holds=right == {0})
        elif all(key in self.actors for key in keys):
            claim = self._claim_in(stem)
            actors = [self.actors[key].id for key in keys]
            yield from self._held(claim, actors, right) if claim else ()
        elif all(key in self.terms for key in keys):
            for n, key in enumerate(keys):
                if (_key(plain(self.terms[key].definition)) in _key(stem)) != (n in right):
                    yield f"'{options[n]}' is {'no' if n in right else 'a'} right answer to: {stem}"
        else:
            actor = self._actor_in(stem)
            if self._asks_for_the_false(stem):
                right = set(range(len(keys))) - right
            for n, claim in enumerate(self._claim(key) for key in keys):
                if actor and claim:
                    yield from self._held(claim, [actor.id], {0} if n in right else set())

    def matched(
        self, prompts: list[str], options: list[str], right: tuple[int, ...]
    ) -> Iterator[str]:
        """Terms and what they mean, or statements and those of whom they are true."""
        if all(_key(option) in self.actors for option in options):
            actors = [self.actors[_key(option)].id for option in options]
            for prompt, place in zip(prompts, right, strict=True):
                claim = self._claim(_key(prompt))
                yield from self._held(claim, actors, {place}) if claim else ()
            return
        speakers = {_key(person.name): person.id for person in self.knowledge.people}
        if all(_key(option) in speakers for option in options):
            for prompt, place in zip(prompts, right, strict=True):
                yield from self._said(prompt, speakers[_key(options[place])])
            return
        meanings = {_key(plain(term.definition)) for term in self.terms.values()}
        for n, prompt in enumerate(prompts):
            term = self.terms.get(_key(prompt))
            for place, option in enumerate(options):
                if term is None or _key(option) not in meanings:
                    continue
                means = _key(plain(term.definition)) == _key(option)
                if means != (place == right[n]):
                    yield f"'{prompt}' {'means' if means else 'does not mean'} '{option}'"

    def filled(
        self, head: list[str], rows: Sequence[Sequence[Inlines]], keys: Mapping[str, Key]
    ) -> Iterator[str]:
        """A grid of claims and actors, with yes or no in its blanks."""
        columns = [self.actors.get(_key(words)) for words in head]
        yes = text(self.language.say("answers.yes"))
        for row in rows:
            claim = self._claim(_key(plain(row[0])))
            for actor, cell in zip(columns, row, strict=True):
                match cell:
                    case (Gap(slot),) if claim and actor and slot in keys:
                        key = keys[slot]
                        says = isinstance(key, Accept) and key.answers == (yes,)
                        yield from self._held(claim, [actor.id], {0} if says else set())

    def ordered(self, entries: list[str], places: tuple[int, ...]) -> Iterator[str]:
        """Events, each of which must certainly be earlier than those after it."""
        known = [self.events.get(_key(entry)) for entry in entries]
        placed = [
            event for _, event in sorted(zip(places, known, strict=True), key=_first) if event
        ]
        for one, other in combinations(placed, 2):
            if not one.before(other) or one.dispute or other.dispute:
                yield f"'{plain(one.text)}' is not certainly earlier than '{plain(other.text)}'"

    def _said(self, words: str, speaker: str) -> Iterator[str]:
        """Words in quotation marks, which must surely be those of the speaker."""
        for one in self.knowledge.quotations:
            same = _key(words.strip(self.quotes)) == _key(plain(one.words))
            if same and (one.speaker != speaker or not one.sure):
                yield f"'{plain(one.words)}' was not certainly said by {speaker}"

    def _judged(self, statement: str, *, holds: bool) -> Iterator[str]:
        for actor in self.knowledge.actors:
            said, key = _key(actor.name) + " ", _key(statement)
            claim = self.claims.get(key.removeprefix(said)) if key.startswith(said) else None
            if claim:
                yield from self._held(claim, [actor.id], {0} if holds else set())

    def _held(self, claim: Claim, actors: list[str], right: set[int]) -> Iterator[str]:
        """A claim that is the key for some actors, and a wrong answer for the others."""
        for n, actor in enumerate(actors):
            what = f"'{plain(claim.text)}'"
            if n in right and (actor not in claim.true_of or not claim.sure):
                yield f"{what} is the key for {actor}, but it is not certainly true of it"
            elif n not in right and actor not in claim.not_true_of:
                yield f"{what} is a wrong answer for {actor}, but it is not certainly false of it"

    def _asks_for_the_false(self, stem: str) -> bool:
        """Whether the key of a stem is the option that is false."""
        words = f" {' '.join(WORD.findall(stem.casefold()))} "
        phrases = self.language.customs.asks_for_the_false
        return any(f" {phrase.casefold()} " in words for phrase in phrases)

    def _claim(self, key: str) -> Claim | None:
        _, _, rest = key.partition(f"{_key(self.knowledge.pronoun_in(self.language))} ")
        return self.claims.get(key) or self.claims.get(rest)

    def _claim_in(self, stem: str) -> Claim | None:
        """The longest claim whose words stand in a stem."""
        found = [key for key in self.claims if key in _key(stem)]
        return self.claims[max(found, key=len)] if found else None

    def _actor_in(self, stem: str) -> Actor | None:
        """The actor that a stem names first."""
        key = _key(stem)
        places = {key.find(_key(one.name)): one for one in self.knowledge.actors}
        named = [place for place in places if place >= 0]
        return places[min(named)] if named else None


def _key(words: str) -> str:
    return " ".join(words.casefold().strip(" .?!").split())


def _first(pair: tuple[int, object]) -> int:
    return pair[0]
