"""What a topic knows, what can be drawn from it, and what one more fact would add."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from worksheets.language.language import Language
from worksheets.model.knowledge.facts import (
    Claim,
    Event,
    Link,
    Misconception,
    Person,
    Quotation,
    Term,
)
from worksheets.model.knowledge.knowledge import LISTS, Knowledge
from worksheets.model.paper.content import text
from worksheets.model.question import Question

NEW = "one-more"
"""The identifier of a fact that is tried."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Facts by list, drawn questions by type, and by kind of fact what one more of it would add."""

    facts: Mapping[str, int]
    doubtful: int
    """Facts that are disputed or not verified, which no key is made of."""
    drawn: Mapping[str, int]
    gains: Mapping[str, Mapping[str, int]]


def coverage(
    knowledge: Knowledge, types: Mapping[str, type[Question]], language: Language
) -> Coverage:
    """What a topic has; a fact that is tried is like those that are there."""
    drawn = _drawn(knowledge, types, language)
    gains = {}
    for kind, more in MORE.items() if any(knowledge.facts()) else ():
        if (larger := more(knowledge)) is not None:
            found = _drawn(larger, types, language)
            more_of = {name: found[name] - drawn[name] for name in types}
            gains[kind] = {name: number for name, number in more_of.items() if number > 0}
    facts = {name: len(getattr(knowledge, name)) for name in ("actors", *LISTS)}
    doubtful = sum(not fact.sure for fact in knowledge.facts())
    return Coverage(facts, doubtful, {k: n for k, n in drawn.items() if n}, gains)


def _drawn(
    knowledge: Knowledge, types: Mapping[str, type[Question]], language: Language
) -> Counter[str]:
    sure = knowledge.sure
    counts = {name: len(list(kind.from_knowledge(sure, language))) for name, kind in types.items()}
    return Counter(counts)


def _one_more_claim(knowledge: Knowledge) -> Knowledge | None:
    """A sure claim that is true of one actor and false of all others."""
    like: list[Claim] = [claim for claim in knowledge.claims if claim.sure]
    if not like:
        return None
    actor = like[-1].actor
    others = tuple(one.id for one in knowledge.actors if one.id != actor)
    update = {
        "id": NEW,
        "text": text("did one more thing"),
        "true_of": (actor,),
        "not_true_of": others,
        "disputed_for": (),
        "implausible_for": (),
        "same_as": None,
    }
    return knowledge.model_copy(
        update={"claims": (*knowledge.claims, like[-1].model_copy(update=update))}
    )


def _one_more_event(knowledge: Knowledge) -> Knowledge | None:
    """An event a year after the last one."""
    if not knowledge.events:
        return None
    last: Event = max(knowledge.events, key=lambda event: event.date)
    update = {
        "id": NEW,
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
    like: Term = next(term for term in knowledge.terms if term.kind == kind)
    update = {"id": NEW, "term": "one more", "definition": text("what it means"), "gives": ()}
    terms = (*knowledge.terms, like.model_copy(update=update))
    return knowledge.model_copy(update={"terms": terms})


def _one_more_link(knowledge: Knowledge) -> Knowledge | None:
    """A cause and its consequence that no other link has."""
    link = Link(id=NEW, cause=text("one more thing happened"), effect=text("another followed"))
    return knowledge.model_copy(update={"links": (*knowledge.links, link)})


def _one_more_quotation(knowledge: Knowledge) -> Knowledge | None:
    """Words of somebody who is new too."""
    person = Person(id="somebody", name="Somebody New")
    words = Quotation(id=NEW, words=text("One more word."), speaker=person.id)
    people, quotations = (*knowledge.people, person), (*knowledge.quotations, words)
    return knowledge.model_copy(update={"people": people, "quotations": quotations})


def _one_more_misconception(knowledge: Knowledge) -> Knowledge | None:
    one = Misconception(id=NEW, wrong=text("One more mistake"), right=text("What is right"))
    return knowledge.model_copy(update={"misconceptions": (*knowledge.misconceptions, one)})


MORE: Mapping[str, Callable[[Knowledge], Knowledge | None]] = {
    "claim": _one_more_claim,
    "event": _one_more_event,
    "term": _one_more_term,
    "link": _one_more_link,
    "quotation": _one_more_quotation,
    "misconception": _one_more_misconception,
}
