"""Words hidden among letters."""

from collections.abc import Sequence
from random import Random
from string import ascii_uppercase
from typing import NamedTuple

from worksheets.questions.puzzles.letters import Square

DIRECTIONS = {
    "easy": ((0, 1), (1, 0)),
    "medium": ((0, 1), (1, 0), (1, 1), (-1, 1)),
    "hard": ((0, 1), (1, 0), (1, 1), (-1, 1), (0, -1), (-1, 0), (-1, -1), (1, -1)),
}
"""Steps by row and column: easy words run to the right or down, hard ones backwards too."""
NAMES = {
    (0, 1): "to the right",
    (1, 0): "down",
    (1, 1): "down to the right",
    (-1, 1): "up to the right",
    (0, -1): "to the left",
    (-1, 0): "up",
    (-1, -1): "up to the left",
    (1, -1): "down to the left",
}
LEAST, MOST = 10, 17
"""Letters in a row."""
THROWS = 200
"""Places that are tried for a word before the square is begun again."""
"""Letters in a row."""


class Hidden(NamedTuple):
    """Where a word begins, and which way it runs."""

    word: str
    row: int
    column: int
    step: tuple[int, int]

    @property
    def squares(self) -> list[Square]:
        down, right = self.step
        return [(self.row + n * down, self.column + n * right) for n in range(len(self.word))]


def hidden(
    words: Sequence[str], level: str, rng: Random
) -> tuple[int, dict[Square, str], list[Hidden]]:
    """A square of letters with all the words in it: its side, its letters, and where they are.

    No word is there twice by chance. Raises ValueError if the words do not fit.
    """
    longest = max(map(len, words))
    for side in range(max(LEAST, longest), MOST + 1):
        for _ in range(20):
            found = _laid(words, side, DIRECTIONS[level], rng)
            if found is None:
                continue
            letters, places = found
            squares = [(row, column) for row in range(side) for column in range(side)]
            for square in squares:
                if square not in letters:
                    letters[square] = ascii_uppercase[int(rng.random() * 26)]
            if all(_count(word, letters, side) == 1 for word in words):
                return side, letters, places
    raise ValueError("the words do not fit")


def _laid(
    words: Sequence[str], side: int, directions: Sequence[tuple[int, int]], rng: Random
) -> tuple[dict[Square, str], list[Hidden]] | None:
    """The words, the longest first, each in the first of its places by chance that is free."""
    letters: dict[Square, str] = {}
    places: list[Hidden] = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        for _ in range(THROWS):
            step = directions[int(rng.random() * len(directions))]
            row, column = (_start(len(word), side, way, rng) for way in step)
            one = Hidden(word, row, column, step)
            pairs = list(zip(one.squares, word, strict=True))
            if all(letters.get(square, letter) == letter for square, letter in pairs):
                letters.update(pairs)
                places.append(one)
                break
        else:
            return None
    return letters, places


def _start(length: int, side: int, step: int, rng: Random) -> int:
    """A row, or a column, from which so many letters stay in the square."""
    free = side - (length - 1) * abs(step)
    return int(rng.random() * free) + (length - 1 if step < 0 else 0)


def _count(word: str, letters: dict[Square, str], side: int) -> int:
    """How often a word can be read in any direction; one that reads the same backwards, once."""
    found = 0
    for (row, column), first in letters.items():
        if first != word[0]:
            continue
        for step in DIRECTIONS["hard"]:
            squares = Hidden(word, row, column, step).squares
            last = squares[-1]
            if 0 <= last[0] < side and 0 <= last[1] < side:
                found += all(
                    letters[square] == letter for square, letter in zip(squares, word, strict=True)
                )
    return found // 2 if word == word[::-1] else found
