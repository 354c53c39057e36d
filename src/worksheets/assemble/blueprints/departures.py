"""How far a paper is from the lines of its blueprint."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from worksheets.assemble.blueprints.programme import Beyond, Line, Number, Programme, Row
from worksheets.model.diagnostics import plural


class Departure(NamedTuple):
    """A line that does not hold: by so many it is above (`sign` 1) or below (-1) its bound.

    It comes to `reached`, which is None for a share: then so many are marks.
    """

    line: Line
    sign: int
    by: int
    reached: int | None

    def __str__(self) -> str:
        few = "many" if self.sign > 0 else "few"
        if self.reached is None:
            return f"{self.line.words}; {plural(self.by, 'mark')} too {few}"
        are = "is" if self.reached == 1 else "are"
        return f"{self.line.words}; there {are} {self.reached}, {self.by} too {few}"


def departures(programme: Programme, taken: Collection[int]) -> Iterator[Departure]:
    """How a paper of these columns departs from each line that has an amount."""
    values = programme.values(taken)
    for row in programme.rows:
        if row.line.has_amount and not row.implied:
            yield from _of_row(row, values)


def _of_row(row: Row, values: Mapping[int, Number]) -> Iterator[Departure]:
    for sign, bound in ((1, row.most), (-1, row.least)):
        if bound is None:
            continue
        by = Beyond(row, sign, unit_of(row)).value(values)
        if by:
            reached = None if row.is_share else int(bound + row.there) + sign * by
            yield Departure(row.line, sign, by, reached)


def unit_of(row: Row) -> int:
    """What one mark, question, minute or word is in the sum of a row."""
    return 1000 if row.is_share else 1
