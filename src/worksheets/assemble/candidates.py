"""Every question a course can give: the authored ones, and those drawn from knowledge."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from worksheets.language.language import Language
from worksheets.model.course import Course, Group, Topic, grouped
from worksheets.model.knowledge.facts import Fact
from worksheets.model.question import Question

Origin: TypeAlias = Literal["authored", "knowledge"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question of a topic, and where it comes from.

    `asks` and `gives` name facts in their topic; facts of one group count as one, and so does a
    term or an event of several topics.
    """

    question: Question
    topic: Topic
    origin: Origin
    asks: frozenset[str]
    gives: frozenset[str]

    @property
    def given(self) -> frozenset[str]:
        """What it gives as a question; reference material without marks is no question."""
        return self.gives if self.question.tariff else frozenset()

    @property
    def sources(self) -> frozenset[str]:
        """The sources it is about, by topic and identifier."""
        return frozenset(f"{self.topic.number}/{name}" for name in self.question.sources)

    @property
    def name(self) -> str:
        """What no other question of the course is called."""
        return f"{self.topic.number}/{self.question.id}"


@dataclass(frozen=True, slots=True)
class Stock:
    """A group of a topic; a question on it is looked at when it is wanted."""

    topic: Topic
    origin: Origin
    group: Group
    questions: Sequence[Question]
    facts: Mapping[str, Fact]

    def __len__(self) -> int:
        return len(self.group.places)

    @property
    def ids(self) -> list[str]:
        return self.group.ids.split("\n")

    def __getitem__(self, n: int) -> Candidate:
        question = self.questions[self.group.places[n]]
        shown = (*question.asks, *question.gives)
        given = (name for one in shown if one in self.facts for name in self.facts[one].gives)
        asks, gives = self._groups(question.asks), self._groups((*question.gives, *given))
        return Candidate(question, self.topic, self.origin, asks, gives - asks)

    def _groups(self, names: Iterable[str]) -> frozenset[str]:
        """What the groups of some facts are called in the course, and those that other topics have
        too."""
        found: set[str] = set()
        for name in names:
            fact = self.facts.get(name)
            found.add(f"{self.topic.number}/{fact.group if fact else name}")
            if fact and fact.everywhere:
                found.add(fact.everywhere)
        return frozenset(found)


def in_scope(course: Course, branches: tuple[str, ...], *, draft: bool = False) -> Iterator[Topic]:
    """The topics of some branches of a course; all of them if no branch is named.

    For a draft what nobody has verified is taken for sure, unless it was doubted.
    """
    for topic in course.topics:
        if not branches or any(topic.within(branch) for branch in branches):
            yield replace(topic, knowledge=topic.knowledge.drafted) if draft else topic


def stocks(
    topics: Iterable[Topic], types: Mapping[str, type[Question]], language: Language
) -> tuple[Stock, ...]:
    """All that some topics have, in course order; what is drawn of knowledge is in a language."""
    kinds = tuple(types.values())
    return tuple(found for topic in topics for found in _of_topic(topic, kinds, language))


def candidates(
    topics: Iterable[Topic], types: Mapping[str, type[Question]], language: Language
) -> tuple[Candidate, ...]:
    """All questions of some topics."""
    return tuple(stock[n] for stock in stocks(topics, types, language) for n in range(len(stock)))


def _of_topic(topic: Topic, kinds: Iterable[type[Question]], language: Language) -> Iterator[Stock]:
    facts = {fact.id: fact for fact in topic.knowledge.facts()}
    for group in topic.groups:
        yield Stock(topic, "authored", group, topic.questions, facts)
    sure = topic.knowledge.sure
    for kind in kinds:
        drawn = tuple(_placed(question, facts) for question in kind.from_knowledge(sure, language))
        for group in grouped(drawn):
            yield Stock(topic, "knowledge", group, drawn, facts)


def _placed(question: Question, facts: Mapping[str, Fact]) -> Question:
    """A drawn question with a place: its own, or that of the first fact that it asks or gives."""
    if question.span.file:
        return question
    shown = (facts[name].span for name in (*question.asks, *question.gives) if name in facts)
    return question.model_copy(update={"span": next(shown, question.span)})
