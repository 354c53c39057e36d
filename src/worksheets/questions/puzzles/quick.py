"""Questions drawn from knowledge that a word or two answers: words, dates, claims."""

from collections.abc import Mapping
from typing import NamedTuple

from worksheets.model.content import Inlines, Text, text
from worksheets.model.dates import spoken
from worksheets.model.knowledge import Knowledge


class Quick(NamedTuple):
    """A question, its answer, and the fact that it asks."""

    fact: str
    prompt: Inlines
    answer: Inlines
    accept: tuple[Inlines, ...] = ()
    note: Inlines = ()
    gives: tuple[str, ...] = ()


def quick_questions(knowledge: Knowledge) -> Mapping[str, list[Quick]]:
    """The questions by kind, the easiest kind first."""
    return {"words": _words(knowledge), "dates": _dates(knowledge), "claims": _claims(knowledge)}


def _words(knowledge: Knowledge) -> list[Quick]:
    return [
        Quick(
            term.id,
            (Text("Which word or phrase means ‘"), *term.definition, Text("’?")),
            text(term.term),
            note=term.noted(),
            gives=term.gives,
        )
        for term in knowledge.terms
        if term.definition
    ]


def _dates(knowledge: Knowledge) -> list[Quick]:
    return [
        Quick(
            event.id,
            (Text("In which year: "), *event.text, Text("?")),
            text(event.date[:4]),
            note=_exactly(event.date),
        )
        for event in knowledge.events
        if event.sure and not any(event.date[:4] in str(inline) for inline in event.text)
    ]


def _exactly(date: str) -> Inlines:
    return text(f"On {spoken(date)}.") if len(date) > 7 else ()


def _claims(knowledge: Knowledge) -> list[Quick]:
    """Claims that are certainly true of one actor and certainly false of every other."""
    found: dict[str, Quick] = {}
    for claim in knowledge.claims:
        others = {actor.id for actor in knowledge.actors} - {claim.actor}
        alone = claim.true_of == (claim.actor,) and set(claim.not_true_of) == others
        if alone and claim.sure and len(others) > 1 and not claim.implausible_for:
            prompt = (Text(f"{knowledge.which.capitalize()} "), *claim.text, Text("?"))
            answer = text(knowledge.actor(claim.actor).label)
            found.setdefault(claim.group, Quick(claim.id, prompt, answer, note=claim.noted()))
    return list(found.values())
