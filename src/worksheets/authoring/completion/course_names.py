"""What the course of a paper has that keys of its spec can name, for completion."""

from collections.abc import Iterator, Mapping

from worksheets.authoring.paper_choice import PaperChoice
from worksheets.model.course import Topic
from worksheets.model.diagnostics import plural


def names_for(choice: PaperChoice, key: str) -> Mapping[str, str]:
    """The names that can stand at a key, and what each is; none for keys that name nothing."""
    match key:
        case "topics" | "topic":
            return {topic.number: topic.title for topic in choice.loaded.course.topics}
        case "id" | "without":
            return dict(_questions(choice))
        case "source" | "sources":
            return {
                source.id: f"a source of topic {topic.number}"
                for topic in _in_scope(choice)
                for source in topic.knowledge.sources
            }
        case "asks" | "gives":
            return {
                fact.id: f"a {type(fact).__name__.lower()} of topic {topic.number}"
                for topic in _in_scope(choice)
                for fact in topic.knowledge.facts()
            }
    return {}


def _in_scope(choice: PaperChoice) -> tuple[Topic, ...]:
    return tuple(choice.loaded.course.in_scope(choice.loaded.spec.topics))


def _questions(choice: PaperChoice) -> Iterator[tuple[str, str]]:
    """The identifiers of the questions that the paper is chosen from."""
    for group in choice.stock.supply.pool:
        worth = plural(group.group.tariff, "mark")
        about = f"{group.group.type}, {worth}, topic {group.topic.number}"
        yield from ((name, about) for name in group.ids)
