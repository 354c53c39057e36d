"""Questions generated with as many entries as a pick asks for: eight words, or all of a topic."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from worksheets.assemble.pool import PoolGroup, PrintedFacts, generated_groups
from worksheets.assemble.seen import Seen
from worksheets.language.language import Language
from worksheets.model.course import Topic
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.levels import LevelTable
from worksheets.model.picks import Pick
from worksheets.model.question import Question


@dataclass(frozen=True, slots=True)
class SizedQuestions:
    """Generates questions of some topics by their size; the words around them are in a language."""

    topics: Sequence[Topic]
    types: Mapping[str, type[Question]]
    language: Language

    def groups(self, pick: Pick, sink: Sink) -> list[PoolGroup]:
        """The groups of questions of the size that a pick wants; an error if there are none."""
        (kind,) = (self.types[name] for name in pick.type)
        topics = [
            topic for topic in self.topics if not pick.topic or any(map(topic.within, pick.topic))
        ]
        groups = [group for topic in topics for group in self._of_topic(topic, kind, pick)]
        if not groups:
            self._report(kind, topics, pick, sink)
        return groups

    def _of_topic(self, topic: Topic, kind: type[Question], pick: Pick) -> Iterator[PoolGroup]:
        facts = PrintedFacts(topic.knowledge, self.language)
        sure = topic.knowledge.sure
        size = kind.entries_in(sure) if pick.size == "all" else pick.size
        least, most = kind.sizes
        if size is not None and least <= size <= most:
            questions = kind.of_size(sure, self.language, size)
            yield from generated_groups(topic, facts, questions)

    def _report(
        self, kind: type[Question], topics: Sequence[Topic], pick: Pick, sink: Sink
    ) -> None:
        (name,) = pick.type
        least, most = kind.sizes
        there = max((kind.entries_in(topic.knowledge.sure) for topic in topics), default=0)
        if pick.size == "all" and there > most:
            message = f"a topic has {there} entries, and a question of type {name} at most {most}"
            sink.error(pick.span, message, f"write size: {most}, and ask for several questions")
        elif there < least:
            message = (
                f"a question of type {name} has {least} entries or more, and the topics {there}"
            )
            sink.error(pick.span, message, "add terms with their definitions")
        elif isinstance(pick.size, int) and there < pick.size:
            message = f"no topic has {pick.size} entries for a question of type {name}"
            sink.error(
                pick.span, message, f"write size: {there} or less, or size: all", "or add terms"
            )
        else:
            message = f"no question of type {name} with so many entries was found"
            sink.error(pick.span, message, "write a smaller size")


class Supply(NamedTuple):
    """What questions are chosen from: the groups of a pool, and what generates others by size.

    `levels` are the schemes of levels that they name. `seen` says what a class had before, if the
    paper is for one.
    """

    pool: Sequence[PoolGroup]
    sized: SizedQuestions
    levels: Mapping[str, LevelTable]
    seen: Seen | None = None
