"""Sections of which only some questions are answered, or whose marks are a bonus."""

from collections.abc import Sequence

from worksheets.assemble.pool import PoolEntry
from worksheets.language.language import Language
from worksheets.model.diagnostics import Sink, plural
from worksheets.model.paper.content import Inlines, Text, text
from worksheets.model.paper.paper import Choice
from worksheets.model.paper.wording import worded
from worksheets.model.spec import SectionSpec, Spec


def section_instructions(choice: Choice, language: Language) -> Inlines:
    """The instructions of a section whose author gives none; empty if all questions are
    answered."""
    bonus = text(language.say("section.bonus"))
    if choice.answer is None:
        return bonus if choice.bonus else ()
    number = language.cardinal(choice.answer)
    number_to_answer = worded(language, "section.answer", n=choice.answer, number=number)
    return (*number_to_answer, Text(" "), *bonus) if choice.bonus else number_to_answer


def check_choices(spec: Spec, chosen: Sequence[Sequence[Sequence[PoolEntry]]], sink: Sink) -> None:
    """Errors for sections with a choice whose questions are too few or worth different marks."""
    for section, picks in zip(spec.sections, chosen, strict=True):
        if section.answer is not None:
            _check(section, section.answer, picks, sink)


def _check(
    section: SectionSpec, answer: int, picks: Sequence[Sequence[PoolEntry]], sink: Sink
) -> None:
    listed = [
        (pick, entry.question)
        for pick, entries in zip(section.questions, picks, strict=True)
        for entry in entries
    ]
    first_pick, question = listed[0]
    if len(listed) <= answer:
        message = (
            f"{answer} of {plural(len(listed), 'question')} are to be answered: there is no choice"
        )
        sink.error(first_pick.span, message, "add questions, or leave answer out")
    for pick, other in listed[1:]:
        if other.tariff != question.tariff:
            message = (
                f"'{other.id}' is worth {plural(other.tariff, 'mark')} and '{question.id}' "
                f"{question.tariff}, but a candidate chooses between them"
            )
            sink.error(pick.span, message, "let all questions of the section have the same marks")
