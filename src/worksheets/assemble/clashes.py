"""Which two questions may not stand on one paper, and which two had better not."""

from collections.abc import Collection

from worksheets.assemble.candidates import Candidate
from worksheets.model.authored import one_of

EVERYWHERE = ("event/", "term/")
"""Beginnings of the names that a fact has in every topic."""


def clash(one: Candidate, other: Candidate) -> bool:
    """Whether two questions may not stand on one paper.

    A fact is asked at most once, and never where another question gives it away; no two questions
    read the same. What merely tires is `repetition`.
    """
    return (
        one.question.id == other.question.id
        or (one.question.wording != "" and one.question.wording == other.question.wording)
        or not one.asks.isdisjoint(other.asks | other.gives)
        or not one.gives.isdisjoint(other.asks)
    )


def repetition(one: Candidate, other: Candidate) -> str:
    """What two questions that do not clash have in common all the same, in words, or nothing.

    No two such questions are chosen; authors who name both are warned.
    """
    if one.question.option_set and one.question.option_set == other.question.option_set:
        return "they have the same options"
    if not one.sources.isdisjoint(other.sources):
        return ""  # what a source says is printed once, however many questions are about it
    shared = one.given & other.given
    return f"both give {names_of(shared)}" if shared else ""


def names_of(facts: Collection[str]) -> str:
    """Identifiers of facts; names that they have in all topics say nothing to an author."""
    ids = [name for name in facts if not name.startswith(EVERYWHERE)]
    return one_of(sorted(name.rpartition("/")[2] for name in ids or facts))
