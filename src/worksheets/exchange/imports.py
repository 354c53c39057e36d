"""Notes become a course folder, with a draft worksheet beside it."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from worksheets.exchange.course_folder import NOTES_FOLDER, CourseFolder, read_folder
from worksheets.exchange.drafts import MADE_COMMENT, draft_spec
from worksheets.exchange.notes.course_texts import (
    OUTLINE,
    CourseTexts,
    merge_notes,
    sentences_of,
    without_faulty,
)
from worksheets.exchange.notes.formats import read_notes
from worksheets.exchange.notes.formats.decoding import path_for_messages
from worksheets.exchange.notes.importing import ImportedNotes, analyse_notes
from worksheets.exchange.notes.lines import NotesFile
from worksheets.exchange.notes.report import Remark, shortened
from worksheets.exchange.notes.topic_text import facts_in
from worksheets.exchange.staging import replace_all_or_none
from worksheets.layout.type.faces import covered
from worksheets.model.course import Course
from worksheets.model.diagnostics import Diagnostic, Sink, Span
from worksheets.model.files import is_file
from worksheets.pipeline.prepared import reading_context
from worksheets.read.course import read_course_texts
from worksheets.read.course_folders import shipped
from worksheets.read.files import read_octets

COURSE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@dataclass(slots=True)
class ImportOutcome:
    """The result of an import: course, draft, numbers of suggestions by list, remarks, files.

    If nothing can be printed yet there is no draft, and `no_draft_because` says why.
    """

    course: Path
    draft: Path
    no_draft_because: str = ""
    suggested: Counter[str] = field(default_factory=Counter)
    remarks: list[Remark] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)


def import_notes(
    files: Sequence[Path], folder: Path, course: str, sink: Sink
) -> ImportOutcome | None:
    """Import notes into a course in a folder; None, with errors and nothing written, if any
    fails."""
    name = course or course_name(files[0])
    check_name(name, course, files[0], sink)
    results = [read_notes(path, sink) for path in files]
    notes_files = [notes for notes in results if notes is not None]
    if len({notes.file for notes in notes_files}) < len(notes_files):
        message = "two files of notes have one name"
        sink.error(Span(path_for_messages(files[0])), message, "rename one of them")
    if sink.failed:
        return None
    try:
        return _import_into(notes_files, files, folder, name, sink)
    except OSError as error:
        place = path_for_messages(Path(error.filename) if error.filename else folder)
        message = f"it cannot be written: {error.strerror}"
        sink.error(Span(place), message, "choose another folder with --output")
        return None


def course_name(file: Path) -> str:
    """A course name made of a file name; "" if that has no letters or digits for it."""
    letters = unicodedata.normalize("NFKD", file.stem.replace("ß", "ss").replace("'", ""))
    words = re.findall(r"[a-z0-9]+", letters.encode("ascii", "ignore").decode().lower())
    return "-".join(words[:6])[:60].rstrip("-")


def check_name(name: str, course: str, file: Path, sink: Sink) -> None:
    if not name:
        message = "no name for a course can be made of the name of this file"
        sink.error(Span(path_for_messages(file)), message, "give it one: --course NAME")
    elif not COURSE.fullmatch(name):
        hint = "use small letters, digits and hyphens, 60 at most"
        sink.error(Span("--course"), f"'{name}' is no name of a course", hint)
    elif name in shipped():
        place = Span("--course" if course else path_for_messages(file))
        message = (
            f"a course that comes with the program is called '{name}', and specs would get that"
        )
        sink.error(place, message, f"give yours another name: --course my-{name}")


def _import_into(
    notes_files: Sequence[NotesFile], files: Sequence[Path], folder: Path, name: str, sink: Sink
) -> ImportOutcome | None:
    course_folder = read_folder(folder / name, sink)
    imports = [analyse_notes(notes) for notes in notes_files]
    for path, imported in zip(files, imports, strict=True):
        if not imported.suggestions and not imported.tree:
            _report_nothing(imported, path_for_messages(path), sink)
    if course_folder is None or sink.failed:
        return None
    outcome = ImportOutcome(course_folder.path, folder / f"{name}-draft.yaml")
    changed = [
        imported
        for imported in imports
        if not course_folder.unchanged(imported.file, imported.data)
    ]
    title = imports[0].title if len(imports) == 1 else name.replace("-", " ").capitalize()
    result = _course_without_faults(course_folder, changed, title, files, sink)
    if result is None:
        return None
    texts, course, unprintable = result
    outcome.no_draft_because = unprintable
    for imported in imports:
        outcome.suggested.update(suggestion.list for suggestion in imported.suggestions)
        outcome.remarks += imported.report.remarks
    outcome.remarks += texts.remarks
    to_write = course_folder.changed(texts)
    to_write |= {
        course_folder.path / NOTES_FOLDER / imported.file: imported.data for imported in changed
    }
    to_write |= _draft_file(outcome, course, sink)
    if sink.failed:
        return None
    if to_write:
        replace_all_or_none(to_write)
    outcome.changed += to_write
    return outcome


def _report_nothing(imported: ImportedNotes, name: str, sink: Sink) -> None:
    """An error for notes without anything for a course, with what was done with some lines."""
    message = "nothing for a course was found in these notes"
    remarks = [
        remark
        for remark in imported.report.remarks
        if remark.kind in ("unplaced", "doubted", "asked")
    ]
    lines = (
        f"line {remark.line}: {shortened(remark.text, 120)}"
        for remark in remarks[:3]
        if remark.line
    )
    sink.error(Span(name), message, "write whole sentences, or terms and their meanings", *lines)


def _course_without_faults(
    course_folder: CourseFolder,
    imports: list[ImportedNotes],
    title: str,
    files: Sequence[Path],
    sink: Sink,
) -> tuple[CourseTexts, Course, str] | None:
    """The texts of the course after an import, the course in them, and why it cannot be printed.

    As long as reading these texts has errors, the suggestions of the sentences that caused them are
    left out. None, with errors in the sink, if that does not help.
    """
    while True:
        texts = (
            merge_notes(course_folder.course, imports, title) if imports else course_folder.course
        )
        sink_of_course = Sink()
        context = replace(reading_context(), theme_is_known=False)
        course = read_course_texts(
            course_folder.path, context, covered(), sink_of_course, texts.texts
        )
        if course is not None and not sink_of_course.failed:
            has_warnings = bool(len(sink_of_course))
            return texts, course, _unprintable(course_folder, texts) if has_warnings else ""
        errors = [found for found in sink_of_course if found.severity == "error"]
        faults = _faulty_sentences(course_folder.path, texts, errors)
        without_faults = without_faulty(imports, faults)
        if _count_suggestions(without_faults) == _count_suggestions(imports):
            place, name = Span(path_for_messages(files[0])), course_folder.path.name
            for error in errors:
                message = f"the notes do not go with the course '{name}': {error.message}"
                sink.error(place, message, "import them as a course of their own")
            return None
        imports[:] = without_faults


def _count_suggestions(imports: Sequence[ImportedNotes]) -> int:
    return sum(len(imported.suggestions) for imported in imports)


def _faulty_sentences(
    folder: Path, texts: CourseTexts, errors: Sequence[Diagnostic]
) -> dict[tuple[str, str], str]:
    """The sentences of notes that caused errors, with their files, each with the error message."""
    message_of_sentence: dict[tuple[str, str], str] = {}
    for file in texts.texts:
        own_errors = [error for error in errors if error.span.file == (folder / file).as_posix()]
        if file == OUTLINE or not own_errors:
            continue
        facts = facts_in(texts.texts[file])
        lines = sorted((getattr(fact.fields, "line", 0), name) for name, fact in facts.items())
        for error in own_errors:
            place = bisect_right(lines, (error.span.line, "\U0010ffff")) - 1
            names = [lines[place][1]] if place >= 0 else []
            for sentence in sentences_of(texts.records, names, file.removesuffix(".yaml")):
                message_of_sentence.setdefault(sentence, error.message)
    return message_of_sentence


def _unprintable(course_folder: CourseFolder, texts: CourseTexts) -> str:
    """The first error of a course if its characters are checked against those of all fonts; ""
    if there is none."""
    sink = Sink()
    read_course_texts(course_folder.path, reading_context(), covered(), sink, texts.texts)
    return next((error.message for error in sink if error.severity == "error"), "")


def _draft_file(outcome: ImportOutcome, course: Course, sink: Sink) -> Mapping[Path, bytes]:
    """The file of the draft spec, if it changes and no person has changed it."""
    exists = is_file(outcome.draft)
    old = read_octets(outcome.draft, path_for_messages(outcome.draft), sink) if exists else b""
    if (
        old is None
        or outcome.no_draft_because
        or (old and not old.startswith(MADE_COMMENT.encode()))
    ):
        return {}
    text = draft_spec(course, outcome.draft, reading_context()).encode()
    outcome.no_draft_because = "" if text else "there is too little for a worksheet yet"
    return {outcome.draft: text} if text and text != old else {}
