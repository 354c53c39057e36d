"""A course folder made of notes: its outline, its topics, and what is remembered of the notes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from worksheets.model.knowledge import LISTS
from worksheets.notes.importing import Imported
from worksheets.notes.outline import Node
from worksheets.notes.suggestion import Suggestion
from worksheets.read.yaml_text import Writable, listed, scalar

NUMBERED = frozenset({"claims", "links", "numbers", "quotations"})
"""Lists whose facts are told apart by a number."""
HEAD = "# Suggested by the importer: nothing here becomes a key until somebody has verified it.\n"


@dataclass(slots=True)
class Memory:
    """What was imported from one file: its topic, and the facts that each sentence gave.

    A fact that is remembered and no longer in the course was rejected, and does not come back.
    """

    topic: str
    facts: dict[str, list[str]] = field(default_factory=dict)


def remembered(text: str) -> dict[str, Memory]:
    """Memories by file, from `imported.json`."""
    return {name: Memory(one["topic"], one["facts"]) for name, one in json.loads(text).items()}


def told(memories: Mapping[str, Memory]) -> str:
    """Memories as they are kept, in the order of their files."""
    kept = {
        name: {"topic": one.topic, "facts": one.facts} for name, one in sorted(memories.items())
    }
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


class Identifiers:
    """Gives every fact of a topic an identifier of its own."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)

    def new(self, suggestion: Suggestion) -> str:
        name = suggestion.name
        number = 1
        found = f"{name}-1" if suggestion.list in NUMBERED else name
        while found in self.taken:
            number += 1
            found = f"{name}-{number}"
        self.taken.add(found)
        return found


def written(suggestion: Suggestion, name: str, file: str) -> dict[str, Writable]:
    """A suggestion as the mapping that stands in a topic's file."""
    first: dict[str, Writable] = {
        "id": name,
        "verified": False,
        "line": f"{file}:{suggestion.line}",
    }
    return {**first, **suggestion.fields}


def topic_file(found: Imported) -> tuple[str, Memory]:
    """The file of a new topic, and what is to be remembered of it."""
    memory = Memory(found.number)
    names = Identifiers(actor.id for actor in found.actors)
    lists: dict[str, list[Mapping[str, Writable]]] = {name: [] for name in LISTS}
    for suggestion in found.suggestions:
        name = names.new(suggestion)
        lists[suggestion.list].append(written(suggestion, name, found.file))
        memory.facts.setdefault(suggestion.sentence, []).append(name)
    actors = [{"id": one.id, "name": one.name, "label": one.label} for one in found.actors]
    parts = [listed("actors", actors, 2)] if actors else []
    parts += [listed(name, facts, 2) for name, facts in lists.items() if facts]
    if found.actors and all(one.several for one in found.actors):
        parts.insert(0, "  pronoun: they\n")
    body = "knowledge:\n" + "\n".join(parts) if parts else "questions: []\n"
    return f"{HEAD}{body}", memory


def outline_file(title: str, subject: str, nodes: Sequence[Node]) -> str:
    """The file of an outline, in the order of its numbers."""
    topics = [{"number": node.number, "title": node.title} for node in in_order(nodes)]
    head = f"title: {scalar(title)}\nsubject: {scalar(subject)}\n"
    return head + listed("topics", topics, 0)


def in_order(nodes: Iterable[Node]) -> list[Node]:
    """The nodes by number, every one after the node above it."""
    return sorted(nodes, key=lambda node: node.parts)


def with_ancestors(nodes: Iterable[Node]) -> list[Node]:
    """The nodes, with one for every number that stands above one of them."""
    known = {node.number: node for node in nodes}
    for node in list(known.values()):
        parts = node.number.split(".")
        for depth in range(1, len(parts)):
            number = ".".join(parts[:depth])
            known.setdefault(number, Node(number, f"Topic {number}", node.line))
    return in_order(known.values())
