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
from worksheets.read.context import ReadingContext
from worksheets.read.course import (
    is_course,
    is_part_of_course,
    language_for,
    language_of,
    read_course,
    shipped,
)
from worksheets.read.decode import decode, nearest, report
from worksheets.read.files import AuthoredFile, read_text
from worksheets.read.instructions import instruction_problems
from worksheets.read.letterhead import read_letterhead
from worksheets.read.markup import markup_reader
from worksheets.read.paths import named_path
from worksheets.read.theme import ThemeFiles, read_theme_files, theme_file, with_fonts
from worksheets.read.theme import shipped as themes_that_ship
from worksheets.read.theme_texts import check_theme_texts
from worksheets.read.unprintable import check_characters, check_language
from worksheets.read.yaml_events import Mapped, Tree, places, tree


@dataclass(frozen=True, slots=True)
class LoadedSpec:
    """A spec with its course, themes and letterhead, and the text that it was read from.

    `scheme_theme` is the theme of the mark scheme.
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
        """The place of a value of the spec; that of the mapping around it, if it is not there."""
        return Span(self.name, *nearest(places(self.text), path))


def load_spec(path: Path, context: ReadingContext, sink: Sink) -> LoadedSpec | None:
    """Read a spec and the topics of its course that it names; None, with errors, if it has any."""
    if _is_not_a_spec(path, sink):
        return None
    text = read_text(path, path.as_posix(), sink)
    return None if text is None else load_spec_text(text, path, context, sink)


def load_spec_text(
    text: str, path: Path, context: ReadingContext, sink: Sink, given_course: Course | None = None
) -> LoadedSpec | None:
    """Read a spec from its text, as of a file at `path`; a course that is `known` is not read.

    Files that the spec names may name files in the folder of the spec.
    """
    context = replace(context, trusted=(*context.trusted, path.parent))
    own = AuthoredFile(path, path.as_posix(), text)
    value = tree(own.text, own.name, sink)
    if value is None:
        return None
    folder = _course_folder(value, path, context) if given_course is None else path.parent
    language = _language(value)
    if not language:
        language = given_course.language if given_course else _course_language(folder)
    validation = {"markup": markup_reader(language, context.formula_error), "types": context.types}
    spec = decode(Spec, value, own, sink, validation)
    if isinstance(folder, Problem):
        report([folder], own, sink)
    if spec is None or not isinstance(folder, Path):
        return None
    chosen = _chosen_language(spec, own, context, sink)
    themes = _load_themes(spec, own, context, sink)
    printable = None if themes is None else _printable_characters(themes, context, sink)
    if themes is None or printable is None:
        return None
    check_characters(value, own, printable, sink)
    course = given_course or _load_course(folder, spec.topics, printable, context, sink)
    if course is None:
        return None
    report([*_unknown_topics(spec, course), *instruction_problems(spec)], own, sink)
    letterhead = read_letterhead(spec, own, themes[0], context.trusted, sink)
    paper_language = chosen if spec.language else language_for(course, folder, context, sink)
    if paper_language is not None:
        report(check_language(paper_language.characters, printable), own, sink)
    if sink.failed or paper_language is None:
        return None
    paper, scheme = (with_fonts(theme.theme, context.fonts) for theme in themes)
    return LoadedSpec(own.name, spec, course, paper, scheme, letterhead, text, paper_language)


def _language(value: Tree) -> str:
    """The language that a spec chooses, if it does."""
    chosen = value.get("language") if isinstance(value, Mapped) else None
    return chosen if isinstance(chosen, str) else ""


def _chosen_language(
    spec: Spec, own: AuthoredFile, context: ReadingContext, sink: Sink
) -> Language | None:
    """The language that a spec chooses; None if it chooses none, or, with an error, an unknown
    one."""
    try:
        return context.languages.of(spec.language) if spec.language else None
    except UnknownLanguage as unknown:
        report([Problem(("language",), str(unknown), (unknown.hint,))], own, sink)
        return None


def _course_language(folder: Path | Problem | None) -> str:
    return language_of(folder) if isinstance(folder, Path) else ENGLISH


def _is_not_a_spec(path: Path, sink: Sink) -> bool:
    """Whether a path is not that of a spec; the error says what it is instead."""
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


def _load_course(
    folder: Path,
    topics: tuple[str, ...],
    printable: frozenset[str],
    context: ReadingContext,
    sink: Sink,
) -> Course | None:
    """A course, read once however many specs name it."""
    key = folder, topics, printable, () if folder in shipped().values() else context.trusted
    if key not in context.courses:
        own = Sink()
        course = read_course(folder, context, printable, own, topics)
        context.courses[key] = course, tuple(own)
    course, diagnostics = context.courses[key]
    sink.add(diagnostics)
    return course


def _load_theme(file: Path, context: ReadingContext, sink: Sink) -> ThemeFiles | None:
    """A theme, read once however many specs are set in it."""
    key = file, () if file in themes_that_ship().values() else context.trusted
    if key not in context.themes:
        own = Sink()
        theme = read_theme_files(file, own, context.trusted)
        if theme is not None:
            printable = context.printable(with_fonts(theme.theme, context.fonts))
            if not isinstance(printable, Problem):
                check_theme_texts(theme, printable, own)
        context.themes[key] = theme, tuple(own)
    theme, diagnostics = context.themes[key]
    sink.add(diagnostics)
    return theme


def _course_folder(value: Tree, spec: Path, context: ReadingContext) -> Path | Problem | None:
    """The folder of the course that a spec names: a shipped one, or relative to the spec."""
    course = value.get("course") if isinstance(value, Mapped) else None
    if not isinstance(course, str) or not course:
        return None
    if course in shipped():
        return shipped()[course]
    try:
        folder = named_path(course, spec.parent, context.trusted)
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


def _load_themes(
    spec: Spec, own: AuthoredFile, context: ReadingContext, sink: Sink
) -> tuple[ThemeFiles, ThemeFiles] | None:
    """The theme of the paper, and that of its mark scheme."""
    try:
        if context.theme:
            path = Path(context.theme)
            file = theme_file(context.theme, Path(), (*context.trusted, path.parent))
        else:
            file = theme_file(spec.layout.theme, own.path.parent, context.trusted)
    except Mistake as mistake:
        if context.theme:
            sink.error(Span("--theme"), str(mistake), *mistake.hints)
        else:
            problem = Problem(("layout", "theme"), str(mistake), mistake.hints)
            report([problem], own, sink)
        return None
    theme = _load_theme(file, context, sink)
    if theme is None:
        return None
    if theme.theme.scheme == "same":
        return theme, theme
    try:
        origin = theme.file_with("scheme")
        other = theme_file(theme.theme.scheme, origin.path.parent, context.trusted)
    except Mistake as mistake:
        theme.report(Problem(("scheme",), str(mistake), mistake.hints), sink)
        return None
    scheme = _load_theme(other, context, sink)
    return None if scheme is None else (theme, scheme)


def _printable_characters(
    themes: tuple[ThemeFiles, ThemeFiles], context: ReadingContext, sink: Sink
) -> frozenset[str] | None:
    """The characters that the themes of the paper and of its mark scheme both have."""
    distinct = dict.fromkeys(themes)
    character_sets: list[frozenset[str]] = []
    for files in distinct:
        result = context.printable(with_fonts(files.theme, context.fonts))
        if not isinstance(result, Problem):
            character_sets.append(result)
        elif context.fonts and result.path == ("type", "fonts"):
            sink.error(Span("--fonts"), result.message, *result.hints)
        else:
            files.report(result, sink)
    return frozenset.intersection(*character_sets) if len(character_sets) == len(distinct) else None


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
