"""A topic's file as it is changed: where each fact stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from worksheets.memo import memo
from worksheets.model.diagnostics import Sink
from worksheets.model.knowledge.knowledge import LISTS
from worksheets.read.yaml_events import Path, Tree, tree

EMPTY = "questions: []\n"
"""A topic of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands, whether it was verified, its line of notes, and all its fields."""

    list: str
    path: Path
    fields: Mapping[str, Tree]

    @property
    def verified(self) -> bool:
        return self.fields.get("verified") != "false"

    @property
    def line(self) -> str:
        return str(self.fields.get("line") or "")


def knowledge_in(text: str) -> Mapping[str, Tree]:
    """What is known in a topic's file, which has been read before; raises ValueError if it is not
    YAML any more."""
    sink = Sink()
    topic = tree(text, "", sink)
    if sink.failed:
        raise ValueError("\n".join(map(str, sink)))
    knowledge = topic.get("knowledge") if isinstance(topic, dict) else None
    return knowledge if isinstance(knowledge, dict) else {}


def actors_in(text: str) -> dict[str, str]:
    """The names of the actors of a topic's file by identifier."""
    actors = knowledge_in(text).get("actors")
    listed = actors if isinstance(actors, list) else []
    return {str(one["id"]): str(one["name"]) for one in listed if isinstance(one, dict)}


def never_empty(text: str) -> str:
    """A topic's file, which has a document in it even if nothing is known any more."""
    lines = (line for line in text.split("\n") if not line.startswith("#"))
    return text if any(map(str.strip, lines)) else f"{text}{EMPTY}"


@memo(4)
def facts_in(text: str) -> Mapping[str, Place]:
    """The facts of a topic's file by identifier; asked for again and again between changes."""
    knowledge = knowledge_in(text)
    found: dict[str, Place] = {}
    for name in LISTS:
        facts = knowledge.get(name)
        for n, fact in enumerate(facts if isinstance(facts, list) else []):
            if isinstance(fact, dict):
                found[str(fact.get("id"))] = Place(name, ("knowledge", name, n), fact)
    return found
