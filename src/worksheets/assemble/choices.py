"""Sections of which only some questions are answered, or whose marks are a bonus."""

from collections.abc import Sequence

from worksheets.assemble.candidates import Candidate
from worksheets.language.language import Language
from worksheets.model.diagnostics import Sink, plural
from worksheets.model.paper.content import Inlines, Text, text
from worksheets.model.paper.paper import Choice
from worksheets.model.paper.wording import worded
from worksheets.model.spec import SectionSpec, Spec


def instructions_of(choice: Choice, language: Language) -> Inlines:
    """What a candidate is told of a section whose author gives no instructions."""
    bonus = text(language.say("section.bonus"))
    if choice.answer is None:
        return bonus if choice.bonus else ()
    number = language.cardinal(choice.answer)
    asked = worded(language, "section.answer", n=choice.answer, number=number)
    return (*asked, Text(" "), *bonus) if choice.bonus else asked


def check_choices(spec: Spec, chosen: Sequence[Sequence[Sequence[Candidate]]], sink: Sink) -> None:
    """An error where questions that are chosen from are worth different marks, or too few."""
    for section, picks in zip(spec.sections, chosen, strict=True):
        if section.answer is not None:
            _check(section, section.answer, picks, sink)


def _check(
    section: SectionSpec, answer: int, picks: Sequence[Sequence[Candidate]], sink: Sink
) -> None:
    flat = [
        (pick, one.question)
        for pick, mine in zip(section.questions, picks, strict=True)
        for one in mine
    ]
    first, question = flat[0]
    if len(flat) <= answer:
        message = (
            f"{answer} of {plural(len(flat), 'question')} are to be answered: there is no choice"
        )
        sink.error(first.span, message, "add questions, or leave answer out")
    for pick, other in flat[1:]:
        if other.tariff != question.tariff:
            message = (
                f"'{other.id}' is worth {plural(other.tariff, 'mark')} and '{question.id}' "
                f"{question.tariff}, but a candidate chooses between them"
            )
            sink.error(pick.span, message, "let all questions of the section have the same marks")
