"""Answer space that gives and takes: how many units every space of a page gets."""

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from worksheets.layout.pagination.strips import Elastic


class _Group(NamedTuple):
    """Spaces of a page that stay alike, so many of them (see `strips.Elastic`)."""

    unit: float
    least: int
    most: int
    weight: int
    natural: int
    spaces: int = 0

    @property
    def step(self) -> float:
        return self.unit * self.spaces


def settled(spaces: Sequence[Elastic], spare: float) -> list[int]:
    """How many units each answer space of a page gets, if so many points are left over.

    Spaces grow, or shrink if there are too few, one unit at a time, always the one that has
    changed least so far; they never take more than there is.
    """
    groups = _groups(spaces)
    units = dict(zip(groups, _units(list(groups.values()), spare), strict=True))
    return [units[elastic.group] for elastic in spaces]


def _units(groups: Sequence[_Group], spare: float) -> list[int]:
    """How many units the spaces of each group get."""
    units = [group.natural for group in groups]
    every = range(len(groups))
    while spare < -0.01:
        shrinking = [n for n in every if units[n] > groups[n].least]
        if not shrinking:
            break
        chosen = max(shrinking, key=lambda n: (units[n] - 1) / groups[n].weight)
        units[chosen] -= 1
        spare += groups[chosen].step
    while growing := [
        n for n in every if units[n] < groups[n].most and groups[n].step <= spare + 0.01
    ]:
        chosen = min(growing, key=lambda n: (units[n] + 1) / groups[n].weight)
        units[chosen] += 1
        spare -= groups[chosen].step
    return units


def _groups(spaces: Iterable[Elastic]) -> dict[Hashable, _Group]:
    """By its name every group of spaces, those that come first first."""
    groups: dict[Hashable, _Group] = {}
    for elastic in spaces:
        unit, least, natural, most = elastic.unit, elastic.least, elastic.natural, elastic.most
        known = groups.get(elastic.group)
        group = known or _Group(unit, least, most, elastic.weight, natural)
        groups[elastic.group] = group._replace(spaces=group.spaces + 1)
    return groups
