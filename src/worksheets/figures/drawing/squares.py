"""Squares to calculate in, a digit in each, and numbers that are written in them."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import Field, ValidationInfo

from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.pen import BLACK, line
from worksheets.language.language import Language
from worksheets.model.authored import Reads
from worksheets.model.diagnostics import Mistake
from worksheets.model.page.drawing import Label
from worksheets.model.page.geometry import Point
from worksheets.model.page.page import Ink, Outline, Shape
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.shapes import NUMBER

WRITTEN = re.compile(r"(\d{1,12})(?:\.(\d{1,8}))?", re.ASCII)
DIGITS = frozenset("0123456789")
DIGIT = 0.81
"""The size of a digit in the side of its square: 16 points in one of 7 mm."""
RULE = 1.6
"""How heavy the rule over a result is in a main line of 0.75: 1.2 points."""
GRID = 0.4
"""How heavy the lines of squares are in a main line of 0.75: 0.3 points, always black."""
TIGHT = (1.0, 0.85, 0.72)
"""How large squares are tried, in what their author asks for; digits stay as large as labels."""

Corner: TypeAlias = tuple[int, int]
"""A square by its column and its row."""
SquareSide: TypeAlias = Annotated[float, Field(ge=5, le=15)]
"""The side of a square, in millimetres."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number from 0 on by its digits, and how many of them stand behind the point."""

    digits: str
    decimals: int = 0

    @property
    def value(self) -> Decimal:
        return Decimal(self.digits).scaleb(-self.decimals)

    @property
    def integer_digits(self) -> int:
        """How many digits stand before the point."""
        return len(self.digits) - self.decimals

    def spoken(self, language: Language) -> str:
        return language.number(self.value)


def numeral(value: Decimal) -> Numeral | None:
    """A number as it is written in squares, without last zeros; None for one below 0."""
    written = WRITTEN.fullmatch(f"{value.normalize():f}")
    if written is None:
        return None
    return Numeral(written[1] + (written[2] or ""), len(written[2] or ""))


def as_answered(value: Decimal, answer: str) -> Numeral | None:
    """What a sum comes to as it is written in squares, if that is the answer that is printed."""
    written = numeral(value)
    digits = "".join(character for character in answer if character in DIGITS)
    return written if written and written.digits == digits else None


def _numeral(value: object, _: ValidationInfo) -> Numeral:
    if isinstance(value, Numeral):
        return value
    parsed = WRITTEN.fullmatch(str(value).strip())
    if parsed is None or isinstance(value, bool):
        message = f"'{value}' is no number that can be written in squares"
        raise Mistake(message, "write digits, with a point before decimals, such as 347 or '28.50'")
    integers, decimals = parsed[1], parsed[2] or ""
    return Numeral((integers.lstrip("0") or "0") + decimals, len(decimals))


WrittenNumber: TypeAlias = Annotated[Numeral, Reads(_numeral, NUMBER)]
"""A number from 0 on as authors write it, with its last zeros if it is in quotation marks."""


def grid(
    corner: Point, count: Corner, side: float, weight: float, points: Collection[Corner] = ()
) -> list[Shape]:
    """So many columns and rows of squares, one shape; none if there are no squares.

    `points` are the columns and rows of squares that have no line on their left.
    """
    (left, top), (columns, rows) = corner, count
    if not columns or not rows:
        return []
    right, foot = left + columns * side, top + rows * side
    paths = [((left, top + n * side), (right, top + n * side)) for n in range(rows + 1)]
    for n in range(columns + 1):
        x = left + n * side
        if all(column != n for column, _ in points):
            paths.append(((x, top), (x, foot)))
            continue
        lined = [row for row in range(rows) if (n, row) not in points]
        paths += (((x, top + row * side), (x, top + (row + 1) * side)) for row in lined)
    ink = Ink(line=BLACK, weight=weight)
    return [Shape(0, 0, 1, Outline(tuple(paths), closed=False), ink)]


@dataclass(frozen=True, slots=True)
class Squares:
    """Squares of a side in points, and the lettering of the digits in them."""

    kind: Lettering
    side: float

    @property
    def rule(self) -> float:
        return self.kind.room.line * RULE

    def grid(
        self, left: float, top: float, columns: int, rows: int, points: Collection[Corner] = ()
    ) -> list[Shape]:
        """So many columns and rows of squares from a top left corner.

        `points` are columns and rows of squares that have a point on their left, and so no line.
        """
        weight = self.kind.room.line * GRID
        return grid((left, top), (columns, rows), self.side, weight, points)

    def dashed_row(self, corner: Point, columns: int, height: float) -> list[Shape]:
        """A row of dashed boxes that hang from a corner, or stand on it if they are less than
        nothing high; the side that they share with the squares is not theirs."""
        left, y = corner
        lines = [[(left, y + height), (left + columns * self.side, y + height)]]
        for n in range(columns + 1):
            x = left + n * self.side
            lines.append([(x, y), (x, y + height)])
        weight = self.kind.room.line * GRID
        return [line(each, weight, dashed=True) for each in lines]

    def level_rule(self, left: float, right: float, y: float) -> Shape:
        return line([(left, y), (right, y)], self.rule)

    def number(self, numeral: Numeral, left: float, top: float) -> list[Label]:
        """A number in a row of squares, its first digit in the one that begins at `left`.

        The point stands on the line between two squares.
        """
        middle = top + self.side / 2
        labels = self.entries(numeral.digits, left, top)
        if numeral.decimals:
            point = self.kind.room.language.customs.numbers.decimal
            x = left + numeral.integer_digits * self.side
            at = numeral.integer_digits
            labels[at:at] = self.kind.middle([point], x, middle)
        return labels

    def entries(self, entries: Iterable[str], left: float, top: float) -> list[Label]:
        """Signs, each in the middle of a square of a row."""
        return list(self._entries(entries, left, top))

    def _entries(self, entries: Iterable[str], left: float, top: float) -> Iterator[Label]:
        for n, entry in enumerate(entries):
            x = left + (n + 0.5) * self.side
            yield from self.kind.middle([entry], x, top + self.side / 2)


def squares(kind: Lettering, millimetres: float, tight: float = 1) -> Squares:
    """Squares of so many millimetres, or larger ones where type is large."""
    side = max(millimetres * MILLIMETRE * tight, kind.room.size / DIGIT) * kind.scale
    return Squares(Lettering(kind.room, side * DIGIT / kind.room.size), side)
