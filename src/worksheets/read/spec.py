"""A paper spec with its course and its theme, read and checked together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from worksheets.language.language import Language
from worksheets.language.languages import UnknownLanguage
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.mapped import Mapped, Tree
from worksheets.model.paper.paper import Letterhead
from worksheets.model.problem import Problem
from worksheets.model.profile import Profile
from worksheets.model.question import ENGLISH
from worksheets.model.spec import Spec
from worksheets.model.theme import School, Theme
from worksheets.read.context import ReadingContext
from worksheets.read.course import language_for, read_course, template_in
from worksheets.read.course_files import VALUES
from worksheets.read.course_folders import shipped
from worksheets.read.decode import decode, nearest, place_in, report
from worksheets.read.figure_files import FigureFiles
from worksheets.read.files import AuthoredFile, read_text
from worksheets.read.inline import (
    InlineQuestions,
    brings_along,
    course_of_spec,
    knowledge_of_spec_problems,
    with_own_topic,
)
from worksheets.read.instructions import choice_problems, instruction_problems
from worksheets.read.letterhead import SpecSchool, read_letterhead
from worksheets.read.markup import markup_reader
from worksheets.read.not_a_spec import is_not_a_spec
from worksheets.read.outline import language_of, topic_numbers
from worksheets.read.profile import with_profile
from worksheets.read.spec_names import SpecNames, course_folder, names_in
from worksheets.read.spec_sources import insert_problems, spec_source_problems
from worksheets.read.spec_themes import load_themes, printable_characters
from worksheets.read.spec_topics import (
    keys_of_a_course,
    topics_without_questions,
    unknown_topics,
)
from worksheets.read.theme import ThemeFiles, looks_like_theme, with_fonts, with_layout
from worksheets.read.unprintable import check_characters, check_language
from worksheets.read.yaml_events import places, tree


@dataclass(frozen=True, slots=True)
class LoadedSpec:
    """A spec with its course, themes and letterhead, and the text that it was read from.

    The course of a spec that names none has the spec's own knowledge as its only topic.
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
    profile: Profile | None = None

    def at(self, *path: str | int) -> Span:
        """The place of a value of the spec; that of the mapping around it, if it is not there."""
        return Span(self.name, *nearest(places(self.text), path))


def load_spec(path: Path, context: ReadingContext, sink: Sink) -> LoadedSpec | None:
    """Read a spec and the topics of its course that it names; None, with errors, if it has any."""
    if is_not_a_spec(path, sink):
        return None
    text = read_text(path, path.as_posix(), sink)
    return None if text is None else load_spec_text(text, path, context, sink)


def load_spec_text(
    text: str, path: Path, context: ReadingContext, sink: Sink, given_course: Course | None = None
) -> LoadedSpec | None:
    """Read a spec from its text, as of a file at `path`; a course that is given is not read.

    Files that the spec names may name files in the folder of the spec. What it names is judged even
    if other things in it are wrong, so that its author sees all mistakes at once.
    """
    context = replace(context, trusted=(*context.trusted, path.parent))
    own = AuthoredFile(path, path.as_posix(), text)
    value, profile = with_profile(tree(own.text, own.name, sink), own, context, sink)
    if value is None or _is_theme(value, own, sink):
        return None
    reader = _SpecReader(value, names_in(value, context.types), own, context, sink)
    folder = path.parent if given_course else reader.course_folder()
    chosen = reader.language()
    themes = load_themes(reader.names.theme, own, context, sink)
    printable = printable_characters(themes, context, sink) if themes else None
    if printable is not None:
        check_characters(value, own, printable, sink)
    written_in = reader.written_in(folder, given_course)
    files = FigureFiles(folder=path.parent, printable=printable, trusted=context.trusted)
    spec = reader.spec(written_in, files)
    course = given_course or reader.course(folder, printable, spec)
    letterhead = reader.letterhead(spec, themes[0] if themes else None)
    language = chosen if reader.names.language else reader.language_of_course(course, folder)
    if spec is not None:
        spec, course = reader.with_own(spec, course, written_in, files)
    if language is not None and printable is not None:
        report(check_language(language.characters, printable), own, sink)
    if spec is not None and language is not None:
        report([*choice_problems(spec), *instruction_problems(spec, language)], own, sink)
    if spec is not None and course is not None:
        report((*spec_source_problems(spec, course), *insert_problems(spec, course)), own, sink)
    if sink.failed or not (spec and course and themes and language):
        return None
    paper, scheme = (
        with_layout(with_fonts(theme.theme, context.fonts), spec.layout) for theme in themes
    )
    return LoadedSpec(own.name, spec, course, paper, scheme, letterhead, text, language, profile)


def _is_theme(value: Tree, own: AuthoredFile, sink: Sink) -> bool:
    """Whether the tree of a file is that of a theme, which is an error."""
    if not looks_like_theme(value):
        return False
    hint = f"name a spec with layout: {{theme: {own.path.name}}}"
    sink.error(Span(own.name), "this is a theme, not a spec", hint)
    return True


@dataclass(frozen=True, slots=True)
class _SpecReader:
    """Reads the parts of a spec, each as far as it can be judged without the others.

    What is wrong goes to the sink, and is None.
    """

    value: Tree
    names: SpecNames
    own: AuthoredFile
    context: ReadingContext
    sink: Sink

    def _report(self, problems: Iterable[Problem]) -> None:
        report(problems, self.own, self.sink)

    def course_folder(self) -> Path | None:
        beside = self.own.path.parent
        folder = course_folder(self.names.course, beside, self.context.trusted)
        if isinstance(folder, Problem):
            self._report([folder])
            return None
        return folder

    def written_in(self, folder: Path | None, given_course: Course | None) -> str:
        """The tag of the language of the spec's texts: its own, or else that of its course."""
        of_course = language_of(folder) if folder and not given_course else ENGLISH
        return self.names.language or (given_course.language if given_course else of_course)

    def spec(self, written_in: str, files: FigureFiles) -> Spec | None:
        """The spec with its texts read in the language of this tag."""
        validation = self._validation(written_in, files)
        return decode(Spec, self.value, self.own, self.sink, validation)

    def _validation(self, written_in: str, files: FigureFiles) -> Mapping[str, Any]:
        """What values of the spec are read with."""
        languages = self.context.languages
        return {
            "markup": markup_reader(written_in, self.context.formula_error),
            "types": self.context.types,
            "figures": self.context.figures,
            "files": files.for_figures(),
            "language": languages.of(written_in if languages.has(written_in) else ENGLISH),
            "template": template_in if VALUES in self.own.text else None,
        }

    def with_own(
        self, spec: Spec, course: Course | None, written_in: str, files: FigureFiles
    ) -> tuple[Spec, Course | None]:
        """The spec whose questions have names and topics, and the course with its own knowledge;
        without a course that can be read, questions are not judged."""
        if course is not None and spec.course and not brings_along(spec):
            return spec, course
        known = self.context.languages.has(written_in)
        pronouns = self.context.languages.of(written_in).customs.pronouns if known else ()
        self._report(knowledge_of_spec_problems(spec, pronouns))
        if course is None:
            return spec, None
        context = {**self._validation(written_in, files), "place": place_in(self.own.name)}
        inline = InlineQuestions(spec, course, written_in, context)
        filed = inline.filed()
        own, problems = inline.own_topic(filed)
        self._report([*inline.problems(filed), *problems])
        return inline.with_names(filed), with_own_topic(course, own, self.own.text, files.files)

    def language(self) -> Language | None:
        """The language that the spec chooses, if it chooses one."""
        chosen = self.names.language
        try:
            return self.context.languages.of(chosen) if chosen else None
        except UnknownLanguage as unknown:
            self._report([Problem(("language",), str(unknown), (unknown.hint,))])
            return None

    def course(
        self, folder: Path | None, printable: frozenset[str] | None, spec: Spec | None
    ) -> Course | None:
        """The course, which is not read before it is known what can be printed; its topics are
        judged all the same. A spec that names none has one of its own."""
        self._report(keys_of_a_course(self.names))
        if folder is None:
            language = self.names.language or ENGLISH
            return course_of_spec(spec, language) if spec and not spec.course else None
        unknown = list(unknown_topics(self.names, folder.name, topic_numbers(folder)))
        self._report(unknown)
        if printable is None:
            return None
        branches = tuple(number for _, number in self.names.topics)
        course = _load_course(folder, branches, printable, self.context, self.sink)
        if course is not None and not unknown:

            def whole() -> Course | None:
                return _load_course(folder, (), printable, self.context, Sink())

            self._report(topics_without_questions(self.names, course, whole))
        return course

    def letterhead(self, spec: Spec | None, theme: ThemeFiles | None) -> Letterhead:
        """The letterhead; that of the spec even if other things in the spec are wrong."""
        school = (
            SpecSchool(spec.school, spec.logo, spec.logo_says)
            if spec
            else SpecSchool(self._school(), self._logo())
        )
        return read_letterhead(school, self.own, theme, self.context.trusted, self.sink)

    def _school(self) -> School:
        """The school of a spec that has mistakes; an empty one if it is wrong itself."""
        school = self.value.get("school") if isinstance(self.value, Mapped) else None
        read = decode(School, school, self.own, Sink(), {}) if isinstance(school, Mapped) else None
        return read or School()

    def _logo(self) -> str:
        """The logo of a spec that has mistakes; nothing if it is wrong itself."""
        logo = self.value.get("logo") if isinstance(self.value, Mapped) else None
        return logo if isinstance(logo, str) else ""

    def language_of_course(self, course: Course | None, folder: Path | None) -> Language | None:
        if course is None:
            return None
        if folder is None:
            return self.context.languages.of(course.language)
        return language_for(course, folder, self.context, self.sink)


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
