"""A course folder before an import, and the files that the import changes."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from worksheets.checking.check import read_course_folder
from worksheets.exchange.notes.course_files import ImportRecord, parse_records, records_as_json
from worksheets.exchange.notes.course_texts import OUTLINE, CourseTexts
from worksheets.exchange.notes.formats.decoding import path_for_messages
from worksheets.model.diagnostics import Mistake, Sink, Span
from worksheets.model.files import is_file, is_folder, read_file
from worksheets.read.files import decode_text, encoded_like, read_octets

RECORDS_FILE = "imported.json"
"""The file of a course with its import records."""
NOTES_FOLDER = "notes"
"""The folder of a course with copies of its notes."""
TOPIC = re.compile(r"\d+(\.\d+)*\.yaml")


@dataclass(frozen=True, slots=True)
class CourseFolder:
    """A course folder: its path, its texts, and the bytes of its files by name."""

    path: Path
    course: CourseTexts
    octets: Mapping[str, bytes] = field(default_factory=dict)

    def changed(self, new: CourseTexts) -> dict[Path, bytes]:
        """The files to write so that the folder has the new texts, as bytes by path.

        A file keeps its byte order mark and its line ends.
        """
        to_write: dict[Path, bytes] = {}
        for name, text in new.texts.items():
            if text != self.course.texts.get(name):
                to_write[self.path / name] = encoded_like(text, self.octets.get(name, b""))
        records_text = records_as_json(new.records).encode()
        if new.records != self.course.records:
            to_write[self.path / RECORDS_FILE] = records_text
        return to_write

    def unchanged(self, file: str, data: bytes) -> bool:
        """Whether notes are the same as when they were last imported."""
        record = self.course.records.get(file)
        has_topic = record is not None and f"{record.topic}.yaml" in self.course.texts
        return has_topic and _has_content(self.path / NOTES_FOLDER / file, data)


def _has_content(copy: Path, data: bytes) -> bool:
    try:
        return read_file(copy, len(data)) == data
    except Mistake:
        return False


def read_folder(path: Path, sink: Sink) -> CourseFolder | None:
    """The course folder at a path, empty if it does not exist yet.

    None, with errors in the sink, if notes cannot be imported into it.
    """
    name = path_for_messages(path)
    for folder in (path.parent, path):
        if os.path.lexists(folder) and not is_folder(folder):
            is_broken_link = folder.is_symlink() and not is_file(folder)
            message = "this is a link that leads nowhere" if is_broken_link else "this is a file"
            hint = "choose another folder with --output"
            place = Span(path_for_messages(folder))
            sink.error(place, f"{message}, and no folder for courses", hint)
            return None
    names = [file.name for file in path.iterdir()] if is_folder(path) else []
    topics = sorted(file for file in names if TOPIC.fullmatch(file))
    if OUTLINE not in names:
        if topics:
            message = f"there are topics such as '{topics[0]}', but no {OUTLINE}"
            hint = f"restore {OUTLINE}, or choose another name with --course"
            sink.error(Span(name), message, hint)
            return None
        return CourseFolder(path, CourseTexts())
    read_course_folder(path, sink)
    if sink.failed:
        hint = "mend it, or delete its folder to import its notes anew"
        sink.error(Span(name), "the course here has mistakes, so no notes can come to it", hint)
    texts: dict[str, str] = {}
    octets: dict[str, bytes] = {}
    for file in [OUTLINE, *topics]:
        data = read_octets(path / file, path_for_messages(path / file), sink)
        text = None if data is None else decode_text(data, path_for_messages(path / file), sink)
        if data is not None and text is not None:
            texts[file], octets[file] = text, data
    records = _read_records(path / RECORDS_FILE, sink) if RECORDS_FILE in names else {}
    return None if sink.failed else CourseFolder(path, CourseTexts(texts, records), octets)


def _read_records(path: Path, sink: Sink) -> Mapping[str, ImportRecord]:
    """The import records of a course; empty, with an error in the sink, if they are not valid."""
    name = path_for_messages(path)
    data = read_octets(path, name, sink)
    try:
        return {} if data is None else parse_records(data.decode("utf-8"))
    except ValueError:
        hint = "restore it, or delete it to import everything anew"
        sink.error(Span(name), "this is not what an import remembers", hint)
    return {}
