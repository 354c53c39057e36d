"""What a spec brings along: questions that are written in it, and knowledge of its own."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, NamedTuple

from worksheets.model.authored import joined_names
from worksheets.model.course import OWN, Course, Topic, grouped
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.sources import written_lines
from worksheets.model.picks import InlineQuestion
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, check
from worksheets.model.spec import Spec
from worksheets.model.unfilled import unfilled
from worksheets.read.course import questions_of_skills, wrong_pronoun
from worksheets.read.knowledge import knowledge_problems

Place = tuple[str | int, ...]
MISSING_FACT = "add it to knowledge: in this file, or leave it out"
MISSING_SOURCE = "add it to knowledge: sources: in this file, or name a topic that has it"
MISSING_LEVELS = "add it to levels: in this file"
DRAFT = "or write draft: true for the paper"


def brings_along(spec: Spec) -> bool:
    """Whether a spec has questions or knowledge of its own."""
    return spec.knowledge != Knowledge() or bool(spec.inline_questions)


def course_of_spec(spec: Spec, language: str) -> Course:
    """The course of a spec that names none: it has one topic, which is that of the spec."""
    return Course("", spec.title, spec.subject, language, (), spec.levels.schemes, "")


def with_own_topic(course: Course, own: Topic, text: str, files: Mapping[str, str]) -> Course:
    """The course with the own topic of a spec as one more, if that has knowledge or no other is.

    Its digest is another one then, or if questions of the spec show `files`, given by digest.
    """
    has_own_topic = not course.id or own.knowledge != Knowledge()
    if not has_own_topic and not files:
        return course
    name = "\0".join((course.digest, text, *(files[name] for name in sorted(files))))
    topics = (*course.topics, own) if has_own_topic else course.topics
    return replace(course, topics=topics, digest=sha256(name.encode()).hexdigest())


def knowledge_of_spec_problems(spec: Spec, pronouns: tuple[str, ...]) -> Iterator[Problem]:
    """What is wrong with the knowledge and the levels of a spec."""
    yield from wrong_pronoun(spec.knowledge, pronouns)
    for problem in (*knowledge_problems(spec.knowledge), *unfilled(spec.knowledge)):
        yield problem.under("knowledge")
    yield from (problem.under("levels") for problem in spec.levels.problems())


class FiledQuestion(NamedTuple):
    """A question of a spec with its place and its topic, and what is wrong with its values; it has
    an identifier, and if it has values a draw."""

    place: Place
    entry: InlineQuestion
    topic: Topic
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class InlineQuestions:
    """The questions that are written in a spec, with the course that they are filed under, which
    has no topic of the spec yet.

    `language` is the tag of the language that they are written in, and `context` what their values
    are read with.
    """

    spec: Spec
    course: Course
    language: str
    context: Mapping[str, Any]

    def with_names(self, filed: Sequence[FiledQuestion]) -> Spec:
        """The spec, in which every question has an identifier and a topic."""
        entries = {
            place: entry.model_copy(update={"topic": (topic.number,)})
            for place, entry, topic, _ in filed
        }
        sections = tuple(
            section.model_copy(
                update={
                    "questions": tuple(
                        entries.get(("sections", s, "questions", p), entry)
                        for p, entry in enumerate(section.questions)
                    )
                }
            )
            for s, section in enumerate(self.spec.sections)
        )
        return self.spec.model_copy(update={"sections": sections})

    def problems(self, filed: Sequence[FiledQuestion]) -> Iterator[Problem]:
        """What is wrong with the questions, apart from what their fields alone show."""
        seen = set[str]()
        for place, entry, topic, of_values in filed:
            question = entry.question
            problems = (*of_values, *unfilled(question), *self._problems(question, topic))
            yield from (problem.under(*place) for problem in problems)
            if not question.sure and not self.spec.draft:
                yield _unsure(question).under(*place)
            if question.id in seen:
                message = f"the id '{question.id}' is there twice"
                yield Problem((*place, "id"), message, ("give every question its own id",))
            seen.add(question.id)

    def _sampled(self, question: Question, topic: Topic) -> tuple[Question, Sequence[Problem]]:
        """A question, of one with values with a draw that has no problem; or its problems."""
        if not question.draws:
            return question, ()
        from worksheets.read.templates import sampled  # noqa: PLC0415 few specs have values

        (sample,), problems = sampled([question], self._references([topic]), self.context)
        question = sample.model_copy(update={"id": question.id})
        return question, [replace(problem, path=problem.path[2:]) for problem in problems]

    def filed(self) -> list[FiledQuestion]:
        """The questions with their places and topics.

        One without an identifier is called by its type and its number among those of its type
        without, so that other questions of a spec have no say in the order of its options.
        """
        unnamed: Counter[str] = Counter()
        filed: list[FiledQuestion] = []
        for s, p, entry in self.spec.inline_questions:
            question = entry.question
            if not question.id:
                unnamed[question.type] += 1
                name = f"{question.type}-{unnamed[question.type]}"
                question = question.model_copy(update={"id": name})
            topic = self._topic_of(entry)
            question, problems = self._sampled(question, topic)
            named = entry.model_copy(update={"id": question.id, "question": question})
            filed.append(FiledQuestion(("sections", s, "questions", p), named, topic, problems))
        return filed

    def own_topic(self, filed: Sequence[FiledQuestion]) -> tuple[Topic, Sequence[Problem]]:
        """The topic of the spec with the questions of its skills, and what is wrong with these."""
        own = self._own
        if not own.knowledge.skills:
            return own, ()
        beside = [entry.question for _, entry, _, _ in filed]
        references = self._references([own])
        made, problems = questions_of_skills(own.knowledge, references, self.context, beside)
        return replace(own, questions=made, groups=grouped(made, 0)), problems

    def _topic_of(self, entry: InlineQuestion) -> Topic:
        """The topic that a question names; or the spec's, or the one in scope, that has all facts
        and sources that it uses; or else that of the spec."""
        if entry.topic:
            numbers = (topic for topic in self.course.topics if topic.number == entry.topic[0])
            return next(numbers, self._own)
        names = _names_in(entry.question)
        for wanted in dict.fromkeys((names, names - self._printed_sources)):
            if wanted <= _names_of(self._own):
                return self._own
            having = self._topics_having(wanted)
            if len(having) == 1:
                return having[0]
        return self._own

    @property
    def _printed_sources(self) -> frozenset[str]:
        """The sources that the paper prints whatever is asked: questions of any topic can be about
        them."""
        return frozenset(placed.name for placed in self.spec.placed_sources)

    @property
    def _own(self) -> Topic:
        return Topic(OWN, self.spec.title, self.spec.knowledge)

    def _topics_having(self, names: frozenset[str]) -> Sequence[Topic]:
        in_scope = self.course.in_scope(self.spec.topics)
        return [topic for topic in in_scope if names <= _names_of(topic)]

    def _problems(self, question: Question, topic: Topic) -> Iterator[Problem]:
        names = _names_in(question) - self._printed_sources
        everywhere = [topic, *self.course.in_scope(self.spec.topics)]
        if topic.number != OWN or names <= _names_of(topic):
            references = self._references([topic])
            if self.spec.placed_sources or question.is_about_all_sources:
                others = self._references(everywhere)
                sources, lines = others.sources, others.source_lines
                references = replace(references, sources=sources, source_lines=lines)
            yield from check(question, references)
            return
        yield from check(question, self._references(everywhere))
        having = [topic.number for topic in self._topics_having(names)]
        if having:
            message = f"several topics have what the question names: {joined_names(having)}"
            yield Problem((), message, (f"say which one is meant, such as topic: {having[0]}",))
        elif names <= frozenset[str]().union(*map(_names_of, everywhere)):
            listed = joined_names(sorted(names))
            message = f"no topic has all that the question names: {listed}"
            yield Problem((), message, ("ask about the facts and sources of one topic",))

    def _references(self, topics: Sequence[Topic]) -> References:
        references = References(
            facts=frozenset(fact.id for topic in topics for fact in topic.knowledge.facts()),
            sources=frozenset(source.id for topic in topics for source in topic.knowledge.sources),
            levels=self.course.levels,
            language=self.language,
            source_lines=written_lines(
                source for topic in topics for source in topic.knowledge.sources
            ),
            missing_fact=MISSING_FACT,
            missing_source=MISSING_SOURCE,
        )
        return (
            references if self.spec.course else replace(references, missing_levels=MISSING_LEVELS)
        )


def _names_in(question: Question) -> frozenset[str]:
    """The facts and sources that a question names."""
    return frozenset((*question.asks, *question.gives, *question.sources))


def _names_of(topic: Topic) -> frozenset[str]:
    """The facts and sources of a topic."""
    return frozenset(fact.id for fact in topic.knowledge.facts())


def _unsure(question: Question) -> Problem:
    """The problem with a question that may stand on a draft only."""
    if question.doubt:
        message, hint = "is in doubt, and this paper is no draft", "settle it, and remove doubt"
        return Problem(("doubt",), f"the question '{question.id}' {message}", (hint, DRAFT))
    message = f"nobody has verified the question '{question.id}', and this paper is no draft"
    return Problem(("verified",), message, ("read it and its key, and remove verified", DRAFT))
