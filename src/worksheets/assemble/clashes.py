"""Which two questions cannot be on one paper, and which two repeat one another."""

from collections.abc import Collection

from worksheets.assemble.pool import PoolEntry
from worksheets.model.authored import joined_names

COURSE_WIDE = ("event/", "term/")
"""Beginnings of names of facts that several topics share."""


def clashes(first: PoolEntry, second: PoolEntry) -> bool:
    """Whether two questions cannot be on one paper.

    A fact is asked at most once, and never where another question gives it away; no two questions
    read the same. Draws of one question are kept apart by their values. Mere repetition is found by
    `shared_content`.
    """
    if first.template and first.family == second.family:
        return first.name == second.name
    return (
        first.question.id == second.question.id
        or (first.question.wording != "" and first.question.wording == second.question.wording)
        or not first.asks.isdisjoint(second.asks | second.gives)
        or not first.gives.isdisjoint(second.asks)
    )


def shared_content(first: PoolEntry, second: PoolEntry) -> str:
    """What two questions that do not clash repeat of one another, in words; "" if nothing.

    Two such questions are never both chosen; authors who name both are warned.
    """
    if first.question.option_set and first.question.option_set == second.question.option_set:
        return "they have the same options"
    if not first.sources.isdisjoint(second.sources):
        return ""  # what a source says is printed once, however many questions are about it
    shared = first.gives_away & second.gives_away
    return f"both give {fact_names(shared)}" if shared else ""


def fact_names(facts: Collection[str]) -> str:
    """The identifiers of facts, for a message; course-wide names only if there are no others."""
    ids = [name for name in facts if not name.startswith(COURSE_WIDE)]
    return joined_names(sorted(name.rpartition("/")[2] for name in ids or facts))
