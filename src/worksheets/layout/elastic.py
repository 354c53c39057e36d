"""Answer space that gives and takes: how many units every space of a page gets."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from worksheets.layout.galleys import KEPT, Galley
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
    spare = room - sum(map(tall, galleys)) + galleys[0][0].above
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
        _fixed.of(galley, tuple(units[n, at] for at in spaces(galley)))
        if spaces(galley)
        else galley
        for n, galley in enumerate(galleys)
    ]


def _fix(galley: Galley, units: tuple[int, ...]) -> Galley:
    """The galley with so many units in each of its spaces."""
    found = list(galley)
    for place, count in zip(spaces(galley), units, strict=True):
        strip = galley[place]
        if elastic := strip.elastic:
            marks = _repeated(strip.marks, elastic.unit, count)
            found[place] = strip._replace(height=count * elastic.unit, marks=marks)
    return tuple(found)


_fixed = Kept(_fix, KEPT)


def _spaces(galley: Galley) -> tuple[int, ...]:
    return tuple(n for n, strip in enumerate(galley) if strip.elastic)


spaces = Kept(_spaces, KEPT).of
"""Which strips of a galley are answer space."""


def _tall(galley: Galley) -> float:
    return sum(strip.height + strip.above for strip in galley)


tall = Kept(_tall, KEPT).of
"""The height of a galley with the space above it."""


def _groups(galleys: Sequence[Galley]) -> list[_Group]:
    groups: dict[Hashable, _Group] = {}
    for n, galley in enumerate(galleys):
        for at in spaces(galley):
            if elastic := galley[at].elastic:
                new = _Group(
                    [], elastic.unit, elastic.least, elastic.most, elastic.weight, elastic.natural
                )
                groups.setdefault(elastic.group, new).places.append((n, at))
    return list(groups.values())


@lru_cache(maxsize=1 << 10)
def _repeated(marks: tuple[Mark, ...], unit: float, units: int) -> tuple[Mark, ...]:
    """The marks of so many units under one another."""
    return tuple(mark for n in range(units) for mark in moved(marks, 0, n * unit))
