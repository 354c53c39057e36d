"""Pictures to count: dots in rows, tens and ones, counters in frames of ten, coins."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field

from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import AXIS, BLACK, MINOR, circle
from worksheets.figures.drawing.sketch import framed, in_room
from worksheets.figures.drawing.squares import grid
from worksheets.figures.drawing.wording import sentences
from worksheets.language.language import Language
from worksheets.model.authored import SEVERAL, joined_names
from worksheets.model.diagnostics import plural
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import LARGER
from worksheets.model.page.page import Shape
from worksheets.model.problem import Problem

APART, DOT = 1.8, 0.27
"""From dot to dot in sizes of type, and the radius of a dot in that."""
CUBE, CELL, COIN = 0.8, 1.9, 1.7
"""The side of a square that is one, that of a cell of a frame, and the radius of a coin, in sizes
of type."""
LEAST, FINEST = 5.0, 3.0
"""Points from dot to dot at least, and the side of a square that is one."""
OWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "dots": ("rows", "columns"),
        "tens": ("number",),
        "ten-frame": ("number",),
        "coins": ("coins",),
    }
)
"""The keys of every kind of array."""
NUMBERS: Mapping[str, tuple[int, int]] = MappingProxyType({"tens": (1, 599), "ten-frame": (0, 20)})
"""The least and the largest number that is shown."""
COINS = (1, 2, 5, 10, 20, 25, 50, 100, 200)
"""What coins are worth, in the smaller unit of a currency."""


class Array(Illustration):
    """Dots in `rows` and `columns`; or `of: tens`, squares of a hundred, rods of ten and single
    squares for a `number`; `of: ten-frame`, counters in frames of ten; or `of: coins`, with the
    value of each in pence or cents, in the currency of the language's country.

    type: array
    rows: 4
    columns: 6
    """

    type: Literal["array"] = "array"
    of: Literal["dots", "tens", "ten-frame", "coins"] = "dots"
    rows: Annotated[int, Field(ge=1, le=20)] | None = None
    columns: Annotated[int, Field(ge=1, le=20)] | None = None
    number: Annotated[int, Field(ge=0, le=599)] | None = None
    coins: Annotated[tuple[int, ...], SEVERAL, Field(max_length=30)] = ()

    def described(self, language: Language) -> str:
        number = self.number or 0
        match self.of:
            case "dots":
                columns = self.columns or 0
                return language.say("figure.array.dots", n=self.rows or 0, columns=columns)
            case "tens":
                blocks = language.all_of(_blocks(number, language))
                return language.say("figure.array.blocks", blocks=blocks)
            case "ten-frame":
                return sentences(
                    language.say(
                        "figure.array.ten-frame", upper=min(5, count), lower=max(0, count - 5)
                    )
                    for count in _frames(number)
                )
        coins = language.all_of(_coin(value, language) for value in self.coins)
        return language.say("figure.array.coins", coins=coins)

    def problems(self) -> Iterator[Problem]:
        needed = OWN[self.of]
        for name in needed:
            if not getattr(self, name) and getattr(self, name) != 0:
                message = f"an array of {self.of} needs its {name}"
                yield Problem(("of",), message, (f"add '{name}: …'",))
        for name in ("rows", "columns", "number", "coins"):
            if name in self.model_fields_set and name not in needed:
                hint = f"it has {joined_names(needed)}"
                yield Problem((name,), f"an array of {self.of} has no {name}", (hint,))
        least, most = NUMBERS.get(self.of, (0, 599))
        if self.number is not None and not least <= self.number <= most:
            message = f"an array of {self.of} shows numbers from {least} to {most}"
            yield Problem(("number",), message, ("write another number",))
        for n, value in enumerate(self.coins):
            if value not in COINS:
                message = f"there is no coin of {value}"
                hint = f"write {joined_names(map(str, COINS))}, in pence or cents"
                yield Problem(("coins", n), message, (hint,))

    def drawn(self, room: Room) -> Drawing | Misfit:
        return fitted(room, self._drawn)

    def _drawn(self, kind: Lettering) -> Drawing | Misfit:
        match self.of:
            case "dots":
                return self._dots(kind)
            case "tens":
                return self._tens(kind)
            case "ten-frame":
                return self._counters(kind)
        return self._coins(kind)

    def _dots(self, kind: Lettering) -> Drawing | Misfit:
        rows, columns, room = self.rows or 1, self.columns or 1, kind.room
        apart = min(kind.size * APART, room.width / columns, room.height / rows)
        if apart < LEAST:
            return Misfit(f"there is no room for {rows} rows of {columns} dots", LARGER)
        marks = [
            circle(apart * (column + 0.5), apart * (row + 0.5), apart * DOT, BLACK)
            for row in range(rows)
            for column in range(columns)
        ]
        return framed(kind, marks, ())

    def _tens(self, kind: Lettering) -> Drawing | Misfit:
        """Squares of a hundred, rods of ten, and single squares one over another."""
        hundreds, rest = divmod(self.number or 0, 100)
        tens, ones = divmod(rest, 10)
        squares_wide = hundreds * 10.8 + tens * 1.8 + (ones > 0) + 1.5 * (ones > 5)
        side = min(kind.size * CUBE, (kind.room.width - 1) / squares_wide, kind.room.height / 10.2)
        if side < FINEST:
            return Misfit(f"there is no room for squares for {self.number}", LARGER)
        gap, weight = side * 0.8, max(MINOR, kind.room.line * 0.8)
        marks: list[Shape] = []
        left = 0.0
        for columns in (*[10] * hundreds, *[1] * tens):
            marks += grid((left, 0), (columns, 10), side, weight)
            left += columns * side + gap
        for n in range(ones):
            column, row = divmod(n, 5)
            x = left + column * side * 1.5
            marks += grid((x, (9 - row * 1.5) * side), (1, 1), side, weight)
        return framed(kind, marks, ())

    def _counters(self, kind: Lettering) -> Drawing | Misfit:
        """Frames of two rows of five, filled row by row; a second one for numbers over ten."""
        cell, gap = min(kind.size * CELL, kind.room.width / 5.2), kind.size
        wide = 5 * cell + gap
        marks: list[Shape] = []
        for n, count in enumerate(_frames(self.number or 0)):
            beside = 2 * wide - gap <= kind.room.width - 2
            left, top = (n * wide, 0.0) if beside else (0.0, n * (2 * cell + gap))
            marks += grid((left, top), (5, 2), cell, kind.room.line * AXIS)
            for counter in range(count):
                row, column = divmod(counter, 5)
                x, y = left + (column + 0.5) * cell, top + (row + 0.5) * cell
                marks.append(circle(x, y, cell * 0.34, BLACK))
        return in_room(framed(kind, marks, ()), kind.room, "the frames of ten")

    def _coins(self, kind: Lettering) -> Drawing | Misfit:
        """Coins in rows, all as large as the longest value needs."""
        values = [_coin(value, kind.room.language) for value in self.coins]
        radius = max(kind.size * COIN, kind.widest(values) / 2 + kind.size * 0.5)
        apart, rim = 2 * radius + kind.size * 0.6, kind.room.line * AXIS
        in_row = max(1, int((kind.room.width + kind.size * 0.6) / apart))
        marks: list[Shape] = []
        labels: list[Label] = []
        for n, value in enumerate(values):
            row, column = divmod(n, in_row)
            x, y = radius + column * apart, radius + row * apart
            marks.append(circle(x, y, radius - rim / 2, weight=rim))
            labels += kind.middle([value], x, y)
        return in_room(framed(kind, marks, labels), kind.room, plural(len(values), "coin"))


def _frames(number: int) -> list[int]:
    """How many counters are in each frame of ten."""
    return [number] if number <= 10 else [10, number - 10]


def _blocks(number: int, language: Language) -> Iterator[str]:
    """What stands for hundreds, tens and ones, in words."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if hundreds:
        yield language.say("figure.array.hundreds", n=hundreds)
    if tens:
        yield language.say("figure.array.tens", n=tens)
    if ones:
        yield language.say("figure.array.ones", n=ones)


def _coin(value: int, language: Language) -> str:
    """What is printed on a coin: 50p, £2."""
    if value < 100:
        return language.say("figure.array.small-coin", value=value)
    return language.say("figure.array.large-coin", value=value // 100)


TYPE = Array
