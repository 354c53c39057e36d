"""A paper spec with its course and its theme, read and checked together."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from worksheets.language.language import Language
from worksheets.language.languages import UnknownLanguage
from worksheets.model.course import Course
from worksheets.model.diagnostics import Mistake, Sink, Span, did_you_mean
from worksheets.model.files import entries, is_folder
from worksheets.model.paper.paper import Letterhead
from worksheets.model.problem import Problem
from worksheets.model.question import ENGLISH
from worksheets.model.spec import Spec
from worksheets.model.theme import Theme
from worksheets.read.course import (
    is_course,
    is_part_of_course,
    language_of,
    read_course,
    shipped,
    words_for,
)
from worksheets.read.coverage import check_characters, check_language
from worksheets.read.decode import decode, nearest, report
from worksheets.read.files import read_text
from worksheets.read.instructions import instruction_problems
from worksheets.read.letterhead import read_letterhead
from worksheets.read.markup import markup_in
from worksheets.read.paths import named_path
from worksheets.read.reading import Reading
from worksheets.read.theme import Origin, ThemeFiles, read_theme_files, theme_file, with_fonts
from worksheets.read.theme import shipped as themes_that_ship
from worksheets.read.theme_words import check_words
from worksheets.read.yaml_events import Mapped, Tree, places, tree


@dataclass(frozen=True, slots=True)
class Order:
    """A spec with all it draws on, and the text it came from.

    `scheme_theme` is what the mark scheme is set in.
    """

    name: str
    spec: Spec
    course: Course
    theme: Theme
    scheme_theme: Theme
    letterhead: Letterhead
    text: str
    language: Language
    """The language of all words that are not an author's."""

    def at(self, *path: str | int) -> Span:
        """Where a value of the spec stands, or the mapping in which it would."""
        return Span(self.name, *nearest(places(self.text), path))


def read_order(path: Path, reading: Reading, sink: Sink) -> Order | None:
    """Read a spec and the topics of its course that it names; mistakes go to the sink."""
    if _is_no_spec(path, sink):
        return None
    text = read_text(path, path.as_posix(), sink)
    return None if text is None else order_in(text, path, reading, sink)


def order_in(
    text: str, path: Path, reading: Reading, sink: Sink, known: Course | None = None
) -> Order | None:
    """What a spec asks for that stands in a file, or will; a course that is `known` is not read.

    What it names may itself name what lies below the folder of the spec.
    """
    reading = replace(reading, trusted=(*reading.trusted, path.parent))
    own = Origin(path, path.as_posix(), text)
    value = tree(text, own.name, sink)
    if value is None:
        return None
    folder = _course_folder(value, path, reading) if known is None else path.parent
    language = _language(value) or (known.language if known else _course_language(folder))
    context = {"markup": markup_in(language, reading.formula), "types": reading.types}
    spec = decode(Spec, value, text, own.name, sink, context)
    if isinstance(folder, Problem):
        report([folder], text, own.name, sink)
    if spec is None or not isinstance(folder, Path):
        return None
    chosen = _chosen(spec, own, reading, sink)
    themes = _themes(spec, own, reading, sink)
    covered = None if themes is None else _covered(themes, reading, sink)
    if themes is None or covered is None:
        return None
    check_characters(value, text, own.name, covered, sink)
    course = known or _course(folder, spec.topics, covered, reading, sink)
    if course is None:
        return None
    report([*_unknown_topics(spec, course), *instruction_problems(spec)], text, own.name, sink)
    letterhead = read_letterhead(spec, own, themes[0], reading.trusted, sink)
    words = chosen if spec.language else words_for(course, folder, reading, sink)
    if words is not None:
        report(check_language(words.characters, covered), text, own.name, sink)
    if sink.failed or words is None:
        return None
    paper, scheme = (with_fonts(found.theme, reading.fonts) for found in themes)
    return Order(own.name, spec, course, paper, scheme, letterhead, text, words)


def _language(value: Tree) -> str:
    """The language that a spec chooses, if it does."""
    chosen = value.get("language") if isinstance(value, Mapped) else None
    return chosen if isinstance(chosen, str) else ""


def _chosen(spec: Spec, own: Origin, reading: Reading, sink: Sink) -> Language | None:
    """The words in the language that a spec chooses; None if it chooses none, or an unknown one."""
    try:
        return reading.languages.of(spec.language) if spec.language else None
    except UnknownLanguage as unknown:
        report([Problem(("language",), str(unknown), (unknown.hint,))], own.text, own.name, sink)
        return None


def _course_language(folder: Path | Problem | None) -> str:
    return language_of(folder) if isinstance(folder, Path) else ENGLISH


def _is_no_spec(path: Path, sink: Sink) -> bool:
    """Whether the path is that of something else; what it is, and what to do with it."""
    course, what = path, ""
    if is_course(path):
        what = "this is a course, not a spec"
    elif is_part_of_course(path):
        course, what = path.parent, f"this is part of the course '{path.parent}', not a spec"
    elif str(path) in shipped() and not os.path.lexists(path):
        what = "this is a course that ships, not a spec"
    elif is_folder(path):
        sink.error(
            Span(path.as_posix()), "there is no .yaml file in this folder", "name a .yaml file"
        )
        return True
    if what:
        hint = f"write a spec with course: {course.name}, or look at it: worksheets topics {course}"
        sink.error(Span(path.as_posix()), what, hint)
    return bool(what)


def _course(
    folder: Path,
    topics: tuple[str, ...],
    covered: frozenset[str],
    reading: Reading,
    sink: Sink,
) -> Course | None:
    """A course, read once however many specs name it."""
    key = folder, topics, covered, () if folder in shipped().values() else reading.trusted
    if key not in reading.courses:
        own = Sink()
        course = read_course(folder, reading, covered, own, topics)
        reading.courses[key] = course, tuple(own)
    course, diagnostics = reading.courses[key]
    sink.add(diagnostics)
    return course


def _theme(file: Path, reading: Reading, sink: Sink) -> ThemeFiles | None:
    """A theme, read once however many specs are set in it."""
    key = file, () if file in themes_that_ship().values() else reading.trusted
    if key not in reading.themes:
        own = Sink()
        theme = read_theme_files(file, own, reading.trusted)
        if theme is not None:
            covered = reading.covered(with_fonts(theme.theme, reading.fonts))
            if not isinstance(covered, Problem):
                check_words(theme, covered, own)
        reading.themes[key] = theme, tuple(own)
    theme, diagnostics = reading.themes[key]
    sink.add(diagnostics)
    return theme


def _course_folder(value: Tree, spec: Path, reading: Reading) -> Path | Problem | None:
    """A shipped course by name, or a folder relative to the spec; or what is wrong with that."""
    course = value.get("course") if isinstance(value, Mapped) else None
    if not isinstance(course, str) or not course:
        return None
    if course in shipped():
        return shipped()[course]
    try:
        folder = named_path(course, spec.parent, reading.trusted)
    except Mistake as mistake:
        return Problem(("course",), str(mistake), mistake.hints)
    if is_course(folder):
        return folder
    looked = f"it was looked for at {folder}, and among the courses that ship"
    if is_folder(folder):
        message = f"the folder '{course}' is no course: it has no outline.yaml"
        return Problem(("course",), message, ("name the folder of a course",))
    near = did_you_mean(course, {*shipped(), *_courses_in(spec.parent)})
    return Problem(("course",), f"there is no course '{course}'", (*near, looked))


def _courses_in(folder: Path) -> Iterator[str]:
    return (name for name in entries(folder) if is_course(folder / name))


def _themes(
    spec: Spec, own: Origin, reading: Reading, sink: Sink
) -> tuple[ThemeFiles, ThemeFiles] | None:
    """The theme of the paper, and that of its mark scheme."""
    try:
        if reading.theme:
            given = Path(reading.theme)
            file = theme_file(reading.theme, Path(), (*reading.trusted, given.parent))
        else:
            file = theme_file(spec.layout.theme, own.file.parent, reading.trusted)
    except Mistake as mistake:
        if reading.theme:
            sink.error(Span("--theme"), str(mistake), *mistake.hints)
        else:
            problem = Problem(("layout", "theme"), str(mistake), mistake.hints)
            report([problem], own.text, own.name, sink)
        return None
    theme = _theme(file, reading, sink)
    if theme is None:
        return None
    if theme.theme.scheme == "same":
        return theme, theme
    try:
        origin = theme.origin("scheme")
        other = theme_file(theme.theme.scheme, origin.file.parent, reading.trusted)
    except Mistake as mistake:
        theme.report(Problem(("scheme",), str(mistake), mistake.hints), sink)
        return None
    scheme = _theme(other, reading, sink)
    return None if scheme is None else (theme, scheme)


def _covered(
    themes: tuple[ThemeFiles, ThemeFiles], reading: Reading, sink: Sink
) -> frozenset[str] | None:
    """The characters that the paper and its mark scheme can both print."""
    wanted = dict.fromkeys(themes)
    covered: list[frozenset[str]] = []
    for files in wanted:
        found = reading.covered(with_fonts(files.theme, reading.fonts))
        if not isinstance(found, Problem):
            covered.append(found)
        elif reading.fonts and found.path == ("type", "fonts"):
            sink.error(Span("--fonts"), found.message, *found.hints)
        else:
            files.report(found, sink)
    return frozenset.intersection(*covered) if len(covered) == len(wanted) else None


def _unknown_topics(spec: Spec, course: Course) -> list[Problem]:
    numbers = [topic.number for topic in course.topics]
    asked: list[tuple[tuple[str | int, ...], str]] = [
        (("topics", n), topic) for n, topic in enumerate(spec.topics)
    ]
    for s, section in enumerate(spec.sections):
        for p, pick in enumerate(section.questions):
            for n, topic in enumerate(pick.topic):
                path = ("sections", s, "questions", p, "topic", n)
                asked.append((path, topic))
    return [
        Problem(path, f"course '{course.id}' has no topic {topic}", did_you_mean(topic, numbers))
        for path, topic in asked
        if topic not in numbers
    ]
