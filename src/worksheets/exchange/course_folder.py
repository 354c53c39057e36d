"""A course folder as it is on the disk before notes come to it, and as it is to be."""

import codecs
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from worksheets.checking.check import course_in
from worksheets.exchange.notes.course_files import remembered, told
from worksheets.exchange.notes.course_texts import OUTLINE, CourseTexts
from worksheets.exchange.notes.formats.octets import shown
from worksheets.model.diagnostics import Mistake, Sink, Span
from worksheets.model.files import is_file, is_folder, read_file
from worksheets.read.files import decoded, read_octets

MEMORY = "imported.json"
"""The file of a course that remembers what was imported."""
NOTES = "notes"
"""The folder of a course with the notes themselves."""
TOPIC = re.compile(r"\d+(\.\d+)*\.yaml")
BOM = codecs.BOM_UTF8.decode()


@dataclass(frozen=True, slots=True)
class CourseFolder:
    """A folder, and the octets of those of its files that an import may change."""

    path: Path
    course: CourseTexts
    octets: Mapping[str, bytes] = field(default_factory=dict)

    def changed(self, new: CourseTexts) -> dict[Path, bytes]:
        """What is to be written so that the folder is as the new texts are.

        A file keeps the mark at its beginning, and the ends of its lines.
        """
        wanted: dict[Path, bytes] = {}
        for name, text in new.texts.items():
            if text != self.course.texts.get(name):
                wanted[self.path / name] = encoded_like(text, self.octets.get(name, b""))
        memory = told(new.memories).encode()
        if new.memories != self.course.memories:
            wanted[self.path / MEMORY] = memory
        return wanted

    def unchanged(self, file: str, data: bytes) -> bool:
        """Whether some notes are as they were when they were imported last."""
        memory = self.course.memories.get(file)
        topic = memory is not None and f"{memory.topic}.yaml" in self.course.texts
        return topic and _is_same(self.path / NOTES / file, data)


def _is_same(copy: Path, data: bytes) -> bool:
    try:
        return read_file(copy, len(data)) == data
    except Mistake:
        return False


def encoded_like(text: str, before: bytes) -> bytes:
    """A text as octets, with the mark and the ends of lines that a file had before."""
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    return (text if not before.startswith(codecs.BOM_UTF8) else BOM + text).encode()


def read_folder(path: Path, sink: Sink) -> CourseFolder | None:
    """What is in a folder, which need not be there; None, with the reasons in the sink, if no notes
    can come to it."""
    name = shown(path)
    for folder in (path.parent, path):
        if os.path.lexists(folder) and not is_folder(folder):
            astray = folder.is_symlink() and not is_file(folder)
            what = "this is a link that leads nowhere" if astray else "this is a file"
            hint = "choose another folder with --output"
            sink.error(Span(shown(folder)), f"{what}, and no folder for courses", hint)
            return None
    names = [file.name for file in path.iterdir()] if is_folder(path) else []
    topics = sorted(file for file in names if TOPIC.fullmatch(file))
    if OUTLINE not in names:
        if topics:
            what = f"there are topics such as '{topics[0]}', but no {OUTLINE}"
            sink.error(Span(name), what, f"restore {OUTLINE}, or choose another name with --course")
            return None
        return CourseFolder(path, CourseTexts())
    course_in(path, sink)
    if sink.failed:
        hint = "mend it, or delete its folder to import its notes anew"
        sink.error(Span(name), "the course here has mistakes, so no notes can come to it", hint)
    texts: dict[str, str] = {}
    octets: dict[str, bytes] = {}
    for file in [OUTLINE, *topics]:
        data = read_octets(path / file, shown(path / file), sink)
        text = None if data is None else decoded(data, shown(path / file), sink)
        if data is not None and text is not None:
            texts[file], octets[file] = text, data
    memories = {}
    memory = read_octets(path / MEMORY, shown(path / MEMORY), sink) if MEMORY in names else None
    if memory is not None:
        try:
            memories = remembered(memory.decode("utf-8"))
        except ValueError:
            hint = "restore it, or delete it to import everything anew"
            sink.error(Span(shown(path / MEMORY)), "this is not what an import remembers", hint)
    return None if sink.failed else CourseFolder(path, CourseTexts(texts, memories), octets)
