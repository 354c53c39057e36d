"""Swaps, pins and removals in the text of a spec, after which every other question is the same.

Picks are filled one after another, so one change may move other questions. The paper is chosen anew
from the changed text, and whatever moved is pinned, until all the others stand where they stood.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from worksheets.assemble.pool import PoolEntry
from worksheets.authoring.alternatives import could_stand, in_order
from worksheets.authoring.paper_choice import ChoiceReader, PaperChoice, StandingQuestion
from worksheets.authoring.pinned_text import (
    with_left_in,
    with_left_out,
    with_question_free,
    with_question_named,
    without_one,
)
from worksheets.model.diagnostics import Mistake, Sink, did_you_mean
from worksheets.model.picks import Pick

MOST_TRIED = 8
"""At most so many questions are tried in the place of another."""

Names = list[list[list[str]]]
"""Names of questions by form and section."""


class Change(NamedTuple):
    """A changed text of a spec, and the paper that it has now.

    `pinned` are the numbers of the questions that were pinned so that they stay.
    """

    text: str
    choice: PaperChoice
    pinned: tuple[str, ...] = ()


def swapped(
    reader: ChoiceReader,
    choice: PaperChoice,
    question: StandingQuestion,
    to: str | None = None,
    *,
    any_marks: bool = False,
) -> Change:
    """Another question in the place of one: that with the identifier `to`, or the first that can
    stand there.

    The other has as many marks, unless they may be `any_marks` or it is named. Raises Mistake if
    there is none, if the question cannot be changed here, or if others would change with it.
    """
    _check_free(choice, question, "swapped")
    if to is None:
        candidates: Iterable[PoolEntry] = islice(
            could_stand(choice, question, any_marks=any_marks), MOST_TRIED
        )
    else:
        candidates = [_named(choice, question, to)]
    tried = 0
    for entry in candidates:
        tried += 1
        change = _with_other(reader, choice, question, entry)
        if change is not None:
            return change
    old = question.entry.question
    if tried:
        message = f"question {question.number} cannot be swapped alone: others would change too"
        raise Mistake(message, "pin the others first: worksheets pin SPEC --all")
    message = f"there is no other question of type {old.type} to put in place of '{old.id}'"
    instead = "name more topics" if any_marks else "name more topics, or try --any-marks"
    raise Mistake(message, f"write more questions, {instead}")


def pinned(
    reader: ChoiceReader, choice: PaperChoice, questions: Sequence[StandingQuestion]
) -> Change:
    """The questions named in the spec by their identifiers; the paper stays as it was.

    Raises Mistake if that cannot be.
    """
    wanted = choice.names
    free = [one for one in questions if not (one.is_pinned or one.is_written_here)]
    for question in free:
        _check_free(choice, question, "pinned")
    change = Change(choice.text, choice)
    for question in free:
        now = change.choice.find(question.entry.question.id)
        if now.is_pinned:
            continue
        text = with_question_named(change.choice, now, now.entry)
        next_change = settled(reader, choice, text, wanted)
        if next_change is None:
            raise Mistake("the paper would change", "say what should stand there with swap")
        change = next_change._replace(pinned=(*change.pinned, *next_change.pinned))
    return change


def unpinned(reader: ChoiceReader, choice: PaperChoice, question: StandingQuestion) -> Change:
    """The question chosen by its type and marks again; it may be another one then, and others may
    move. Raises Mistake if it is not pinned, or cannot be chosen."""
    if question.is_written_here or not question.is_pinned:
        message = f"question {question.number} is not pinned"
        raise Mistake(message, "nothing needs to be done")
    _check_free(choice, question, "unpinned")
    return chosen_anew(reader, with_question_free(choice.text, question))


def removed(reader: ChoiceReader, choice: PaperChoice, question: StandingQuestion) -> Change:
    """The paper without a question; all the others stay. Of forms that share no question, those on
    which it did not stand have one fewer, too.

    Raises Mistake if it cannot be taken out here, is the last of its section, or if others would
    change with it.
    """
    pick = question.wanted
    if not (question.is_written_here and pick is not None and pick.count == 1):
        _check_free(choice, question, "removed")
    section = choice.loaded.spec.sections[question.section]
    if sum(pick.count for pick in section.questions) == 1:
        message = f"question {question.number} is the last of its section"
        raise Mistake(message, "remove the section in the file")
    name = question.entry.name
    wanted = [
        [[other for other in names if other != name] for names in form]
        for form in choice.names[: forms_with(choice)]
    ]
    text = without_one(choice.text, question)
    if not question.is_written_here:
        text = with_left_out(text, question.entry.question.id)
    change = settled(reader, choice, text, wanted)
    if change is None:
        chosen_anew(reader, text)  # raises what is wrong with the text, if anything is
        message = f"question {question.number} cannot be removed alone: others would change too"
        raise Mistake(message, "pin the others first: worksheets pin SPEC --all")
    return change


def forms_with(choice: PaperChoice) -> int:
    """On how many forms each question of the first one stands."""
    return 1 if choice.loaded.spec.disjoint else len(choice.forms)


def _check_free(choice: PaperChoice, question: StandingQuestion, what: str) -> None:
    reason = choice.why_fixed(question)
    if reason:
        message = f"question {question.number} cannot be {what}: {reason}"
        raise Mistake(message, f"change it in the file, at {_place(choice, question)}")


def _place(choice: PaperChoice, question: StandingQuestion) -> str:
    wanted: Pick | None = question.wanted
    return str(wanted.span if wanted else choice.loaded.at("blueprint"))


def _named(choice: PaperChoice, question: StandingQuestion, to: str) -> PoolEntry:
    """The question of an identifier, which can stand in the place of another."""
    own = (
        {}
        if question.wanted is None
        else {key: getattr(question.wanted, key) for key in ("type", "marks")}
    )
    found = in_order(choice, question, **own, id=to)
    if not found:
        known = [entry.question.id for entry in in_order(choice, question)]
        message = f"there is no question '{to}' that its pick could have"
        raise Mistake(message, *did_you_mean(to, known))
    on_paper = [one for one in choice.questions if one.entry.question.id == to]
    if on_paper:
        raise Mistake(f"'{to}' is question {on_paper[0].number} already", "name another one")
    if found[0].template is not None:
        raise Mistake(f"'{to}' has values, so none of its draws has a name", "name another one")
    return found[0]


def _with_other(
    reader: ChoiceReader, choice: PaperChoice, question: StandingQuestion, entry: PoolEntry
) -> Change | None:
    """The change that puts a question in the place of another; None if others would change."""
    old, new = question.entry.name, entry.name
    changed = forms_with(choice)
    wanted = [
        [[new if name == old and n < changed else name for name in names] for names in form]
        for n, form in enumerate(choice.names)
    ]
    text = with_left_in(with_question_named(choice, question, entry), entry.question.id)
    text = with_left_out(text, question.entry.question.id)
    return settled(reader, choice, text, wanted)


def settled(
    reader: ChoiceReader,
    before: PaperChoice,
    text: str,
    wanted: Names,
    *,
    may_grow: bool = False,
) -> Change | None:
    """The text with so many questions pinned that its paper has the wanted ones on the forms that
    `wanted` lists; None if that cannot be, or if the text has an error.

    If it `may_grow`, each section may have further ones at its end.
    """
    known = {one.entry.name: one for one in before.questions}
    pins: tuple[str, ...] = ()
    for _ in range(len(before.questions) + 1):
        now = reader.choice(text, Sink())
        if now is None:
            return None
        names = now.names[: len(wanted)]
        goal = _with_further(wanted, names) if may_grow else wanted
        if names == goal:
            return Change(text, now, pins)
        moved = _first_moved(now, goal)
        if moved is None:
            return None
        question, name = moved
        old = known.get(name)
        if question.is_pinned or now.why_fixed(question) or old is None:
            return None
        text = with_question_named(now, question, old.entry)
        pins = (*pins, old.number)
    return None


def _with_further(wanted: Names, names: Names) -> Names:
    """The wanted names, and behind those of each section the further ones that it has."""
    return [
        [[*old, *new[len(old) :]] for old, new in zip(olds, news, strict=True)]
        for olds, news in zip(wanted, names, strict=True)
    ]


def _first_moved(now: PaperChoice, wanted: Names) -> tuple[StandingQuestion, str] | None:
    """The first question of the first form that is not the wanted one, and the name of that which
    is wanted in its place; None if there is none, or if a section has too few or too many."""
    by_name = {one.entry.name: one for one in now.questions}
    for names, wanted_names in zip(now.names[0], wanted[0], strict=False):
        if len(names) != len(wanted_names):
            return None
        for name, wanted_name in zip(names, wanted_names, strict=True):
            if name != wanted_name:
                return by_name[name], wanted_name
    return None


def chosen_anew(reader: ChoiceReader, text: str) -> Change:
    """The paper of a text; raises Mistake with its first error if it has any."""
    sink = Sink()
    choice = reader.choice(text, sink)
    if choice is None:
        error = next(iter(sink))
        raise Mistake(error.message, *error.hints)
    return Change(text, choice)
