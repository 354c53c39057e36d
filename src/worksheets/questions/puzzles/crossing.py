"""Words laid across one another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from worksheets.model.chance import shuffled
from worksheets.questions.puzzles.letters import Square

MOST = 17
"""Squares in a row or a column; on A4 they stay 8 mm wide."""
ENOUGH, TRIES = 3, 200
"""Grids with all the words that are made, of which the smallest is taken; and grids at most."""


class Unplaced(ValueError):
    """Raised if words cannot be laid across one another."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word in a grid: its first square, and whether it runs down."""

    word: int
    row: int
    column: int
    down: bool


@dataclass(slots=True)
class Grid:
    """The words placed so far, and the letter in every square that has one."""

    words: Sequence[str]
    letters: dict[Square, str] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)

    def squares(self, one: Placed) -> list[Square]:
        """The squares of a word."""
        return [
            (one.row + (n if one.down else 0), one.column + (0 if one.down else n))
            for n in range(len(self.words[one.word]))
        ]

    def put(self, one: Placed) -> None:
        self.placed.append(one)
        self.letters.update(zip(self.squares(one), self.words[one.word], strict=True))

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        rows, columns = zip(*self.letters, strict=True)
        return max(rows) - min(rows) + 1, max(columns) - min(columns) + 1

    def crossings(self, one: Placed) -> int:
        """Letters that a word shares with others; 0 if it cannot stand there."""
        squares = self.squares(one)
        step = (1, 0) if one.down else (0, 1)
        before = (squares[0][0] - step[0], squares[0][1] - step[1])
        after = (squares[-1][0] + step[0], squares[-1][1] + step[1])
        if before in self.letters or after in self.letters:
            return 0
        count = 0
        for (row, column), letter in zip(squares, self.words[one.word], strict=True):
            there = self.letters.get((row, column))
            if there == letter:
                count += 1
            elif there is not None:
                return 0
            elif (row + step[1], column + step[0]) in self.letters or (
                row - step[1],
                column - step[0],
            ) in self.letters:
                return 0  # it would run beside another word
        return count

    def fits(self, one: Placed) -> bool:
        """Whether the grid stays small enough with a word."""
        squares = [*self.letters, *self.squares(one)]
        rows, columns = ([square[n] for square in squares] for n in (0, 1))
        return max(rows) - min(rows) < MOST and max(columns) - min(columns) < MOST

    def places(self, word: int) -> Iterator[Placed]:
        """Everywhere that a word would share a letter."""
        for n, letter in enumerate(self.words[word]):
            for (row, column), there in self.letters.items():
                if there == letter:
                    yield Placed(word, row - n, column, True)
                    yield Placed(word, row, column - n, False)


def crossed(words: Sequence[str], rng: Random) -> Grid:
    """The words in a grid whose first square is (0, 0); raises Unplaced if they do not all fit."""
    whole: list[Grid] = []
    for _ in range(TRIES):
        grid = _tried(words, rng)
        if len(grid.placed) == len(words):
            whole.append(grid)
        if len(whole) == ENOUGH:
            break
    if not whole:
        raise Unplaced
    best = min(whole, key=_extent)
    rows, columns = zip(*best.letters, strict=True)
    top, left = min(rows), min(columns)
    moved = Grid(words)
    for one in best.placed:
        moved.put(Placed(one.word, one.row - top, one.column - left, one.down))
    return moved


def _extent(grid: Grid) -> int:
    rows, columns = grid.size
    return max(rows, columns) * 2 + min(rows, columns)


def connected(words: Sequence[str]) -> bool:
    """Whether all the words can hang together by letters that they share."""
    reached, left = set(words[0]), list(words[1:])
    while left:
        near = [word for word in left if reached & {*word}]
        if not near:
            return False
        reached.update(*near)
        left = [word for word in left if word not in near]
    return True


def _tried(words: Sequence[str], rng: Random) -> Grid:
    """One grid: the longest words first, each where it crosses most and the grid stays small."""
    grid = Grid(words)
    order = sorted(shuffled(range(len(words)), rng), key=lambda n: -len(words[n]))
    grid.put(Placed(order[0], 0, 0, False))
    left = order[1:]
    while left:
        for word in left:
            ways = [(grid.crossings(one), one) for one in grid.places(word) if grid.fits(one)]
            ways = [(count, one) for count, one in ways if count]
            if ways:
                top = max(count for count, _ in ways)
                best = shuffled([one for count, one in ways if count == top], rng)
                grid.put(best[0])
                left = [other for other in left if other != word]
                break
        else:
            return grid
    return grid


def numbered(grid: Grid) -> Mapping[Square, int]:
    """A number for every square in which a word begins, row by row."""
    starts = sorted({(one.row, one.column) for one in grid.placed})
    return {square: n for n, square in enumerate(starts, 1)}
