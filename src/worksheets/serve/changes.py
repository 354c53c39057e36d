"""Changes that the page asks for: each is an edit of the spec's text, and nothing else."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, TypeAlias

from worksheets.authoring.adding import MOST, added, could_add, written
from worksheets.authoring.alternatives import could_stand
from worksheets.authoring.moving import moved
from worksheets.authoring.paper_choice import ChoiceReader, PaperChoice, StandingQuestion
from worksheets.authoring.swapping import Change, pinned, removed, swapped, unpinned
from worksheets.model.diagnostics import Mistake, Sink, did_you_mean
from worksheets.model.mapped import Mapped
from worksheets.model.page.units import PAGE_SIZES
from worksheets.read.files import decode_text
from worksheets.read.theme import shipped
from worksheets.read.yaml_edits import Edit, apply_edits, extents, with_value
from worksheets.read.yaml_events import tree
from worksheets.serve.preview import words_of

Doing: TypeAlias = Callable[[ChoiceReader, PaperChoice, StandingQuestion], Change]

MOST_OTHERS = 60
"""So many questions are offered in the place of one."""
QUESTION_CHANGES: Mapping[str, Doing] = {
    "swap": swapped,
    "pin": lambda reader, choice, question: pinned(reader, choice, [question]),
    "unpin": unpinned,
    "remove": removed,
    "up": lambda reader, choice, question: moved(reader, choice, question, -1),
    "down": lambda reader, choice, question: moved(reader, choice, question, 1),
}
SAID = {
    "pin": "pinned",
    "unpin": "chosen again",
    "remove": "removed",
    "up": "moved up",
    "down": "moved down",
}


def changed(
    reader: ChoiceReader, choice: PaperChoice | None, wanted: Mapping[str, Any], text: str
) -> dict[str, Any]:
    """The text after a change, and what to say of it; raises Mistake if it cannot be made.

    `wanted` has what to do and with what: a question by its id, a theme or size of paper, or a
    question type, of which so many are added or an example is written.
    """
    what, about = str(wanted.get("what")), str(wanted.get("about"))
    if what in ("theme", "page"):
        return {"text": _with_look(text, what, about), "said": f"The {what} is {about} now."}
    if what not in (*QUESTION_CHANGES, "add", "write", "form", "paper"):
        raise Mistake(f"there is no change '{what}'", *did_you_mean(what, QUESTION_CHANGES))
    if choice is None:
        raise Mistake("the spec has mistakes", "mend them first")
    if what in ("add", "write"):
        return _grown(reader, choice, what, about, str(wanted.get("to")))
    question = choice.find(about)
    to = wanted.get("to")
    if what == "swap" and isinstance(to, str):
        change = swapped(reader, choice, question, to)
    else:
        change = QUESTION_CHANGES[what](reader, choice, question)
    return {"text": change.text, "said": _said(what, question, choice, change)}


def _grown(
    reader: ChoiceReader, choice: PaperChoice, what: str, question_type: str, count: str
) -> dict[str, Any]:
    """The text after questions were added or one was written."""
    if what == "write":
        change = written(reader, choice, question_type)
    elif count.isascii() and count.isdecimal() and 1 <= int(count) <= MOST:
        change = added(reader, choice, question_type, int(count))
    else:
        raise Mistake(f"'{count}' is no number of questions", f"write 1 to {MOST}")
    stood = {one.entry.name for one in choice.questions}
    new = [one.number for one in change.choice.questions if one.entry.name not in stood]
    verb = "written, to be changed in the text" if what == "write" else "added"
    return {"text": change.text, "said": f"Question {', '.join(new)}: {verb}.", "new": new}


def addable(choice: PaperChoice | None) -> list[dict[str, Any]]:
    """The question types, and how many of each can be added; raises Mistake if none can be."""
    if choice is None:
        raise Mistake("the spec has mistakes", "mend them first")
    counts = could_add(choice)
    found = [{"type": name, "most": counts.get(name, 0)} for name in choice.context.types]
    return sorted(found, key=lambda one: (not one["most"], one["type"]))


def others(choice: PaperChoice | None, about: str) -> list[dict[str, str]]:
    """The questions that could stand in the place of one, by the order in which they are tried;
    raises Mistake if it cannot be swapped."""
    if choice is None:
        raise Mistake("the spec has mistakes", "mend them first")
    question = choice.find(about)
    fixed = choice.why_fixed(question)
    if fixed:
        raise Mistake(f"question {question.number} cannot be swapped: {fixed}", "edit the text")
    found = islice(could_stand(choice, question), MOST_OTHERS)
    return [
        {
            "id": entry.question.id,
            "topic": entry.topic.number,
            "words": words_of(entry.question),
        }
        for entry in found
    ]


def _said(what: str, question: StandingQuestion, before: PaperChoice, change: Change) -> str:
    number = f"Question {question.number}"
    if what == "swap":
        new = change.choice.questions[before.questions.index(question)]
        text = f"{number} is now {new.entry.question.id}."
    elif what in ("up", "down") and _section_of(question, change.choice) != question.section:
        text = f"{number} is in the {'section before' if what == 'up' else 'next section'} now."
    else:
        text = f"{number} is {SAID[what]}."
    others = [other for other in change.pinned if other != question.number]
    return f"{text} Pinned to stay: {', '.join(others)}." if others else text


def _section_of(question: StandingQuestion, choice: PaperChoice) -> int:
    """The section of a question that stands on another paper, too."""
    name = question.entry.name
    return next(one.section for one in choice.questions if one.entry.name == name)


def _with_look(text: str, what: str, value: str) -> str:
    """The text with another theme or another size of paper."""
    known = shipped() if what == "theme" else PAGE_SIZES
    if value not in known:
        raise Mistake(f"there is no {what} '{value}'", *did_you_mean(value, known))
    sink = Sink()
    octets = text.encode("utf-8", "surrogatepass")
    readable = decode_text(octets, "", sink) is not None
    if not readable or not isinstance(tree(text, "", sink), Mapped) or sink.failed:
        raise Mistake("the spec has mistakes", "mend them first")
    places = extents(text)
    if ("layout",) in places:
        return with_value(text, ("layout",), what, value)
    whole = places[()]
    if whole.flow:
        end = whole.end - 1
        return apply_edits(text, [Edit(end, end, f", layout: {{{what}: {value}}}")])
    ended = text if text.endswith("\n") else f"{text}\n"
    return f"{ended}layout: {{{what}: {value}}}\n"
