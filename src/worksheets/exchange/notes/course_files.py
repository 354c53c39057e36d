"""A course folder made of notes: its outline, its topics, and what is remembered of the notes."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from worksheets.exchange.notes.actors import Actor
from worksheets.exchange.notes.outline import Node
from worksheets.exchange.notes.suggestion import Suggestion
from worksheets.exchange.notes.topic import EMPTY
from worksheets.model.knowledge.knowledge import LISTS
from worksheets.read.yaml_text import Writable, listed, scalar

NUMBERED = frozenset({"claims", "links", "numbers", "quotations"})
"""Lists whose facts are told apart by a number."""
HEAD = "# Suggested by the importer: nothing here becomes a key until somebody has verified it.\n"
NUMBER = re.compile(r"\d+(\.\d+)*")


@dataclass(slots=True)
class Memory:
    """What was imported from one file: its topic, and the facts that each sentence gave.

    A fact that is remembered and no longer in the course was rejected, and does not come back.
    """

    topic: str
    facts: dict[str, list[str]] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        """All facts that were ever suggested."""
        return {name for names in self.facts.values() for name in names}


def remembered(text: str) -> dict[str, Memory]:
    """Memories by file, from `imported.json`; raises ValueError if it is something else."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(value, dict) or not all(map(_is_memory, value.values())):
        raise ValueError("no memories")
    return {name: Memory(one["topic"], one["facts"]) for name, one in value.items()}


def _is_memory(value: object) -> bool:
    match value:
        case {"topic": str(topic), "facts": dict(facts)} if NUMBER.fullmatch(topic):
            return all(
                isinstance(names, list) and all(isinstance(name, str) for name in names)
                for names in facts.values()
            )
    return False


def told(memories: Mapping[str, Memory]) -> str:
    """Memories as they are kept, in the order of their files."""
    kept = {
        name: {"topic": one.topic, "facts": one.facts} for name, one in sorted(memories.items())
    }
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


class Identifiers:
    """Gives every fact of a topic an identifier of its own; a person has one, however often named.

    `people` are the identifiers of people by those that their names alone would give them.
    """

    def __init__(self, taken: Iterable[str], people: Mapping[str, str]) -> None:
        self.taken = set(taken)
        self.people = dict(people)
        self.last: dict[str, int] = {}

    def new(self, suggestion: Suggestion) -> str:
        name = suggestion.name
        number = self.last.get(name, 1)
        found = f"{name}-{number}" if number > 1 or suggestion.list in NUMBERED else name
        while found in self.taken:
            number += 1
            found = f"{name}-{number}"
        self.last[name] = number
        self.taken.add(found)
        return found

    def named(
        self, suggestions: Sequence[Suggestion]
    ) -> list[tuple[Suggestion, str, Mapping[str, Writable] | None]]:
        """Suggestions with their identifiers, and their fields with those of people; a person who
        is known already has no fields."""
        found: dict[int, str] = {}
        again: set[int] = set()
        for n, one in enumerate(suggestions):
            if one.list == "people":
                known = self.people.get(one.name)
                if known is not None:
                    again.add(n)
                found[n] = known or self.new(one)
                self.people.setdefault(one.name, found[n])
        for n, one in enumerate(suggestions):
            if n not in found:
                found[n] = self.new(one)
        return [
            (one, found[n], None if n in again else self._fields(one))
            for n, one in enumerate(suggestions)
        ]

    def _fields(self, suggestion: Suggestion) -> Mapping[str, Writable]:
        if "speaker" not in suggestion.fields:
            return suggestion.fields
        speaker = str(suggestion.fields["speaker"])
        return {**suggestion.fields, "speaker": self.people.get(speaker, speaker)}


def written(
    suggestion: Suggestion, name: str, fields: Mapping[str, Writable], file: str
) -> dict[str, Writable]:
    """A suggestion as the mapping that stands in a topic's file."""
    first: dict[str, Writable] = {
        "id": name,
        "verified": False,
        "line": f"{file}:{suggestion.line}",
    }
    return {**first, **fields}


def topic_file(
    number: str, file: str, actors: Sequence[Actor], suggestions: Sequence[Suggestion]
) -> tuple[str, Memory]:
    """The file of a new topic, and what is to be remembered of it."""
    memory = Memory(number)
    lists: dict[str, list[Mapping[str, Writable]]] = {name: [] for name in LISTS}
    names = Identifiers((actor.id for actor in actors), {})
    for suggestion, name, fields in names.named(suggestions):
        if fields is not None:
            lists[suggestion.list].append(written(suggestion, name, fields, file))
        memory.facts.setdefault(suggestion.sentence, []).append(name)
    entries = [{"id": one.id, "name": one.name, "label": one.label} for one in actors]
    parts = [listed("actors", entries, 2)] if entries else []
    parts += [listed(name, facts, 2) for name, facts in lists.items() if facts]
    if actors and all(one.several for one in actors):
        parts.insert(0, "  pronoun: they\n")
    body = "knowledge:\n" + "\n".join(parts) if parts else EMPTY
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
