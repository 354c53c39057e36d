"""Drawn tables of causes and consequences print no answer of one row in another."""

from words import ENGLISH
from worksheets.model.knowledge.facts import CausalLink
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import plain, text
from worksheets.model.question import Setting
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


def test_no_row_has_as_its_cause_what_is_accepted_for_another() -> None:
    war = CausalLink(
        id="war",
        cause=text("war broke out in Korea"),
        effect=text("the treaty was hurried"),
        accept_causes=(text("the Communists had won the civil war in China"),),
    )
    china = CausalLink(
        id="china",
        cause=text("the Communists were winning the civil war in China"),
        effect=text("Japan became a partner"),
    )
    knowledge = Knowledge(links=(war, china, *OTHERS))
    asked = [drawn.asks for drawn in CauseConsequence.from_knowledge(knowledge, ENGLISH)]
    assert asked
    assert all(not {"war", "china"} <= set(names) for names in asked)


def test_what_is_accepted_for_the_hidden_half_is_in_the_scheme() -> None:
    link = RISING.model_copy(update={"accept_effects": (text("builders went on strike"),)})
    drawn = next(CauseConsequence.from_knowledge(Knowledge(links=(link, *OTHERS)), ENGLISH))
    assert [plain(one) for one in drawn.links[0].accept] == ["Builders went on strike."]


def test_a_right_answer_scores_wherever_else_it_stands() -> None:
    drawn = next(CauseConsequence.from_knowledge(Knowledge(links=(RISING, *OTHERS)), ENGLISH))
    item = drawn.lowered(Setting((1,), {}, {}, ENGLISH))
    assert item.scheme is not None
    assert not item.scheme.open
    assert "No mark" not in plain(item.scheme.rule)
    assert plain(item.scheme.others).endswith("even one that stands in another row.")
