"""What two actors have in common and how they differ, with nothing in it twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from worksheets.model.knowledge.facts import Actor, Claim
from worksheets.model.knowledge.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Contrast:
    """Claims that are true of both actors, and pairs of a claim of each, on one matter.

    Of every matter, and of every group of claims that say the same, there is one at most.
    """

    shared: tuple[Claim, ...]
    pairs: tuple[tuple[Claim, Claim], ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All of them, in their order."""
        return (*self.shared, *(claim for pair in self.pairs for claim in pair))


def contrast(knowledge: Knowledge, actor: Actor, other: Actor) -> Contrast:
    """Two actors held against each other, by what is certain of both.

    What they share goes first: what both have done is no difference, however it differed. A claim
    that is not comparable is no point of either kind.
    """
    credited: set[tuple[str, str]] = set()
    shared: list[Claim] = []
    for claim in knowledge.claims:
        both = {actor.id, other.id} <= {*claim.true_of}
        if both and _fit(claim) and not credited & subjects(claim):
            credited |= subjects(claim)
            shared.append(claim)
    pairs: list[tuple[Claim, Claim]] = []
    theirs = _apart(knowledge, other, actor)
    for claim in _apart(knowledge, actor, other):
        against = [entry for entry in theirs if entry.matter == claim.matter]
        against = [entry for entry in against if not credited & subjects(entry)]
        if against and not credited & subjects(claim):
            credited |= subjects(claim) | subjects(against[0])
            pairs.append((claim, against[0]))
    return Contrast(tuple(shared), tuple(pairs))


def subjects(claim: Claim) -> frozenset[tuple[str, str]]:
    """What a claim is about, its group and its matter: of two claims that share one of them only
    one scores."""
    matter = {("matter", claim.matter)} if claim.matter else set()
    return frozenset({("group", claim.group)} | matter)


def _fit(claim: Claim) -> bool:
    """Whether a claim may be a point of a comparison."""
    return claim.sure and claim.comparable


def _apart(knowledge: Knowledge, actor: Actor, other: Actor) -> Sequence[Claim]:
    """Claims with a matter that are certainly true of one actor and false of the other."""
    return [
        claim
        for claim in knowledge.claims
        if claim.matter
        and _fit(claim)
        and actor.id in claim.true_of
        and other.id in claim.not_true_of
    ]
