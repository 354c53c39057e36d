"""Moves of a question over the one before it or behind it: an edit of the spec's text."""

from worksheets.authoring.examples import flow
from worksheets.authoring.paper_choice import ChoiceReader, PaperChoice, StandingQuestion
from worksheets.authoring.pinned_text import entry_at, with_question_named
from worksheets.authoring.swapping import Change, Names, settled
from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Mapped
from worksheets.model.mapped import Path as PathInTree
from worksheets.read.yaml_edits import extents, with_value, without_entry, without_value
from worksheets.read.yaml_moves import with_entry_moved, with_entry_put


def moved(
    reader: ChoiceReader, choice: PaperChoice, question: StandingQuestion, step: int
) -> Change:
    """The paper with a question one place further up (`step` -1) or down (1); all others stay.

    At the border of a section it goes over into the next one. Raises Mistake if it cannot be moved.
    """
    reason = choice.why_in_place(question)
    if reason:
        raise Mistake(f"question {question.number} cannot be moved: {reason}", _EDIT)
    place = choice.questions.index(question) + step
    if not 0 <= place < len(choice.questions):
        end = "first" if step < 0 else "last"
        raise Mistake(f"question {question.number} is the {end} one", "move it the other way")
    other = choice.questions[place]
    if other.wanted is None or other.path not in choice.paths:
        reason = choice.why_fixed(other)
        raise Mistake(f"question {question.number} cannot pass {other.number}: {reason}", _EDIT)
    if other.section != question.section:
        text = _in_next_section(choice, question, step)
    elif other.pick == question.pick:
        _check_has_name(choice, question)
        text = with_question_named(choice, question._replace(at=question.at + step), question.entry)
    else:
        text = _over_other(choice, question, other, step)
    change = settled(reader, choice, text, _wanted(choice, question, step))
    if change is None:
        message = f"question {question.number} cannot be moved alone: others would change too"
        raise Mistake(message, "pin the others first: worksheets pin SPEC --all")
    return change


_EDIT = "change the order in the file"
_OWN = frozenset({"id", "page-break"})
"""Keys of an entry that no other entry can take over."""


def _check_has_name(choice: PaperChoice, question: StandingQuestion) -> None:
    """Raise Mistake if a question of a pick of several cannot stand alone."""
    reason = choice.why_fixed(question)
    if reason:
        raise Mistake(f"question {question.number} cannot be moved: {reason}", _EDIT)


def _alone(choice: PaperChoice, question: StandingQuestion, step: int) -> tuple[str, int]:
    """The text in which a question that is the first or last of its pick is an entry of its own,
    and the place of that."""
    if question.wanted is None or question.wanted.count == 1:
        return choice.text, question.pick
    _check_has_name(choice, question)
    text = with_question_named(choice, question, question.entry)
    return text, question.pick + (step > 0)


def _in_next_section(choice: PaperChoice, question: StandingQuestion, step: int) -> str:
    sections = choice.loaded.spec.sections
    if sum(pick.count for pick in sections[question.section].questions) == 1:
        message = f"question {question.number} is the last of its section"
        raise Mistake(message, "remove the section in the file")
    text, own = _alone(choice, question, step)
    following = question.section + step
    place = 0 if step > 0 else len(sections[following].questions)
    path = ("sections", question.section, "questions", own)
    return with_entry_moved(text, path, ("sections", following, "questions", place))


def _over_other(
    choice: PaperChoice, question: StandingQuestion, other: StandingQuestion, step: int
) -> str:
    """The text in which the entry of a question has passed a question of the next pick.

    A pick of several gives that question to an equal pick on the other side, if there is one.
    """
    text, own = _alone(choice, question, step)
    entries = question.path[:-1]
    here, over, behind = ((*entries, own + n) for n in (0, step, -step))
    count = other.wanted.count if other.wanted else 1
    criteria = _criteria(text, over)
    if criteria.keys().isdisjoint(_OWN) and criteria == _criteria(text, behind):
        text = with_value(text, behind, "count", str(_count(text, behind) + 1))
        if count > 1:
            return _with_count(text, over, count - 1)
        return without_entry(text, over)
    if count == 1:
        return with_entry_moved(text, here, over)
    _check_divisible(choice, other)
    text = _with_count(text, over, count - 1)
    return with_entry_put(text, (*entries, own + (step < 0)), flow(criteria))


def _check_divisible(choice: PaperChoice, other: StandingQuestion) -> None:
    """Raise Mistake if a pick of several cannot be parted."""
    reason = choice.why_fixed(other)
    if other.wanted and other.wanted.page_break:
        reason = "its pick has page breaks"
    if reason:
        raise Mistake(f"question {other.number} cannot be passed: {reason}", _EDIT)


def _criteria(text: str, path: PathInTree) -> Mapped:
    """An entry without its count; an empty one if there is none at the path."""
    found = Mapped(1, 1)
    if path in extents(text):
        found.update({key: one for key, one in entry_at(text, path).items() if key != "count"})
    return found


def _count(text: str, path: PathInTree) -> int:
    return int(str(entry_at(text, path).get("count", "1")))


def _with_count(text: str, path: PathInTree, count: int) -> str:
    if count == 1 and extents(text)[path].flow:
        return without_value(text, path, "count")
    return with_value(text, path, "count", str(count))


def _wanted(choice: PaperChoice, question: StandingQuestion, step: int) -> Names:
    """The names of the questions on each form after the move."""
    own = [one for one in choice.questions if one.section == question.section]
    place = own.index(question)
    wanted = [[list(names) for names in form] for form in choice.names]
    for form in wanted:
        names = form[question.section]
        name = names.pop(place)
        if 0 <= place + step < len(own):
            names.insert(place + step, name)
        else:
            following = form[question.section + step]
            following.insert(0 if step > 0 else len(following), name)
    return wanted
