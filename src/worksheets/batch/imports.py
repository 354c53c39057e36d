"""Notes become a course folder, with a draft worksheet beside it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from worksheets.batch.check import course_in
from worksheets.batch.drafts import MADE, draft_spec
from worksheets.batch.files import write_whole
from worksheets.model.diagnostics import Sink, Span
from worksheets.notes.again import Merging
from worksheets.notes.course_files import (
    Memory,
    in_order,
    outline_file,
    remembered,
    told,
    topic_file,
    with_ancestors,
)
from worksheets.notes.formats import read_notes
from worksheets.notes.importing import Imported, imported
from worksheets.notes.outline import Node
from worksheets.notes.report import Remark
from worksheets.notes.suggestion import identifier
from worksheets.notes.topic import actors_in
from worksheets.read.yaml_edits import with_entry
from worksheets.read.yaml_events import tree

MEMORY = "imported.json"
"""The file of a course that remembers what was imported."""
COURSE = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(slots=True)
class Outcome:
    """What came of an import: the course, the draft, what was suggested, and what is to be said."""

    course: Path
    draft: Path
    suggested: Counter[str] = field(default_factory=Counter)
    remarks: list[Remark] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)


def import_notes(files: Sequence[Path], folder: Path, course: str, sink: Sink) -> Outcome | None:
    """Import notes into a course in a folder; None, with nothing written, if something is wrong."""
    name = course or identifier(files[0].stem, 6)
    if not COURSE.fullmatch(name):
        message = f"'{name}' is no name of a course"
        sink.error(Span("--course"), message, "use small letters, digits and hyphens")
        return None
    sheets = [read_notes(path, sink) for path in files]
    if len({path.name for path in files}) < len(files):
        sink.error(Span(files[0].name), "two files of notes have one name", "rename one of them")
    if sink.failed:
        return None
    place = folder / name
    if (place / "outline.yaml").is_file():
        course_in(place, sink)
    memories = _memories(place / MEMORY, sink)
    old = {path.name: path.read_text("utf-8") for path in place.glob("*.yaml")}
    new = dict(old)
    known = _numbers(old.get("outline.yaml", ""), sink)
    if sink.failed:
        return None
    outcome = Outcome(place, folder / f"{name}-draft.yaml")
    found = [imported(sheet) for sheet in sheets if sheet]
    nodes: dict[str, Node] = dict(known)
    for one in _numbered(found, memories, nodes):
        outcome.suggested.update(suggestion.list for suggestion in one.suggestions)
        file = f"{one.number}.yaml"
        new[file], memories[one.file] = _topic(new.get(file), one, memories.get(one.file))
        outcome.remarks += one.report.remarks
    title = found[0].title if len(found) == 1 else name.replace("-", " ").capitalize()
    new["outline.yaml"] = _outline(old.get("outline.yaml"), title, known, nodes)
    _write(outcome, new, memories, files)
    _draft(outcome, name, title, sink)
    return outcome


def _memories(path: Path, sink: Sink) -> dict[str, Memory]:
    if not path.is_file():
        return {}
    try:
        return remembered(path.read_text("utf-8"))
    except (ValueError, KeyError, TypeError, AttributeError):
        hint = "restore it, or delete it to import everything anew"
        sink.error(Span(path.as_posix()), "this is not what an import remembers", hint)
        return {}


def _numbers(outline: str, sink: Sink) -> dict[str, Node]:
    """The topics of an outline that is there."""
    value = tree(outline, "outline.yaml", sink) if outline else None
    topics = value.get("topics") if isinstance(value, dict) else None
    return {
        str(one["number"]): Node(str(one["number"]), str(one.get("title")), 0)
        for one in (topics if isinstance(topics, list) else [])
        if isinstance(one, dict) and "number" in one
    }


def _numbered(
    found: Sequence[Imported], memories: Mapping[str, Memory], nodes: dict[str, Node]
) -> Iterator[Imported]:
    """Every file with the number of its topic, which the nodes then have."""
    for one in found:
        for node in one.tree:
            nodes.setdefault(node.number, node)
        number = one.number
        if one.file in memories:
            number = memories[one.file].topic
        elif not number:
            same = (node.number for node in nodes.values() if _same(node.title, one.title))
            number = next(same, "") or _free(nodes)
        nodes.setdefault(number, Node(number, one.title or one.file, 0))
        for node in with_ancestors(nodes.values()):
            nodes.setdefault(node.number, node)
        yield replace(one, number=number)


def _same(one: str, other: str) -> bool:
    """Whether two titles are the same but for marks and 'and'."""
    return identifier(one.replace("&", "and"), 99) == identifier(other.replace("&", "and"), 99)


def _free(nodes: Mapping[str, Node]) -> str:
    """The number after the last; a number that an outline leaves out is somebody else's."""
    return str(max((node.parts[0] for node in nodes.values()), default=0) + 1)


def _topic(text: str | None, found: Imported, memory: Memory | None) -> tuple[str, Memory]:
    """The file of a topic: a new one, or the old one with what is new in its notes."""
    if text is None:
        return topic_file(found)
    known = actors_in(text)
    for actor in found.actors:
        if actor.id not in known:
            fields = {"id": actor.id, "name": actor.name, "label": actor.label}
            text = with_entry(text, ("knowledge",), "actors", fields)
    return Merging(text, found, memory or Memory(found.number)).merge()


def _outline(
    text: str | None, title: str, known: Mapping[str, Node], nodes: Mapping[str, Node]
) -> str:
    if text is None:
        return outline_file(title, "Notes", in_order(nodes.values()))
    for node in in_order(nodes.values()):
        if node.number not in known:
            text = with_entry(text, (), "topics", {"number": node.number, "title": node.title})
    return text


def _write(
    outcome: Outcome, new: Mapping[str, str], memories: Mapping[str, Memory], files: Sequence[Path]
) -> None:
    """Write what has changed: the course, what is remembered, and a copy of the notes."""
    wanted = {outcome.course / name: text.encode() for name, text in new.items()}
    wanted[outcome.course / MEMORY] = told(memories).encode()
    wanted |= {outcome.course / "notes" / path.name: path.read_bytes() for path in files}
    for path, data in wanted.items():
        if not path.is_file() or path.read_bytes() != data:
            write_whole(path, data)
            outcome.changed.append(path)


def _draft(outcome: Outcome, name: str, title: str, sink: Sink) -> None:
    """Write the spec of a draft, unless a person has made it theirs."""
    course = course_in(outcome.course, sink)
    if course is None:
        return
    path = outcome.draft
    old = path.read_text("utf-8") if path.is_file() else ""
    text = draft_spec(course, name, title)
    if text and text != old and (not old or old.startswith(MADE)):
        write_whole(path, text.encode())
        outcome.changed.append(path)
