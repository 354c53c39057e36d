"""The files of a course as texts, and what notes make of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from worksheets.exchange.notes.again import Merging
from worksheets.exchange.notes.course_files import (
    Memory,
    in_order,
    outline_file,
    topic_file,
    with_ancestors,
)
from worksheets.exchange.notes.importing import Imported
from worksheets.exchange.notes.outline import Node
from worksheets.exchange.notes.report import Remark, Report
from worksheets.exchange.notes.suggestion import identifier
from worksheets.model.diagnostics import Sink
from worksheets.read.yaml_edits import with_entries
from worksheets.read.yaml_events import tree

OUTLINE = "outline.yaml"


@dataclass(frozen=True, slots=True)
class CourseTexts:
    """The outline and the topics of a course by the names of their files, what is remembered of the
    notes that they are from, and remarks on what has changed."""

    texts: Mapping[str, str] = field(default_factory=dict)
    memories: Mapping[str, Memory] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


def with_notes(before: CourseTexts, found: Sequence[Imported], title: str) -> CourseTexts:
    """The course with what some notes suggest; `title` is for a course that is new."""
    texts, memories = dict(before.texts), dict(before.memories)
    known = topics_of(texts.get(OUTLINE, ""))
    nodes = dict(known)
    remarks: list[Remark] = []
    for one in found:
        report = Report(one.file)
        number = _number(one, memories, nodes)
        others = {name for memory in memories.values() if memory.topic == number
                  for name in memory.names}  # fmt: skip
        mine = replace(one, number=number, report=report)
        file = f"{number}.yaml"
        texts[file], memories[one.file] = _topic(
            texts.get(file), mine, memories.get(one.file), others
        )
        remarks += report.remarks
    texts[OUTLINE] = _outline(texts.get(OUTLINE), title, known, nodes)
    return CourseTexts(texts, memories, tuple(remarks))


def topics_of(outline: str) -> dict[str, Node]:
    """The topics of an outline by number."""
    value = tree(outline, OUTLINE, Sink()) if outline else None
    topics = value.get("topics") if isinstance(value, dict) else None
    return {
        str(one["number"]): Node(str(one["number"]), str(one.get("title")), 0)
        for one in (topics if isinstance(topics, list) else [])
        if isinstance(one, dict) and "number" in one
    }


def _number(one: Imported, memories: Mapping[str, Memory], nodes: dict[str, Node]) -> str:
    """The number of the topic of some notes; the nodes then have it, and those above it."""
    for node in one.tree:
        nodes.setdefault(node.number, node)
    number = one.number
    if one.file in memories:
        number = memories[one.file].topic
    elif not number:
        same = (node.number for node in nodes.values() if _same(node.title, one.title))
        number = next(same, "") or _free(nodes)
    nodes.setdefault(number, Node(number, one.title, 0))
    for node in with_ancestors(nodes.values()):
        nodes.setdefault(node.number, node)
    return number


def _same(one: str, other: str) -> bool:
    """Whether two titles are the same but for marks and 'and'."""
    return identifier(one.replace("&", "and"), 99) == identifier(other.replace("&", "and"), 99)


def _free(nodes: Mapping[str, Node]) -> str:
    """The number after the last; a number that an outline leaves out is somebody else's."""
    return str(max((node.parts[0] for node in nodes.values()), default=0) + 1)


def _topic(
    text: str | None, found: Imported, memory: Memory | None, others: Collection[str]
) -> tuple[str, Memory]:
    """The file of a topic: a new one, or the old one with what is new in its notes."""
    if text is None:
        return topic_file(found.number, found.file, found.actors, found.suggestions)
    return Merging(text, found, memory or Memory(found.number), others).merge()


def _outline(
    text: str | None, title: str, known: Mapping[str, Node], nodes: Mapping[str, Node]
) -> str:
    if text is None:
        return outline_file(title, "Notes", list(nodes.values()))
    new = [node for node in in_order(nodes.values()) if node.number not in known]
    entries = [{"number": node.number, "title": node.title} for node in new]
    return with_entries(text, (), "topics", entries) if entries else text


def without(found: Sequence[Imported], faults: Mapping[tuple[str, str], str]) -> list[Imported]:
    """The notes without what cannot stand in a course: sentences by their files, each with why."""
    kept = []
    for one in found:
        suggestions = []
        for suggestion in one.suggestions:
            fault = faults.get((one.file, suggestion.sentence))
            if fault is None:
                suggestions.append(suggestion)
                continue
            words = suggestion.sentence.partition("\n")[0]
            one.report.add("unplaced", suggestion.line, f"'{words}' cannot be used: {fault}")
        kept.append(replace(one, suggestions=tuple(suggestions)))
    return kept


def sentences_of(memories: Mapping[str, Memory], names: Iterable[str], topic: str) -> set[
    tuple[str, str]
]:  # fmt: skip
    """The sentences that gave some facts of a topic, with their files."""
    wanted = set(names)
    return {
        (file, words)
        for file, memory in memories.items()
        if memory.topic == topic
        for words, given in memory.facts.items()
        if not wanted.isdisjoint(given)
    }
