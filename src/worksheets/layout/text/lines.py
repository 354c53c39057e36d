"""Words into lines: the breaks that cost least over the whole paragraph.

Left-aligned text is broken for the least raggedness, justified text for the least stretch of its
spaces (Knuth and Plass, Breaking paragraphs into lines, 1981). Words are parted only where whole
words leave a poor paragraph.
"""

from collections.abc import Callable, Iterator, Sequence
from math import ceil, inf
from typing import TypeAlias

from worksheets.layout.text.words import Word, joined, merged, width_of
from worksheets.layout.type.clusters import clusters
from worksheets.layout.type.faces import Faces, Piece
from worksheets.memo import memo

STUB, LOST = 0.2, 0.1
"""A last line shorter than this part of the measure is a stub; the shortest would cost so much."""
POOR, SHORT = 0.09, 4
"""A paragraph whose worst line costs more than this is tried with parted words, unless it is short:
then only a line that costs three times as much is reason enough."""
PARTED, PARTED_JUSTIFIED = 0.04, 0.4
"""What a hyphen costs: in the squares of unused parts of the measure, or, in justified text, in the
cubes of the stretch of spaces."""
STRETCH, SHRINK = 0.5, 1 / 3
"""How far a space of justified text may grow and shrink, in spaces, before it looks wrong."""
ROUNDING = 0.01
EMPTY = 4.0
"""The cost of a line of justified text that stretch cannot fill."""

Line: TypeAlias = tuple[Word, ...]
Fill: TypeAlias = tuple[float, int]
"""What stands on a line: its natural width, and how many spaces it has."""
Cost: TypeAlias = Callable[[Sequence[Fill], bool], list[float]]
"""What lines cost, and whether they would be the last."""


@memo(65536)
def broken(
    words: tuple[Word, ...],
    measure: float,
    faces: Faces,
    size: float,
    justified: bool = False,
    language: str = "",
) -> tuple[Line, ...]:
    """The lines of a paragraph; with a language, its words may be parted.

    A word wider than the measure is cut between letters first, so nothing runs over the edge.
    """
    gap = faces.space(size)
    if any(word.width > measure for word in words):
        words = tuple(part for word in words for part in _fitting(word, measure, faces))
    if width_of(words, gap) <= measure:
        return (_line(words, faces),) if words else ()
    cost = _justified(measure, gap) if justified else _ragged(measure)
    hyphen = PARTED_JUSTIFIED if justified else PARTED
    room = measure + gap * len(words) * SHRINK if justified else measure + ROUNDING
    lines, worst = _total_fit(words, gap, room, cost, faces, hyphen)
    poor = POOR if len(lines) >= SHORT or justified else 3 * POOR
    if language and worst > poor:
        from worksheets.layout.text.hyphens import parted  # noqa: PLC0415 its patterns take 70 ms

        parts = tuple(part for word in words for part in parted(word, faces, language))
        if len(parts) > len(words):
            lines, _ = _total_fit(parts, gap, room, cost, faces, hyphen)
    return lines


def _ragged(measure: float) -> Cost:
    def costs(lines: Sequence[Fill], last: bool) -> list[float]:
        widest = measure + ROUNDING
        if last:
            stub = STUB * measure
            return [
                LOST * max(0.0, 1 - used / stub) if used <= widest else inf for used, _ in lines
            ]
        return [(1 - used / measure) ** 2 if used <= widest else inf for used, _ in lines]

    return costs


def _justified(measure: float, gap: float) -> Cost:
    def cost(used: float, spaces: int, last: bool) -> float:
        spare = measure - used
        if spare < -0.01 - spaces * gap * SHRINK:
            return inf
        if last and spare >= 0:
            return LOST * max(0.0, 1 - used / (STUB * measure))
        room = spaces * gap * (STRETCH if spare > 0 else SHRINK)
        ratio = abs(spare) / room if room else EMPTY
        return float(min(ratio, EMPTY) ** 3)

    def costs(lines: Sequence[Fill], last: bool) -> list[float]:
        return [cost(used, spaces, last) for used, spaces in lines]

    return costs


def _total_fit(
    words: Sequence[Word],
    gap: float,
    widest: float,
    costs: Cost,
    faces: Faces,
    parted_cost: float,
) -> tuple[tuple[Line, ...], float]:
    """The lines of least cost, none of words wider than `widest`, and the cost of the worst."""
    count = len(words)
    best = [0.0] + [inf] * count
    start = [0] * (count + 1)
    for end in range(1, count + 1):
        hyphen = parted_cost if words[end - 1].hyphenated else 0.0
        ending = _ending(words[:end], gap, widest, faces)
        for n, cost in enumerate(costs(ending, end == count), 1):
            total = best[end - n] + cost + hyphen
            if total < best[end]:
                best[end], start[end] = total, end - n
        if best[end] == inf:  # one word that hardly fits: it stands alone
            best[end], start[end] = best[end - 1] + EMPTY, end - 1
    return _lines(words, start, best, faces)


def _ending(words: Sequence[Word], gap: float, widest: float, faces: Faces) -> list[Fill]:
    """The lines that may end with the last of some words: of that alone, of two, and so on."""
    last = words[-1]
    used = faces.width("-", "text", last.pieces[-1].size) if last.hyphenated else 0.0
    spaces = 0
    parts = last.goes_on
    lines: list[Fill] = []
    for n, word in enumerate(reversed(words)):
        used += word.width
        if n and word.goes_on:
            parts = True
        elif n:
            used += gap
            spaces += 1
        if used > widest:
            break
        # letters are kerned across the places where a word may be parted
        exact = width_of(_line(words[len(words) - n - 1 :], faces), gap) if parts else used
        lines.append((exact, spaces))
    return lines


def _lines(
    words: Sequence[Word], start: Sequence[int], best: Sequence[float], faces: Faces
) -> tuple[tuple[Line, ...], float]:
    lines: list[Line] = []
    worst = 0.0
    end = len(words)
    while end:
        first = start[end]
        worst = max(worst, best[end] - best[first])
        lines.append(_line(words[first:end], faces))
        end = first
    return tuple(reversed(lines)), worst


def _line(words: Sequence[Word], faces: Faces) -> Line:
    """A line with the parts of its words joined again, and a hyphen if its last word goes on."""
    if not any(word.goes_on for word in words):
        return tuple(words)
    whole: list[Word] = []
    for word in words:
        if whole and whole[-1].goes_on:
            pieces = merged([*whole.pop().pieces, *word.pieces], faces)
            whole.append(joined(pieces, goes_on=word.goes_on, hyphenated=word.hyphenated))
        else:
            whole.append(word)
    if whole[-1].hyphenated:
        from worksheets.layout.text.hyphens import hyphenated  # noqa: PLC0415 loaded by now

        whole[-1] = hyphenated(whole[-1], faces)
    return tuple(whole)


def _fitting(word: Word, measure: float, faces: Faces) -> Sequence[Word]:
    """The word, or parts of it of about the same length that are no wider than the measure."""
    if word.width <= measure:
        return (word,)
    letters = [
        part
        for piece in word.pieces
        for part in (_letters(piece, faces) if piece.text else (piece,))
    ]
    widest = max(letter.width for letter in letters)
    count = ceil(word.width / measure)
    limit = min(measure, word.width / count + widest)
    parts: list[Word] = []
    row: list[Piece] = []
    for letter in letters:
        longer = merged([*row, letter], faces)
        if row and sum(piece.width for piece in longer) > limit:
            parts.append(joined(row, goes_on=True))
            longer = [letter]
        row = longer
    return [*parts, joined(row, goes_on=word.goes_on)]


def _letters(piece: Piece, faces: Faces) -> Iterator[Piece]:
    for letter in clusters(piece.text):
        for part in faces.pieces(letter, piece.face, piece.size, piece.rise):
            yield part.dressed_as(piece)
