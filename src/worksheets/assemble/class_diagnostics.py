"""Diagnostics about what a class has seen and was taught: too much, or too little, for a pick."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from worksheets.assemble.pool import PoolEntry
from worksheets.assemble.ranked import Ranked
from worksheets.assemble.seen import Seen
from worksheets.model.diagnostics import Sink, Span, plural
from worksheets.model.history import ClassHistory, Within, file_name
from worksheets.model.picks import Pick
from worksheets.model.spacing import LAST_LESSON, Window


def report_seen(pick: Pick, criteria: str, entries: Ranked, left: int, sink: Sink) -> None:
    """An error for a pick for which a class has seen too many questions.

    `criteria` are those of the pick in words, `left` how many questions it may have.
    """
    assert entries.seen is not None  # noqa: S101 for the type checker: who else would keep any back
    history = entries.seen.history
    all_ = entries.kept_back + left
    seen = f"{history.class_} has seen {_all_of(entries.kept_back, all_)}{criteria}"
    message = f"{seen} {within(history.within)}"
    if left:
        are = "is" if left == 1 else "are"
        message += f"; {pick.count} asked for, and only {left} {are} left"
    fewer = [f"or set count: {left}"] if left else []
    sooner = _sooner(history, entries, pick.count)
    sink.error(pick.span, message, sooner, *fewer, "or add questions to the course")


def seen_besides(entries: Ranked) -> str:
    """A hint that a class has seen other questions for a pick; "" if it has not."""
    if not entries.kept_back or entries.seen is None:
        return ""
    history = entries.seen.history
    others = plural(entries.kept_back, "other")
    return f"or leave not-within out: {history.class_} has seen {others} {within(history.within)}"


def _all_of(seen: int, all_: int) -> str:
    """How many of all questions were seen: 'all 3 questions', '15 of 17 questions'."""
    if seen < all_:
        return f"{seen} of {plural(all_, 'question')}"
    return f"all {plural(all_, 'question')}" if all_ > 1 else "the only question"


def _sooner(history: ClassHistory, entries: Ranked, asked: int) -> str:
    """What to write so that the class may see enough of the questions again."""
    wish = "leave not-within out: what was seen longest ago comes first then"
    limit = history.within
    if limit is None or limit.unit != "paper":
        return f"ask for a shorter time, or {wish}"
    missing = asked - len(entries)
    free = sorted(len(history.uses) - 1 - number for number in entries.kept_back_on)[-missing:]
    shorter = free[0] if 0 < missing <= len(entries.kept_back_on) else 0
    return f"write not-within: {plural(shorter, 'paper')}, or {wish}" if shorter else wish


def warn_of_seen(picks: Iterable[tuple[Pick, Sequence[PoolEntry]]], seen: Seen, sink: Sink) -> None:
    """Warn of questions that an author named, or wrote in the spec, and that the class should not
    see again so soon."""
    history = seen.history
    for pick, entries in picks:
        for entry in filter(seen.forbids, entries):
            use = history.uses[seen.when(entry) or 0]
            name = entry.template.id if entry.template else entry.question.id
            message = f"{history.class_} had '{name}' on {use.on} ({use.paper})"
            hint = "name another question, or leave not-within out if that is meant"
            sink.warn(pick.span, f"{message}, which is {within(history.within)}", hint)


def within(limit: Within | None) -> str:
    """A limit in a message."""
    if limit is None:
        return "before"
    return f"in the last {limit}" if limit.number > 1 else f"in the last {limit.unit}"


def report_nothing_taught(history: ClassHistory | None, span: Span, sink: Sink) -> None:
    """An error for a spaced grid without a class, or without anything that it was taught."""
    if history is None:
        message = "a spaced grid is for a class, and the paper has none"
        hint = "write class: 10B, and on: 2026-03-05, or build with --class and --on"
    else:
        message = f"nothing says what {history.class_} was taught before {history.on}"
        hint = f"write {_log(history)}, as in taught: [{{on: 2026-03-02, topics: [2.2.2]}}]"
    sink.error(span, message, hint)


class ColumnShortage(NamedTuple):
    """A column of a spaced grid for which a class was taught too little between two days."""

    window: Window
    history: ClassHistory
    days: tuple[date, date]
    span: Span

    def warn_of_older(self, count: int, sink: Sink) -> None:
        """Warn that only so many cells ask what was taught then, and the others older facts."""
        first, last = self.days
        when = f"on {first}" if first == last else f"from {first} to {last}"
        message = (
            f"{self.window.name} has {count} of {plural(self.window.cells, 'cell')} of what "
            f"{self.history.class_} was taught {when}; older facts fill it up"
        )
        sink.warn(self.span, message, *self._hints())

    def report_too_few(self, count: int, sink: Sink) -> None:
        """An error for a column that has only so many cells, older facts included."""
        message = (
            f"{self.history.class_} was taught too little until {self.days[1]} to fill "
            f"{self.window.name}: there are {count} of {plural(self.window.cells, 'cell')}"
        )
        sink.error(self.span, message, *self._hints())

    def _hints(self) -> tuple[str, ...]:
        what = f"say in {_log(self.history)} what else the class was taught"
        if self.window.name == LAST_LESSON:
            return (what,)
        return what, f"or write {self.window.name}: {{cells: {self.window.cells}, days: 14-60}}"


def _log(history: ClassHistory) -> str:
    """The file that says what a class was taught, where it usually lies."""
    return f"history/{file_name(history.class_)}.yaml"
