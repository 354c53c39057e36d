"""A 0-1 programme: which of some questions are taken, under rows that know their lines."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

Number: TypeAlias = int | Fraction
Terms: TypeAlias = Mapping[int, Number]
"""What one of each column adds to a row."""
Kind: TypeAlias = Literal[
    "cells", "types", "topics", "difficulty", "ao", "skills", "questions", "reading", "minutes",
    "marks", "alike", "law", "disjoint",
]  # fmt: skip
SPECIAL_FIRST: Sequence[Kind] = (
    "cells", "types", "topics", "difficulty", "ao", "skills", "questions", "reading", "minutes",
    "marks", "alike", "law", "disjoint",
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


class Row(NamedTuple):
    """A sum over columns that is at least and at most so much; None where there is no bound.

    Of a share of the marks the sum is how far it is off, in thousandths of a mark. So much as is
    `there` without any column is left out of all three.
    """

    line: Line
    terms: Terms
    least: Number | None
    most: Number | None
    is_share: bool = False
    there: Number = 0

    def holds(self, taken: Collection[int]) -> bool:
        """Whether it holds if these columns are one and all others none; exactly."""
        total = sum(factor for column, factor in self.terms.items() if column in taken)
        return (self.least is None or total >= self.least) and (
            self.most is None or total <= self.most
        )


@dataclass(slots=True)
class Programme:
    """Columns that are taken or not, each at its cost, and further ones between none and one that
    say what follows from them; the `fixed` ones are taken."""

    costs: list[int]
    fixed: frozenset[int] = frozenset()
    rows: list[Row] = field(default_factory=list)
    columns: int = 0
    """All of them: those that are taken or not come first."""
    follows: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """The columns any one of which makes a further column one."""

    def __post_init__(self) -> None:
        self.columns = self.columns or len(self.costs)

    def further(self, of: Sequence[int]) -> int:
        """A further column that is one if any of these is."""
        column = self.columns
        self.columns += 1
        self.follows[column] = tuple(of)
        return column

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, special ones first."""
        lines = dict.fromkeys(row.line for row in self.rows)
        return tuple(sorted(lines, key=lambda line: SPECIAL_FIRST.index(line.kind)))

    def with_followers(self, taken: Collection[int]) -> frozenset[int]:
        """The columns that are taken, with the further ones that are one then."""
        chosen = frozenset(taken)
        return chosen | {column for column, of in self.follows.items() if not chosen.isdisjoint(of)}

    def broken(self, taken: Collection[int]) -> Iterator[Line]:
        """The lines that do not hold if these columns are taken, counted in whole numbers."""
        whole = self.with_followers(taken)
        missing = self.fixed - whole
        for row in self.rows:
            if missing or not row.holds(whole):
                yield row.line

    def cost(self, taken: Collection[int]) -> int:
        """The cost of the columns that are taken."""
        return sum(self.costs[column] for column in taken)
