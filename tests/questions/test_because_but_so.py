"""A marker of an ending is told what counts."""

from words import ENGLISH
from worksheets.model.knowledge.facts import CausalLink
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import plain, text
from worksheets.model.question import Setting
from worksheets.questions.because_but_so import MOST, BecauseButSo

FLOOD = CausalLink(
    id="flood",
    cause=text("it rained for weeks"),
    effect=text("the river flooded the town"),
    against=text("nobody was hurt"),
    accept_causes=(text("the snow melted"),),
    accept_against=(text("the bridge stood"), text("the water soon fell")),
)
REPAIRS = CausalLink(
    id="repairs",
    cause=text("the river flooded the town"),
    effect=text("a dam was built"),
    accept_effects=(text("many people moved away"),),
)


def test_each_ending_has_a_test_of_its_own() -> None:
    (drawn,) = BecauseButSo.from_knowledge(Knowledge(links=(FLOOD, REPAIRS)), ENGLISH)
    schemes = [part.scheme for part in drawn.lower(Setting((1,), {}, {}, ENGLISH)).parts]
    said = [(scheme.open, plain(scheme.others)) for scheme in schemes if scheme]
    assert said == [
        (False, "Credit any other true reason."),
        (False, "Credit any other true statement that limits the first half or stands in contrast"
                " to it."),
        (False, "Credit any other true result of the first half."),
    ]  # fmt: skip


def test_what_else_is_accepted_of_a_link_is_accepted_of_an_ending() -> None:
    (drawn,) = BecauseButSo.from_knowledge(Knowledge(links=(FLOOD, REPAIRS)), ENGLISH)
    assert list(map(plain, drawn.because)) == ["it rained for weeks", "the snow melted"]
    assert list(map(plain, drawn.but)) == [
        "nobody was hurt", "the bridge stood", "the water soon fell",
    ]  # fmt: skip
    assert list(map(plain, drawn.so)) == ["a dam was built", "many people moved away"]


def test_a_scheme_has_no_more_endings_than_a_question_can_have() -> None:
    others = tuple(text(f"a spring {n} broke out") for n in range(9))
    flood = FLOOD.model_copy(update={"accept_causes": others})
    (drawn,) = BecauseButSo.from_knowledge(Knowledge(links=(flood, REPAIRS)), ENGLISH)
    assert len(drawn.because) == MOST
