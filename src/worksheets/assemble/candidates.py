"""Every question a course can give: the authored ones, and those drawn from knowledge."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from worksheets.model.course import Course, Shelf, Topic, shelved
from worksheets.model.knowledge import Knowledge
from worksheets.model.question import Question

Origin: TypeAlias = Literal["authored", "knowledge"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question of a topic, and where it comes from.

    `asks` and `gives` name facts in their topic; facts of one group count as one.
    """

    question: Question
    topic: Topic
    origin: Origin
    asks: frozenset[str]
    gives: frozenset[str]

    @property
    def name(self) -> str:
        """What no other question of the course is called."""
        return f"{self.topic.number}/{self.question.id}"


@dataclass(frozen=True, slots=True)
class Stock:
    """A shelf of a topic; a question on it is looked at when it is wanted."""

    topic: Topic
    origin: Origin
    shelf: Shelf
    questions: Sequence[Question]
    groups: Mapping[str, str]

    def __len__(self) -> int:
        return len(self.shelf.places)

    @property
    def ids(self) -> list[str]:
        return self.shelf.ids.split("\n")

    def __getitem__(self, n: int) -> Candidate:
        question = self.questions[self.shelf.places[n]]
        asks, gives = (
            frozenset(f"{self.topic.number}/{self.groups.get(name, name)}" for name in names)
            for names in (question.asks, question.gives)
        )
        return Candidate(question, self.topic, self.origin, asks, gives)


def in_scope(course: Course, branches: tuple[str, ...], *, draft: bool = False) -> Iterator[Topic]:
    """The topics of some branches of a course; all of them if no branch is named.

    For a draft what nobody has verified is taken for sure, unless it was doubted.
    """
    for topic in course.topics:
        if not branches or any(topic.within(branch) for branch in branches):
            yield replace(topic, knowledge=topic.knowledge.drafted) if draft else topic


def stocks(topics: Iterable[Topic], types: Mapping[str, type[Question]]) -> tuple[Stock, ...]:
    """All that some topics have, in course order."""
    return tuple(found for topic in topics for found in _of_topic(topic, types))


def candidates(
    topics: Iterable[Topic], types: Mapping[str, type[Question]]
) -> tuple[Candidate, ...]:
    """All questions of some topics."""
    return tuple(stock[n] for stock in stocks(topics, types) for n in range(len(stock)))


def _of_topic(topic: Topic, types: Mapping[str, type[Question]]) -> Iterator[Stock]:
    groups = _groups(topic.knowledge)
    for shelf in topic.shelves:
        yield Stock(topic, "authored", shelf, topic.questions, groups)
    sure = topic.knowledge.sure
    for kind in types.values():
        drawn = tuple(kind.from_knowledge(sure))
        for shelf in shelved(drawn):
            yield Stock(topic, "knowledge", shelf, drawn, groups)


def _groups(knowledge: Knowledge) -> Mapping[str, str]:
    """For every claim the name that all claims of its group share."""
    return {claim.id: f"={claim.same_as}" for claim in knowledge.claims if claim.same_as}
