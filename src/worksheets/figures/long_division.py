"""A division set out to be worked, as it is written in the country."""

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Literal, Self

from pydantic import Field

from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import line
from worksheets.figures.drawing.sketch import in_room
from worksheets.figures.drawing.squares import (
    TIGHT,
    Numeral,
    Squares,
    SquareSide,
    WrittenNumber,
    as_answered,
    squares,
)
from worksheets.figures.drawing.wording import sentences
from worksheets.language.language import Language
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.page.page import Shape
from worksheets.model.problem import Problem

APART = 0.35
"""Between a divisor and the bracket or the bar beside it, in squares."""


class LongDivision(Illustration):
    """A division with squares for its answer, and as many rows for working as `work` says.

    `style: bus-stop` has the divisor left of a bracket and the answer over it; `continental` has
    the divisor on the right, behind a bar in France and behind a colon in Germany. Without it the
    language decides. `squares` is the side of a square in millimetres. A `result` without decimals
    stands in the squares of the answer.

    type: long-division
    dividend: 7946
    divisor: 29
    work: 6
    """

    type: Literal["long-division"] = "long-division"
    dividend: WrittenNumber
    divisor: WrittenNumber
    squares: SquareSide = 7
    work: Annotated[int, Field(ge=0, le=12)] = 0
    style: Literal["bus-stop", "continental"] | None = None
    result: WrittenNumber | None = None

    @property
    def _answer(self) -> int:
        """How many squares the answer has: as many as it can need."""
        digits = len(self.dividend.digits) - len(self.divisor.digits) + 1
        return max(digits, len(str(int(self.dividend.value / self.divisor.value))))

    def answered(self, answer: str) -> Self | None:
        """The division with its result, if that is the answer and leaves nothing over."""
        if not self.divisor.value or self.dividend.value % self.divisor.value:
            return None
        result = as_answered(self.dividend.value // self.divisor.value, answer)
        if result is None or not self._has_place(result):
            return None
        return self.model_copy(update={"result": result})

    def described(self, language: Language) -> str:
        dividend, divisor = self.dividend.spoken(language), self.divisor.spoken(language)
        if self.result is None:
            shown = language.say("figure.long-division.shows", dividend=dividend, divisor=divisor)
        else:
            shown = language.say(
                "figure.long-division.with-result",
                dividend=dividend,
                divisor=divisor,
                result=self.result.spoken(language),
            )
        work = language.say("figure.rows-for-working", n=self.work) if self.work else ""
        return sentences((shown, work))

    def problems(self) -> Iterator[Problem]:
        if not self.divisor.value:
            yield Problem(("divisor",), "nothing can be divided by 0", ("write a larger number",))
        elif self.result and not self._has_place(self.result):
            message = f"{self.result.value} is not what comes of the division, as a whole number"
            yield Problem(("result",), message, ("write the whole result, or leave it out",))

    def _has_place(self, result: Numeral) -> bool:
        """Whether it is the whole result, and its digits stand over those of the dividend."""
        exact = result.value * self.divisor.value == self.dividend.value
        short = result.integer_digits <= self.dividend.integer_digits
        return exact and short and not result.decimals

    def drawn(self, room: Room) -> Drawing | Misfit:
        return fitted(room, *(partial(self._drawn, tight=tight) for tight in TIGHT))

    def _drawn(self, kind: Lettering, *, tight: float) -> Drawing | Misfit:
        drawing = self._set_out(squares(kind, self.squares, tight))
        return in_room(drawing, kind.room, f"the division with {self.work + 1} rows")

    def _set_out(self, paper: Squares) -> Drawing:
        usual = paper.kind.room.language.customs.sums.division
        if self.style == "bus-stop" or (self.style is None and usual == "bus-stop"):
            return self._bus_stop(paper)
        return self._in_a_line(paper) if usual == "colon" else self._behind_a_bar(paper)

    def _points(self, column: int, row: int) -> set[tuple[int, int]]:
        """Where the dividend has a point, if its first digit stands in a square."""
        return {(column + self.dividend.integer_digits, row)} if self.dividend.decimals else set()

    def _bus_stop(self, paper: Squares) -> Drawing:
        """The answer over a bracket, the dividend under it, the divisor on its left."""
        kind, side, half = paper.kind, paper.side, paper.rule / 2
        columns = len(self.dividend.digits)
        divisor = kind.room.language.number(self.divisor.value)
        left = kind.across(divisor) + APART * side
        marks = paper.grid(left, half, columns, 2 + self.work, self._points(0, 1))
        right, top = left + columns * side, half + side
        marks.append(line([(left, top + side), (left, top), (right, top)], paper.rule))
        labels = kind.middle([divisor], 0, top + side / 2, "start")
        labels += paper.number(self.dividend, left, top)
        if self.result:
            above = left + (self.dividend.integer_digits - self.result.integer_digits) * side
            labels += paper.number(self.result, above, half)
        height = (2 + self.work) * side + paper.rule
        return Drawing(right + half, height, tuple(marks), tuple(labels))

    def _behind_a_bar(self, paper: Squares) -> Drawing:
        """The divisor on the right of a bar, and the answer under it; working on the left."""
        kind, side, half = paper.kind, paper.side, paper.rule / 2
        columns = len(self.dividend.digits)
        divisor = kind.room.language.number(self.divisor.value)
        bar, rows = half + columns * side, max(2, 1 + self.work)
        right = bar + max(self._answer * side, kind.across(divisor) + 2 * APART * side)
        marks = paper.grid(half, half, columns, 1 + self.work, self._points(0, 0))
        marks += paper.grid(bar, half + side, self._answer, 1)
        marks.append(line([(bar, half), (bar, half + rows * side)], paper.rule))
        marks.append(paper.level_rule(bar, right, half + side))
        labels = paper.number(self.dividend, half, half)
        labels += kind.middle([divisor], bar + APART * side, half + side / 2, "start")
        if self.result:
            labels += paper.number(self.result, bar, half + side)
        height = rows * side + paper.rule
        return Drawing(right + half, height, tuple(marks), tuple(labels))

    def _in_a_line(self, paper: Squares) -> Drawing:
        """Dividend, colon, divisor and answer in a row of squares; working under it."""
        side, half = paper.side, paper.rule / 2
        first, second = len(self.dividend.digits), len(self.divisor.digits)
        columns = first + second + 2 + self._answer
        points = self._points(0, 0)
        if self.divisor.decimals:
            points.add((first + 1 + self.divisor.integer_digits, 0))
        marks: list[Shape] = paper.grid(half, half, columns, 1, points)
        marks += paper.grid(half, half + side, first, self.work)
        behind = half + (first + 1) * side
        labels = paper.number(self.dividend, half, half)
        labels += paper.entries(":", behind - side, half)
        labels += paper.number(self.divisor, behind, half)
        labels += paper.entries("=", behind + second * side, half)
        if self.result:
            labels += paper.number(self.result, behind + (second + 1) * side, half)
        width, height = columns * side + 2 * half, (1 + self.work) * side + 2 * half
        return Drawing(width, height, tuple(marks), tuple(labels))


TYPE = LongDivision
