"""The table of a paper's questions and the assessment objectives that their marks are for."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from worksheets.model.paper.choice import InAll
from worksheets.model.paper.item import Item
from worksheets.model.paper.paper import Paper

TENTH = Decimal("0.1")
NONE = ""
"""The name of marks that are for no objective."""


class Range(NamedTuple):
    """A number that is the same for all candidates, or lies between two by what they choose."""

    least: Decimal | int
    most: Decimal | int


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """A question, its marks for each objective, and all of its marks."""

    label: str
    marks: tuple[int, ...]
    tariff: int


@dataclass(frozen=True, slots=True)
class ObjectivesTable:
    """Questions by assessment objectives, with what a whole paper has of each.

    Marks that are for none of them, such as those for spelling, come last, under the name `NONE`,
    if there are any. `total` is what the sums are held against; bonus questions have rows, and are
    not counted.
    """

    names: tuple[str, ...]
    rows: tuple[ObjectiveRow, ...]
    sums: tuple[Range, ...]
    total: int

    @property
    def shares(self) -> tuple[Range, ...]:
        """What part of the total the marks of each objective are, in percent, to a tenth."""
        return tuple(Range(self._percent(one.least), self._percent(one.most)) for one in self.sums)

    def _percent(self, marks: Decimal | int) -> Decimal | int:
        if not self.total:
            return 0
        share = (100 * Decimal(marks) / self.total).quantize(TENTH, ROUND_HALF_UP)
        return int(share) if share == int(share) else share


def objectives_table(paper: Paper) -> ObjectivesTable | None:
    """The table of a paper; None if no question says what its marks are for."""
    items = [item for section in paper.sections for item in section.items]
    names = tuple(sorted({name for item in items for name in marks_of(item)}, key=_natural))
    if not names:
        return None
    if any(_all_marks(item)[NONE] for item in items):
        names = (*names, NONE)
    rows = tuple(row for item in items for row in _rows(item, "", names))
    sums = tuple(_sum(name, paper) for name in names)
    return ObjectivesTable(names, rows, sums, paper.tariff)


def marks_of(item: Item) -> Mapping[str, int]:
    """The marks of an item by objective: its own, or those of its parts."""
    if item.objectives:
        return item.objectives
    counted: Counter[str] = Counter()
    for part in item.counted:
        counted.update(marks_of(part))
    return counted


def _all_marks(item: Item) -> Mapping[str, int]:
    """The marks of an item by objective, and those that are for none."""
    marks = marks_of(item)
    return {**marks, NONE: item.tariff - sum(marks.values())}


def _natural(name: str) -> list[tuple[int, str]]:
    """What puts AO2 before AO10."""
    pieces = re.findall(r"\d+|\D+", name)
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces]


def _rows(item: Item, above: str, names: Sequence[str]) -> Iterator[ObjectiveRow]:
    """A row for each question that says what its marks are for, or for each of its parts."""
    label = f"{above}{item.label}"
    if item.parts and not item.objectives:
        for part in item.parts:
            yield from _rows(part, label, names)
    elif item.tariff:
        marks = _all_marks(item)
        yield ObjectiveRow(label, tuple(marks.get(name, 0) for name in names), item.tariff)


def _sum(name: str, paper: Paper) -> Range:
    """The marks of an objective on a whole paper."""
    least = most = 0
    shared: list[list[int]] = []
    for section in paper.sections:
        worth = sorted(_all_marks(item).get(name, 0) for item in section.items)
        if section.choice.shared:
            shared.append(worth)
        elif not section.choice.bonus:
            answered = section.choice.answer
            counted = len(worth) if answered is None else min(answered, len(worth))
            least += sum(worth[:counted])
            most += sum(worth[len(worth) - counted :])
    if paper.in_all is not None:
        least += _least_in_all(shared, paper.in_all)
        most -= _least_in_all([[-marks for marks in worth[::-1]] for worth in shared], paper.in_all)
    return Range(least, most)


def _least_in_all(shared: Sequence[Sequence[int]], in_all: InAll) -> int:
    """The least that answers chosen from all sections come to, in each of which marks rise."""
    each = in_all.each_section
    needed = [marks for worth in shared for marks in worth[:each]]
    others = sorted(marks for worth in shared for marks in worth[each:])
    return sum(needed) + sum(others[: in_all.answer - len(needed)])
