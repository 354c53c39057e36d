"""A course folder: outline.yaml, levels.yaml, and one YAML file a topic."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BaseModel, Field, StringConstraints

from worksheets.model.authored import AUTHORED, Name
from worksheets.model.characters import seen
from worksheets.model.course import Course, Topic, shelved
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.drawing import Drawing
from worksheets.model.figure import Files
from worksheets.model.item import Level
from worksheets.model.knowledge import Knowledge
from worksheets.model.picture import Artwork
from worksheets.model.problem import Problem
from worksheets.model.question import ENGLISH, AnyQuestion, References, check
from worksheets.read.characters import refusal
from worksheets.read.coverage import check_characters, lacking
from worksheets.read.decode import Model, decode, report
from worksheets.read.files import inside, read_text
from worksheets.read.index import keep, place_of_index, recalled
from worksheets.read.knowledge import problems_of
from worksheets.read.levels import Levels
from worksheets.read.markup import markup_in
from worksheets.read.pictures import read_picture
from worksheets.read.reading import Reading
from worksheets.read.yaml_events import Mapped, tree

SHIPPED = Path(__file__).parent.parent / "courses"


class OutlineTopic(BaseModel):
    """A node of the topic tree."""

    model_config = AUTHORED

    number: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)*$")]
    title: Name


class Outline(BaseModel):
    """outline.yaml."""

    model_config = AUTHORED

    title: Name
    subject: Name
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = ENGLISH
    topics: Annotated[tuple[OutlineTopic, ...], Field(min_length=1)]


class TopicFile(BaseModel):
    """One topic: what is known of it, and the questions written on it."""

    model_config = AUTHORED

    knowledge: Knowledge = Knowledge()
    questions: tuple[AnyQuestion, ...] = ()


@cache
def shipped() -> Mapping[str, Path]:
    """The folders of the courses that come with the program."""
    return {folder.name: folder for folder in sorted(SHIPPED.iterdir()) if folder.is_dir()}


@dataclass(slots=True)
class _Reader:
    """Reads the files of one folder, and keeps what names their content."""

    folder: Path
    context: Mapping[str, Any]
    covered: frozenset[str]
    sink: Sink
    digest: Any
    certain: bool
    texts: Mapping[str, str]
    text: str = ""

    def name(self, file: str) -> str:
        path = self.folder / file
        return path.relative_to(SHIPPED.parent).as_posix() if self._ships else path.as_posix()

    @property
    def _ships(self) -> bool:
        return self.folder.is_relative_to(SHIPPED)

    def read(self, file: str, model: type[Model]) -> Model | None:
        name = self.name(file)
        text = self.texts.get(file)
        if text is None:
            text = read_text(self.folder / file, name, self.sink)
        if text is None:
            return None
        self.text = text
        self.digest.update(text.encode())
        value = tree(text, name, self.sink)
        if value is None:
            return None
        check_characters(value, text, name, self.covered, self.sink, certain=self.certain)
        return decode(model, value, text, name, self.sink, self.context)

    def picture(self, name: str) -> Artwork:
        """A picture that a figure names; raises Mistake."""
        path = inside(name, self.folder)
        artwork = read_picture(path, name)
        if isinstance(artwork.content, Drawing):
            words = "".join(label.words for label in artwork.content.labels)
            if fault := refusal(words):
                raise Mistake(f"{fault.message}, in '{name}'", fault.hint)
            if unknown := sorted(set(seen(words)) - self.covered):
                hint = "turn the words of the picture into outlines"
                raise Mistake(f"{lacking(unknown[0])} of '{name}'", hint)
        self.digest.update(path.read_bytes())
        return artwork

    def file(self, name: str) -> str:
        """The text of a file that a figure names; raises Mistake."""
        sink = Sink()
        text = read_text(inside(name, self.folder), name, sink)
        if text is None:
            (found,) = sink
            raise Mistake(f"'{name}': {found.message}", *found.hints)
        self.digest.update(text.encode())
        return text


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
    if texts is not None:
        return _read_course(folder, reading, covered, sink, branches, certain=certain, texts=texts)
    settings = folder.as_posix(), "".join(sorted(covered)), str(certain), *reading.types
    place = place_of_index(folder, branches, settings)
    known = recalled(place) if place else None
    if known is not None:
        sink.add(known[1])
        return known[0]
    own = Sink()
    course = _read_course(folder, reading, covered, own, branches, certain=certain)
    sink.add(own)
    if place and course:
        keep(place, (course, tuple(own)))
    return course


def _read_course(
    folder: Path,
    reading: Reading,
    covered: frozenset[str],
    sink: Sink,
    branches: tuple[str, ...],
    *,
    certain: bool,
    texts: Mapping[str, str] = MappingProxyType({}),
) -> Course | None:
    reader = _Reader(folder, {"types": reading.types}, covered, sink, sha256(), certain, texts)
    outline = reader.read("outline.yaml", Outline)
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
    topics = tuple(
        _topic(node, reader, levels, outline.language)
        if not branches or any(_within(node.number, branch) for branch in branches)
        else Topic(node.number, node.title)
        for node in outline.topics
    )
    if sink.failed or levels is None:
        return None
    reader.context = {}  # which holds the reader's own methods: a circle
    digest = reader.digest.hexdigest()
    return Course(
        folder.name, outline.title, outline.subject, outline.language, topics, levels, digest
    )


def language_of(folder: Path) -> str:
    """The language of a course, which the texts of its specs are in too."""
    sink = Sink()
    text = read_text(folder / "outline.yaml", "", sink)
    outline = tree(text, "", sink) if text else None
    language = outline.get("language") if isinstance(outline, Mapped) else None
    return language if isinstance(language, str) else ENGLISH


def _within(number: str, branch: str) -> bool:
    return f"{number}.".startswith(f"{branch}.")


def _check_outline(outline: Outline, reader: _Reader) -> None:
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

    report(problems(), reader.text, reader.name("outline.yaml"), reader.sink)


def _levels(reader: _Reader) -> Mapping[str, tuple[Level, ...]] | None:
    """The levels schemes by name; None if something is wrong with the file that has them."""
    if not (reader.folder / "levels.yaml").is_file():
        return {}
    levels = reader.read("levels.yaml", Levels)
    if levels is None:
        return None
    problems = list(levels.problems())
    report(problems, reader.text, reader.name("levels.yaml"), reader.sink)
    return None if problems else levels.schemes


def _topic(
    node: OutlineTopic,
    reader: _Reader,
    levels: Mapping[str, tuple[Level, ...]] | None,
    language: str,
) -> Topic:
    file = f"{node.number}.yaml"
    if file not in reader.texts and not (reader.folder / file).is_file():
        return Topic(node.number, node.title)
    read = reader.read(file, TopicFile)
    if read is None:
        return Topic(node.number, node.title)
    report(_problems(read, levels, language), reader.text, reader.name(file), reader.sink)
    return Topic(node.number, node.title, read.knowledge, read.questions, shelved(read.questions))


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
