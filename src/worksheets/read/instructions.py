"""Whether an author's instructions agree with the sections of the spec."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.model.paper.content import plain
from worksheets.model.problem import Problem
from worksheets.model.spec import Spec

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""Numbers in messages."""


def instruction_problems(spec: Spec, language: Language) -> Iterator[Problem]:
    """Problems with instructions that ask for more or fewer questions than are to be answered, in
    the words of the paper's language."""
    asked = _Asked.of(language)
    answers = [section.answer for section in spec.sections]
    own = [[answer] for answer in answers]
    if spec.answer is not None:
        answers = [spec.answer.in_all]
        own = [[spec.answer.each_section or spec.answer.in_all] for _ in spec.sections]
    for n, instruction in enumerate(spec.instructions):
        yield from _contradictions(plain(instruction), asked, answers, ("instructions", n))
    for n, section in enumerate(spec.sections):
        path = ("sections", n, "instructions")
        yield from _contradictions(plain(section.instructions), asked, own[n], path)


def choice_problems(spec: Spec) -> Iterator[Problem]:
    """Problems with choices that contradict one another, and with questions to be told apart."""
    if spec.answer is None:
        return
    shared = [section for section in spec.sections if not section.bonus]
    least = spec.answer.each_section * len(shared)
    if least > spec.answer.in_all:
        message = (
            f"{spec.answer.each_section} of each of {len(shared)} sections are {least} questions, "
            f"but {spec.answer.in_all} are to be answered in all"
        )
        hint = f"write in-all: {least} or more, or a smaller each-section"
        yield Problem(("answer", "each-section"), message, (hint,))
    for n, section in enumerate(spec.sections):
        if section.answer is not None:
            message = "both the paper and this section say how many questions are answered"
            hint = "leave answer out of the section, or out of the paper"
            yield Problem(("sections", n, "answer"), message, (hint,))


class _Asked(NamedTuple):
    """What instructions can ask for in a language, and its numbers in words, from one on."""

    all: re.Pattern[str]
    some: re.Pattern[str]
    numbers: tuple[str, ...]

    @classmethod
    def of(cls, language: Language) -> "_Asked":
        choosing, numbers = language.customs.choosing, language.customs.cardinals[1:10]
        number = rf"(?P<n>{'|'.join(numbers)}|[1-9])"
        every, some = (
            re.compile("|".join(rf"\b{phrase}" for phrase in phrases), re.IGNORECASE)
            for phrases in (choosing.all, [_choice(choosing.some, number)])
        )
        return cls(every, some, numbers)

    def number(self, text: str) -> int | None:
        """How many questions a text asks for; None if it does not say that."""
        found = self.some.search(text)
        if found is None:
            return None
        word = found["n"]
        return int(word) if word.isdecimal() else 1 + self.numbers.index(word.casefold())


def _choice(phrases: Iterable[str], number: str) -> str:
    """A pattern of phrases around a number."""
    parts = [phrase.partition("{n}") for phrase in phrases]
    before, after = (sorted({part[place] for part in parts}) for place in (0, 2))
    return f"(?:{'|'.join(before)}){number}(?:{'|'.join(after)})"


def _contradictions(
    text: str, asked: _Asked, answers: list[int | None], path: tuple[str | int, ...]
) -> Iterator[Problem]:
    answer_counts = [answer for answer in answers if answer is not None]
    number = asked.number(text)
    if number and number not in answer_counts:
        required = _required(answer_counts[0]) if answer_counts else "all questions are"
        message = f"the instructions ask for {_in_words(number)}, but {required} to be answered"
        yield Problem(path, message, (f"write answer: {number} in the section with the choice",))
    elif asked.all.search(text) and answer_counts and len(answer_counts) == len(answers):
        message = "the instructions ask for all questions, but a candidate chooses"
        yield Problem(path, message, ("leave answer out of the section, or change the words",))


def _in_words(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _required(answer: int) -> str:
    return f"{_in_words(answer)} of them {'is' if answer == 1 else 'are'}"
