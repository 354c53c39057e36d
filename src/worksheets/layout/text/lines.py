"""Words into lines: the breaks that cost least over the whole paragraph.

Left-aligned text is broken for the least raggedness, justified text for the least stretch of its
spaces (Knuth and Plass, Breaking paragraphs into lines, 1981). Words are parted only where whole
words leave a poor paragraph.
"""

from collections.abc import Callable, Iterator, Sequence
from math import ceil, inf
from typing import NamedTuple, TypeAlias

from worksheets.layout.text.compounds import compound_parts
from worksheets.layout.text.words import Word, joined, merged, width_of
from worksheets.layout.type.clusters import clusters
from worksheets.layout.type.faces import Faces, Piece

STUB, STUB_COST = 0.2, 0.1
"""A last line shorter than this part of the measure is a stub; the shortest would cost so much."""
POOR, FEW_LINES = 0.09, 4
"""A paragraph whose worst line costs more than this is tried with parted words; one with fewer
lines only if a line costs three times as much."""
FEW, WORD_COST = 3, 0.06
"""Words that a last line should have, in a narrow column one less, and what each that it lacks
costs: as much as to leave a quarter of a line empty."""
NARROW = 150.0
"""Points of a narrow column."""
HYPHEN_COST, HYPHEN_COST_JUSTIFIED = 0.04, 0.4
"""What a hyphen costs: in the squares of unused parts of the measure, or, in justified text, in the
cubes of the stretch of spaces."""
STRETCH, SHRINK = 0.5, 1 / 3
"""How far a space of justified text may grow and shrink, in spaces, before it looks wrong."""
PRESSED = 0.1
"""How far the spaces of a left-aligned line may shrink, in spaces, where that saves a line: nobody
sees it."""
ROUNDING = 0.01
"""Points by which a line may be wider than its measure."""
LOOSEST_COST = 4.0
"""The cost of a line of justified text that stretch cannot fill."""

Line: TypeAlias = tuple[Word, ...]
Fill: TypeAlias = tuple[float, int]
"""What fills a line: the natural width of its words with spaces, and the number of spaces."""
Costs: TypeAlias = Callable[[Sequence[Fill], bool], list[float]]
"""The cost of each of some lines; and whether they are last lines of their paragraph."""


class LineStyle(NamedTuple):
    """How a paragraph is broken: the faces and the size of its text, whether it is justified, the
    language whose patterns part words (without one, words stay whole), whether spaces may be
    pressed to save a line, and the language of words that are too wide for any line."""

    faces: Faces
    size: float
    justified: bool = False
    language: str = ""
    pressed: bool = False
    written_in: str = ""


class _Limits(NamedTuple):
    """What decides between the ways to break a paragraph: the width of a space, the widest line,
    the costs of lines, and the cost of a hyphen."""

    gap: float
    widest: float
    costs: Costs
    hyphen: float


def break_lines(words: tuple[Word, ...], measure: float, style: LineStyle) -> tuple[Line, ...]:
    """The lines of a paragraph in a measure of so many points.

    A word wider than the measure is cut first, so nothing runs over the edge: behind its own
    hyphens, with hyphens if its language has them, and else between letters.
    """
    faces, size, justified, language, pressed, written_in = style
    gap = faces.space(size)
    if any(word.width > measure + ROUNDING for word in words):
        words = tuple(
            part
            for word in words
            for half in _parted(word, measure, faces)
            for part in _cut_to_measure(half, measure, faces, written_in)
        )
    if width_of(words, gap) <= measure + ROUNDING:
        return (_line(words, faces),) if words else ()
    if justified:
        widest = measure + gap * len(words) * SHRINK
        limits = _Limits(gap, widest, _justified(measure, gap), HYPHEN_COST_JUSTIFIED)
    else:
        limits = _Limits(gap, measure + ROUNDING, _ragged(measure), HYPHEN_COST)
    lines, worst = _total_fit(words, limits, faces)
    if pressed and not justified:
        fewer = _pressed(words, measure, gap, faces, len(lines) - 1)
        if fewer:
            return fewer
    poor = POOR if len(lines) >= FEW_LINES or justified else 3 * POOR
    if language and worst > poor:
        from worksheets.layout.text.hyphens import hyphenation_parts  # noqa: PLC0415 it takes 70 ms

        parts = tuple(part for word in words for part in hyphenation_parts(word, faces, language))
        if len(parts) > len(words):
            lines, _ = _total_fit(parts, limits, faces)
    return lines


def _pressed(
    words: Sequence[Word], measure: float, gap: float, faces: Faces, most: int
) -> tuple[Line, ...]:
    """The words in `most` lines with pressed spaces, or nothing if these do not suffice."""
    least = gap * (1 - PRESSED)
    if width_of(words, least) > most * measure:
        return ()
    limits = _Limits(least, measure + ROUNDING, _ragged(measure), inf)
    lines, _ = _total_fit(words, limits, faces)
    return lines if len(lines) <= most else ()


def _ragged(measure: float) -> Costs:
    """The costs of left-aligned lines: the squares of the parts of the measure that are unused."""
    widest, stub = measure + ROUNDING, STUB * measure
    enough = FEW - 1 if measure > NARROW else FEW - 2

    def costs(lines: Sequence[Fill], last: bool) -> list[float]:
        if last:
            return [
                STUB_COST * max(0.0, 1 - used / stub) + WORD_COST * max(0, enough - spaces)
                if used <= widest
                else inf
                for used, spaces in lines
            ]
        return [(1 - used / measure) ** 2 if used <= widest else inf for used, _ in lines]

    return costs


def _justified(measure: float, gap: float) -> Costs:
    """The costs of justified lines: the cubes of the ratios by which their spaces change."""

    def cost(used: float, spaces: int, last: bool) -> float:
        spare = measure - used
        if spare < -ROUNDING - spaces * gap * SHRINK:
            return inf
        if last and spare >= 0:
            return STUB_COST * max(0.0, 1 - used / (STUB * measure))
        room = spaces * gap * (STRETCH if spare > 0 else SHRINK)
        ratio = abs(spare) / room if room else LOOSEST_COST
        return float(min(ratio, LOOSEST_COST) ** 3)

    def costs(lines: Sequence[Fill], last: bool) -> list[float]:
        return [cost(used, spaces, last) for used, spaces in lines]

    return costs


def _total_fit(
    words: Sequence[Word], limits: _Limits, faces: Faces
) -> tuple[tuple[Line, ...], float]:
    """The lines of least cost, and the cost of the worst of them."""
    count = len(words)
    best = [0.0] + [inf] * count
    start = [0] * (count + 1)
    for end in range(1, count + 1):
        hyphen = limits.hyphen if words[end - 1].hyphenated else 0.0
        ending = _ending(words[:end], limits, faces)
        for n, cost in enumerate(limits.costs(ending, end == count), 1):
            total = best[end - n] + cost + hyphen
            if total < best[end]:
                best[end], start[end] = total, end - n
        if best[end] == inf:  # a word that hardly fits stands alone
            best[end], start[end] = best[end - 1] + LOOSEST_COST, end - 1
    return _lines(words, start, best, faces)


def _ending(words: Sequence[Word], limits: _Limits, faces: Faces) -> list[Fill]:
    """The lines that may end with the last of some words: of that alone, of two, and so on."""
    gap, widest, *_ = limits
    last = words[-1]
    used = faces.width("-", "text", last.pieces[-1].size) if last.hyphenated else 0.0
    spaces = 0
    has_parts = last.goes_on
    lines: list[Fill] = []
    for n, word in enumerate(reversed(words)):
        used += word.width
        if n and word.goes_on:
            has_parts = True
        elif n:
            used += gap
            spaces += 1
        if used > widest:
            break
        # letters are kerned across the places where a word may be parted
        exact = width_of(_line(words[len(words) - n - 1 :], faces), gap) if has_parts else used
        lines.append((exact, spaces))
    return lines


def _lines(
    words: Sequence[Word], start: Sequence[int], best: Sequence[float], faces: Faces
) -> tuple[tuple[Line, ...], float]:
    """The lines that begin at the best places, and the cost of the worst of them."""
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
    line: list[Word] = []
    for word in words:
        if line and line[-1].goes_on:
            pieces = merged([*line.pop().pieces, *word.pieces], faces)
            line.append(joined(pieces, goes_on=word.goes_on, hyphenated=word.hyphenated))
        else:
            line.append(word)
    if line[-1].hyphenated:
        from worksheets.layout.text.hyphens import with_hyphen  # noqa: PLC0415 loaded by now

        line[-1] = with_hyphen(line[-1], faces)
    return tuple(line)


def _parted(word: Word, measure: float, faces: Faces) -> Sequence[Word]:
    """The word, or if it is wider than the measure its parts behind its own hyphens."""
    return compound_parts(word, faces) if word.width > measure + ROUNDING else (word,)


def _cut_to_measure(word: Word, measure: float, faces: Faces, language: str) -> Sequence[Word]:
    """The word, or parts of it of about the same length that are no wider than the measure."""
    if word.width <= measure + ROUNDING:
        return (word,)
    if language:
        from worksheets.layout.text.hyphens import cut_with_hyphens  # noqa: PLC0415 it takes 70 ms

        if parts := cut_with_hyphens(word, measure, faces, language):
            return parts
    letters = [
        part
        for piece in word.pieces
        for part in (_letters(piece, faces) if piece.text else (piece,))
    ]
    widest = max(letter.width for letter in letters)
    count = ceil(word.width / measure)
    limit = min(measure, word.width / count + widest)
    cut: list[Word] = []
    row: list[Piece] = []
    for letter in letters:
        longer = merged([*row, letter], faces)
        if row and sum(piece.width for piece in longer) > limit:
            cut.append(joined(row, goes_on=True))
            longer = [letter]
        row = longer
    return [*cut, joined(row, goes_on=word.goes_on)]


def _letters(piece: Piece, faces: Faces) -> Iterator[Piece]:
    for letter in clusters(piece.text):
        for part in faces.pieces(letter, piece.face, piece.size, piece.rise):
            yield part.in_link_of(piece)
