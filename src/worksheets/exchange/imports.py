"""Notes become a course folder, with a draft worksheet beside it."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from worksheets.exchange.course_folder import NOTES, CourseFolder, read_folder
from worksheets.exchange.drafts import MADE, draft_spec
from worksheets.exchange.notes.course_texts import (
    OUTLINE,
    CourseTexts,
    sentences_of,
    with_notes,
    without,
)
from worksheets.exchange.notes.formats import read_notes
from worksheets.exchange.notes.formats.octets import shown
from worksheets.exchange.notes.importing import Imported, imported
from worksheets.exchange.notes.lines import Sheet
from worksheets.exchange.notes.report import Remark, short
from worksheets.exchange.notes.topic import facts_in
from worksheets.exchange.staging import replace_together
from worksheets.layout.type.faces import covered
from worksheets.model.course import Course
from worksheets.model.diagnostics import Diagnostic, Sink, Span
from worksheets.model.files import is_file
from worksheets.pipeline.prepared import reading
from worksheets.read.course import read_course, shipped
from worksheets.read.files import read_octets

COURSE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@dataclass(slots=True)
class Outcome:
    """What came of an import: the course, the draft, what was suggested, and what is to be said.

    Where nothing can be printed yet there is no draft, and `lacking` says why.
    """

    course: Path
    draft: Path
    lacking: str = ""
    suggested: Counter[str] = field(default_factory=Counter)
    remarks: list[Remark] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)


def import_notes(files: Sequence[Path], folder: Path, course: str, sink: Sink) -> Outcome | None:
    """Import notes into a course in a folder; None, with nothing written, if something is wrong."""
    name = course or course_name(files[0])
    _check_name(name, course, files[0], sink)
    sheets = [read_notes(path, sink) for path in files]
    read = [sheet for sheet in sheets if sheet is not None]
    if len({sheet.file for sheet in read}) < len(read):
        sink.error(Span(shown(files[0])), "two files of notes have one name", "rename one of them")
    if sink.failed:
        return None
    try:
        return _imported(read, files, folder, name, sink)
    except OSError as error:
        place = shown(Path(error.filename)) if error.filename else shown(folder)
        what = f"it cannot be written: {error.strerror}"
        sink.error(Span(place), what, "choose another folder with --output")
        return None


def course_name(file: Path) -> str:
    """The name of a course made of that of a file; "" if it has no letters for one."""
    letters = unicodedata.normalize("NFKD", file.stem.replace("ß", "ss").replace("'", ""))
    words = re.findall(r"[a-z0-9]+", letters.encode("ascii", "ignore").decode().lower())
    return "-".join(words[:6])[:60].rstrip("-")


def _check_name(name: str, course: str, file: Path, sink: Sink) -> None:
    if not name:
        what = "no name for a course can be made of the name of this file"
        sink.error(Span(shown(file)), what, "give it one: --course NAME")
    elif not COURSE.fullmatch(name):
        hint = "use small letters, digits and hyphens, 60 at most"
        sink.error(Span("--course"), f"'{name}' is no name of a course", hint)
    elif name in shipped():
        place = Span("--course" if course else shown(file))
        what = f"a course that comes with the program is called '{name}', and specs would get that"
        sink.error(place, what, f"give yours another name: --course my-{name}")


def _imported(
    sheets: Sequence[Sheet], files: Sequence[Path], folder: Path, name: str, sink: Sink
) -> Outcome | None:
    place = read_folder(folder / name, sink)
    found = [imported(sheet) for sheet in sheets]
    for path, one in zip(files, found, strict=True):
        if not one.suggestions and not one.tree:
            _report_nothing(one, shown(path), sink)
    if place is None or sink.failed:
        return None
    outcome = Outcome(place.path, folder / f"{name}-draft.yaml")
    changed = [one for one in found if not place.unchanged(one.file, one.data)]
    title = found[0].title if len(found) == 1 else name.replace("-", " ").capitalize()
    made = _sound(place, changed, title, files, sink)
    if made is None:
        return None
    texts, course, lacking = made
    outcome.lacking = lacking
    for one in found:
        outcome.suggested.update(suggestion.list for suggestion in one.suggestions)
        outcome.remarks += one.report.remarks
    outcome.remarks += texts.remarks
    wanted = place.changed(texts)
    wanted |= {place.path / NOTES / one.file: one.data for one in changed}
    wanted |= _draft(outcome, course, sink)
    if sink.failed:
        return None
    if wanted:
        replace_together(wanted)
    outcome.changed += wanted
    return outcome


def _report_nothing(found: Imported, name: str, sink: Sink) -> None:
    """Say that notes have nothing for a course, and what became of some of their lines."""
    what = "nothing for a course was found in these notes"
    about = [one for one in found.report.remarks if one.kind in ("unplaced", "doubted", "asked")]
    lines = (f"line {one.line}: {short(one.words, 120)}" for one in about[:3] if one.line)
    sink.error(Span(name), what, "write whole sentences, or terms and their meanings", *lines)


def _sound(
    place: CourseFolder, found: list[Imported], title: str, files: Sequence[Path], sink: Sink
) -> tuple[CourseTexts, Course, str] | None:
    """The course with what is new in some notes, as it will be read from the disk, and what stands
    in the way of printing it.

    What the reader finds wrong is taken out, with the sentence that it came of, until nothing is.
    """
    while True:
        texts = with_notes(place.course, found, title) if found else place.course
        own = Sink()
        course = read_course(
            place.path, reading(), covered(), own, certain=False, texts=texts.texts
        )
        if course is not None and not own.failed:
            return texts, course, _lacking(place, texts) if len(own) else ""
        errors = [one for one in own if one.severity == "error"]
        faults = _faults(place.path, texts, errors)
        left = without(found, faults)
        if sum(len(one.suggestions) for one in left) == sum(len(one.suggestions) for one in found):
            for error in errors:
                what = f"the notes do not go with the course '{place.path.name}': {error.message}"
                sink.error(Span(shown(files[0])), what, "import them as a course of their own")
            return None
        found[:] = left


def _faults(
    folder: Path, made: CourseTexts, errors: Sequence[Diagnostic]
) -> dict[tuple[str, str], str]:
    """The sentences of notes that gave what is wrong, by their files, each with what that is."""
    found: dict[tuple[str, str], str] = {}
    for file in made.texts:
        mine = [one for one in errors if one.span.file == (folder / file).as_posix()]
        if file == OUTLINE or not mine:
            continue
        facts = facts_in(made.texts[file])
        lines = sorted((getattr(one.fields, "line", 0), name) for name, one in facts.items())
        for error in mine:
            place = bisect_right(lines, (error.span.line, "\U0010ffff")) - 1
            names = [lines[place][1]] if place >= 0 else []
            for sentence in sentences_of(made.memories, names, file.removesuffix(".yaml")):
                found.setdefault(sentence, error.message)
    return found


def _lacking(place: CourseFolder, texts: CourseTexts) -> str:
    """What the theme of a draft cannot print of a course that was read with warnings."""
    sink = Sink()
    read_course(place.path, reading(), covered(), sink, texts=texts.texts)
    return next((error.message for error in sink if error.severity == "error"), "")


def _draft(outcome: Outcome, course: Course, sink: Sink) -> Mapping[Path, bytes]:
    """The spec of a draft, if it is another one; a person may have made it theirs."""
    there = is_file(outcome.draft)
    old = read_octets(outcome.draft, shown(outcome.draft), sink) if there else b""
    if old is None or outcome.lacking or (old and not old.startswith(MADE.encode())):
        return {}
    text = draft_spec(course, outcome.draft, reading()).encode()
    outcome.lacking = "" if text else "there is too little for a worksheet yet"
    return {outcome.draft: text} if text and text != old else {}
