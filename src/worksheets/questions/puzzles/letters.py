"""Letters and numbers in squares, drawn as large as their type wants and the room allows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from worksheets.memo import memo
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import BELOW, LARGER
from worksheets.model.page.page import Ink, Outline, Shape
from worksheets.model.paper.content import Figure

Square: TypeAlias = tuple[int, int]
"""Row and column, from 0."""
SIDE = 2.6
"""The side of a square in sizes of small type; at 9 to 10 points 8 to 9 mm."""

SMALL, BESIDE, INSET = 0.68, 0.6, 0.8
"""A number in a corner: its size in that of the type, the part of a square's width that it may take
for a letter to be written beside it, and its points from the edge."""
LINE = 1.0
"""How high a letter's square is at least, in the size of its type."""
SQUARE = 15.6
"""Points of the side of a square that a letter is written in: 5.5 mm."""
HAND = 20.0
"""Points that a letter needs under a number that has no room beside it."""


@dataclass(frozen=True)
class Letters:
    """Squares with a letter in the middle, or a number in their corner, or empty.

    Columns count from the side where words begin: from the right if they run `leftward`.
    """

    rows: int
    columns: int
    letters: tuple[tuple[Square, str], ...]
    numbers: tuple[tuple[Square, int], ...] = ()
    framed: bool = True
    """Whether each square has its frame; letters without frames stand in one large one."""
    leftward: bool = False

    @property
    def narrowest(self) -> float:
        """How wide it must be for letters to be written in its squares, in points."""
        return self.columns * SQUARE if self.numbers else 0.0

    def drawn(self, room: Room) -> Drawing | Misfit:
        """The squares; where they are too small for the type, they are not as high as wide."""
        small = max(SMALL, room.smallest / room.size)
        sizes = self._sizes(room, small)
        if isinstance(sizes, Misfit):
            return sizes
        side, tall, scale = sizes
        edge, size = room.line / 2, room.size * scale
        drop = min(size * 0.36, tall / 2 - size * BELOW)
        labels = [
            Label(
                edge + (self._across(column) + 0.5) * side,
                edge + (row + 0.5) * tall + drop,
                letter,
                "middle",
                scale=scale,
            )
            for (row, column), letter in self.letters
            if letter
        ]
        labels += [
            Label(
                edge + self._across(column) * side + room.line + INSET,
                edge + row * tall + room.line + room.size * small * 0.8,
                str(number),
                scale=small,
            )
            for (row, column), number in self.numbers
        ]
        marks = tuple(self._frames(side, tall, edge, room.line))
        width, height = self.columns * side + 2 * edge, self.rows * tall + 2 * edge
        return Drawing(width, height, marks, tuple(labels))

    def _across(self, column: int) -> int:
        """Columns to the left of one."""
        return self.columns - 1 - column if self.leftward else column

    def _sizes(self, room: Room, small: float) -> tuple[float, float, float] | Misfit:
        """How wide and high a square is, and how large its letter in the type of the room."""
        least = room.smallest / room.size
        numbers = small * max((room.across(str(number)) for _, number in self.numbers), default=0)
        widest = max((room.across(letter) for _, letter in self.letters), default=0.0)
        side = min(SIDE * room.size, (room.width - room.line) / self.columns)
        tall = min(SIDE * room.size, (room.height - room.line) / self.rows)
        square = min(side, tall)
        scale = min(1, square / (max(room.across("W"), widest) * 1.05))
        if numbers <= square * BESIDE and (scale >= least or not widest):
            return square, square, scale
        needed = room.size * small + HAND if self.numbers else room.size * least * LINE
        if numbers > side - 2 * INSET or widest * least > side or needed > tall:
            message = f"there is no room for {self.columns} by {self.rows} squares"
            return Misfit(message, LARGER)
        scale = max(least, min(1, side / (widest or 1), tall / (room.size * LINE)))
        return side, needed if self.numbers else tall, scale

    def _frames(self, side: float, tall: float, edge: float, weight: float) -> Iterator[Shape]:
        if not self.framed:
            yield _frame(edge, edge, self.columns * side, self.rows * tall, weight)
            return
        for (row, column), _ in self.letters:
            yield _frame(edge + self._across(column) * side, edge + row * tall, side, tall, weight)


def _frame(x: float, y: float, wide: float, tall: float, weight: float) -> Shape:
    ring = ((x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall))
    return Shape(0, 0, 1, Outline((ring,)), Ink(line=(0, 0, 0), weight=weight))


@memo(256)
def puzzle(letters: Letters, spoken: str) -> Figure:
    """Letters as a figure. A figure is equal only to itself: by the memo equal letters give one."""
    return Figure(letters, spoken)
