"""A course folder: outline.yaml, levels.yaml, and one YAML file a topic."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from worksheets.language.language import Language
from worksheets.language.languages import UnknownLanguage
from worksheets.model.authored import AUTHORED
from worksheets.model.course import Course, Topic, grouped
from worksheets.model.diagnostics import Sink, did_you_mean
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.knowledge.sources import written_lines
from worksheets.model.levels import Levels
from worksheets.model.paper.levels import LevelTable
from worksheets.model.problem import Problem
from worksheets.model.question import ENGLISH, AnyQuestion, Question, References, check
from worksheets.read.context import ReadingContext
from worksheets.read.course_files import CourseFiles
from worksheets.read.course_folders import OUTLINE, name_in_course
from worksheets.read.decode import place_in, report
from worksheets.read.files import AuthoredFile, read_text
from worksheets.read.index import SMALL, index_place, read_index, write_index
from worksheets.read.knowledge import knowledge_problems
from worksheets.read.markup import markup_reader
from worksheets.read.outline import CourseOutline, OutlineTopic


class TopicFile(BaseModel):
    """A topic file: the knowledge of a topic, and its authored questions."""

    model_config = AUTHORED

    knowledge: Knowledge = Knowledge()
    questions: tuple[AnyQuestion, ...] = ()


def read_course(
    folder: Path,
    context: ReadingContext,
    printable: frozenset[str],
    sink: Sink,
    branches: tuple[str, ...] = (),
) -> Course | None:
    """The course in a folder, with the topics of the branches named (all, if none is).

    Characters that are not `printable` are errors if the theme is known, and else warnings. A
    course that was read before and has not changed is taken from an index.
    """
    reader = _reader(folder, context, printable, Sink())
    settings = (
        folder.as_posix(),
        "".join(sorted(printable)),
        str(context.theme_is_known),
        *context.types,
    )
    place = index_place(folder, branches, settings)

    def read_again() -> Course | None:
        return _read_course(replace(reader, sink=Sink(), digest=sha256()), context, branches)

    indexed = read_index(place, folder, read_again) if place else None
    if indexed is not None:
        indexed_course, diagnostics = indexed
        sink.add(diagnostics)
        return indexed_course
    course = _read_course(reader, context, branches)
    sink.add(reader.sink)
    if place and course and not reader.outside and reader.octets >= SMALL:
        write_index(place, (course, tuple(reader.sink)), reader.files)
    return course


def read_course_texts(
    folder: Path,
    context: ReadingContext,
    printable: frozenset[str],
    sink: Sink,
    texts: Mapping[str, str],
) -> Course | None:
    """The course that a folder would hold if its files had these texts, by file name."""
    reader = _reader(folder, context, printable, sink)
    reader.texts = texts
    return _read_course(reader, context, ())


def _reader(
    folder: Path, context: ReadingContext, printable: frozenset[str], sink: Sink
) -> CourseFiles:
    return CourseFiles(
        folder=folder,
        context={"types": context.types},
        printable=printable,
        sink=sink,
        theme_is_known=context.theme_is_known,
        trusted=context.trusted,
    )


def _read_course(
    reader: CourseFiles, context: ReadingContext, branches: tuple[str, ...]
) -> Course | None:
    outline = reader.read(OUTLINE, CourseOutline)
    if outline is None:
        return None
    tag = outline.language if context.languages.has(outline.language) else ENGLISH
    language = context.languages.of(tag)
    reader.context = {
        "types": context.types,
        "figures": context.figures,
        "markup": markup_reader(outline.language, context.formula_error),
        "files": reader.for_figures(),
        "language": language,
        "template": template_in,
    }
    report(outline.problems(), reader.present, reader.sink)
    levels = _levels(reader)
    pronouns = language.customs.pronouns if tag == outline.language else ()
    topics = tuple(
        _topic(node, reader, levels, outline.language, pronouns)
        if not branches or any(_within(node.number, branch) for branch in branches)
        else Topic(node.number, node.title)
        for node in outline.topics
    )
    if reader.sink.failed or levels is None:
        return None
    reader.context = {}  # it holds methods of the reader, which would be a cycle
    digest = reader.digest.hexdigest()
    about = reader.folder.name, outline.title, outline.subject, outline.language
    return Course(*about, topics, levels, digest, outline.lint)


def language_for(
    course: Course, folder: Path, context: ReadingContext, sink: Sink
) -> Language | None:
    """The language of a course, with the words of its papers; None, with an error, if it is
    unknown."""
    try:
        return context.languages.of(course.language)
    except UnknownLanguage as unknown:
        hints = (unknown.hint, "or write language: in the spec")
        report([Problem(("language",), str(unknown), hints)], _outline_file(folder), sink)
        return None


def _outline_file(folder: Path) -> AuthoredFile:
    """The outline of a course, for diagnostics."""
    name = name_in_course(folder, OUTLINE)
    return AuthoredFile(folder / OUTLINE, name, read_text(folder / OUTLINE, name, Sink()) or "")


def _within(number: str, branch: str) -> bool:
    return f"{number}.".startswith(f"{branch}.")


def _levels(reader: CourseFiles) -> Mapping[str, LevelTable] | None:
    """The schemes of levels by name; None, with errors, if their file has any."""
    if not reader.has("levels.yaml"):
        return {}
    levels = reader.read("levels.yaml", Levels)
    if levels is None:
        return None
    problems = list(levels.problems())
    report(problems, reader.present, reader.sink)
    return None if problems else levels.schemes


def _topic(
    node: OutlineTopic,
    reader: CourseFiles,
    levels: Mapping[str, LevelTable] | None,
    language: str,
    pronouns: tuple[str, ...],
) -> Topic:
    file = f"{node.number}.yaml"
    if not reader.has(file):
        return Topic(node.number, node.title)
    topic_file = reader.read(file, TopicFile)
    if topic_file is None:
        return Topic(node.number, node.title)
    references = References(
        facts=frozenset(fact.id for fact in topic_file.knowledge.facts()),
        sources=frozenset(source.id for source in topic_file.knowledge.sources),
        levels=levels,
        language=language,
        source_lines=written_lines(topic_file.knowledge.sources),
    )
    questions, problems = topic_file.questions, list[Problem]()
    if any(question.draws for question in questions):
        questions, problems = _with_samples(questions, references, reader)
    problems += wrong_pronoun(topic_file.knowledge, pronouns)
    problems += _problems(topic_file.knowledge, questions, references)
    authored = len(questions)
    if topic_file.knowledge.skills:
        context = {**reader.context, "place": place_in(reader.present.name)}
        made, found = questions_of_skills(topic_file.knowledge, references, context, questions)
        questions, problems = (*questions, *made), [*problems, *found]
    report(problems, reader.present, reader.sink)
    groups = grouped(questions, authored)
    unsure = tuple(question.id for question in questions if not question.sure)
    return Topic(node.number, node.title, topic_file.knowledge, questions, groups, unsure)


def questions_of_skills(
    knowledge: Knowledge,
    references: References,
    context: Mapping[str, Any],
    beside: Sequence[Question] = (),
) -> tuple[Sequence[Question], list[Problem]]:
    """The questions that are made of the skills of a topic, and their problems; none may have the
    identifier of one beside them."""
    from worksheets.read.skills import skill_questions  # noqa: PLC0415 few courses have skills

    questions, problems = skill_questions(knowledge, references, context)
    taken = {question.id for question in beside}
    for n, question in enumerate(questions):
        if question.id in taken:
            message = f"the id '{question.id}' is that of a question"
            hint = "it is made of this skill; choose another id"
            problems.append(Problem(question.source.place(("id",), n), message, (hint,)))
    return questions, problems


def template_in(written: object, context: Mapping[str, Any]) -> Question | None:
    """The question of a mapping that has values; None for any other."""
    from worksheets.read.templates import template_reader  # noqa: PLC0415 few courses have values

    return template_reader(written, context)


def _with_samples(
    questions: Sequence[Question], references: References, reader: CourseFiles
) -> tuple[tuple[Question, ...], list[Problem]]:
    """The questions, of those with values each with a draw that has no problems; and the problems
    of those that have none."""
    from worksheets.read.templates import sampled  # noqa: PLC0415 as above

    context = {**reader.context, "place": place_in(reader.present.name)}
    return sampled(questions, references, context)


def wrong_pronoun(knowledge: Knowledge, known: tuple[str, ...]) -> Iterator[Problem]:
    """A pronoun that is none in the language of the knowledge, if its pronouns are known."""
    pronoun = knowledge.pronoun
    if known and pronoun and pronoun not in known:
        path = ("knowledge", "pronoun")
        yield Problem(path, f"'pronoun' cannot be '{pronoun}'", did_you_mean(pronoun, known))


def _problems(
    knowledge: Knowledge, questions: Sequence[Question], references: References
) -> Iterator[Problem]:
    yield from (problem.under("knowledge") for problem in knowledge_problems(knowledge))
    seen = set[str]()
    for n, question in enumerate(questions):
        if not question.draws:
            yield from (problem.under("questions", n) for problem in check(question, references))
        if not question.id:
            yield Problem(("questions", n), "the question has no id", ("add id: a-short-name",))
        elif question.id in seen:
            message = f"the id '{question.id}' is there twice"
            yield Problem(("questions", n, "id"), message, ("give every question its own id",))
        seen.add(question.id)
