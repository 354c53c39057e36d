"""Claims are held against each other where they are on one matter, of one kind and one time."""

import pytest

from worksheets.model.knowledge.contrast import paired
from worksheets.model.knowledge.facts import Claim
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import text


def claim(name: str, actor: str, words: str, kind: str = "action") -> Claim:
    return Claim(id=name, actor=actor, kind=kind, text=text(words), true_of=(actor,))


FILLER = tuple(claim(f"f{n}", "cat", f"did thing {chr(97 + n) * 6}") for n in range(20))


@pytest.mark.parametrize(
    ("one", "other", "kind", "alike"),
    [
        ("stores glucose as glycogen", "stores glucose as starch", "action", True),
        ("stores glucose as glycogen", "stores glucose as starch", "fear", False),
        ("has mitochondria", "is very small", "action", False),
        ("signed a treaty in 1954", "left the treaty in 1955", "action", True),
        ("signed a treaty in 1954", "left the treaty in 1979", "action", False),
    ],
)
def test_pairs(one: str, other: str, kind: str, alike: bool) -> None:
    mine, theirs = claim("m", "cat", one), claim("t", "dog", other, kind)
    knowledge = Knowledge(claims=(*FILLER, mine, theirs))
    assert bool(paired(knowledge, [mine], [theirs])) is alike


def test_a_claim_is_paired_once() -> None:
    mine = [claim("m1", "cat", "keeps glucose"), claim("m2", "cat", "keeps glucose in grains")]
    theirs = [claim("t1", "dog", "keeps glucose in grains")]
    knowledge = Knowledge(claims=(*FILLER, *mine, *theirs))
    assert [(one.id, other.id) for one, other in paired(knowledge, mine, theirs)] == [("m2", "t1")]
