"""What would help when picks get too few questions; nothing is advised that was not tried."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from worksheets.assemble.pool import PoolEntry
from worksheets.model.picks import Pick
from worksheets.model.spec import Spec

PickPlace: TypeAlias = tuple[int, int]
"""The number of a section, and that of a pick in it."""
PlacedPick: TypeAlias = tuple[int, int, Pick]


def placed_picks(spec: Spec) -> list[PlacedPick]:
    """All picks of a spec with their places."""
    return [
        (s, p, pick)
        for s, section in enumerate(spec.sections)
        for p, pick in enumerate(section.questions)
    ]


class Filled(NamedTuple):
    """What each pick gets, and the picks that stay short."""

    taken: Mapping[PickPlace, Sequence[PoolEntry]]
    short: Sequence[PlacedPick]

    def total(self) -> int:
        """How many questions there are in all."""
        return sum(map(len, self.taken.values()))

    def lately(self) -> int:
        """How lately a class has seen the questions: 0 if it has seen none of them lately."""
        return sum(entry.lately**2 for taken in self.taken.values() for entry in taken)


Fill: TypeAlias = Callable[[Sequence[PlacedPick]], Filled]


MOST_TRIED = 16
"""Picks of a paper from which on it is not tried what happens without each of them: every trial
chooses for the whole paper anew."""


class Remedies(NamedTuple):
    """What would help picks that are short.

    `enough` says whether the paper can be made if every pick that is short asks for as many as it
    got. `dispensable` are the picks without any one of which the paper can be made.
    """

    enough: bool
    dispensable: tuple[Pick, ...]


def remedies(picks: Sequence[PlacedPick], filled: Filled, fill: Fill) -> Remedies:
    """What would help when all picks are `filled` and some are short.

    `picks` are those with as many questions to choose from as they ask for; `fill` tries some of
    them.
    """
    reduced = [
        (s, p, pick.model_copy(update={"count": len(filled.taken[s, p])}))
        for s, p, pick in picks
        if filled.taken[s, p]
    ]
    enough = not fill(reduced).short
    if len(picks) > MOST_TRIED:
        return Remedies(enough, ())
    dispensable = tuple(
        pick
        for n, (_, _, pick) in enumerate(picks)
        if not fill([*picks[:n], *picks[n + 1 :]]).short
    )
    return Remedies(enough, dispensable)
