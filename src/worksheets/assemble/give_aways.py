"""Which questions of a course print what another one wants recalled, so that others are preferred.

Two questions may share no fact and yet help one another: a term that is asked for by its meaning
stands among the options of another question, or a true statement reads like a reason that is asked
for. No rule forbids that, for the questions of a small topic would run out; see
`selection.Selection`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, permutations
from typing import NamedTuple

from worksheets.assemble.item_answers import (
    answers_of,
    listed_answers,
    names_of,
    placed_words,
    words_of,
    wrong_terms,
)
from worksheets.assemble.pool import PoolEntry
from worksheets.assemble.printed_question import (
    Answer,
    Passage,
    PrintedQuestion,
    given_by_itself,
)
from worksheets.assemble.printed_texts import printed_texts, sentences_of
from worksheets.model.knowledge.word_roots import YEAR, families, roots
from worksheets.model.paper.content import Inlines
from worksheets.model.paper.levels import LevelTable
from worksheets.model.question import Setting

MOST_COMPARED = 48
"""The most questions that are compared with one another."""


class GivenAway(NamedTuple):
    """An answer of one question that another prints."""

    giving: PoolEntry
    asking: PoolEntry
    answer: Answer


@dataclass(slots=True)
class PrintedQuestions:
    """What questions of a course print on the `forms` of a paper with a `seed`, each worked out
    once; nothing for no forms. The `levels` are those that questions name.

    What the author of the paper worded is left out: authors see what they print.
    """

    levels: Mapping[str, LevelTable]
    seed: int = 0
    forms: tuple[str, ...] = ("",)
    by_name: dict[str, PrintedQuestion | None] = field(default_factory=dict)

    @classmethod
    def nothing(cls) -> "PrintedQuestions":
        """No question prints anything, so that none helps with another."""
        return cls({}, forms=())

    def of(self, entry: PoolEntry) -> PrintedQuestion | None:
        """What a question of a course prints; None of one that the author of the paper wrote."""
        if entry.is_of_spec:
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
                tuple(dict.fromkeys(answer for one in printed for answer in one.listed)),
                entry.sources,
            )
        return self.by_name[entry.name]

    def given_away(self, entries: Iterable[PoolEntry]) -> list[GivenAway]:
        """The answers of some questions that others of them print; of the first MOST_COMPARED."""
        compared = self._compared(entries)
        by_itself = [GivenAway(entry, entry, own) for entry, one in compared for own in one.own]
        return by_itself + [
            GivenAway(giving, asking, answer)
            for (giving, one), (asking, other) in permutations(compared, 2)
            for answer in one.given_away(other)
        ]

    def hints(self, entries: Iterable[PoolEntry]) -> int:
        """How many answers that are there to choose from others of some questions point to."""
        compared = self._compared(entries)
        return sum(one.points_to(other) for (_, one), (_, other) in permutations(compared, 2))

    def _compared(self, entries: Iterable[PoolEntry]) -> list[tuple[PoolEntry, PrintedQuestion]]:
        printed = ((entry, found) for entry in entries if (found := self.of(entry)) is not None)
        return list(islice(printed, MOST_COMPARED))

    def _printed(self, entry: PoolEntry, form: str) -> PrintedQuestion:
        knowledge, language = entry.topic.knowledge, entry.language
        sources = {source.id: source.lettered("", language) for source in knowledge.sources}
        setting = Setting((self.seed, form, entry.name), sources, self.levels, language)
        item = entry.question.lowered(setting)
        actors = frozenset[str]().union(*(actor.roots for actor in knowledge.actors))
        passages = tuple(_passages(printed_texts(item), actors))
        read = [
            passage
            for source in knowledge.sources
            if source.id in entry.question.sources
            for passage in _passages(
                sentences_of(source), actors, f"{entry.topic.number}/{source.id}"
            )
        ]
        terms = {words_of(name) for term in knowledge.terms for name in (term.term, *term.aliases)}
        printed = " ".join(passage.words for passage in passages)
        wanted = tuple(dict.fromkeys(answers_of(item, terms)))
        answers = [one for one in wanted if not one.name or one.name not in printed]
        own = [one for one in wanted if one.name and given_by_itself(passages, one, wanted)]
        placed, wrong = frozenset(placed_words(item, wanted)), tuple(wrong_terms(item, terms))
        yes = language.say("answers.yes")
        return PrintedQuestion(
            (*passages, *read),
            tuple(answers),
            tuple(own),
            placed=placed,
            wrong=wrong,
            listed=tuple(dict.fromkeys(listed_answers(item, wanted, printed, yes))),
            sources=entry.sources,
        )


def _passages(
    contents: Iterable[Inlines | str], actors: frozenset[str], source: str = ""
) -> Iterator[Passage]:
    """Texts as they are compared; the names of `actors` say little, for every text has some."""
    for content in contents:
        if (words := words_of(content)).strip():
            names = roots(" ".join(names_of(content))) - actors
            yield Passage(words, roots(words), families(words), names, source)


def _dated(entry: PoolEntry) -> tuple[frozenset[str], ...]:
    """The roots of the claims with a year that a question asks for; chance does not change them."""
    claims = entry.topic.knowledge.claims
    asked = (claim.roots for claim in claims if claim.id in entry.question.asks)
    return tuple(found for found in asked if any(map(YEAR.fullmatch, found)))
