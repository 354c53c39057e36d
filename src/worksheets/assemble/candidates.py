"""Every question a course can give: the authored ones, and those drawn from knowledge."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from worksheets.model.course import Course, Topic
from worksheets.model.knowledge import Knowledge
from worksheets.model.question import Question


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question of a topic, and where it comes from.

    `asks` and `gives` name facts in their topic; facts of one group count as one.
    """

    question: Question
    topic: Topic
    origin: Literal["authored", "knowledge"]
    asks: frozenset[str]
    gives: frozenset[str]


def in_scope(course: Course, branches: tuple[str, ...]) -> Iterator[Topic]:
    """The topics of some branches of a course; all of them if no branch is named."""
    for topic in course.topics:
        if not branches or any(topic.within(branch) for branch in branches):
            yield topic


def candidates(
    topics: Iterable[Topic], types: Mapping[str, type[Question]]
) -> tuple[Candidate, ...]:
    """All questions of some topics, in course order."""
    return tuple(found for topic in topics for found in _of_topic(topic, types))


def _of_topic(topic: Topic, types: Mapping[str, type[Question]]) -> Iterator[Candidate]:
    groups = _groups(topic.knowledge)

    def candidate(question: Question, origin: Literal["authored", "knowledge"]) -> Candidate:
        asks, gives = (
            frozenset(f"{topic.number}/{groups.get(name, name)}" for name in names)
            for names in (question.asks, question.gives)
        )
        return Candidate(question, topic, origin, asks, gives)

    for question in topic.questions:
        yield candidate(question, "authored")
    for kind in types.values():
        for question in kind.from_knowledge(topic.knowledge):
            yield candidate(question, "knowledge")


def _groups(knowledge: Knowledge) -> Mapping[str, str]:
    """For every claim the name that all claims of its group share."""
    return {claim.id: f"={claim.same_as}" for claim in knowledge.claims if claim.same_as}
