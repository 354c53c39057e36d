"""Papers and courses as files of other programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from worksheets.exchange.one_form import OneForm, one_form
from worksheets.exchange.questions.figure_files import FigureFiles
from worksheets.exchange.questions.fitting import fitted
from worksheets.exchange.questions.fitting_together import in_one_file
from worksheets.exchange.questions.formats.registry import Format
from worksheets.exchange.questions.interaction import ExchangeItem, Loss, Stimulus
from worksheets.exchange.questions.splitting import split_up
from worksheets.exchange.questions.stimuli import with_stimuli
from worksheets.exchange.questions.telling import told, told_source
from worksheets.language.language import Language
from worksheets.layout.style import Style, style_of
from worksheets.memo import remembering
from worksheets.model.course import Course, Topic
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Source
from worksheets.model.paper.item import Item
from worksheets.model.paper.paper import Paper
from worksheets.model.question import Question, Setting
from worksheets.read.theme import read_theme, shipped


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of a file, how many questions are in it of how many there were, and what was
    lost."""

    data: bytes
    written: int
    seen: int
    losses: tuple[Loss, ...]


def export_paper(
    spec: Path, form: str, format_: Format, sink: Sink, trusted: tuple[Path, ...] = ()
) -> Exported | None:
    """A form of a paper, its questions in their order; None, with errors, if there is none."""
    found = one_form(spec, form, sink, trusted)
    if found is None:
        return None
    return export_form(found, format_)


@remembering
def export_form(found: OneForm, format_: Format) -> Exported:
    """The questions of a form in their order."""
    options = found.prepared.options
    style = style_of(options.theme, options.page, options.language, columns=False)
    return _written(list(_of_paper(found.paper)), format_, style)


@remembering
def export_course(course: Course, language: Language, format_: Format) -> Exported:
    """The questions that were written for a course; those with values as one of their draws, and
    figures in the type of an ordinary worksheet."""
    sink = Sink()
    theme = read_theme(shipped()["worksheet"], sink)
    if theme is None:
        raise ValueError(f"a theme that ships has a mistake: {[str(one) for one in sink]}")
    style = style_of(theme, "A4", language, columns=False)
    return _written(list(_of_course(course, language)), format_, style)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item with its category, its tags, and the sources that it is about."""

    item: Item
    path: tuple[str, ...]
    tags: tuple[str, ...]
    sources: tuple[Source, ...]


def _of_paper(paper: Paper) -> Iterator[_Entry]:
    sources = {source.label: source for source in paper.sources}
    for section in paper.sections:
        path = tuple(filter(None, (paper.front.title, section.title)))
        for item in section.items:
            tags = (item.topic,) if item.topic and item.topic != "spec" else ()
            yield _Entry(item, path, tags, tuple(sources[label] for label in item.sources))


def _of_course(course: Course, language: Language) -> Iterator[_Entry]:
    titles = {topic.number: topic.title for topic in course.topics}
    for topic in course.topics:
        numbers = topic.number.split(".")
        above = [".".join(numbers[:n]) for n in range(1, len(numbers) + 1)]
        path = (course.title, *(f"{n} {titles[n]}" for n in above if n in titles))
        for group in topic.groups:
            for place in group.places if group.origin == "authored" else ():
                question = topic.questions[place]
                item, sources = _lowered(question, topic, course, language)
                tags = tuple(dict.fromkeys((*question.tags, question.difficulty)))
                yield _Entry(replace(item, topic=topic.number), path, tags, sources)


def _lowered(
    question: Question, topic: Topic, course: Course, language: Language
) -> tuple[Item, tuple[Source, ...]]:
    by_id = {source.id: source for source in topic.knowledge.sources}
    sources = {}
    named = by_id if question.is_about_all_sources else question.sources
    for n, name in enumerate(named):
        label = language.say("source.label", letter="ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n % 26])
        sources[name] = by_id[name].lettered(label, language)
    chance = ("export", f"{topic.number}/{question.id}")
    setting = Setting(chance, sources, course.levels, language, course.language)
    return question.lowered(setting), tuple(sources.values())


def _written(entries: Sequence[_Entry], format_: Format, style: Style) -> Exported:
    items: list[ExchangeItem] = []
    losses: list[Loss] = []
    written = 0
    figures = FigureFiles(style)
    drawn = figures.name_of if format_.can.pictures else None
    for entry in entries:
        result = told(entry.item, entry.path, entry.tags, drawn)
        losses += result.losses
        stimuli: tuple[Stimulus, ...] = ()
        for source in entry.sources:
            body, lost = told_source(source, drawn)
            stimuli, losses = (*stimuli, Stimulus(source.label, body)), [*losses, *lost]
        fitting = []
        for item in result.items:
            shown = with_stimuli(replace(item, stimuli=stimuli), format_.can)
            parts, changed = split_up(shown, format_.can)
            losses += changed
            for part in parts:
                fit, lost = fitted(part, format_.can)
                losses += lost
                if fit is not None:
                    fitting.append(fit)
        items += fitting
        written += bool(fitting)
    if format_.write is None:
        raise ValueError(f"{format_.title} is only read")
    together, lost = in_one_file(items, format_.can)
    data = format_.write(together, figures.files) if items else b""
    return Exported(data, written, len(entries), (*losses, *lost))
