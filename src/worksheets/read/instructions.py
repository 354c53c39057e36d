"""Whether the instructions that an author writes say what the sections of a spec say."""

import re
from collections.abc import Iterator

from worksheets.model.paper.content import Inlines, plain
from worksheets.model.problem import Problem
from worksheets.model.spec import Spec

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""Instructions are read in English; in other languages nothing is found in them."""
ALL = re.compile(r"\banswer (all|every)\b", re.IGNORECASE)
SOME = re.compile(
    rf"\banswer (?:only |any |just )?({'|'.join(NUMBERS[1:])}|[1-9]) (?:of |questions?\b)",
    re.IGNORECASE,
)


def instruction_problems(spec: Spec) -> Iterator[Problem]:
    """Instructions that ask for other questions than are to be answered."""
    answers = [section.answer for section in spec.sections]
    for n, words in enumerate(spec.instructions):
        yield from _contradicted(words, answers, ("instructions", n))
    for n, section in enumerate(spec.sections):
        path = ("sections", n, "instructions")
        yield from _contradicted(section.instructions, [section.answer], path)


def _contradicted(
    words: Inlines, answers: list[int | None], path: tuple[str | int, ...]
) -> Iterator[Problem]:
    said = plain(words)
    chosen = [answer for answer in answers if answer is not None]
    some = SOME.search(said)
    if some and _number(some[1]) not in chosen:
        number = _number(some[1])
        there = f"{_said(chosen[0])} of them are" if chosen else "all questions are"
        message = f"the instructions ask for {_said(number)}, but {there} to be answered"
        yield Problem(path, message, (f"write answer: {number} in the section with the choice",))
    elif ALL.search(said) and chosen and len(chosen) == len(answers):
        message = "the instructions ask for all questions, but a candidate chooses"
        yield Problem(path, message, ("leave answer out of the section, or change the words",))


def _said(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBERS.index(word.casefold())
