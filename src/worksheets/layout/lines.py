"""Words into lines: total-fit breaking with the least raggedness, as for left-aligned text."""

from collections.abc import Sequence
from functools import cache, lru_cache

from worksheets.layout.words import Piece, Word, pieces, typeface

STUB = 0.25
"""A last line shorter than this part of the measure is a stub, and costs as much as raggedness."""


@cache
def space(size: float) -> float:
    """The width of a space between words."""
    return typeface("text").width(" ", size)


@lru_cache(maxsize=65536)
def broken(words: tuple[Word, ...], measure: float, size: float) -> tuple[tuple[Word, ...], ...]:
    """The lines that leave the least square of unused width, all lines together.

    The last line may end anywhere. A word wider than the measure is cut between letters first,
    so nothing ever runs over the edge.
    """
    words = tuple(part for word in words for part in _fitting(word, measure))
    if not words:
        return ()
    gap = space(size)
    if sum(word.width for word in words) + gap * (len(words) - 1) <= measure:
        return (words,)
    best = [0.0] * (len(words) + 1)
    start = [0] * (len(words) + 1)
    for end in range(1, len(words) + 1):
        best[end] = float("inf")
        used = -gap
        for first in range(end - 1, -1, -1):
            used += words[first].width + gap
            if used > measure + 0.01:
                break
            cost = best[first] + _raggedness(used, measure, last=end == len(words))
            if cost < best[end]:
                best[end], start[end] = cost, first
    return _lines(words, start)


def _raggedness(used: float, measure: float, *, last: bool) -> float:
    if not last:
        return (1 - used / measure) ** 2
    return 0.05 if used < STUB * measure else 0


def _lines(words: Sequence[Word], start: Sequence[int]) -> tuple[tuple[Word, ...], ...]:
    lines = []
    end = len(words)
    while end:
        lines.append(tuple(words[start[end] : end]))
        end = start[end]
    return tuple(reversed(lines))


def _fitting(word: Word, measure: float) -> Sequence[Word]:
    """The word, or parts of it that are no wider than the measure."""
    if word.width <= measure:
        return (word,)

    parts: list[Word] = []
    row: list[Piece] = []
    used = 0.0
    for piece in word.pieces:
        for letter in piece.text or [""]:
            cut = pieces(letter, piece.face, piece.size, piece.rise) if letter else (piece,)
            wide = sum(part.width for part in cut)
            if row and used + wide > measure:
                parts.append(Word(tuple(row), used))
                row, used = [], 0.0
            row += cut
            used += wide
    parts.append(Word(tuple(row), used))
    return parts
