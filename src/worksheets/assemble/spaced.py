"""Retrieval grids of what a class was taught in its last lesson, and longer and longer ago."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from worksheets.assemble.class_diagnostics import ColumnShortage, report_nothing_taught
from worksheets.assemble.pool import PoolEntry, PrintedFacts, names_in_course
from worksheets.assemble.seen import Seen
from worksheets.assemble.sized import SizedQuestions
from worksheets.language.language import Language
from worksheets.model.chance import ranks
from worksheets.model.course import Topic
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.history import ClassHistory
from worksheets.model.knowledge.facts import Event
from worksheets.model.paper.content import Inlines, LineBreak, text
from worksheets.model.spacing import LAST_LESSON, Window
from worksheets.questions.puzzles.quick import Quick, quick_questions
from worksheets.questions.retrieval_grid import Recalled, RetrievalGrid

MOST_GRIDS = 8
"""So many grids of other facts each are made at most, for forms and where one has no room."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A quick question of a fact that a class was taught: on which days, and when it last met it.

    `asks` and `gives` are names of facts in the course.
    """

    topic: Topic
    quick: Quick
    asks: frozenset[str]
    gives: frozenset[str]
    taught: tuple[date, ...]
    met: date
    rank: bytes

    def clashes(self, other: "Remembered") -> bool:
        """Whether two cannot stand in one grid."""
        if self.topic.number == other.topic.number and self.quick.clashes(other.quick):
            return True
        if (self.asks | self.gives) & other.asks or self.asks & other.gives:
            return True
        mine, others = self.quick, other.quick
        dates = isinstance(mine.fact, Event) and isinstance(others.fact, Event)
        same = mine.prompt == others.prompt or (dates and mine.answer == others.answer)
        return same or mine.tells(others) or others.tells(mine)


class Cell(NamedTuple):
    """A cell of a grid, and the day on which it was taught that counts for its column."""

    remembered: Remembered
    day: date


@dataclass(slots=True)
class SpacedGrids:
    """Makes the grids of a pick for a class; what is missing goes to the sink."""

    sized: SizedQuestions
    seen: Seen | None
    seed: int
    sink: Sink

    def entries(
        self, windows: Sequence[Window], span: Span, avoid: frozenset[str]
    ) -> list[PoolEntry]:
        """Grids of other facts each, the best first; none, with an error, if there is none.

        No cell asks or gives what is to be avoided.
        """
        if self.seen is None or not self.seen.history.lessons:
            report_nothing_taught(self.seen.history if self.seen else None, span, self.sink)
            return []
        history = self.seen.history
        known = [one for one in self._remembered(history) if avoid.isdisjoint(one.asks | one.gives)]
        found: list[PoolEntry] = []
        for number in range(1, MOST_GRIDS + 1):
            diagnostics = Sink()
            columns = _Columns(windows, history, known, diagnostics, span).filled()
            if not found:
                self.sink.add(diagnostics)
            if columns is None:
                break
            found.append(self._entry(number, windows, columns))
            used = {cell.remembered.quick.fact.id for column in columns for cell in column}
            known = [one for one in known if one.quick.fact.id not in used]
        return found

    def _remembered(self, history: ClassHistory) -> Iterator[Remembered]:
        """What quick questions there are of all that a class was taught."""
        language = self.sized.language
        for topic in self.sized.topics:
            lessons = [one for one in history.lessons if any(map(topic.within, one.topics))]
            if not lessons:
                continue
            facts = PrintedFacts(topic.knowledge.sure, language)
            kinds = quick_questions(topic.knowledge.sure, language).values()
            quicks = [quick for kind in kinds for quick in kind]
            names = "\n".join(quick.fact.id for quick in quicks)
            ranked = zip(quicks, ranks(self.seed, topic.number, names), strict=True)
            for quick, rank in ranked if quicks else ():
                name = quick.fact.id
                days = [one.on for one in lessons if not one.facts or name in one.facts]
                if days:
                    asks = names_in_course([name], topic, facts)
                    given = facts.given_by(name, worded=True)
                    gives = names_in_course(given, topic, facts) - asks
                    met = max(*days, *(history.met.get(fact, days[0]) for fact in asks))
                    yield Remembered(topic, quick, asks, gives, tuple(days), met, rank)

    def _entry(
        self, number: int, windows: Sequence[Window], columns: Sequence[Sequence[Cell]]
    ) -> PoolEntry:
        cells = [cell.remembered for column in columns for cell in column]
        marked = (
            (marks, cell.remembered.quick)
            for marks, column in enumerate(columns, 1)
            for cell in column
        )
        language = self.sized.language
        grid = RetrievalGrid(
            id=f"spaced-{number}",
            titles=tuple(
                _title(window, {cell.day for cell in column}, language)
                for window, column in zip(windows, columns, strict=True)
            ),
            cells=tuple(
                Recalled(
                    prompt=quick.prompt,
                    answer=quick.answer,
                    marks=marks,
                    accept=quick.accept,
                    note=quick.note,
                )
                for marks, quick in marked
            ),
            span=cells[0].quick.fact.span,
        )
        asks = frozenset[str]().union(*(one.asks for one in cells))
        gives = frozenset[str]().union(*(one.gives for one in cells))
        return PoolEntry(grid, cells[0].topic, "knowledge", asks, gives - asks, language)


@dataclass(slots=True)
class _Columns:
    """Fills the columns of one grid, the oldest first, for of that there is least."""

    windows: Sequence[Window]
    history: ClassHistory
    known: Sequence[Remembered]
    sink: Sink
    span: Span
    chosen: list[Remembered] = field(default_factory=list)

    def filled(self) -> list[list[Cell]] | None:
        """The cells by column; None, with an error, if there are too few."""
        columns = {window.name: self._of(window) for window in reversed(self.windows)}
        for window in self.windows:
            column = columns[window.name]
            count = len(column)
            column += self._older(window, window.cells - count)
            shortage = ColumnShortage(window, self.history, self._between(window), self.span)
            if len(column) < window.cells:
                shortage.report_too_few(len(column), self.sink)
                return None
            if count < window.cells:
                shortage.warn_of_older(count, self.sink)
        return [columns[window.name] for window in self.windows]

    def _of(self, window: Window) -> list[Cell]:
        """What was taught in a window, that first which the class met longest ago."""
        first, last = self._between(window)
        cells = (
            Cell(one, max(days))
            for one in self.known
            if (days := [day for day in one.taught if first <= day <= last])
        )
        ordered = sorted(cells, key=lambda cell: (cell.remembered.met, cell.remembered.rank))
        return self._standing(ordered, window.cells)

    def _older(self, window: Window, count: int) -> list[Cell]:
        """So much of what was taught before a window, what is nearest to it first."""
        first, _ = self._between(window)
        cells = (
            Cell(one, max(days))
            for one in self.known
            if (days := [day for day in one.taught if day < first])
        )
        ordered = sorted(
            cells,
            key=lambda cell: (-cell.day.toordinal(), cell.remembered.met, cell.remembered.rank),
        )
        return self._standing(ordered, count)

    def _standing(self, cells: Iterable[Cell], count: int) -> list[Cell]:
        """The first of some cells that can stand beside those that were chosen, which they join."""
        return list(islice(filter(self._joins, cells), count)) if count > 0 else []

    def _joins(self, cell: Cell) -> bool:
        if any(map(cell.remembered.clashes, self.chosen)):
            return False
        self.chosen.append(cell.remembered)
        return True

    def _between(self, window: Window) -> tuple[date, date]:
        """The first and the last day of a window."""
        on = self.history.on
        if window.name == LAST_LESSON:
            newest = self.history.lessons[-1].on
            return newest, newest
        nearest, farthest = window.days
        return on - timedelta(days=farthest), on - timedelta(days=nearest)


def _title(window: Window, days: set[date], language: Language) -> Inlines:
    """The title of a column, with the days on which its facts were taught."""
    titles = {
        LAST_LESSON: language.say("question.retrieval-grid.last-lesson"),
        "last-week": language.say("question.retrieval-grid.last-week"),
        "last-month": language.say("question.retrieval-grid.last-month"),
        "last-term": language.say("question.retrieval-grid.last-term"),
    }
    first, last = (language.date(day.isoformat()) for day in (min(days), max(days)))
    when = language.say("question.retrieval-grid.taught", first=first, last=last)
    return (*text(titles[window.name]), LineBreak(), *text(first if len(days) == 1 else when))
