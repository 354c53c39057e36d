"""Errors for picks that get too few questions because a class has seen the others too lately."""

from worksheets.assemble.ranked import Ranked
from worksheets.assemble.seen import within
from worksheets.model.diagnostics import Sink, plural
from worksheets.model.history import ClassHistory
from worksheets.model.picks import Pick


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
