"""Words hidden among letters."""

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import NamedTuple, TypeAlias

from worksheets.model.chance import dice, shuffled
from worksheets.questions.puzzles.alphabets import RUDE, alphabet
from worksheets.questions.puzzles.letters import Square
from worksheets.questions.puzzles.squares import Squares

DIRECTIONS = {
    "easy": ((0, 1), (1, 0)),
    "medium": ((0, 1), (1, 0), (1, 1), (-1, 1)),
    "hard": ((0, 1), (1, 0), (1, 1), (-1, 1), (0, -1), (-1, 0), (-1, -1), (1, -1)),
}
"""Steps by row and column: easy words run to the right or down, hard ones backwards too."""
LEAST, MOST = 10, 17
"""Letters in a row."""
THROWS, SQUARES = 200, 20
"""Places that are tried for a word, and squares of a size that are begun."""


class Hidden(NamedTuple):
    """Where a word begins, and which way it runs."""

    word: Squares
    row: int
    column: int
    step: tuple[int, int]

    @property
    def squares(self) -> list[Square]:
        down, right = self.step
        return [(self.row + n * down, self.column + n * right) for n in range(len(self.word))]


Laid: TypeAlias = tuple[int, dict[Square, str], list[Hidden]]
"""A square of letters: its side, its letters, and where the words are."""


def hidden(words: Sequence[Squares], level: str, rng: Random) -> Laid:
    """A square of letters with all the words in it.

    No word is there twice by chance, and none that is rude. Raises ValueError if there is no such
    square; whether there is one does not depend on chance.
    """
    laid = _hidden(words, level, rng) or _hidden(words, level, _fixed_dice(words))
    if laid is None:
        raise ValueError("the words do not fit")
    return laid


def can_hide(words: Sequence[Squares], level: str) -> bool:
    """Whether there is a square for some words."""
    return _hidden(words, level, _fixed_dice(words)) is not None


def _fixed_dice(words: Sequence[Squares]) -> Random:
    return dice(*map("".join, words))


def _hidden(words: Sequence[Squares], level: str, rng: Random) -> Laid | None:
    letters = alphabet(words)
    longest = max(map(len, words))
    for side in range(max(LEAST, longest), MOST + 1):
        for _ in range(SQUARES):
            places = _thrown(words, side, DIRECTIONS[level], rng)
            if places and (filled := _filled(words, places, side, letters, rng)):
                return side, filled, places
    for _ in range(SQUARES):
        places = [Hidden(word, n, 0, (0, 1)) for n, word in enumerate(shuffled(words, rng))]
        if len(places) <= MOST and (filled := _filled(words, places, MOST, letters, rng)):
            return MOST, filled, places
    return None


def _thrown(
    words: Sequence[Squares], side: int, directions: Sequence[tuple[int, int]], rng: Random
) -> list[Hidden]:
    """The words, the longest first, each in the first of its places by chance that is free; none
    if there is not room for all."""
    letters: dict[Square, str] = {}
    places: list[Hidden] = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        for _ in range(THROWS):
            step = directions[int(rng.random() * len(directions))]
            row, column = (_start(len(word), side, way, rng) for way in step)
            place = Hidden(word, row, column, step)
            pairs = list(zip(place.squares, word, strict=True))
            if all(letters.get(square, letter) == letter for square, letter in pairs):
                letters.update(pairs)
                places.append(place)
                break
        else:
            return []
    return places


def _start(length: int, side: int, step: int, rng: Random) -> int:
    """A row, or a column, from which so many letters stay in the square."""
    free = side - (length - 1) * abs(step)
    return int(rng.random() * free) + (length - 1 if step < 0 else 0)


def _filled(
    words: Sequence[Squares],
    places: Sequence[Hidden],
    side: int,
    alphabet: Sequence[str],
    rng: Random,
) -> dict[Square, str] | None:
    """All letters of a square, the others chosen so that they make no word; None if that fails."""
    letters = {
        square: letter
        for place in places
        for square, letter in zip(place.squares, place.word, strict=True)
    }
    if any(count(word, letters) != 1 for word in words):
        return None
    unwanted = _by_letter((*words, *map(tuple, RUDE.split())))
    for square in [(row, column) for row in range(side) for column in range(side)]:
        if square in letters:
            continue
        first = int(rng.random() * len(alphabet))
        for letter in (*alphabet[first:], *alphabet[:first]):
            letters[square] = letter
            if not any(_reads(word, n, square, letters) for word, n in unwanted.get(letter, ())):
                break
        else:
            return None
    return letters


def _by_letter(words: Iterable[Squares]) -> Mapping[str, Sequence[tuple[Squares, int]]]:
    """By letter, the words that have it, and where."""
    by_letter: dict[str, list[tuple[Squares, int]]] = {}
    for word in words:
        for n, letter in enumerate(word):
            by_letter.setdefault(letter, []).append((word, n))
    return by_letter


def _reads(word: Squares, n: int, square: Square, letters: Mapping[Square, str]) -> int:
    """In how many directions a word can be read whose n-th letter is in a square."""
    return sum(
        all(
            letters.get((square[0] + (m - n) * down, square[1] + (m - n) * right)) == letter
            for m, letter in enumerate(word)
        )
        for down, right in DIRECTIONS["hard"]
    )


def count(word: Squares, letters: Mapping[Square, str]) -> int:
    """How often a word can be read in any direction; one that reads the same backwards, once."""
    starts = [square for square, letter in letters.items() if letter == word[0]]
    readings = sum(_reads(word, 0, square, letters) for square in starts)
    return readings // 2 if word == word[::-1] else readings
