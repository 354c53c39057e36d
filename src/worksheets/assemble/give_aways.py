"""Which generated questions print what another one wants recalled, so that others are preferred.

Two questions may share no fact and yet help one another: a term that is asked for by its meaning
stands among the options of another question, or a true statement reads like a reason that is asked
for. No rule forbids that, for the questions of a small topic would run out; see
`selection.Selection`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, permutations
from typing import NamedTuple

from worksheets.assemble.pool import PoolEntry
from worksheets.assemble.printed_texts import leaves, printed_texts
from worksheets.model.knowledge.word_roots import YEAR, families, on_one_event, roots
from worksheets.model.paper.content import Choose, Inlines, Match, plain
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Accept, Chosen
from worksheets.model.question import Setting

WORD = re.compile(r"\w+")
MOST_WORDS = 4
"""Words of an answer that is a name; longer ones are compared by the roots of their words."""
LIKE = 0.6
"""The part of the roots of a longer answer that a text shares which gives it away."""
LEAST_ROOTS = 3
"""Roots of a longer answer by which it is known at all."""
BESIDE = 1
"""Roots that a text shares with a question, beside a word or a year, to give that away."""
BESIDE_NAME = 2
"""The same beside a name, such as Berlin: many texts of a topic have it."""
TELLING = 8
"""Letters of a word that brings a term of several words to mind by itself."""
MOST_COMPARED = 48
"""The most questions that are compared with one another."""


class Passage(NamedTuple):
    """What is printed in one place: its words between spaces, their roots and their families."""

    words: str
    roots: frozenset[str]
    families: frozenset[str]


class Answer(NamedTuple):
    """What is to be recalled: its words between spaces if they are few, and the roots of its words.

    It is given away where its words stand `beside` so many roots that its question has. A term is
    given away wherever it stands, and by words of the `families` of all its words.
    """

    name: str
    roots: frozenset[str]
    beside: int = 0
    families: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """What a question prints, and what it wants recalled."""

    passages: tuple[Passage, ...]
    answers: tuple[Answer, ...]
    own: tuple[Answer, ...] = ()
    """What one of its passages prints of what another wants recalled."""
    dated: tuple[frozenset[str], ...] = ()
    """The roots of the claims that it asks for which have a year."""
    placed: frozenset[str] = frozenset()
    """The words that have a place of their own in it: of gaps, squares and pairs."""
    wrong: tuple[frozenset[str], ...] = ()
    """The wrong options of its choices between terms."""

    def rules_out(self, other: "PrintedQuestion") -> int:
        """How many choices of another question are left with one option by what has its place here:
        by terms that are matched with their meanings."""
        return sum(1 for wrong in other.wrong if wrong <= self.placed)

    def repeats(self, other: "PrintedQuestion") -> int:
        """How many events two questions both ask for, in claims of their own: who entered a war in
        June and who in December of a year."""
        return sum(on_one_event(mine, theirs) for mine in self.dated for theirs in other.dated)

    def given_away(self, other: "PrintedQuestion") -> Iterator[Answer]:
        """The answers of another question that it prints, which does not print them itself."""
        for answer in other.answers:
            if any(_gives_away(passage, answer, other) for passage in self.passages):
                yield answer

    def gives_away(self, other: "PrintedQuestion") -> int:
        """How many answers of another question it prints."""
        return sum(1 for _ in self.given_away(other))


def _gives_away(passage: Passage, answer: Answer, asking: PrintedQuestion) -> bool:
    if not answer.name:
        return len(answer.roots & passage.roots) >= LIKE * len(answer.roots)
    if answer.families and answer.families <= passage.families:
        return True
    if answer.name not in passage.words:
        return False
    beside = passage.roots - answer.roots
    return any(_weight(beside & asked.roots) >= answer.beside for asked in asking.passages)


def _weight(shared: Iterable[str]) -> int:
    """Of roots that texts share a year counts for two: it says which of many events is meant."""
    return sum(2 if YEAR.fullmatch(root) else 1 for root in shared)


def _given_by_itself(passages: Sequence[Passage], answer: Answer, wanted: Sequence[Answer]) -> bool:
    """Whether a text of a question has an answer beside roots that another of its texts has; one
    that has other answers as well is a list to choose from."""
    return any(
        _weight((passage.roots - answer.roots) & asked.roots) >= max(answer.beside, BESIDE)
        for passage in passages
        if answer.name in passage.words
        and sum(bool(one.name) and one.name in passage.words for one in wanted) == 1
        for asked in passages
        if asked is not passage
    )


class GivenAway(NamedTuple):
    """An answer of one question that another prints."""

    giving: PoolEntry
    asking: PoolEntry
    answer: Answer


@dataclass(slots=True)
class PrintedQuestions:
    """What generated questions print on the `forms` of a paper with a `seed`, each worked out once.

    What its author worded is left out: authors see what they print.
    """

    seed: int = 0
    forms: tuple[str, ...] = ("",)
    by_name: dict[str, PrintedQuestion | None] = field(default_factory=dict)

    def of(self, entry: PoolEntry) -> PrintedQuestion | None:
        """What a generated question prints; None of one that somebody wrote."""
        if entry.origin != "knowledge":
            return None
        if entry.name not in self.by_name:
            printed = [self._printed(entry, form) for form in self.forms]
            self.by_name[entry.name] = PrintedQuestion(
                tuple(dict.fromkeys(passage for one in printed for passage in one.passages)),
                tuple(dict.fromkeys(answer for one in printed for answer in one.answers)),
                tuple(dict.fromkeys(answer for one in printed for answer in one.own)),
                _dated(entry),
                frozenset().union(*(one.placed for one in printed)),
                tuple(dict.fromkeys(wrong for one in printed for wrong in one.wrong)),
            )
        return self.by_name[entry.name]

    def given_away(self, entries: Iterable[PoolEntry]) -> list[GivenAway]:
        """The answers of some questions that others of them print; of the first MOST_COMPARED."""
        printed = ((entry, found) for entry in entries if (found := self.of(entry)) is not None)
        compared = list(islice(printed, MOST_COMPARED))
        by_itself = [GivenAway(entry, entry, own) for entry, one in compared for own in one.own]
        return by_itself + [
            GivenAway(giving, asking, answer)
            for (giving, one), (asking, other) in permutations(compared, 2)
            for answer in one.given_away(other)
        ]

    def _printed(self, entry: PoolEntry, form: str) -> PrintedQuestion:
        knowledge, language = entry.topic.knowledge, entry.language
        sources = {source.id: source.lettered("", language) for source in knowledge.sources}
        setting = Setting((self.seed, form, entry.name), sources, {}, language)
        item = entry.question.lowered(setting)
        passages = tuple(
            Passage(words, roots(words), families(words))
            for words in map(_words, printed_texts(item))
            if words.strip()
        )
        terms = {_words(name) for term in knowledge.terms for name in (term.term, *term.aliases)}
        printed = " ".join(passage.words for passage in passages)
        wanted = tuple(dict.fromkeys(_answers(item, terms)))
        answers = [one for one in wanted if not one.name or one.name not in printed]
        own = [one for one in wanted if one.name and _given_by_itself(passages, one, wanted)]
        placed, wrong = frozenset(_placed(item, wanted)), tuple(_wrong_terms(item, terms))
        return PrintedQuestion(passages, tuple(answers), tuple(own), (), placed, wrong)


def _dated(entry: PoolEntry) -> tuple[frozenset[str], ...]:
    """The roots of the claims with a year that a question asks for; chance does not change them."""
    claims = entry.topic.knowledge.claims
    asked = (claim.roots for claim in claims if claim.id in entry.question.asks)
    return tuple(found for found in asked if any(map(YEAR.fullmatch, found)))


def _words(content: Inlines | str) -> str:
    """The words of a text in small letters between spaces, with one at either end."""
    string = content if isinstance(content, str) else plain(content)
    return f" {' '.join(WORD.findall(string.casefold()))} "


def _placed(item: Item, wanted: Iterable[Answer]) -> Iterator[str]:
    """The words that fill something, and those that are matched."""
    yield from (answer.name for answer in wanted if answer.name)
    for leaf in leaves(item):
        for block in leaf.body:
            if isinstance(block, Match):
                yield from map(_words, (*block.prompts, *block.options))


def _wrong_terms(item: Item, terms: set[str]) -> Iterator[frozenset[str]]:
    """The wrong options of each choice whose options are terms."""
    for leaf in leaves(item):
        for block in leaf.body:
            if isinstance(block, Choose) and isinstance(key := leaf.keys.get(block.slot), Chosen):
                options = [_words(option) for option in block.options]
                if terms.issuperset(options):
                    yield frozenset(
                        option for n, option in enumerate(options) if n not in key.options
                    )


def _answers(item: Item, terms: set[str]) -> Iterator[Answer]:
    """What fills the gaps of an item, and the points of what is written or filled in."""
    for leaf in leaves(item):
        for key in leaf.keys.values():
            if isinstance(key, Accept):
                yield from _known_answers(key.answers, terms)
        if leaf.scheme and not leaf.keys:
            for point in leaf.scheme.points:
                yield from _known_answers((point.answer, *point.accept), terms)


def _known_answers(contents: Iterable[Inlines], terms: set[str]) -> Iterator[Answer]:
    """Answers that are known again in print: few words, and sentences with words enough."""
    for content in contents:
        words = _words(content)
        answer_roots = roots(words)
        if not words.strip() or words.count(" ") > MOST_WORDS + 1:
            if len(answer_roots) >= LEAST_ROOTS:
                yield Answer("", answer_roots)
        elif words in terms:
            yield Answer(words, answer_roots, 0, _telling(words))
        else:
            is_name = plain(content)[:1].isupper()
            yield Answer(words, answer_roots, BESIDE_NAME if is_name else BESIDE)


def _telling(words: str) -> frozenset[str]:
    """The families of the words of a term, if they bring it to mind: 'aligned' does that for
    'non-alignment', and 'state' does not for 'state aid'."""
    family, longest = families(words), max(map(len, words.split()))
    return family if len(family) == len(words.split()) or longest >= TELLING else frozenset()
