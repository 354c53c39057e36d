"""Papers, and every question that a course can give, as they are printed."""

from collections.abc import Iterator
from pathlib import Path

from worksheets.assemble.draws import Draws
from worksheets.assemble.forms import Form
from worksheets.assemble.pool import Drawn, PoolEntry, pool_of
from worksheets.checking.linting.subjects import (
    LaidPaper,
    PrintedPaper,
    PrintedQuestion,
    PrintedSource,
)
from worksheets.checking.linting.word_lists import word_lists
from worksheets.language.language import Language
from worksheets.layout.type.formulas import formula_fault
from worksheets.model.course import Course, Topic
from worksheets.model.diagnostics import Sink
from worksheets.model.history import ClassHistory
from worksheets.model.knowledge.sources import SourceText
from worksheets.model.paper.content import Source
from worksheets.model.paper.lettering import source_letter
from worksheets.model.paper.source_labels import SourceLabels
from worksheets.model.question import Setting
from worksheets.pipeline.documents import handout_of
from worksheets.pipeline.prepared import document_options, making, with_letterhead
from worksheets.pipeline.request import Request
from worksheets.questions import registry
from worksheets.read.spec import LoadedSpec


def printed_paper(
    loaded: LoadedSpec, form: Form, history: ClassHistory | None = None
) -> PrintedPaper:
    """A form of a paper with the questions that it was made of; one for a class has its history."""
    spec, paper = form.spec, form.paper
    in_scope = loaded.course.in_scope(spec.topics)
    known = {source.id: source for topic in in_scope for source in topic.knowledge.sources}
    questions = []
    sources: dict[str, SourceText] = {}
    for section in form.printed:
        for item, _, _, entry in section:
            tag = loaded.language.tag if entry.is_of_spec else loaded.course.language
            questions.append(PrintedQuestion(item, entry, word_lists(tag), tag))
            of_topic = known | {source.id: source for source in entry.topic.knowledge.sources}
            sources |= {f"{entry.topic.number}/{n}": of_topic[n] for n in entry.question.sources}
    words = word_lists(loaded.language.tag)
    place = loaded.at("title")
    printed_sources = tuple(PrintedSource(source, words) for source in sources.values())
    counted = any(placed.letter.isdecimal() for placed in spec.placed_sources)
    finder = SourceLabels(spec.source_label).finder(loaded.language, counted=counted)
    about = words, place, printed_sources, loaded.language.tag, finder, loaded.profile, history
    return PrintedPaper(paper, spec, tuple(questions), *about)


def laid_paper(loaded: LoadedSpec, printed: PrintedPaper, sink: Sink) -> LaidPaper | None:
    """A printed paper with its pages; None, with errors in the sink, if it cannot be laid out."""
    options = document_options(Path(loaded.name), loaded, Request())
    laid = handout_of(with_letterhead(printed.paper, loaded), options, sink)
    if laid is None:
        return None
    return LaidPaper(printed, laid.contents, options.theme.printed == "double")


def course_questions(course: Course, language: Language) -> Iterator[PrintedQuestion]:
    """The authored questions of a course and those generated from its facts; of one with values its
    first draw."""
    words = word_lists(course.language)
    drawn = _drawn(course)
    for topic in course.topics:
        sources = _sources(topic, language)
        for entry in _entries(topic, language, drawn):
            setting = Setting(
                (0, "", entry.name), sources, course.levels, language, course.language
            )
            yield PrintedQuestion(entry.question.lowered(setting), entry, words, course.language)


def _drawn(course: Course) -> Drawn | None:
    if not any(group.draws for topic in course.topics for group in topic.groups):
        return None
    return Draws(*making(course, formula_fault), 0)


def _entries(topic: Topic, language: Language, drawn: Drawn | None) -> Iterator[PoolEntry]:
    for group in pool_of([topic], registry(), language):
        for n in range(len(group)):
            entry: PoolEntry | None = group[n]
            if entry and entry.template and drawn:
                entry = drawn.entry(entry, 0)
            if entry:
                yield entry


def _sources(topic: Topic, language: Language) -> dict[str, Source]:
    label = language.say("source.label", letter=source_letter(0))
    return {source.id: source.lettered(label, language) for source in topic.knowledge.sources}
