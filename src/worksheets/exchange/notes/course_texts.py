"""The files of a course as texts, and their changes when notes are imported."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from worksheets.exchange.notes.course_files import (
    ImportRecord,
    in_order,
    outline_file,
    topic_file,
    with_ancestors,
)
from worksheets.exchange.notes.importing import ImportedNotes
from worksheets.exchange.notes.outline import TopicNode
from worksheets.exchange.notes.reimport import TopicMerge
from worksheets.exchange.notes.report import Remark, Report
from worksheets.exchange.notes.suggestion import identifier
from worksheets.model.diagnostics import Sink
from worksheets.read.yaml_edits import with_entries
from worksheets.read.yaml_events import tree

OUTLINE = "outline.yaml"


@dataclass(frozen=True, slots=True)
class CourseTexts:
    """The texts of outline and topics by file name, the import records, and remarks on changes."""

    texts: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, ImportRecord] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


def merge_notes(course: CourseTexts, files: Sequence[ImportedNotes], title: str) -> CourseTexts:
    """The course after importing files of notes; `title` is for a new course."""
    texts, records = dict(course.texts), dict(course.records)
    known_topics = topics_of(texts.get(OUTLINE, ""))
    nodes = dict(known_topics)
    remarks: list[Remark] = []
    for notes in files:
        report = Report(notes.file)
        number = _topic_number(notes, records, nodes)
        used_elsewhere = {name for record in records.values() if record.topic == number
                  for name in record.names}  # fmt: skip
        numbered = replace(notes, number=number, report=report)
        file = f"{number}.yaml"
        texts[file], records[notes.file] = _topic_text(
            texts.get(file), numbered, records.get(notes.file), used_elsewhere
        )
        remarks += report.remarks
    texts[OUTLINE] = _outline_text(texts.get(OUTLINE), title, known_topics, nodes)
    return CourseTexts(texts, records, tuple(remarks))


def topics_of(outline: str) -> dict[str, TopicNode]:
    """The topics of an outline by number."""
    value = tree(outline, OUTLINE, Sink()) if outline else None
    topics = value.get("topics") if isinstance(value, dict) else None
    return {
        str(topic["number"]): TopicNode(str(topic["number"]), str(topic.get("title")), 0)
        for topic in (topics if isinstance(topics, list) else [])
        if isinstance(topic, dict) and "number" in topic
    }


def _topic_number(
    notes: ImportedNotes, records: Mapping[str, ImportRecord], nodes: dict[str, TopicNode]
) -> str:
    """The topic number of a file of notes; it is added to the nodes, with its ancestors."""
    for node in notes.tree:
        nodes.setdefault(node.number, node)
    number = notes.number
    if notes.file in records:
        number = records[notes.file].topic
    elif not number:
        same = (node.number for node in nodes.values() if _is_same_title(node.title, notes.title))
        number = next(same, "") or _next_number(nodes)
    nodes.setdefault(number, TopicNode(number, notes.title, 0))
    for node in with_ancestors(nodes.values()):
        nodes.setdefault(node.number, node)
    return number


def _is_same_title(first: str, second: str) -> bool:
    """Whether two titles are the same but for marks and 'and'."""
    return identifier(first.replace("&", "and"), 99) == identifier(second.replace("&", "and"), 99)


def _next_number(nodes: Mapping[str, TopicNode]) -> str:
    """The number after the last one; numbers that the outline leaves out are not reused."""
    return str(max((node.parts[0] for node in nodes.values()), default=0) + 1)


def _topic_text(
    text: str | None,
    notes: ImportedNotes,
    record: ImportRecord | None,
    used_elsewhere: Collection[str],
) -> tuple[str, ImportRecord]:
    """The text and the import record of a topic: new ones, or the old ones merged with the
    notes."""
    if text is None:
        return topic_file(notes.number, notes.file, notes.actors, notes.suggestions)
    return TopicMerge(text, notes, record or ImportRecord(notes.number), used_elsewhere).merge()


def _outline_text(
    text: str | None,
    title: str,
    known_topics: Mapping[str, TopicNode],
    nodes: Mapping[str, TopicNode],
) -> str:
    if text is None:
        return outline_file(title, "Notes", list(nodes.values()))
    new = [node for node in in_order(nodes.values()) if node.number not in known_topics]
    entries = [{"number": node.number, "title": node.title} for node in new]
    return with_entries(text, (), "topics", entries) if entries else text


def without_faulty(
    files: Sequence[ImportedNotes], faults: Mapping[tuple[str, str], str]
) -> list[ImportedNotes]:
    """The notes without the suggestions of faulty sentences.

    `faults` has the reason for each of these sentences, by file and sentence.
    """
    result = []
    for notes in files:
        suggestions = []
        for suggestion in notes.suggestions:
            fault = faults.get((notes.file, suggestion.sentence))
            if fault is None:
                suggestions.append(suggestion)
                continue
            first_line = suggestion.sentence.partition("\n")[0]
            notes.report.add("unplaced", suggestion.line, f"'{first_line}' cannot be used: {fault}")
        result.append(replace(notes, suggestions=tuple(suggestions)))
    return result


def sentences_of(records: Mapping[str, ImportRecord], names: Iterable[str], topic: str) -> set[
    tuple[str, str]
]:  # fmt: skip
    """The sentences, with their files, from which some facts of a topic were made."""
    wanted = set(names)
    return {
        (file, sentence)
        for file, record in records.items()
        if record.topic == topic
        for sentence, fact_names in record.facts.items()
        if not wanted.isdisjoint(fact_names)
    }
