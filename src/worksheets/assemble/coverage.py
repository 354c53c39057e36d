"""The facts of a topic, the questions they generate, and what one more fact would add."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from worksheets.language.language import Language
from worksheets.model.knowledge.facts import (
    CausalLink,
    Claim,
    Event,
    Misconception,
    Person,
    Quotation,
    Term,
)
from worksheets.model.knowledge.knowledge import LISTS, Knowledge
from worksheets.model.paper.content import text
from worksheets.model.question import Question

TRIAL_ID = "one-more"
"""The identifier of a fact that is added for trial."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers of facts by list, of generated questions by type, and, by kind of fact, of the
    questions of each type that one more fact of the kind would add (`gains`)."""

    facts: Mapping[str, int]
    doubtful: int
    """The number of facts that are disputed or not verified, which never become keys."""
    generated: Mapping[str, int]
    gains: Mapping[str, Mapping[str, int]]


def coverage(
    knowledge: Knowledge, types: Mapping[str, type[Question]], language: Language
) -> Coverage:
    """The coverage of a topic; a fact added for trial is like those that are there."""
    generated = _count_generated(knowledge, types, language)
    gains = {}
    for fact_kind, add_one in ONE_MORE.items() if any(knowledge.facts()) else ():
        if (extended := add_one(knowledge)) is not None:
            counts = _count_generated(extended, types, language)
            differences = {name: counts[name] - generated[name] for name in types}
            gains[fact_kind] = {name: number for name, number in differences.items() if number > 0}
    facts = {name: len(getattr(knowledge, name)) for name in ("actors", *LISTS)}
    doubtful = sum(not fact.sure for fact in knowledge.facts())
    return Coverage(
        facts, doubtful, {name: count for name, count in generated.items() if count}, gains
    )


def _count_generated(
    knowledge: Knowledge, types: Mapping[str, type[Question]], language: Language
) -> Mapping[str, int]:
    """The number of questions of each type that a topic generates."""
    sure = knowledge.sure
    return {name: len(list(kind.from_knowledge(sure, language))) for name, kind in types.items()}


def _one_more_claim(knowledge: Knowledge) -> Knowledge | None:
    """A sure claim that is true of one actor and false of all others."""
    sure_claims: list[Claim] = [claim for claim in knowledge.claims if claim.sure]
    if not sure_claims:
        return None
    actor = sure_claims[-1].actor
    others = tuple(other.id for other in knowledge.actors if other.id != actor)
    update = {
        "id": TRIAL_ID,
        "text": text("did one more thing"),
        "true_of": (actor,),
        "not_true_of": others,
        "disputed_for": (),
        "implausible_for": (),
        "same_as": None,
    }
    return knowledge.model_copy(
        update={"claims": (*knowledge.claims, sure_claims[-1].model_copy(update=update))}
    )


def _one_more_event(knowledge: Knowledge) -> Knowledge | None:
    """An event a year after the last one."""
    if not knowledge.events:
        return None
    last: Event = max(knowledge.events, key=lambda event: event.date)
    update = {
        "id": TRIAL_ID,
        "date": f"{int(last.date[:4]) + 1}",
        "text": text("one more thing happened"),
        "dispute": "",
    }
    events = (*knowledge.events, last.model_copy(update=update))
    return knowledge.model_copy(update={"events": events})


def _one_more_term(knowledge: Knowledge) -> Knowledge | None:
    """A term of the kind that most terms have."""
    if not knowledge.terms:
        return None
    (kind, _), *_ = Counter(term.kind for term in knowledge.terms).most_common()
    model: Term = next(term for term in knowledge.terms if term.kind == kind)
    update = {"id": TRIAL_ID, "term": "one more", "definition": text("what it means"), "gives": ()}
    terms = (*knowledge.terms, model.model_copy(update=update))
    return knowledge.model_copy(update={"terms": terms})


def _one_more_link(knowledge: Knowledge) -> Knowledge | None:
    """A cause and its consequence that no other link has."""
    link = CausalLink(
        id=TRIAL_ID, cause=text("one more thing happened"), effect=text("another followed")
    )
    return knowledge.model_copy(update={"links": (*knowledge.links, link)})


def _one_more_quotation(knowledge: Knowledge) -> Knowledge | None:
    """A quotation, and a new person who said it."""
    person = Person(id="somebody", name="Somebody New")
    quotation = Quotation(id=TRIAL_ID, words=text("One more word."), speaker=person.id)
    people, quotations = (*knowledge.people, person), (*knowledge.quotations, quotation)
    return knowledge.model_copy(update={"people": people, "quotations": quotations})


def _one_more_misconception(knowledge: Knowledge) -> Knowledge | None:
    misconception = Misconception(
        id=TRIAL_ID, wrong=text("One more mistake"), right=text("What is right")
    )
    return knowledge.model_copy(
        update={"misconceptions": (*knowledge.misconceptions, misconception)}
    )


ONE_MORE: Mapping[str, Callable[[Knowledge], Knowledge | None]] = {
    "claim": _one_more_claim,
    "event": _one_more_event,
    "term": _one_more_term,
    "link": _one_more_link,
    "quotation": _one_more_quotation,
    "misconception": _one_more_misconception,
}
