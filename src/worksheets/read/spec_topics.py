"""Whether the topics that a spec names are in its course, and have anything to ask."""

from collections.abc import Callable, Iterator, Sequence

from worksheets.model.authored import joined_names
from worksheets.model.course import Course, Topic
from worksheets.model.diagnostics import did_you_mean
from worksheets.model.problem import Problem
from worksheets.read.spec_names import NamedTopic, SpecNames


def unknown_topics(names: SpecNames, course: str, numbers: Sequence[str]) -> Iterator[Problem]:
    """Problems of topics that a course, whose topics have these numbers, does not have.

    Without numbers its outline has mistakes, and nothing is known of its topics.
    """
    for path, number in names.all_topics:
        if numbers and number not in numbers:
            message = f"course '{course}' has no topic {number}"
            yield Problem(path, message, did_you_mean(number, numbers))


def keys_of_a_course(names: SpecNames) -> Iterator[Problem]:
    """Problems of keys that a spec has with a course only, or without one only."""
    if "course" not in names.keys:
        for path, number in names.all_topics:
            hints = ("leave it out, or name a course",)
            yield Problem(path, f"the paper has no course, so it has no topic {number}", hints)
        return
    for key in sorted(names.keys & {"levels", "subject"}):
        message = f"'{key}' comes from the course '{names.course}'"
        yield Problem((key, ""), message, ("leave it out, or leave course out",))


def topics_without_questions(
    names: SpecNames, course: Course, whole: Callable[[], Course | None]
) -> Iterator[Problem]:
    """Problems of topics from which nothing can be asked, for the paper or for a pick.

    `whole` reads all topics of the course: of those that the spec does not name, it may know only
    numbers and titles.
    """
    scope = [topic for topic in course.topics if _within(topic, names.topics) or not names.topics]
    if names.asks_course and all(map(_is_empty, scope)):
        path = names.topics[0][0] if names.topics else ("course",)
        named = names.topics or [(path, topic.number) for topic in scope]
        yield Problem(path, _message(named), _hints(named, whole() or course))
        return
    for named in names.topics_of_picks:
        asked = [topic for topic in scope if _within(topic, named)]
        if not asked:
            yield _out_of_scope(named, names)
        elif all(map(_is_empty, asked)):
            yield Problem(named[0][0], _message(named), _hints(named, course))
    for topic in names.topics_of_questions:
        if names.topics and topic[1] not in [other.number for other in scope]:
            yield _out_of_scope([topic], names)


def _out_of_scope(named: Sequence[NamedTopic], names: SpecNames) -> Problem:
    message = f"topic {_listed(named)} is not among the topics of this paper"
    hint = f"name one of {_listed(names.topics)}, or add it to 'topics:'"
    return Problem(named[0][0], message, (hint,))


def _within(topic: Topic, branches: Sequence[NamedTopic]) -> bool:
    return any(topic.within(number) for _, number in branches)


def _is_empty(topic: Topic) -> bool:
    return not topic.questions and not any(topic.knowledge.facts())


def _listed(topics: Sequence[NamedTopic]) -> str:
    return joined_names(dict.fromkeys(number for _, number in topics))


def _message(topics: Sequence[NamedTopic]) -> str:
    have = "topic {} has" if len(topics) == 1 else "the topics {} have"
    return f"{have.format(_listed(topics))} no questions, and no facts to make them from"


def _hints(topics: Sequence[NamedTopic], course: Course) -> tuple[str, ...]:
    with_questions = [topic.number for topic in course.topics if not _is_empty(topic)]
    write = f"write questions or facts in {topics[0][1]}.yaml of the course '{course.id}'"
    if not with_questions:
        return (write,)
    return f"name a topic that has some: {', '.join(with_questions)}", f"or {write}"
