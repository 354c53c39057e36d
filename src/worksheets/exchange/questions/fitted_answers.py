"""Answers in writing as far as a format can say them."""

from dataclasses import replace
from typing import TypeAlias

from worksheets.exchange.questions.capabilities import Capabilities
from worksheets.exchange.questions.credited import credited
from worksheets.exchange.questions.fitted_metadata import Lose
from worksheets.exchange.questions.interaction import AcceptedAnswer, NumericRange
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.model.paper.content import Text, plain

ARROW = "->"
Accepted: TypeAlias = tuple[tuple[AcceptedAnswer, ...], tuple[NumericRange, ...]]
"""Words and numbers that are accepted."""


def answers_said(accepted: Accepted, most: int, can: Capabilities, lose: Lose) -> Accepted:
    """What fills a blank, as far as it can be said, and of words so many at `most` if it is not 0;
    raises NotAQuestion if nothing is left that is right in full."""
    answers, numbers = accepted
    if not can.arrows:
        answers = _without_arrows(answers, lose)
        if not answers and not numbers:
            raise NotAQuestion("bank", "an answer has '->', which makes a pair here", "")
    left = credited(answers, "answer", can, lose)
    if answers and not left and not numbers:
        raise NotAQuestion("worth", "no answer is right in full", "")
    answers = left
    if most and len(answers) > most:
        lose("lost", "bank", f"accepted answers beyond {most}", "")
        answers = answers[:most]
    if not numbers or can.numbers_in_gaps:
        return answers, numbers
    middles = [((one.least + one.most) / 2).normalize() for one in numbers]
    if any(one.least != one.most for one in numbers):
        lose("changed", "tolerance", "numbers within a tolerance", "those in the middle")
    said = [AcceptedAnswer((Text(f"{middle:f}"),)) for middle in middles]
    return (*answers, *(one for one in said if one not in answers)), ()


def _without_arrows(answers: tuple[AcceptedAnswer, ...], lose: Lose) -> tuple[AcceptedAnswer, ...]:
    """The answers that are no pairs, and what is said of them without an arrow."""
    left = tuple(answer for answer in answers if ARROW not in plain(answer.words))
    if len(left) < len(answers):
        lose("lost", "bank", "answers with '->', which makes a pair here", "")
    if any(ARROW in plain(answer.why) for answer in left):
        lose("lost", "feedback", "what is said of an answer with '->'", "")
    return tuple(
        replace(answer, why=()) if ARROW in plain(answer.why) else answer for answer in left
    )
