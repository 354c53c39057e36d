"""Items checked against the truth matrix: is the key certainly right, all else certainly wrong?

An item is judged by its printed text, as a candidate reads it. Texts that are those of no fact are
not judged: authored questions say more than the knowledge of their topic.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from worksheets.checking.sums import sum_errors
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
    """Messages about the keys of an item in a language, and of its parts, that are not certainly
    right."""
    for key in item.keys.values():
        if isinstance(key, Number):
            yield from sum_errors(key)
    if any(isinstance(block, Choose | Match | Table | Order) for block in item.body):
        yield from _unsound_blocks(item, _Facts(knowledge, language))
    for part in item.parts:
        yield from unsound(part, knowledge, language)


def _unsound_blocks(item: Item, facts: "_Facts") -> Iterator[str]:
    stem = " ".join(plain(block.content) for block in item.body if isinstance(block, Para))
    for block in item.body:
        match block, item.keys.get(getattr(block, "slot", "")):
            case Choose(options=options), Chosen(options=right):
                option_texts = [plain(option) for option in options]
                yield from facts.choice(stem, option_texts, set(right))
            case Match(prompts=prompts, options=options), Matched(options=right):
                yield from facts.matching(
                    list(map(plain, prompts)), list(map(plain, options)), right
                )
            case Table(head=head, rows=rows), _ if head:
                yield from facts.grid([plain(cell) for cell in head], rows, item.keys)
            case Order(entries=entries), Ordered(places=places):
                yield from facts.ordering(list(map(plain, entries)), places)


WORD = re.compile(r"[^\W\d_]+")


class _Facts:
    """The facts of a topic by their normalised texts in a language; methods yield messages."""

    def __init__(self, knowledge: Knowledge, language: Language) -> None:
        self.knowledge = knowledge
        self.language = language
        self.verdicts = [
            _normalised(language.say("answers.true")),
            _normalised(language.say("answers.false")),
        ]
        self.quotes = "".join(language.customs.writing.outer_quotes) + NO_BREAK
        self.actors: Mapping[str, Actor] = {
            _normalised(actor.label): actor for actor in knowledge.actors
        }
        self.claims: Mapping[str, Claim] = {
            _normalised(plain(claim.text)): claim for claim in knowledge.claims
        }
        self.terms: Mapping[str, Term] = {_normalised(term.term): term for term in knowledge.terms}
        self.events: Mapping[str, Event] = {
            _normalised(plain(event.text)): event for event in knowledge.events
        }

    def choice(self, stem: str, options: list[str], right: set[int]) -> Iterator[str]:
        """Check a multiple-choice question, or the verdict on a statement."""
        keys = list(map(_normalised, options))
        if keys == self.verdicts:
            yield from self._check_statement(stem, holds=right == {0})
        elif all(key in self.actors for key in keys):
            claim = self._claim_in(stem)
            actors = [self.actors[key].id for key in keys]
            yield from self._check_claim(claim, actors, right) if claim else ()
        elif all(key in self.terms for key in keys):
            for n, key in enumerate(keys):
                if (_normalised(plain(self.terms[key].definition)) in _normalised(stem)) != (
                    n in right
                ):
                    yield f"'{options[n]}' is {'no' if n in right else 'a'} right answer to: {stem}"
        else:
            actor = self._actor_in(stem)
            if self._asks_for_the_false(stem):
                right = set(range(len(keys))) - right
            for n, claim in enumerate(self._claim(key) for key in keys):
                if actor and claim:
                    yield from self._check_claim(claim, [actor.id], {0} if n in right else set())

    def matching(
        self, prompts: list[str], options: list[str], right: tuple[int, ...]
    ) -> Iterator[str]:
        """Check a matching of terms and meanings, of quotations and speakers, or of claims and
        actors."""
        if all(_normalised(option) in self.actors for option in options):
            actors = [self.actors[_normalised(option)].id for option in options]
            for prompt, place in zip(prompts, right, strict=True):
                claim = self._claim(_normalised(prompt))
                yield from self._check_claim(claim, actors, {place}) if claim else ()
            return
        speakers = {_normalised(person.name): person.id for person in self.knowledge.people}
        if all(_normalised(option) in speakers for option in options):
            for prompt, place in zip(prompts, right, strict=True):
                yield from self._check_quotation(prompt, speakers[_normalised(options[place])])
            return
        meanings = {_normalised(plain(term.definition)) for term in self.terms.values()}
        for n, prompt in enumerate(prompts):
            term = self.terms.get(_normalised(prompt))
            for place, option in enumerate(options):
                if term is None or _normalised(option) not in meanings:
                    continue
                means = _normalised(plain(term.definition)) == _normalised(option)
                if means != (place == right[n]):
                    yield f"'{prompt}' {'means' if means else 'does not mean'} '{option}'"

    def grid(
        self, head: list[str], rows: Sequence[Sequence[Inlines]], keys: Mapping[str, Key]
    ) -> Iterator[str]:
        """Check a grid of claims and actors with yes or no in its blanks."""
        columns = [self.actors.get(_normalised(heading)) for heading in head]
        yes = text(self.language.say("answers.yes"))
        for row in rows:
            claim = self._claim(_normalised(plain(row[0])))
            for actor, cell in zip(columns, row, strict=True):
                match cell:
                    case (Gap(slot),) if claim and actor and slot in keys:
                        key = keys[slot]
                        is_yes = isinstance(key, Accept) and key.answers == (yes,)
                        yield from self._check_claim(claim, [actor.id], {0} if is_yes else set())

    def ordering(self, entries: list[str], places: tuple[int, ...]) -> Iterator[str]:
        """Check an order of events: each must certainly be earlier than those after it."""
        events = [self.events.get(_normalised(entry)) for entry in entries]
        in_order = [
            event for _, event in sorted(zip(places, events, strict=True), key=_place) if event
        ]
        for earlier, later in combinations(in_order, 2):
            if not earlier.before(later) or earlier.dispute or later.dispute:
                yield f"'{plain(earlier.text)}' is not certainly earlier than '{plain(later.text)}'"

    def _check_quotation(self, text: str, speaker: str) -> Iterator[str]:
        """Check that a quotation is certainly by its speaker."""
        for quotation in self.knowledge.quotations:
            same = _normalised(text.strip(self.quotes)) == _normalised(plain(quotation.words))
            if same and (quotation.speaker != speaker or not quotation.sure):
                yield f"'{plain(quotation.words)}' was not certainly said by {speaker}"

    def _check_statement(self, statement: str, *, holds: bool) -> Iterator[str]:
        for actor in self.knowledge.actors:
            name, key = _normalised(actor.name) + " ", _normalised(statement)
            claim = self.claims.get(key.removeprefix(name)) if key.startswith(name) else None
            if claim:
                yield from self._check_claim(claim, [actor.id], {0} if holds else set())

    def _check_claim(self, claim: Claim, actors: list[str], right: set[int]) -> Iterator[str]:
        """Check a claim that is the key for some actors and a wrong answer for the others."""
        for n, actor in enumerate(actors):
            quoted = f"'{plain(claim.text)}'"
            if n in right and (actor not in claim.true_of or not claim.sure):
                yield f"{quoted} is the key for {actor}, but it is not certainly true of it"
            elif n not in right and actor not in claim.not_true_of:
                yield f"{quoted} is a wrong answer for {actor}, but it is not certainly false of it"

    def _asks_for_the_false(self, stem: str) -> bool:
        """Whether the key of a stem is the option that is false."""
        words = f" {' '.join(WORD.findall(stem.casefold()))} "
        phrases = self.language.customs.asks_for_the_false
        return any(f" {phrase.casefold()} " in words for phrase in phrases)

    def _claim(self, key: str) -> Claim | None:
        _, _, rest = key.partition(f"{_normalised(self.knowledge.pronoun_in(self.language))} ")
        return self.claims.get(key) or self.claims.get(rest)

    def _claim_in(self, stem: str) -> Claim | None:
        """The longest claim whose text is part of a stem."""
        contained = [key for key in self.claims if key in _normalised(stem)]
        return self.claims[max(contained, key=len)] if contained else None

    def _actor_in(self, stem: str) -> Actor | None:
        """The actor that a stem names first."""
        key = _normalised(stem)
        places = {key.find(_normalised(actor.name)): actor for actor in self.knowledge.actors}
        named = [place for place in places if place >= 0]
        return places[min(named)] if named else None


def _normalised(text: str) -> str:
    return " ".join(text.casefold().strip(" .?!").split())


def _place(pair: tuple[int, object]) -> int:
    return pair[0]
