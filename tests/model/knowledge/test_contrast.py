"""Two actors are held against each other by claims on one matter, and nothing scores twice."""

from worksheets.model.knowledge.contrast import contrast
from worksheets.model.knowledge.facts import Actor, Claim
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import text

CAT, DOG = (Actor(id=name, name=f"the {name}", label=name) for name in ("cat", "dog"))


def claim(name: str, *true_of: str, **more: object) -> Claim:
    others = tuple(one.id for one in (CAT, DOG) if one.id not in true_of)
    fields = {"actor": true_of[0], "true_of": true_of, "not_true_of": others, **more}
    return Claim(id=name, text=text(name), **fields)  # type: ignore[arg-type]


def found(*claims: Claim) -> tuple[list[str], list[tuple[str, str]]]:
    knowledge = Knowledge(actors=(CAT, DOG), claims=claims)
    held = contrast(knowledge, CAT, DOG)
    return [one.id for one in held.shared], [(one.id, other.id) for one, other in held.pairs]


def test_claims_on_one_matter_are_a_pair() -> None:
    mice, bones = claim("mice", "cat", matter="food"), claim("bones", "dog", matter="food")
    assert found(bones, mice) == ([], [("mice", "bones")])


def test_claims_without_a_matter_are_no_pair() -> None:
    assert found(claim("mice", "cat"), claim("bones", "dog")) == ([], [])


def test_each_matter_is_one_pair() -> None:
    mice, fish = claim("mice", "cat", matter="food"), claim("fish", "cat", matter="food")
    bones, bread = claim("bones", "dog", matter="food"), claim("bread", "dog", matter="food")
    assert found(mice, fish, bones, bread) == ([], [("mice", "bones")])


def test_what_is_shared_is_no_difference() -> None:
    meat = claim("meat", "cat", "dog", matter="food")
    mice, bones = claim("mice", "cat", matter="food"), claim("bones", "dog", matter="food")
    assert found(mice, bones, meat) == (["meat"], [])


def test_what_is_not_certain_of_both_is_no_difference() -> None:
    mice = claim("mice", "cat", matter="food", not_true_of=(), disputed_for=("dog",))
    bones = claim("bones", "dog", matter="food")
    assert found(mice, bones) == ([], [])
    doubted = claim("mice", "cat", matter="food", dispute="Some cats are vegetarians.")
    assert found(doubted, bones) == ([], [])


def test_what_one_side_could_never_have_done_is_a_difference() -> None:
    mice = claim("mice", "cat", matter="food", implausible_for=("dog",))
    assert found(mice, claim("bones", "dog", matter="food")) == ([], [("mice", "bones")])


def test_claims_that_say_the_same_score_once() -> None:
    tails, tail = (claim(name, "cat", "dog", same_as="tail") for name in ("tails", "tail"))
    assert found(tails, tail) == (["tails"], [])
    short = claim("short", "cat", matter="length", same_as="tail")
    assert found(tails, short, claim("long", "dog", matter="length")) == (["tails"], [])


def test_what_is_not_comparable_is_no_similarity() -> None:
    tails = claim("tails", "cat", "dog", comparable=False)
    assert found(tails, claim("fur", "cat", "dog")) == (["fur"], [])


def test_what_is_not_comparable_is_no_side_of_a_difference() -> None:
    mice = claim("mice", "cat", matter="food", comparable=False)
    bones = claim("bones", "dog", matter="food")
    assert found(mice, bones) == ([], [])
    assert found(bones, mice) == ([], [])
    assert found(mice, claim("fish", "cat", matter="food"), bones) == ([], [("fish", "bones")])


def test_what_is_shared_but_not_comparable_leaves_its_matter_to_a_difference() -> None:
    meat = claim("meat", "cat", "dog", matter="food", comparable=False)
    mice, bones = claim("mice", "cat", matter="food"), claim("bones", "dog", matter="food")
    assert found(meat, mice, bones) == ([], [("mice", "bones")])
