"""Whether an author's instructions agree with the sections of the spec."""

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
    """Problems with instructions that ask for more or fewer questions than are to be answered."""
    answers = [section.answer for section in spec.sections]
    for n, instruction in enumerate(spec.instructions):
        yield from _contradictions(instruction, answers, ("instructions", n))
    for n, section in enumerate(spec.sections):
        path = ("sections", n, "instructions")
        yield from _contradictions(section.instructions, [section.answer], path)


def _contradictions(
    words: Inlines, answers: list[int | None], path: tuple[str | int, ...]
) -> Iterator[Problem]:
    text = plain(words)
    answer_counts = [answer for answer in answers if answer is not None]
    some = SOME.search(text)
    if some and _number(some[1]) not in answer_counts:
        number = _number(some[1])
        required = (
            f"{_said(answer_counts[0])} of them are" if answer_counts else "all questions are"
        )
        message = f"the instructions ask for {_said(number)}, but {required} to be answered"
        yield Problem(path, message, (f"write answer: {number} in the section with the choice",))
    elif ALL.search(text) and answer_counts and len(answer_counts) == len(answers):
        message = "the instructions ask for all questions, but a candidate chooses"
        yield Problem(path, message, ("leave answer out of the section, or change the words",))


def _said(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBERS.index(word.casefold())
