"""Words laid across one another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from random import Random

from worksheets.memo import memo
from worksheets.model.chance import dice, shuffled
from worksheets.questions.puzzles.letters import Square

MOST = 15
"""Squares in a row or a column; on A4 there is room for large print in them."""
ENOUGH, TRIES = 3, 200
"""Grids with all the words that are made, of which the smallest is taken; and grids at most."""
EFFORT = 100_000
"""Places that are looked at before the search is given up, after a second or two."""


class Unplaced(ValueError):
    """Raised if words cannot be laid across one another."""


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word in a grid: its first square, and whether it runs down."""

    word: int
    row: int
    column: int
    down: bool


@dataclass(slots=True)
class CrosswordGrid:
    """The words placed so far, and the letter in every square that has one."""

    words: Sequence[Sequence[str]]
    letters: dict[Square, str] = field(default_factory=dict)
    placed: list[PlacedWord] = field(default_factory=list)
    looked: int = 0
    """Places that were looked at."""

    def squares(self, placed: PlacedWord) -> list[Square]:
        """The squares of a word."""
        return [
            (placed.row + (n if placed.down else 0), placed.column + (0 if placed.down else n))
            for n in range(len(self.words[placed.word]))
        ]

    def put(self, placed: PlacedWord) -> None:
        self.placed.append(placed)
        self.letters.update(zip(self.squares(placed), self.words[placed.word], strict=True))

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        top, left, bottom, right = self.bounds
        return bottom - top + 1, right - left + 1

    def crossings(self, placed: PlacedWord) -> int:
        """Letters that a word shares with others; 0 if it cannot stand there."""
        self.looked += 1
        squares = self.squares(placed)
        step = (1, 0) if placed.down else (0, 1)
        before = (squares[0][0] - step[0], squares[0][1] - step[1])
        after = (squares[-1][0] + step[0], squares[-1][1] + step[1])
        if before in self.letters or after in self.letters:
            return 0
        count = 0
        for (row, column), letter in zip(squares, self.words[placed.word], strict=True):
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

    def extent(self, placed: PlacedWord, bounds: tuple[int, int, int, int]) -> tuple[int, int]:
        """Rows and columns of a grid of such bounds with a word."""
        top, left, bottom, right = bounds
        length = len(self.words[placed.word]) - 1
        foot, end = (length, 0) if placed.down else (0, length)
        rows = max(bottom, placed.row + foot) - min(top, placed.row) + 1
        return rows, max(right, placed.column + end) - min(left, placed.column) + 1

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """The first and the last row and column: top, left, bottom, right."""
        rows, columns = ([square[n] for square in self.letters] for n in (0, 1))
        return min(rows), min(columns), max(rows), max(columns)

    def places(self, word: int) -> Iterator[PlacedWord]:
        """Everywhere that a word would share a letter."""
        for n, letter in enumerate(self.words[word]):
            for (row, column), there in self.letters.items():
                if there == letter:
                    yield PlacedWord(word, row - n, column, True)
                    yield PlacedWord(word, row, column - n, False)


def crossed(words: Sequence[Sequence[str]], rng: Random) -> CrosswordGrid:
    """The words in a grid whose first square is (0, 0) and that is at least as wide as high; raises
    Unplaced if they do not all fit.

    If `rng` leads to no grid, it is the grid that `can_cross` finds.
    """
    grids = _complete_grids(words, rng) or _complete_grids(words, _fixed_dice(words))
    if not grids:
        raise Unplaced
    best = min(grids, key=_extent)
    top, left, _, _ = best.bounds
    rows, columns = best.size
    moved = CrosswordGrid(words)
    for word, row, column, down in (astuple(placed) for placed in best.placed):
        if rows > columns:
            moved.put(PlacedWord(word, column - left, row - top, not down))
        else:
            moved.put(PlacedWord(word, row - top, column - left, down))
    return moved


def _fixed_dice(words: Sequence[Sequence[str]]) -> Random:
    return dice(*map("".join, words))


def _complete_grids(words: Sequence[Sequence[str]], rng: Random) -> list[CrosswordGrid]:
    """Grids with all the words in them, if any are found."""
    grids: list[CrosswordGrid] = []
    looked = 0
    for n in range(0 if apart(words) else TRIES):
        small = n < TRIES // 4 and looked < EFFORT // 2
        grid = _tried(words, rng, small=small)
        looked += grid.looked
        if len(grid.placed) == len(words):
            grids.append(grid)
        if len(grids) == ENOUGH or looked > EFFORT:
            break
    return grids


def apart(words: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The words, by their numbers, that share no letter with most others, not even by way of
    further words."""
    reached, left = set(words[0]), set(range(1, len(words)))
    while near := {n for n in left if not reached.isdisjoint(words[n])}:
        left -= near
        reached = reached.union(*(words[n] for n in near))
    others = set(range(len(words))) - left
    return tuple(sorted(left if len(left) <= len(others) else others))


def _extent(grid: CrosswordGrid) -> int:
    rows, columns = grid.size
    return max(rows, columns) * 2 + min(rows, columns)


@memo(1 << 10)
def can_cross(words: tuple[Sequence[str], ...]) -> bool:
    """Whether a grid is found for some words.

    Without its memo, the specs here take twice as long with another seed.
    """
    return bool(_complete_grids(words, _fixed_dice(words)))


def _tried(words: Sequence[Sequence[str]], rng: Random, *, small: bool) -> CrosswordGrid:
    """One grid: the longest words first; to make it `small`, each where it grows least."""
    grid = CrosswordGrid(words)
    order = sorted(shuffled(range(len(words)), rng), key=lambda n: -len(words[n]))
    grid.put(PlacedWord(order[0], 0, 0, False))
    left = order[1:]
    while left:
        for word in left:
            bounds = grid.bounds
            sizes = ((placed, grid.extent(placed, bounds)) for placed in grid.places(word))
            ways = {
                placed: size
                for placed, size in sizes
                if max(size) <= MOST and grid.crossings(placed)
            }
            if ways:
                least = min(map(sum, ways.values()))
                best = [placed for placed, size in ways.items() if not small or sum(size) == least]
                grid.put(shuffled(best, rng)[0])
                left = [other for other in left if other != word]
                break
        else:
            return grid
    return grid


def numbered(grid: CrosswordGrid) -> Mapping[Square, int]:
    """A number for every square in which a word begins, row by row."""
    starts = sorted({(placed.row, placed.column) for placed in grid.placed})
    return {square: n for n, square in enumerate(starts, 1)}
