"""The questions that a paper can be chosen from: those written in its course, those generated from
the facts of the course, and those written in the spec."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeAlias, TypeVar

from worksheets.language.language import Language
from worksheets.memo import memo
from worksheets.model.course import OWN, Course, Group, Topic, grouped
from worksheets.model.knowledge.facts import Fact
from worksheets.model.knowledge.hints import hints
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.mapped import Mapped
from worksheets.model.question import Question
from worksheets.model.spec import Spec

if TYPE_CHECKING:  # slow to import, and most courses have no values
    from worksheets.model.template import Template

Origin: TypeAlias = Literal["authored", "knowledge", "spec"]
"""Where a question is from: a course, its facts and skills, or the spec itself."""


@dataclass(frozen=True, slots=True)
class PoolEntry:
    """A question in the pool, with its topic and its origin.

    `asks` and `gives` are names of facts, such as '3.4/wall'; facts that several topics share have
    a second name, such as 'event/…'. The `language` is that of the words around the question. A
    question that is a draw has its `template`, the number of the `draw`, and `with_`: what the pick
    says otherwise, as text. `lately` is 0 if the class has not seen it, or long ago; it is higher
    the fewer papers ago that was.
    """

    question: Question
    topic: Topic
    origin: Origin
    asks: frozenset[str]
    gives: frozenset[str]
    language: Language
    template: "Template | None" = None
    draw: int = 0
    with_: str = ""
    lately: int = 0

    @property
    def gives_away(self) -> frozenset[str]:
        """The facts that it gives; none for reference material, which has no marks."""
        return self.gives if self.question.tariff else frozenset()

    @property
    def sources(self) -> frozenset[str]:
        """The sources it is about, as topic number and identifier."""
        return frozenset(f"{self.topic.number}/{name}" for name in self.question.sources)

    @property
    def is_of_spec(self) -> bool:
        """Whether its words are those of the spec, and not of the course."""
        return self.origin == "spec" or self.topic.number == OWN

    @property
    def name(self) -> str:
        """Its name in the course: topic number and identifier."""
        return f"{self.topic.number}/{self.question.id}"

    @property
    def family(self) -> str:
        """The name of the question that it is a draw of; its own if it has no values."""
        return f"{self.topic.number}/{self.template.id}" if self.template else self.name


class Drawn(Protocol):
    """What gives the draws of questions with values."""

    def entry(self, of: PoolEntry, number: int) -> PoolEntry | None:
        """An entry of the pool with the draw of a number; None if there are not so many."""
        ...

    def again(self, of: PoolEntry, number: int) -> PoolEntry:
        """Like `entry`, but after the last draw comes the first again."""
        ...

    def laid_over(self, of: PoolEntry, written: Mapped) -> PoolEntry:
        """An entry with what a pick says otherwise; raises Mistake."""
        ...


@dataclass(frozen=True)
class PrintedFacts:
    """The facts of a topic by their names, and what their words give away in a language."""

    knowledge: Knowledge
    language: Language

    @cached_property
    def by_name(self) -> Mapping[str, Fact]:
        return {fact.id: fact for fact in self.knowledge.facts()}

    @cached_property
    def _hints(self) -> Mapping[str, tuple[str, ...]]:
        return hints(self.knowledge, self.language)

    def given_by(self, name: str, *, worded: bool) -> Iterator[str]:
        """The facts that a fact gives away: those that its author lists and, if `worded`, those
        that its printed words show."""
        if name in self.by_name:
            yield from self.by_name[name].gives
            yield from self._hints.get(name, ()) if worded else ()


@dataclass(frozen=True, slots=True)
class PoolGroup:
    """The questions of a topic that share type, marks and difficulty; entries are made on demand.

    `drawn` makes the draws of questions with values; without it these stand as samples.
    """

    topic: Topic
    origin: Origin
    group: Group
    questions: Sequence[Question]
    facts: PrintedFacts
    drawn: Drawn | None = None

    def __len__(self) -> int:
        return len(self.group.places)

    @property
    def ids(self) -> list[str]:
        return self.group.ids.split("\n")

    @property
    def sources(self) -> list[frozenset[str]]:
        """What sources each of its questions is about."""
        named, none = self.group.sources, frozenset[str]()
        return [named.get(n, none) for n in range(len(self))]

    def __getitem__(self, n: int) -> PoolEntry:
        question = self.questions[self.group.places[n]]
        shown = (*question.asks, *question.gives)
        worded = self.origin == "knowledge"  # authors word their questions themselves
        given = (name for fact in shown for name in self.facts.given_by(fact, worded=worded))
        asks, gives = self._names(question.asks), self._names((*question.gives, *given))
        template: Any = question if n in self.group.draws else None
        language = self.facts.language
        return PoolEntry(question, self.topic, self.origin, asks, gives - asks, language, template)

    def _names(self, names: Iterable[str]) -> frozenset[str]:
        return names_in_course(names, self.topic, self.facts)


def names_in_course(names: Iterable[str], topic: Topic, facts: PrintedFacts) -> frozenset[str]:
    """The names in the course of the groups of some facts of a topic, and of facts that other
    topics share."""
    found: set[str] = set()
    for name in names:
        fact = facts.by_name.get(name)
        found.add(f"{topic.number}/{fact.group if fact else name}")
        if fact and fact.everywhere:
            found.add(fact.everywhere)
    return frozenset(found)


def topics_in_scope(
    course: Course, branches: tuple[str, ...], *, draft: bool = False
) -> Iterator[Topic]:
    """The topics of some branches of a course, and that of the spec; all topics if no branch is
    named.

    For a draft unverified facts and questions count as verified, and facts that are marked as
    doubtful do not.
    """
    for topic in course.in_scope(branches):
        yield topic.drafted if draft else topic


def pool_of(
    topics: Iterable[Topic],
    types: Mapping[str, type[Question]],
    language: Language,
    drawn: Drawn | None = None,
) -> tuple[PoolGroup, ...]:
    """All groups of some topics, in course order; questions are generated in a language."""
    question_types = tuple(types.values())
    return tuple(
        replace(group, drawn=drawn) if group.group.draws else group
        for topic in topics
        for group in _groups_of_topic(_ByIdentity(topic), question_types, _ByIdentity(language))
    )


Thing = TypeVar("Thing")


class _ByIdentity(Generic[Thing]):
    """A value as a part of a memo's key, compared by identity: comparing topics would take long."""

    __slots__ = ("value",)

    def __init__(self, value: Thing) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


def inline_questions(
    spec: Spec, topics: Sequence[Topic], language: Language, drawn: Drawn | None = None
) -> Iterator[PoolGroup]:
    """A group for each question that is written in a spec, whose topics in scope are given; what
    nobody has verified is left out, unless the paper is a draft."""
    topics_by_number = {topic.number: topic for topic in topics}
    for _, _, entry in spec.inline_questions:
        (number,) = entry.topic
        topic = topics_by_number.get(number) or Topic(number, spec.title)
        facts = PrintedFacts(topic.knowledge, language)
        questions = (entry.question,)
        for group in grouped(questions, draft=spec.draft):
            draws = drawn if group.draws else None
            yield PoolGroup(topic, "spec", group, questions, facts, draws)


def entries_of(
    topics: Iterable[Topic], types: Mapping[str, type[Question]], language: Language
) -> tuple[PoolEntry, ...]:
    """All questions of some topics, in course order."""
    return tuple(group[n] for group in pool_of(topics, types, language) for n in range(len(group)))


@memo(256)  # without it, choosing a paper again while its author writes takes twenty times as long
def _groups_of_topic(
    of: _ByIdentity[Topic], types: tuple[type[Question], ...], written_in: _ByIdentity[Language]
) -> tuple[PoolGroup, ...]:
    topic, language = of.value, written_in.value
    facts = PrintedFacts(topic.knowledge, language)
    sure = topic.knowledge.sure
    authored = (
        PoolGroup(topic, group.origin, group, topic.questions, facts) for group in topic.groups
    )
    generated = (
        group
        for question_type in types
        for group in generated_groups(topic, facts, question_type.from_knowledge(sure, language))
    )
    return (*authored, *generated)


def generated_groups(
    topic: Topic, facts: PrintedFacts, questions: Iterable[Question]
) -> Iterator[PoolGroup]:
    """The groups of questions that were generated from the knowledge of a topic."""
    placed = tuple(
        _with_span(question.of_topic(topic.title, facts.language), facts.by_name)
        for question in questions
    )
    for group in grouped(placed):
        yield PoolGroup(topic, "knowledge", group, placed, facts)


def _with_span(question: Question, facts: Mapping[str, Fact]) -> Question:
    """A generated question with a place in a file: its own, or that of the first fact that it asks
    or gives."""
    if question.span.file:
        return question
    shown = (facts[name].span for name in (*question.asks, *question.gives) if name in facts)
    return question.model_copy(update={"span": next(shown, question.span)})
