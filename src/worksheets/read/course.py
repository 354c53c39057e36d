"""A course folder: outline.yaml, levels.yaml, and one YAML file a topic."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from worksheets.language.language import Language
from worksheets.language.languages import UnknownLanguage
from worksheets.memo import memo
from worksheets.model.authored import AUTHORED, Name
from worksheets.model.course import Course, Topic, grouped
from worksheets.model.diagnostics import Sink, did_you_mean
from worksheets.model.figure import Files
from worksheets.model.files import entries, is_file, is_folder
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.item import Level
from worksheets.model.problem import Problem
from worksheets.model.question import ENGLISH, AnyQuestion, References, check
from worksheets.read.course_files import SHIPPED, CourseFiles
from worksheets.read.decode import report
from worksheets.read.files import read_text
from worksheets.read.index import SMALL, keep, place_of_index, recalled
from worksheets.read.knowledge import problems_of
from worksheets.read.levels import Levels
from worksheets.read.markup import markup_in
from worksheets.read.reading import Reading
from worksheets.read.yaml_events import Mapped, tree

OUTLINE = "outline.yaml"


NUMBER = r"^\d+(\.\d+)*$"


class OutlineTopic(BaseModel):
    """A node of the topic tree."""

    model_config = AUTHORED

    number: Annotated[str, StringConstraints(pattern=NUMBER)]
    title: Name


class Outline(BaseModel):
    """outline.yaml."""

    model_config = AUTHORED

    title: Name
    subject: Name = ""
    language: Name = ENGLISH
    topics: Annotated[tuple[OutlineTopic, ...], Field(min_length=1)]


class TopicFile(BaseModel):
    """One topic: what is known of it, and the questions written on it."""

    model_config = AUTHORED

    knowledge: Knowledge = Knowledge()
    questions: tuple[AnyQuestion, ...] = ()


@memo(64)
def shipped() -> Mapping[str, Path]:
    """The folders of the courses that come with the program."""
    folders = (SHIPPED / name for name in entries(SHIPPED))
    return {folder.name: folder for folder in folders if is_folder(folder)}


def is_course(folder: Path) -> bool:
    """Whether a folder holds a course."""
    return is_file(folder / OUTLINE)


def is_part_of_course(file: Path) -> bool:
    """Whether a file is the outline, the levels or a topic of a course."""
    part = file.stem in ("outline", "levels") or re.fullmatch(NUMBER, file.stem)
    return file.suffix == ".yaml" and bool(part) and is_course(file.parent)


def read_course(
    folder: Path,
    reading: Reading,
    covered: frozenset[str],
    sink: Sink,
    branches: tuple[str, ...] = (),
    *,
    certain: bool = True,
    texts: Mapping[str, str] | None = None,
) -> Course | None:
    """The course in a folder, with the topics of the branches named (all, if none is).

    Characters that are not `covered` are errors if that is `certain`, and else warnings. What was
    read before and has not changed is taken from an index. `texts` stand, by the names of their
    files, for what is not written yet.
    """
    reader = CourseFiles(
        folder, {"types": reading.types}, covered, Sink(), sha256(), certain, reading.trusted
    )
    if texts is not None:
        reader.sink, reader.texts = sink, texts
        return _read_course(reader, reading, branches)
    settings = folder.as_posix(), "".join(sorted(covered)), str(certain), *reading.types
    place = place_of_index(folder, branches, settings)

    def anew() -> Course | None:
        return _read_course(replace(reader, sink=Sink(), digest=sha256()), reading, branches)

    known = recalled(place, folder, anew) if place else None
    if known is not None:
        sink.add(known[1])
        return known[0]
    course = _read_course(reader, reading, branches)
    sink.add(reader.sink)
    if place and course and not reader.outside and reader.octets >= SMALL:
        keep(place, (course, tuple(reader.sink)), reader.files)
    return course


def _read_course(reader: CourseFiles, reading: Reading, branches: tuple[str, ...]) -> Course | None:
    outline = reader.read(OUTLINE, Outline)
    if outline is None:
        return None
    reader.context = {
        "types": reading.types,
        "figures": reading.figures,
        "markup": markup_in(outline.language, reading.formula),
        "files": Files(reader.picture, reader.file),
    }
    _check_outline(outline, reader)
    levels = _levels(reader)
    spoken = reading.languages.has(outline.language)
    pronouns = reading.languages.of(outline.language).customs.pronouns if spoken else ()
    topics = tuple(
        _topic(node, reader, levels, outline.language, pronouns)
        if not branches or any(_within(node.number, branch) for branch in branches)
        else Topic(node.number, node.title)
        for node in outline.topics
    )
    if reader.sink.failed or levels is None:
        return None
    reader.context = {}  # which holds the reader's own methods: a circle
    digest = reader.digest.hexdigest()
    return Course(
        reader.folder.name, outline.title, outline.subject, outline.language, topics, levels, digest
    )


def words_for(course: Course, folder: Path, reading: Reading, sink: Sink) -> Language | None:
    """The words in the language of a course; None, with the place in its outline, if there are
    none."""
    try:
        return reading.languages.of(course.language)
    except UnknownLanguage as unknown:
        name, text = outline_of(folder)
        hints = (unknown.hint, "or write language: in the spec")
        report([Problem(("language",), str(unknown), hints)], text, name, sink)
        return None


def outline_of(folder: Path) -> tuple[str, str]:
    """What the outline of a course is called in diagnostics, and its text."""
    file = CourseFiles(folder, {}, frozenset(), Sink(), sha256(), True, ()).name(OUTLINE)
    return file, read_text(folder / OUTLINE, file, Sink()) or ""


def language_of(folder: Path) -> str:
    """The language of a course, which the texts of its specs are in too, unless they say."""
    sink = Sink()
    text = read_text(folder / OUTLINE, "", sink)
    outline = tree(text, "", sink) if text else None
    language = outline.get("language") if isinstance(outline, Mapped) else None
    return language if isinstance(language, str) else ENGLISH


def _within(number: str, branch: str) -> bool:
    return f"{number}.".startswith(f"{branch}.")


def _check_outline(outline: Outline, reader: CourseFiles) -> None:
    def problems() -> Iterator[Problem]:
        seen = set[str]()
        for n, node in enumerate(outline.topics):
            parent = node.number.rpartition(".")[0]
            if node.number in seen:
                hints = ("number every topic once",)
                yield Problem(("topics", n, "number"), f"topic {node.number} is there twice", hints)
            if parent and parent not in seen:
                hints = (f"put topic {parent} before it",)
                message = f"topic {node.number} has no topic {parent} above it"
                yield Problem(("topics", n, "number"), message, hints)
            seen.add(node.number)

    report(problems(), reader.text, reader.name(OUTLINE), reader.sink)


def _levels(reader: CourseFiles) -> Mapping[str, tuple[Level, ...]] | None:
    """The levels schemes by name; None if something is wrong with the file that has them."""
    if not reader.has("levels.yaml"):
        return {}
    levels = reader.read("levels.yaml", Levels)
    if levels is None:
        return None
    problems = list(levels.problems())
    report(problems, reader.text, reader.name("levels.yaml"), reader.sink)
    return None if problems else levels.schemes


def _topic(
    node: OutlineTopic,
    reader: CourseFiles,
    levels: Mapping[str, tuple[Level, ...]] | None,
    language: str,
    pronouns: tuple[str, ...],
) -> Topic:
    file = f"{node.number}.yaml"
    if not reader.has(file):
        return Topic(node.number, node.title)
    read = reader.read(file, TopicFile)
    if read is None:
        return Topic(node.number, node.title)
    problems = (*_wrong_pronoun(read, pronouns), *_problems(read, levels, language))
    report(problems, reader.text, reader.name(file), reader.sink)
    return Topic(node.number, node.title, read.knowledge, read.questions, grouped(read.questions))


def _wrong_pronoun(read: TopicFile, known: tuple[str, ...]) -> Iterator[Problem]:
    """A pronoun that is none in the language of the course, if its pronouns are known."""
    pronoun = read.knowledge.pronoun
    if known and pronoun and pronoun not in known:
        path = ("knowledge", "pronoun")
        yield Problem(path, f"'pronoun' cannot be '{pronoun}'", did_you_mean(pronoun, known))


def _problems(
    read: TopicFile, levels: Mapping[str, tuple[Level, ...]] | None, language: str
) -> Iterator[Problem]:
    yield from (found.under("knowledge") for found in problems_of(read.knowledge))
    references = References(
        facts=frozenset(fact.id for fact in read.knowledge.facts()),
        sources=frozenset(source.id for source in read.knowledge.sources),
        levels=levels,
        language=language,
    )
    seen = set[str]()
    for n, question in enumerate(read.questions):
        yield from (found.under("questions", n) for found in check(question, references))
        if not question.id:
            yield Problem(("questions", n), "the question has no id", ("add id: a-short-name",))
        elif question.id in seen:
            message = f"the id '{question.id}' is there twice"
            yield Problem(("questions", n, "id"), message, ("give every question its own id",))
        seen.add(question.id)
