"""Answer space that gives and takes: how many units every space of a page gets."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from worksheets.layout.galleys import KEPT, Galley, galley
from worksheets.model.kept import Kept
from worksheets.model.page import Mark, moved


@dataclass(slots=True)
class _Group:
    """Spaces of a page that stay alike: where they are, and how many units each has now."""

    places: list[tuple[int, int]]
    unit: float
    least: int
    most: int
    weight: int
    units: int

    @property
    def step(self) -> float:
        return self.unit * len(self.places)


def settled(galleys: Sequence[Galley], room: float) -> list[Galley]:
    """The galleys of a page with their answer space fixed, to fill `room` and never more.

    Spaces grow, or shrink, one unit at a time, always the one that has changed least so far.
    """
    groups = _groups(galleys)
    if not groups:
        return list(galleys)
    spare = room - sum(one.tall for one in galleys) + galleys[0].first.above
    while spare < -0.01:
        shrinking = [group for group in groups if group.units > group.least]
        if not shrinking:
            break
        group = max(shrinking, key=lambda group: (group.units - 1) / group.weight)
        group.units -= 1
        spare += group.step
    while growing := [
        group for group in groups if group.units < group.most and group.step <= spare + 0.01
    ]:
        group = min(growing, key=lambda group: (group.units + 1) / group.weight)
        group.units += 1
        spare -= group.step
    units = {place: group.units for group in groups for place in group.places}
    return [
        _fixed(one, tuple(units[n, at] for at in one.spaces)) if one.spaces else one
        for n, one in enumerate(galleys)
    ]


def _fix(whole: Galley, units: tuple[int, ...]) -> Galley:
    """The galley with so many units in each of its spaces."""
    found = list(whole.strips)
    for place, count in zip(whole.spaces, units, strict=True):
        strip = found[place]
        if elastic := strip.elastic:
            marks = _repeated(strip.marks, elastic.unit, count)
            found[place] = strip._replace(height=count * elastic.unit, marks=marks)
    return galley(found)


_fixed = Kept(_fix, KEPT).of


def _groups(galleys: Sequence[Galley]) -> list[_Group]:
    groups: dict[Hashable, _Group] = {}
    for n, one in enumerate(galleys):
        for at in one.spaces:
            if elastic := one.strips[at].elastic:
                new = _Group(
                    [], elastic.unit, elastic.least, elastic.most, elastic.weight, elastic.natural
                )
                groups.setdefault(elastic.group, new).places.append((n, at))
    return list(groups.values())


@lru_cache(maxsize=1 << 10)
def _repeated(marks: tuple[Mark, ...], unit: float, units: int) -> tuple[Mark, ...]:
    """The marks of so many units under one another."""
    return tuple(mark for n in range(units) for mark in moved(marks, 0, n * unit))
