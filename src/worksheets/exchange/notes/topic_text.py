"""The text of a topic file, and where each fact is in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from worksheets.memo import memo
from worksheets.model.diagnostics import Sink
from worksheets.model.knowledge.knowledge import LISTS
from worksheets.model.mapped import Path, Tree
from worksheets.read.yaml_events import tree

EMPTY_TOPIC = "questions: []\n"
"""The content of a topic file without facts."""


@dataclass(frozen=True, slots=True)
class FactPlace:
    """A fact in a topic file: its list, its path and its fields."""

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
    """The knowledge in a topic file that was valid before; raises ValueError if it is not YAML."""
    sink = Sink()
    topic = tree(text, "", sink)
    if sink.failed:
        raise ValueError("\n".join(map(str, sink)))
    knowledge = topic.get("knowledge") if isinstance(topic, dict) else None
    return knowledge if isinstance(knowledge, dict) else {}


def actors_in(text: str) -> dict[str, str]:
    """The names of the actors of a topic's file by identifier."""
    actors = knowledge_in(text).get("actors")
    entries = actors if isinstance(actors, list) else []
    return {str(actor["id"]): str(actor["name"]) for actor in entries if isinstance(actor, dict)}


def with_a_document(text: str) -> str:
    """The text; with an empty topic in it if only comments are left."""
    lines = (line for line in text.split("\n") if not line.startswith("#"))
    return text if any(map(str.strip, lines)) else f"{text}{EMPTY_TOPIC}"


@memo(4)
def facts_in(text: str) -> Mapping[str, FactPlace]:
    """The facts of a topic file by identifier; a review asks for them at every step."""
    knowledge = knowledge_in(text)
    facts_by_id: dict[str, FactPlace] = {}
    for name in LISTS:
        facts = knowledge.get(name)
        for n, fact in enumerate(facts if isinstance(facts, list) else []):
            if isinstance(fact, dict):
                facts_by_id[str(fact.get("id"))] = FactPlace(name, ("knowledge", name, n), fact)
    return facts_by_id
