"""The files of a course that is made of notes: outline, topics, and import records."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from worksheets.exchange.notes.actors import NotesActor
from worksheets.exchange.notes.outline import TopicNode
from worksheets.exchange.notes.suggestion import Suggestion
from worksheets.exchange.notes.topic_text import EMPTY_TOPIC
from worksheets.model.knowledge.knowledge import LISTS
from worksheets.read.yaml_text import Writable, list_of_entries, scalar

NUMBERED = frozenset({"claims", "links", "numbers", "quotations"})
"""Lists whose facts get a number in their identifiers."""
HEAD_COMMENT = (
    "# Suggested by the importer: nothing here becomes a key until somebody has verified it.\n"
)
NUMBER = re.compile(r"\d+(\.\d+)*")


@dataclass(slots=True)
class ImportRecord:
    """What was imported from one file of notes: its topic, and names of facts by sentence.

    A recorded fact that is no longer in the course was rejected, and is not suggested again.
    """

    topic: str
    facts: dict[str, list[str]] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        """All facts that were ever suggested."""
        return {name for names in self.facts.values() for name in names}


def parse_records(text: str) -> dict[str, ImportRecord]:
    """The records by file of notes, from `imported.json`; raises ValueError if it is not valid."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(value, dict) or not all(map(_is_record, value.values())):
        raise ValueError("no memories")
    return {name: ImportRecord(record["topic"], record["facts"]) for name, record in value.items()}


def _is_record(value: object) -> bool:
    match value:
        case {"topic": str(topic), "facts": dict(facts)} if NUMBER.fullmatch(topic):
            return all(
                isinstance(names, list) and all(isinstance(name, str) for name in names)
                for names in facts.values()
            )
    return False


def records_as_json(records: Mapping[str, ImportRecord]) -> str:
    """Records as the text of `imported.json`, in the order of their files."""
    values = {
        name: {"topic": record.topic, "facts": record.facts}
        for name, record in sorted(records.items())
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


class Identifiers:
    """Gives every fact of a topic its own identifier; a person has one, however often named.

    `people` maps identifiers made of the names of people to those that they have.
    """

    def __init__(self, taken: Iterable[str], people: Mapping[str, str]) -> None:
        self.taken = set(taken)
        self.people = dict(people)
        self.last: dict[str, int] = {}

    def new(self, suggestion: Suggestion) -> str:
        name = suggestion.name
        number = self.last.get(name, 1)
        identifier = f"{name}-{number}" if number > 1 or suggestion.list in NUMBERED else name
        while identifier in self.taken:
            number += 1
            identifier = f"{name}-{number}"
        self.last[name] = number
        self.taken.add(identifier)
        return identifier

    def named(
        self, suggestions: Sequence[Suggestion]
    ) -> list[tuple[Suggestion, str, Mapping[str, Writable] | None]]:
        """Suggestions with their identifiers and fields, in which people have their identifiers.

        The fields are None for a person who is already in the topic.
        """
        names: dict[int, str] = {}
        repeated: set[int] = set()
        for n, suggestion in enumerate(suggestions):
            if suggestion.list == "people":
                existing = self.people.get(suggestion.name)
                if existing is not None:
                    repeated.add(n)
                names[n] = existing or self.new(suggestion)
                self.people.setdefault(suggestion.name, names[n])
        for n, suggestion in enumerate(suggestions):
            if n not in names:
                names[n] = self.new(suggestion)
        return [
            (suggestion, names[n], None if n in repeated else self._fields(suggestion))
            for n, suggestion in enumerate(suggestions)
        ]

    def _fields(self, suggestion: Suggestion) -> Mapping[str, Writable]:
        if "speaker" not in suggestion.fields:
            return suggestion.fields
        speaker = str(suggestion.fields["speaker"])
        return {**suggestion.fields, "speaker": self.people.get(speaker, speaker)}


def fact_entry(
    suggestion: Suggestion, name: str, fields: Mapping[str, Writable], file: str
) -> dict[str, Writable]:
    """A suggestion as an entry of a topic file."""
    head: dict[str, Writable] = {
        "id": name,
        "verified": False,
        "line": f"{file}:{suggestion.line}",
    }
    return {**head, **fields}


def topic_file(
    number: str, file: str, actors: Sequence[NotesActor], suggestions: Sequence[Suggestion]
) -> tuple[str, ImportRecord]:
    """The text of a new topic file, and its import record."""
    record = ImportRecord(number)
    lists: dict[str, list[Mapping[str, Writable]]] = {name: [] for name in LISTS}
    names = Identifiers((actor.id for actor in actors), {})
    for suggestion, name, fields in names.named(suggestions):
        if fields is not None:
            lists[suggestion.list].append(fact_entry(suggestion, name, fields, file))
        record.facts.setdefault(suggestion.sentence, []).append(name)
    entries = [{"id": actor.id, "name": actor.name, "label": actor.label} for actor in actors]
    parts = [list_of_entries("actors", entries, 2)] if entries else []
    parts += [list_of_entries(name, facts, 2) for name, facts in lists.items() if facts]
    if actors and all(actor.several for actor in actors):
        parts.insert(0, "  pronoun: they\n")
    body = "knowledge:\n" + "\n".join(parts) if parts else EMPTY_TOPIC
    return f"{HEAD_COMMENT}{body}", record


def outline_file(title: str, subject: str, nodes: Sequence[TopicNode]) -> str:
    """The text of an outline file, its topics in the order of their numbers."""
    topics = [{"number": node.number, "title": node.title} for node in in_order(nodes)]
    head = f"title: {scalar(title)}\nsubject: {scalar(subject)}\n"
    return head + list_of_entries("topics", topics, 0)


def in_order(nodes: Iterable[TopicNode]) -> list[TopicNode]:
    """The nodes in the order of their numbers, each after its parent."""
    return sorted(nodes, key=lambda node: node.parts)


def with_ancestors(nodes: Iterable[TopicNode]) -> list[TopicNode]:
    """The nodes, with one for every missing ancestor."""
    by_number = {node.number: node for node in nodes}
    for node in list(by_number.values()):
        parts = node.number.split(".")
        for depth in range(1, len(parts)):
            number = ".".join(parts[:depth])
            by_number.setdefault(number, TopicNode(number, f"Topic {number}", node.line))
    return in_order(by_number.values())
