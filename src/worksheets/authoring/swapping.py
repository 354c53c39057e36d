"""Changes of a spec's text after which one question of its paper is another, and nothing else is.

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
"""So many questions are tried in the place of another."""

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
    stand there. Raises Mistake if there is none."""
    _check_free(choice, question, "swapped")
    if to is None:
        could: Iterable[PoolEntry] = islice(
            could_stand(choice, question, any_marks=any_marks), MOST_TRIED
        )
    else:
        could = [_named(choice, question, to)]
    tried = 0
    for entry in could:
        tried += 1
        change = _with_other(reader, choice, question, entry)
        if change is not None:
            return change
    kind = question.entry.question
    if tried:
        message = f"question {question.number} cannot be swapped alone: others would change too"
        raise Mistake(message, "pin the others first: worksheets pin SPEC --all")
    message = f"there is no other question of type {kind.type} to put in place of '{kind.id}'"
    raise Mistake(message, "write more questions, name more topics, or try --any-marks")


def pinned(
    reader: ChoiceReader, choice: PaperChoice, questions: Sequence[StandingQuestion]
) -> Change:
    """The questions named in the spec by their identifiers; the paper stays as it was."""
    wanted = choice.names
    free = [one for one in questions if not (one.is_pinned or one.is_written_here)]
    for question in free:
        _check_free(choice, question, "pinned")
    change: Change | None = Change(choice.text, choice)
    for question in free:
        if change is None:
            break
        now = change.choice.find(question.entry.question.id)
        if now.is_pinned:
            continue
        text = with_question_named(change.choice, now, now.entry)
        pins = change.pinned
        change = settled(reader, choice, text, wanted)
        change = change and change._replace(pinned=(*pins, *change.pinned))
    if change is None:
        raise Mistake("the paper would change", "say what should stand there with swap")
    return change


def unpinned(reader: ChoiceReader, choice: PaperChoice, question: StandingQuestion) -> Change:
    """The question chosen by its type and marks again; which one that is may change."""
    if question.is_written_here or not question.is_pinned:
        message = f"question {question.number} is not pinned"
        raise Mistake(message, "nothing needs to be done")
    _check_free(choice, question, "unpinned")
    return chosen_anew(reader, with_question_free(choice.text, question))


def removed(reader: ChoiceReader, choice: PaperChoice, question: StandingQuestion) -> Change:
    """The paper without a question; all the others stay."""
    written = question.is_written_here and question.wanted is not None
    if not (written and question.wanted and question.wanted.count == 1):
        _check_free(choice, question, "removed")
    section = choice.loaded.spec.sections[question.section]
    if sum(pick.count for pick in section.questions) == 1:
        message = f"question {question.number} is the last of its section"
        raise Mistake(message, "remove the section in the file")
    name = question.entry.name
    wanted = [
        [[other for other in names if other != name] for names in form] for form in choice.names
    ]
    text = without_one(choice.text, question)
    if not question.is_written_here:
        text = with_left_out(text, question.entry.question.id)
    change = settled(reader, choice, text, wanted)
    if change is None:
        message = f"question {question.number} cannot be removed alone: others would change too"
        raise Mistake(message, "pin the others first: worksheets pin SPEC --all")
    return change


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
    every = len(choice.forms) if not choice.loaded.spec.disjoint else 1
    wanted = [
        [[new if name == old and n < every else name for name in names] for names in form]
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
    """The text with so many questions pinned that its paper has the wanted ones; None if that
    cannot be. If it `may_grow`, each section may have further ones at its end."""
    known = {one.entry.name: one for one in before.questions}
    pins: tuple[str, ...] = ()
    for _ in range(len(before.questions) + 1):
        now = reader.choice(text, Sink())
        if now is None:
            return None
        goal = _with_further(wanted, now.names) if may_grow else wanted
        if now.names == goal:
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
    """The first question of the first form that is not the wanted one, and that one's name."""
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
