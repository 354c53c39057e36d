"""Drawn tables of causes and consequences print no answer of one row in another."""

from words import ENGLISH
from worksheets.model.knowledge.facts import CausalLink
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import text
from worksheets.questions.cause_consequence import CauseConsequence

RISING = CausalLink(
    id="rising",
    cause=text("prices rose by a tenth in East Germany"),
    effect=text("workers in Berlin rose in June 1953"),
)
TANKS = CausalLink(
    id="tanks",
    cause=text("the rising of workers in June 1953 spread to many places"),
    effect=text("the USSR sent its tanks"),
)
OTHERS = tuple(
    CausalLink(
        id=name.lower(), cause=text(f"{name} was founded"), effect=text(f"{name} grew quickly")
    )
    for name in ("NATO", "Comecon", "UNESCO")
)


def test_links_that_tell_of_one_event_are_in_no_table_together() -> None:
    knowledge = Knowledge(links=(RISING, TANKS, *OTHERS))
    asked = [drawn.asks for drawn in CauseConsequence.from_knowledge(knowledge, ENGLISH)]
    assert ("rising", "nato", "comecon") in asked
    assert ("tanks", "nato", "comecon") in asked
    assert all(not {"rising", "tanks"} <= set(names) for names in asked)
