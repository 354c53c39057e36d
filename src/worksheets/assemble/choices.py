"""Questions of which only some are answered, or whose marks are a bonus."""

from collections.abc import Iterator, Sequence

from worksheets.assemble.pool import PoolEntry
from worksheets.language.language import Language
from worksheets.model.diagnostics import Sink, Span, plural
from worksheets.model.exam_fields import Apart
from worksheets.model.paper.choice import Choice, Counted, InAll
from worksheets.model.paper.content import Inlines, Text, text
from worksheets.model.paper.wording import run_in, worded
from worksheets.model.spec import SectionSpec, Spec

Chosen = Sequence[Sequence[PoolEntry]]
"""The questions of a section by pick."""


def choice_of(spec: Spec, section: SectionSpec) -> Choice:
    """How many questions of a section are answered; with `answer` on the paper that is said of all
    sections but a bonus."""
    counted = spec.extra_answers or ""
    if spec.answer is not None and not section.bonus:
        return Choice(shared=True)
    return Choice(section.answer, section.bonus, counted if section.answer is not None else "")


def in_all_of(spec: Spec) -> InAll | None:
    """How many questions of the whole paper are answered; None if each section says that."""
    if spec.answer is None:
        return None
    return InAll(spec.answer.in_all, spec.answer.each_section, spec.extra_answers or "")


def section_instructions(choice: Choice, language: Language) -> Inlines:
    """The instructions of a section whose author gives none; empty if all questions are
    answered."""
    bonus = text(language.say("section.bonus"))
    if choice.answer is None:
        return bonus if choice.bonus else ()
    number = language.cardinal(choice.answer)
    asked = worded(language, "section.answer", n=choice.answer, number=number)
    asked = _with_rule(asked, choice.answer, choice.counted, language)
    return (*asked, Text(" "), *bonus) if choice.bonus else asked


def paper_instruction(in_all: InAll, language: Language) -> Inlines:
    """How many questions of the whole paper are to be answered."""
    number = language.cardinal(in_all.answer)
    if in_all.each_section:
        each = language.cardinal(in_all.each_section)
        asked = worded(language, "choice.in-all-each", number=number, each=each)
    else:
        asked = worded(language, "choice.in-all", n=in_all.answer, number=number)
    return _with_rule(asked, in_all.answer, in_all.counted, language)


def _with_rule(asked: Inlines, answer: int, counted: Counted, language: Language) -> Inlines:
    """What is asked, and which answers count if there are more, where the candidate is told."""
    if not counted:
        return asked
    number = language.cardinal(answer)
    if counted == "first":
        rule = worded(language, "choice.first", n=answer, number=number)
    else:
        rule = worded(language, "choice.best", n=answer, number=number)
    return run_in((asked, rule), " ")


def check_choices(spec: Spec, chosen: Sequence[Chosen], sink: Sink) -> None:
    """Errors for choices whose questions are too few, worth different marks, or not apart."""
    for section, picks in zip(spec.sections, chosen, strict=True):
        if section.answer is not None:
            _check(section, section.answer, picks, sink)
        if section.apart:
            _check_apart(section, section.apart, picks, sink)
    if spec.answer is not None:
        shared = [pair for pair in zip(spec.sections, chosen, strict=True) if not pair[0].bonus]
        _check_in_all(spec, spec.answer.in_all, shared, sink)


def _listed(section: SectionSpec, picks: Chosen) -> Iterator[tuple[Span, PoolEntry]]:
    """The questions of a section, each with the place of its pick."""
    for pick, entries in zip(section.questions, picks, strict=True):
        yield from ((pick.span, entry) for entry in entries)


def _check(section: SectionSpec, answer: int, picks: Chosen, sink: Sink) -> None:
    listed = list(_listed(section, picks))
    if len(listed) <= answer:
        message = (
            f"{answer} of {plural(len(listed), 'question')} are to be answered: there is no choice"
        )
        sink.error(listed[0][0], message, "add questions, or leave answer out")
    _check_marks(listed, "section", sink)


def _check_in_all(
    spec: Spec, answer: int, shared: Sequence[tuple[SectionSpec, Chosen]], sink: Sink
) -> None:
    listed = [pair for section, picks in shared for pair in _listed(section, picks)]
    if len(listed) <= answer:
        message = f"{answer} of {plural(len(listed), 'question')} are to be answered in all"
        hint = "add questions, or leave answer out"
        sink.error(listed[0][0], f"{message}: there is no choice", hint)
    each = spec.answer.each_section if spec.answer else 0
    for section, picks in shared:
        own = list(_listed(section, picks))
        if len(own) < each:
            message = f"{each} of {plural(len(own), 'question')} of this section are to be answered"
            sink.error(own[0][0], message, f"add questions, or write each-section: {len(own)}")
    _check_marks(listed, "paper", sink)


def _check_marks(listed: Sequence[tuple[Span, PoolEntry]], whole: str, sink: Sink) -> None:
    place_of_first, first = listed[0]
    for place, entry in listed[1:]:
        one, other = first.question, entry.question
        if other.tariff != one.tariff:
            message = (
                f"'{other.id}' is worth {plural(other.tariff, 'mark')} and '{one.id}' "
                f"{one.tariff}, but a candidate chooses between them"
            )
            line, name = place_of_first.line, one.id
            sink.error(
                place,
                message,
                f"let all questions of the {whole} have the same marks: '{name}' is in line {line}",
            )


def apart_by(entry: PoolEntry, apart: Apart) -> str:
    """What no two questions that are apart have in common."""
    return entry.topic.number if apart == "topic" else entry.question.type


def _check_apart(section: SectionSpec, apart: Apart, picks: Chosen, sink: Sink) -> None:
    found: dict[str, str] = {}
    for place, entry in _listed(section, picks):
        key, name = apart_by(entry, apart), entry.question.id
        if key in found:
            what = f"on topic {key}" if apart == "topic" else f"of type {key}"
            message = f"'{found[key]}' and '{name}' are both {what}, but are to be apart"
            sink.error(place, message, f"choose another question, or leave apart: {apart} out")
        found.setdefault(key, name)
