"""Answer space that gives and takes: how many units every space of a page gets."""

from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import NamedTuple

from worksheets.layout.galleys import KEPT, Galley, galley
from worksheets.model.kept import kept
from worksheets.model.page import Mark, moved


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


def settled(galleys: Sequence[Galley], room: float) -> list[Galley]:
    """The galleys of a page with their answer space fixed, to fill `room` and never more.

    Spaces grow, or shrink, one unit at a time, always the one that has changed least so far.
    """
    groups = _groups(galleys)
    if not groups:
        return list(galleys)
    spare = room - sum(one.tall for one in galleys) + galleys[0].first.above
    units = dict(zip(groups, _units(tuple(groups.values()), spare), strict=True))
    return [
        _fixed(one, tuple([units[elastic.group] for _, elastic in one.spaces]))
        if one.spaces
        else one
        for one in galleys
    ]


@lru_cache(maxsize=1 << 10)
def _units(groups: tuple[_Group, ...], spare: float) -> tuple[int, ...]:
    """How many units the spaces of each group get, if so many points are left over."""
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
    return tuple(units)


@kept(KEPT)
def _fixed(whole: Galley, units: tuple[int, ...]) -> Galley:
    """The galley with so many units in each of its spaces."""
    found = list(whole.strips)
    for (place, elastic), count in zip(whole.spaces, units, strict=True):
        strip = found[place]
        marks = _repeated(strip.marks, elastic.unit, count)
        found[place] = strip._replace(height=count * elastic.unit, marks=marks)
    return galley(found)


def _groups(galleys: Sequence[Galley]) -> dict[Hashable, _Group]:
    """By its name every group of spaces, those that come first first."""
    groups: dict[Hashable, _Group] = {}
    for one in galleys:
        for _, elastic in one.spaces:
            unit, least, natural, most = elastic.unit, elastic.least, elastic.natural, elastic.most
            known = groups.get(elastic.group)
            group = known or _Group(unit, least, most, elastic.weight, natural)
            groups[elastic.group] = group._replace(spaces=group.spaces + 1)
    return groups


@lru_cache(maxsize=1 << 10)
def _repeated(marks: tuple[Mark, ...], unit: float, units: int) -> tuple[Mark, ...]:
    """The marks of so many units under one another."""
    return tuple(mark for n in range(units) for mark in moved(marks, 0, n * unit))
