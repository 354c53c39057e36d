"""Changes that the page asks for: each is an edit of the spec's text, and nothing else."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, TypeAlias

from worksheets.authoring.alternatives import could_stand
from worksheets.authoring.paper_choice import ChoiceReader, PaperChoice, StandingQuestion
from worksheets.authoring.swapping import Change, pinned, removed, swapped, unpinned
from worksheets.model.diagnostics import Mistake, Sink, did_you_mean
from worksheets.model.mapped import Mapped
from worksheets.model.page.units import PAGE_SIZES
from worksheets.read.files import decode_text
from worksheets.read.theme import shipped
from worksheets.read.yaml_edits import Edit, apply_edits, extents, with_value
from worksheets.read.yaml_events import tree
from worksheets.serve.preview import first_words

Doing: TypeAlias = Callable[[ChoiceReader, PaperChoice, StandingQuestion], Change]

MOST_OTHERS = 60
"""So many questions are offered in the place of one."""
QUESTION_CHANGES: Mapping[str, Doing] = {
    "swap": swapped,
    "pin": lambda reader, choice, question: pinned(reader, choice, [question]),
    "unpin": unpinned,
    "remove": removed,
}
SAID = {"swap": "swapped", "pin": "pinned", "unpin": "chosen again", "remove": "removed"}


def changed(
    reader: ChoiceReader, choice: PaperChoice | None, wanted: Mapping[str, Any], text: str
) -> dict[str, Any]:
    """The text after a change, and what to say of it; raises Mistake if it cannot be made.

    `wanted` has what to do and with what: a question by its id, or a theme or size of paper.
    """
    what, about = str(wanted.get("what")), str(wanted.get("about"))
    if what in ("theme", "page"):
        return {"text": _with_look(text, what, about), "said": f"The {what} is {about} now."}
    if what not in QUESTION_CHANGES:
        raise Mistake(f"there is no change '{what}'", *did_you_mean(what, QUESTION_CHANGES))
    if choice is None:
        raise Mistake("the spec has mistakes", "mend them first")
    question = choice.find(about)
    to = wanted.get("to")
    if what == "swap" and isinstance(to, str):
        change = swapped(reader, choice, question, to)
    else:
        change = QUESTION_CHANGES[what](reader, choice, question)
    return {"text": change.text, "said": _said(what, question, choice, change)}


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
            "words": first_words(entry.question.wording),
        }
        for entry in found
    ]


def _said(what: str, question: StandingQuestion, before: PaperChoice, change: Change) -> str:
    number = f"Question {question.number}"
    if what == "swap":
        new = change.choice.questions[before.questions.index(question)]
        text = f"{number} is now {new.entry.question.id}."
    else:
        text = f"{number} is {SAID[what]}."
    others = [other for other in change.pinned if other != question.number]
    return f"{text} Pinned to stay: {', '.join(others)}." if others else text


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
