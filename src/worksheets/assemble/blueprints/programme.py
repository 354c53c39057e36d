"""A 0-1 programme: which of some questions are taken, under rows that know their lines."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import Literal, NamedTuple, TypeAlias

Number: TypeAlias = int | Fraction
Terms: TypeAlias = Mapping[int, Number]
"""What one of each column adds to a row."""
Kind: TypeAlias = Literal[
    "cells", "choices", "types", "topics", "difficulty", "ao", "skills", "questions", "reading",
    "minutes", "marks", "alike", "law", "disjoint",
]  # fmt: skip
SPECIAL_FIRST: Sequence[Kind] = (
    "cells", "choices", "types", "topics", "difficulty", "ao", "skills", "questions", "reading",
    "minutes", "marks", "alike", "law", "disjoint",
)  # fmt: skip
"""The order in which lines are left out for trial: mostly a smallest conflict is found so."""


class Line(NamedTuple):
    """A line of a blueprint, or a law of all papers, that questions must meet.

    `path` leads to it in the spec; `words` are those of an author: 'types: essay: 1'.
    """

    kind: Kind
    path: tuple[str | int, ...]
    words: str

    @property
    def is_law(self) -> bool:
        """Whether nobody wrote it, and nobody can give it up."""
        return self.kind == "law"

    @property
    def has_amount(self) -> bool:
        """Whether it says how much of something there is, and so could say another amount."""
        likeness = self.kind == "choices" and self.path[-1] in ("apart", "alike")
        return self.kind not in ("law", "alike", "disjoint") and not likeness


class Row(NamedTuple):
    """A sum over columns that is at least and at most so much; None where there is no bound.

    Of a share of the marks the sum is how far it is off, in thousandths of a mark. So much as is
    `there` without any column is left out of all three. One that is `implied` by the others of its
    line and the laws only makes the search shorter.
    """

    line: Line
    terms: Terms
    least: Number | None
    most: Number | None
    is_share: bool = False
    there: Number = 0
    implied: bool = False

    def total(self, values: Mapping[int, Number]) -> Number:
        """The sum for these values of columns; a column without one is none."""
        return sum(factor * values.get(column, 0) for column, factor in self.terms.items())

    def holds(self, values: Mapping[int, Number]) -> bool:
        """Whether it holds for these values; exactly."""
        total = self.total(values)
        return (self.least is None or total >= self.least) and (
            self.most is None or total <= self.most
        )


class AtLeast(NamedTuple):
    """A further column is one if at least a number of these columns are taken, or else none."""

    of: tuple[int, ...]
    number: int = 1

    def value(self, values: Mapping[int, Number]) -> int:
        return int(sum(1 for column in self.of if values.get(column)) >= self.number)


class Beyond(NamedTuple):
    """A further column is how many whole units a row is above its most (`sign` 1) or below its
    least (-1)."""

    row: Row
    sign: int
    unit: int

    def value(self, values: Mapping[int, Number]) -> int:
        bound = self.row.most if self.sign > 0 else self.row.least
        beyond = 0 if bound is None else self.sign * (self.row.total(values) - bound)
        return max(0, ceil(Fraction(beyond) / self.unit))


@dataclass(slots=True)
class Programme:
    """Columns that are taken or not, each at its cost, and further ones that say what follows from
    them: between none and one, or how far a row is beyond; the `fixed` ones are taken."""

    costs: list[int]
    fixed: frozenset[int] = frozenset()
    rows: list[Row] = field(default_factory=list)
    columns: int = 0
    """All of them: those that are taken or not come first."""
    follows: dict[int, AtLeast | Beyond] = field(default_factory=dict)
    """What makes each further column what it is."""
    whole: set[int] = field(default_factory=set)
    """The further columns that the solver must keep to whole numbers: rows do not force them."""
    weights: dict[int, int] = field(default_factory=dict)
    """What a unit of some further columns costs."""

    def __post_init__(self) -> None:
        self.columns = self.columns or len(self.costs)

    def further(self, of: Sequence[int], number: int = 1, *, whole: bool = False) -> int:
        """A further column that is one if at least a number of these are."""
        return self._added(AtLeast(tuple(of), number), whole)

    def beyond(self, row: Row, sign: int, unit: int, weight: int) -> int:
        """A further column that is how far a row is beyond a bound, at a cost."""
        column = self._added(Beyond(row, sign, unit), True)
        self.weights[column] = weight
        return column

    def _added(self, rule: AtLeast | Beyond, whole: bool) -> int:
        column = self.columns
        self.columns += 1
        self.follows[column] = rule
        if whole:
            self.whole.add(column)
        return column

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, special ones first."""
        lines = dict.fromkeys(row.line for row in self.rows)
        return tuple(sorted(lines, key=lambda line: SPECIAL_FIRST.index(line.kind)))

    def values(self, taken: Collection[int]) -> Mapping[int, Number]:
        """What all columns are if these are taken, in whole numbers; none are left out."""
        values: dict[int, Number] = dict.fromkeys(taken, 1)
        for column, rule in self.follows.items():
            if value := rule.value(values):
                values[column] = value
        return values

    def broken(self, taken: Collection[int]) -> Iterator[Line]:
        """The lines that do not hold if these columns are taken, counted in whole numbers."""
        values = self.values(taken)
        missing = self.fixed - values.keys()
        for row in self.rows:
            if missing or not row.holds(values):
                yield row.line

    def cost(self, taken: Collection[int]) -> int:
        """The cost of the columns that are taken, and of what follows from them."""
        cost = sum(self.costs[column] for column in taken)
        if not self.weights:
            return cost
        values = self.values(taken)
        return cost + sum(
            weight * int(values.get(column, 0)) for column, weight in self.weights.items()
        )
