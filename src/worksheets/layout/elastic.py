"""Answer space that gives and takes: how many units every space of a page gets."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from worksheets.layout.strips import Strip
from worksheets.model.page import Mark, moved


@dataclass(slots=True)
class _Group:
    """Spaces of a page that stay alike: where they are, and how many units each has now."""

    places: list[int]
    unit: float
    least: int
    most: int
    weight: int
    units: int

    @property
    def step(self) -> float:
        return self.unit * len(self.places)


def settled(strips: Sequence[Strip], room: float) -> list[Strip]:
    """The strips of a page with their answer space fixed, to fill `room` and never more.

    Spaces grow, or shrink, one unit at a time, always the one that has changed least so far.
    """
    groups = _groups(strips)
    if not groups:
        return list(strips)
    used = sum(strip.height + strip.above for strip in strips) - strips[0].above
    spare = room - used
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
    found = list(strips)
    for group in groups:
        for place in group.places:
            marks = _repeated(strips[place].marks, group.unit, group.units)
            height = group.units * group.unit
            found[place] = strips[place]._replace(height=height, marks=marks)
    return found


def _groups(strips: Sequence[Strip]) -> list[_Group]:
    groups: dict[Hashable, _Group] = {}
    for n, strip in enumerate(strips):
        if elastic := strip.elastic:
            new = _Group(
                [], elastic.unit, elastic.least, elastic.most, elastic.weight, elastic.natural
            )
            groups.setdefault(elastic.group, new).places.append(n)
    return list(groups.values())


@lru_cache(maxsize=1 << 10)
def _repeated(marks: tuple[Mark, ...], unit: float, units: int) -> tuple[Mark, ...]:
    """The marks of so many units under one another."""
    return tuple(mark for n in range(units) for mark in moved(marks, 0, n * unit))
