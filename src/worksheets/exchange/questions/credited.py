"""Answers and numbers that score, as far as a format can say what they score and why."""

from dataclasses import replace
from typing import TypeVar

from worksheets.exchange.questions.capabilities import Capabilities
from worksheets.exchange.questions.fitted_metadata import Lose
from worksheets.exchange.questions.interaction import ONE, AcceptedAnswer, NumericRange

Credited = TypeVar("Credited", AcceptedAnswer, NumericRange)
ARTICLES = {"answer": "an answer", "number": "a number"}


def credited(
    entries: tuple[Credited, ...], noun: str, can: Capabilities, lose: Lose
) -> tuple[Credited, ...]:
    """Entries that a format can credit, which may be none: without words about them, and without
    those that are right in part, where it has no place for these. Losses call one by a noun."""
    if not can.answer_feedback and any(one.why for one in entries):
        lose("lost", "feedback", f"what is said of {ARTICLES[noun]}", "")
        entries = tuple(replace(one, why=()) for one in entries)
    if can.parts_of_answers or all(one.worth == ONE for one in entries):
        return entries
    lose("lost", "worth", f"{noun}s that are right in part", "")
    return tuple(one for one in entries if one.worth == ONE)
