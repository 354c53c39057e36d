"""Numbers under one another, to be added, subtracted or multiplied."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial, reduce
from math import prod
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, ValidationInfo

from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.sketch import in_room
from worksheets.figures.drawing.squares import (
    TIGHT,
    Corner,
    Numeral,
    Squares,
    SquareSide,
    WrittenNumber,
    as_answered,
    squares,
)
from worksheets.figures.drawing.wording import sentences
from worksheets.language.language import Language
from worksheets.model.authored import Reads
from worksheets.model.diagnostics import Mistake
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.problem import Problem
from worksheets.model.shapes import TEXT

SIGNS = {"+": "+", "-": "−", "−": "−", "×": "×", "x": "×", "*": "×", "·": "×"}
"""How authors write the signs of sums."""
AROUND = 0.8
"""The width of the column of the sign, in squares."""
CARRYING = 0.65
"""The height of a row for digits that are carried, in squares: they are written smaller."""


def _sign(value: object, _: ValidationInfo) -> str:
    sign = SIGNS.get(str(value).strip())
    if sign is None:
        raise Mistake(f"'{value}' is no sign of a sum", "write '+', '-' or 'x'")
    return sign


Sign: TypeAlias = Annotated[str, Reads(_sign, TEXT)]
"""Plus, minus or times."""


class ColumnSum(Illustration):
    """A sum of numbers under one another, with empty squares for its result.

    `sign` is '+', '-' or 'x'. Numbers that are added or subtracted stand by their places, points
    under points; those that are multiplied end in one column. `carry: true` adds low dashed rows
    for digits that are carried, `work: 2` two rows for the parts of a product, and a `result`
    stands in the squares. `squares` is the side of a square in millimetres; in large print they
    are larger.

    type: column-sum
    sign: +
    rows: ['347', '28.5']
    carry: true
    """

    type: Literal["column-sum"] = "column-sum"
    sign: Sign
    rows: Annotated[tuple[WrittenNumber, ...], Field(min_length=2, max_length=6)]
    squares: SquareSide = 7
    carry: bool = False
    work: Annotated[int, Field(ge=0, le=8)] = 0
    result: WrittenNumber | None = None

    @property
    def _is_product(self) -> bool:
        return self.sign == "×"

    @property
    def _is_difference(self) -> bool:
        return self.sign == "−"

    @property
    def _value(self) -> Decimal:
        first, *others = (row.value for row in self.rows)
        if self._is_product:
            return prod(others, start=first)
        return first + sum(-other if self._is_difference else other for other in others)

    @property
    def _columns(self) -> tuple[int, int]:
        """How many squares of a row stand before the point, and behind it: as many as any result
        of such numbers can need, which does not tell what it is; of a product, all before it."""
        numbers = [*self.rows, *([self.result] if self.result else [])]
        if self._is_product:
            digits = [len(number.digits) for number in numbers]
            return max(len(self.rows[0].digits) + len(self.rows[1].digits), *digits), 0
        integers = [number.integer_digits for number in numbers]
        largest = [10**number.integer_digits - 1 for number in self.rows]
        result = len(str(sum(largest))) if self.sign == "+" else 0
        return max(result, *integers), max(number.decimals for number in numbers)

    def described(self, language: Language) -> str:
        numbers = [row.spoken(language) for row in self.rows]
        total = reduce(partial(self._joined, language), numbers)
        if self.result is not None:
            result = self.result.spoken(language)
            first = language.say("figure.column-sum.with-result", sum=total, result=result)
        else:
            first = language.say("figure.column-sum.shows", sum=total)
        work = language.say("figure.rows-for-working", n=self.work) if self.work else ""
        carry = language.say("figure.column-sum.carry") if self.carry else ""
        return sentences((first, work, carry))

    def _joined(self, language: Language, before: str, after: str) -> str:
        match self.sign:
            case "+":
                return language.say("figure.column-sum.plus", before=before, after=after)
            case "−":
                return language.say("figure.column-sum.minus", before=before, after=after)
        return language.say("figure.column-sum.times", before=before, after=after)

    def problems(self) -> Iterator[Problem]:
        if len(self.rows) > 2 and self.sign != "+":
            message = f"there are {len(self.rows)} numbers, and the sign is {self.sign}"
            yield Problem(("rows",), message, ("write two numbers, or sign: +",))
        elif self._is_difference and self._value < 0:
            message = "the number that is taken away is the larger one"
            yield Problem(("rows", 1), message, ("write the larger number first",))
        if self.work and not self._is_product:
            message = f"rows for the parts of a product, and the sign is {self.sign}"
            yield Problem(("work",), message, ("leave it out, or write sign: x",))

    def answered(self, answer: str) -> Self | None:
        """The sum with its result, if that is the answer."""
        result = as_answered(self._value, answer)
        if result is None or result.decimals > self._columns[1]:
            return None
        zeros = "0" * (self._columns[1] - result.decimals)
        written = Numeral(result.digits + zeros, self._columns[1])
        return self.model_copy(update={"result": written})

    def drawn(self, room: Room) -> Drawing | Misfit:
        return fitted(room, *(partial(self._drawn, tight=tight) for tight in TIGHT))

    def _drawn(self, kind: Lettering, *, tight: float) -> Drawing | Misfit:
        """The sum as wide as its squares: rows for carrying, numbers, work, result, carrying."""
        paper = squares(kind, self.squares, tight)
        side, columns = paper.side, sum(self._columns)
        left, low = side * AROUND, side * CARRYING
        right = left + columns * side
        before, rows = len(self.rows), len(self.rows) + self.work + 1
        top = paper.rule / 2 + (low if self.carry else 0)
        foot = top + rows * side
        marks = paper.grid(left, top, columns, rows, set(self._points()))
        below = foot
        if self.carry:
            marks += paper.dashed_row((left, top), columns, -low)
        if self.carry and not self._is_difference:
            marks += paper.dashed_row((left, foot), columns, low)
            below += low
        rules = sorted({before, rows - 1, rows})
        marks += (paper.level_rule(0, right, top + row * side) for row in rules)
        labels = self._numbers(paper, left, top)
        size = right + paper.rule / 2, below + paper.rule / 2
        drawing = Drawing(*size, tuple(marks), tuple(labels))
        return in_room(drawing, kind.room, f"{rows} rows of {columns} squares")

    def _numerals(self) -> Iterator[tuple[Numeral, int, int]]:
        """Every number with the column and the row of the square of its first digit."""
        integers, _ = self._columns
        rows = list(enumerate(self.rows))
        if self.result is not None:
            rows.append((len(self.rows) + self.work, self.result))
        for row, number in rows:
            taken = len(number.digits) if self._is_product else number.integer_digits
            yield number, integers - taken, row

    def _points(self) -> Iterator[Corner]:
        for number, column, row in self._numerals():
            if number.decimals:
                yield column + number.integer_digits, row

    def _numbers(self, paper: Squares, left: float, top: float) -> list[Label]:
        side = paper.side
        labels: list[Label] = []
        for number, column, row in self._numerals():
            if row == len(self.rows) - 1:
                middle = top + (row + 0.5) * side
                labels += paper.kind.middle([self._printed_sign(paper)], left / 2, middle)
            labels += paper.number(number, left + column * side, top + row * side)
        return labels

    def _printed_sign(self, paper: Squares) -> str:
        customs = paper.kind.room.language.customs
        signs = {"−": customs.numbers.minus, "×": customs.sums.times}
        return signs.get(self.sign, self.sign)


TYPE = ColumnSum
