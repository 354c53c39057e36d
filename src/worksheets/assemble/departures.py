"""What a paper lacks of its profile, or has beside it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worksheets.assemble.pool import PoolEntry
from worksheets.model.diagnostics import Sink, Span, plural
from worksheets.model.paper.paper import Paper, Section
from worksheets.model.profile import Profile, ProfileSection, ProfileSlot
from worksheets.model.question import Question
from worksheets.model.spec import SectionSpec, Spec


class HeldTo(NamedTuple):
    """A profile, and where a spec names it."""

    profile: Profile
    place: Span


class Departure(NamedTuple):
    """One thing in which a paper is not as its profile says, and what would help."""

    message: str
    hint: str


def report_departures(
    held_to: HeldTo,
    spec: Spec,
    paper: Paper,
    chosen: Sequence[Sequence[Sequence[PoolEntry]]],
    sink: Sink,
) -> None:
    """Warn of every departure of a paper from its profile; an error if the spec is strict."""
    add = sink.error if spec.profile and spec.profile.strict else sink.warn
    questions = [[entry.question for pick in section for entry in pick] for section in chosen]
    for departure in _of_paper(held_to.profile, spec, paper):
        add(held_to.place, departure.message, departure.hint)
    if held_to.profile.sections and len(questions) == len(held_to.profile.sections):
        sections = zip(
            held_to.profile.sections, spec.sections, paper.sections, questions, strict=True
        )
        for number, (wanted, written, made, there) in enumerate(sections, 1):
            name = f"section {number}"
            for departure in _of_section(name, wanted, written, made):
                add(held_to.place, departure.message, departure.hint)
            for departure in _of_questions(name, wanted.questions, there):
                add(held_to.place, departure.message, departure.hint)


def _of_paper(profile: Profile, spec: Spec, paper: Paper) -> Iterator[Departure]:
    usual = f"as a paper like {profile.name} has"
    if profile.marks not in (None, paper.tariff):
        message = f"the paper has {plural(paper.tariff, 'mark')}, not {profile.marks} {usual}"
        yield Departure(message, "ask for other questions, or leave profile out")
    if profile.minutes and spec.minutes and profile.minutes != str(spec.minutes):
        message = f"the paper has {plural(spec.minutes, 'minute')}, not {profile.minutes} {usual}"
        yield Departure(message, f"write minutes: {profile.minutes}, or leave minutes out")
    if profile.sources not in (None, len(paper.sources)):
        count = plural(len(paper.sources), "source")
        message = f"the paper has {count}, not {profile.sources} {usual}"
        yield Departure(message, "ask for questions about other sources")
    wanted, there = len(profile.sections), len(spec.sections)
    if wanted and wanted != there:
        message = f"the paper has {plural(there, 'section')}, not {wanted} {usual}"
        yield Departure(message, "write as many sections, or leave them out to have the usual ones")


def _of_section(
    name: str, wanted: ProfileSection, written: SectionSpec, made: Section
) -> Iterator[Departure]:
    if wanted.answer != written.answer:
        asked, usual = _answered(written.answer), _answered(wanted.answer)
        hint = f"write answer: {wanted.answer}" if wanted.answer else "leave answer out"
        yield Departure(f"of {name} {asked} answered, and usually {usual}", hint)
    if wanted.marks not in (None, made.tariff):
        message = f"{name} has {plural(made.tariff, 'mark')}, and usually {wanted.marks}"
        yield Departure(message, "ask for other questions there")


def _answered(answer: int | None) -> str:
    if answer is None:
        return "all questions are"
    return f"{plural(answer, 'question')} {'is' if answer == 1 else 'are'}"


def _of_questions(
    name: str, slots: Sequence[ProfileSlot], questions: Sequence[Question]
) -> Iterator[Departure]:
    """Slots that too few questions fill, and questions that fill none."""
    left = list(questions)
    for slot in slots:
        fitting = [one for one in left if _fits(one, slot)]
        taken = fitting if slot.or_more else fitting[: slot.count]
        left = [one for one in left if not any(one is other for other in taken)]
        missing = slot.count - len(taken)
        if missing > 0:
            lacking = f"{plural(missing, 'question')} {_in_words(slot)}"
            hint = f"add {{type: {slot.type[0]}{_marks(slot)}}} to its questions"
            yield Departure(f"{name} lacks {lacking} ({slot.slot})", hint)
    for question in left:
        worth = plural(question.tariff, "mark")
        message = f"{name} has '{question.id}' of type {question.type} and {worth} beside the usual"
        yield Departure(message, "leave it out, or ask for one of the usual questions in its place")


def _fits(question: Question, slot: ProfileSlot) -> bool:
    return question.type in slot.type and slot.marks in (None, question.tariff)


def _in_words(slot: ProfileSlot) -> str:
    worth = f" of {plural(slot.marks, 'mark')}" if slot.marks else ""
    return f"of type {' or '.join(slot.type)}{worth}"


def _marks(slot: ProfileSlot) -> str:
    return f", marks: {slot.marks}" if slot.marks else ""
