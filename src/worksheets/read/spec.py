"""A paper spec with its course and its theme, read and checked together."""

from dataclasses import dataclass
from pathlib import Path

from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink, Span, did_you_mean
from worksheets.model.paper import Letterhead
from worksheets.model.problem import Problem
from worksheets.model.question import ENGLISH
from worksheets.model.spec import Spec
from worksheets.model.theme import Theme
from worksheets.read.course import language_of, read_course, shipped
from worksheets.read.coverage import check_characters
from worksheets.read.decode import decode, report
from worksheets.read.files import read_text
from worksheets.read.instructions import instruction_problems
from worksheets.read.letterhead import read_letterhead
from worksheets.read.markup import markup_in
from worksheets.read.reading import Reading
from worksheets.read.theme import read_theme, theme_file, theme_problem, with_fonts
from worksheets.read.yaml_events import Mapped, Tree, tree

PRINTED = frozenset({"marks", "furniture", "school"})
"""Keys of a theme under which there are words that it prints."""


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


def read_order(path: Path, reading: Reading, sink: Sink) -> Order | None:
    """Read a spec and the topics of its course that it names; mistakes go to the sink."""
    text = read_text(path, path.as_posix(), sink)
    return None if text is None else order_in(text, path, reading, sink)


def order_in(
    text: str, path: Path, reading: Reading, sink: Sink, known: Course | None = None
) -> Order | None:
    """What a spec asks for that stands in a file, or will; a course that is `known` is not read."""
    name = path.as_posix()
    value = tree(text, name, sink)
    if value is None:
        return None
    folder = _course_folder(value, path)
    language = known.language if known else language_of(folder) if folder else ENGLISH
    context = {"markup": markup_in(language, reading.formula), "types": reading.types}
    spec = decode(Spec, value, text, name, sink, context)
    if spec is None:
        return None
    if folder is None and known is None:
        hints = did_you_mean(spec.course, shipped())
        problem = Problem(("course",), f"there is no course '{spec.course}'", hints)
        report([problem], text, name, sink)
        return None
    themes = _themes(spec, path, text, reading, sink)
    if themes is None:
        return None
    covered = _covered(themes, reading, sink)
    if covered is None:
        return None
    check_characters(value, text, name, covered, sink)
    course = known or _course(folder or path, spec.topics, covered, reading, sink)
    if course is None:
        return None
    report([*_unknown_topics(spec, course), *instruction_problems(spec)], text, name, sink)
    letterhead = read_letterhead(spec, path, text, themes[0], reading, sink)
    if sink.failed:
        return None
    return Order(name, spec, course, *themes, letterhead, text)


def _covered(themes: tuple[Theme, Theme], reading: Reading, sink: Sink) -> frozenset[str] | None:
    """The characters that the paper and its mark scheme can both print."""
    paper, scheme = (reading.covered(theme, sink) for theme in themes)
    return None if paper is None or scheme is None else paper & scheme


def _course(
    folder: Path,
    topics: tuple[str, ...],
    covered: frozenset[str],
    reading: Reading,
    sink: Sink,
) -> Course | None:
    """A course, read once however many specs name it."""
    key = folder, topics, covered
    if key not in reading.courses:
        own = Sink()
        course = read_course(folder, reading, covered, own, topics)
        reading.courses[key] = course, tuple(own)
    course, diagnostics = reading.courses[key]
    sink.add(diagnostics)
    return course


def _theme(file: Path, reading: Reading, sink: Sink) -> Theme | None:
    """A theme, read once however many specs are set in it."""
    if file not in reading.themes:
        own = Sink()
        theme = read_theme(file, own)
        theme = theme and with_fonts(theme, reading.fonts)
        if theme:
            _check_words(theme, file, reading, own)
        reading.themes[file] = theme, tuple(own)
    theme, diagnostics = reading.themes[file]
    sink.add(diagnostics)
    return theme


def _check_words(theme: Theme, file: Path, reading: Reading, sink: Sink) -> None:
    """An error for a character in the words of a theme that the theme cannot print."""
    covered = reading.covered(theme, sink)
    text = read_text(file, file.as_posix(), sink)
    value = tree(text, file.as_posix(), Sink()) if text else None
    if covered is None or text is None or not isinstance(value, Mapped):
        return
    for key in value.keys() - PRINTED:
        del value[key]
    check_characters(value, text, file.as_posix(), covered, sink)


def _course_folder(value: Tree, spec: Path) -> Path | None:
    """A shipped course by name, or a folder relative to the spec."""
    course = value.get("course") if isinstance(value, Mapped) else None
    if not isinstance(course, str):
        return None
    folder = shipped().get(course, spec.parent / course)
    return folder if folder.is_dir() else None


def _themes(
    spec: Spec, path: Path, text: str, reading: Reading, sink: Sink
) -> tuple[Theme, Theme] | None:
    """The theme of the paper, and that of its mark scheme."""
    if reading.theme:
        file = theme_file(reading.theme, Path())
        if file is None:
            message, hints = theme_problem(reading.theme)
            sink.error(Span("--theme"), message, *hints)
            return None
    else:
        file = theme_file(spec.layout.theme, path.parent)
        if file is None:
            problem = Problem(("layout", "theme"), *theme_problem(spec.layout.theme))
            report([problem], text, path.as_posix(), sink)
            return None
    theme = _theme(file, reading, sink)
    if theme is None:
        return None
    if theme.scheme == "same":
        return theme, theme
    other = theme_file(theme.scheme, file.parent)
    if other is None:
        message, hints = theme_problem(theme.scheme)
        sink.error(Span(file.as_posix()), message, *hints)
        return None
    scheme = _theme(other, reading, sink)
    return None if scheme is None else (theme, scheme)


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
