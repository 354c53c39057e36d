"""The sources of a paper get their letters: those that a spec gives them, or one after the other in
the order of first use."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from worksheets.assemble.pool import PoolEntry
from worksheets.language.language import Language
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink
from worksheets.model.knowledge.sources import SourceText
from worksheets.model.paper.content import Source
from worksheets.model.paper.source_labels import SourceLabels
from worksheets.model.source_letters import PlacedSource
from worksheets.model.source_names import sources_in_texts
from worksheets.model.spec import Spec


class PaperSources(NamedTuple):
    """The sources of a paper in the order of their letters, and by topic and identifier, or by
    identifier `everywhere`; the labels of those that a section has of its own, by its number."""

    listed: tuple[Source, ...]
    by_topic: Mapping[str, Mapping[str, Source]]
    everywhere: Mapping[str, Source]
    of_sections: Mapping[int, tuple[str, ...]]

    def known_in(self, topic: str) -> Mapping[str, Source]:
        """The sources that a question of a topic can name, by their identifiers."""
        return self.by_topic.get(topic, self.everywhere)


def lettered_sources(
    spec: Spec, course: Course, entries: Sequence[PoolEntry], language: Language
) -> PaperSources:
    """The sources of a paper with these questions.

    Those that a spec prints are known in every topic, for no two of them share an identifier.
    """
    if not spec.placed_sources:
        return _in_order_of_use(entries, SourceLabels(spec.source_label), language)
    return _as_placed(spec, course, language)


def _in_order_of_use(
    entries: Sequence[PoolEntry], labels: SourceLabels, language: Language
) -> PaperSources:
    lettered: list[Source] = []
    by_topic: dict[str, dict[str, Source]] = {}
    for entry in entries:
        sources_by_id = {source.id: source for source in entry.topic.knowledge.sources}
        for name in entry.question.sources:
            of_topic = by_topic.setdefault(entry.topic.number, {})
            if name not in of_topic:
                number = len(lettered)
                label = labels.of(number, language)
                of_topic[name] = sources_by_id[name].lettered(label, language)
                lettered.append(of_topic[name])
    return PaperSources(tuple(lettered), by_topic, {}, {})


def _as_placed(spec: Spec, course: Course, language: Language) -> PaperSources:
    labels = SourceLabels(spec.source_label)
    topics = list(course.in_scope(spec.topics))
    known = {source.id: source for topic in topics for source in topic.knowledge.sources}
    sources = {
        placed.name: _placed(placed, known[placed.name], labels, language)
        for placed in spec.placed_sources
    }
    by_letter = sorted(spec.placed_sources, key=lambda placed: placed.number)
    listed = tuple([sources[placed.name] for placed in by_letter])
    of_sections = {
        n: tuple([sources[placed.name].label for placed in by_letter if placed.section == n])
        for n, section in enumerate(spec.sections)
        if section.sources
    }
    return PaperSources(listed, {}, sources, of_sections)


def _placed(
    placed: PlacedSource, source: SourceText, labels: SourceLabels, language: Language
) -> Source:
    label = labels.of(placed.number, language, placed.letter)
    return source.lettered(label, language)


def report_missing_sources(
    spec: Spec, course: Course, entries: Sequence[PoolEntry], language: Language, sink: Sink
) -> None:
    """Errors for questions about sources that the paper does not print."""
    asking = [
        entry
        for entry in entries
        if entry.question.is_about_all_sources or (spec.placed_sources and entry.question.sources)
    ]
    if not asking:
        return
    sources = lettered_sources(spec, course, entries, language)
    for entry in asking:
        _report_missing(entry, sources, sink)


def _report_missing(entry: PoolEntry, sources: PaperSources, sink: Sink) -> None:
    question, known = entry.question, sources.known_in(entry.topic.number)
    if question.is_about_all_sources and not sources.listed:
        message = "the question is about all sources of the paper, which has none"
        sink.error(question.span, message, "write sources: [first-id, second-id] in the spec")
    for name in dict.fromkeys((*question.sources, *sources_in_texts(question))):
        if name not in known:
            message = f"the question speaks of the source '{name}', which the paper does not print"
            hint = "add it to the sources of the spec, or ask for another question"
            sink.error(question.span, message, hint)
