"""What would help when picks get too few questions; nothing is advised that was not tried."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from worksheets.assemble.pool import PoolEntry
from worksheets.model.spec import Pick

PickPlace: TypeAlias = tuple[int, int]
"""The number of a section, and that of a pick in it."""
PlacedPick: TypeAlias = tuple[int, int, Pick]


class Filled(NamedTuple):
    """What each pick gets, and the picks that stay short."""

    taken: Mapping[PickPlace, Sequence[PoolEntry]]
    short: Sequence[PlacedPick]

    def total(self) -> int:
        """How many questions there are in all."""
        return sum(map(len, self.taken.values()))


Fill: TypeAlias = Callable[[Sequence[PlacedPick]], Filled]


class Remedies(NamedTuple):
    """What would help a pick that is short.

    `alone` is how many questions it could get on a paper of its own. `enough` says whether the
    paper can be made if every pick that is short asks for as many as it got. `dispensable` are the
    picks without any one of which the paper can be made; none if it gets too few even alone.
    """

    alone: int
    enough: bool
    dispensable: tuple[Pick, ...]


def remedies(
    placed: PlacedPick, picks: Sequence[PlacedPick], filled: Filled, fill: Fill
) -> Remedies:
    """The remedies for a pick that is short when all picks are `filled`.

    `picks` are those with as many questions to choose from as they ask for; `fill` tries some of
    them.
    """
    s, p, pick = placed
    alone = len(fill([placed]).taken[s, p])
    reduced = [
        (s, p, pick.model_copy(update={"count": len(filled.taken[s, p])}))
        for s, p, pick in picks
        if filled.taken[s, p]
    ]
    enough = not fill(reduced).short
    if alone < pick.count:
        return Remedies(alone, enough, ())
    dispensable = tuple(
        other[2] for other in picks if not fill([one for one in picks if one is not other]).short
    )
    return Remedies(alone, enough, dispensable)
