"""Hyphenation: where words may be parted at the end of a line, by the patterns of a language."""

from collections.abc import Iterator
from math import ceil

import pyphen

from worksheets.layout.text.words import Word, joined
from worksheets.layout.type.faces import Faces, Piece
from worksheets.layout.type.fonts import SOFT_HYPHEN
from worksheets.memo import memo

SHORTEST_WORD = 6
"""Letters of the shortest word that is parted."""
SHORTEST_PART, LEAST_PART = 3, 2
"""Letters that stay on either side of a hyphen, and of one in a word that no line holds."""
ENDINGS = ".,;:!?’”)"
"""What stands behind the letters of a word."""


@memo(8)
def _patterns(language: str) -> pyphen.Pyphen | None:
    """The patterns of a language, or of its main form; None if there are none."""
    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=SHORTEST_PART, right=SHORTEST_PART) if name else None


def hyphenation_parts(word: Word, faces: Faces, language: str) -> tuple[Word, ...]:
    """The word in as many parts as its language allows, each but the last with `goes_on`.

    Only plain words of letters are parted: no names, numbers or words in two faces. A name is what
    begins with a capital letter.
    """
    piece, *others = word.pieces
    if others or not piece.text or piece.gap:
        return (word,)
    core = piece.text.rstrip(ENDINGS)
    patterns = _patterns(language)
    plain = (
        not (piece.address or piece.code)
        and core.isalpha()
        and core.islower()
        and len(core) >= SHORTEST_WORD
    )
    if patterns is None or not plain:
        return (word,)
    places = patterns.positions(core)
    return tuple(_parts(piece, places, faces)) if places else (word,)


def cut_with_hyphens(word: Word, measure: float, faces: Faces, language: str) -> tuple[Word, ...]:
    """A word of letters that is wider than its measure, in parts with room for a hyphen behind each
    but the last: those of its language, or else as few as there can be, of equal length.

    Nothing for other words, such as USSR, or without patterns for the language.
    """
    piece, *others = word.pieces
    core = piece.text.rstrip(ENDINGS)
    patterns = None if others or piece.address or piece.code else _patterns(language)
    if patterns is None or not core.isalpha() or core.isupper():
        return ()
    room = measure - faces.width("-", piece.face, piece.size)
    equal = _equal_parts(len(core), ceil(word.width / room)) if room > 0 else ()
    for places in (patterns.positions(core.lower()), *equal):
        parts = tuple(_parts(piece, places, faces))
        if all(part.width <= room for part in parts):
            return parts
    return ()


def _equal_parts(letters: int, fewest: int) -> Iterator[list[int]]:
    """The places where a word of so many letters is cut into equal parts: fewer, then more."""
    count = max(2, fewest)
    while count <= letters // LEAST_PART:
        yield [letters * n // count for n in range(1, count)]
        count += 1 + count // 8


def _parts(piece: Piece, places: list[int], faces: Faces) -> Iterator[Word]:
    starts = [0, *places]
    ends = [*places, len(piece.text)]
    for start, end in zip(starts, ends, strict=True):
        part = faces.pieces(piece.text[start:end], piece.face, piece.size, piece.rise)
        goes_on = end < len(piece.text)
        yield joined(list(part), goes_on=goes_on, hyphenated=goes_on)


def with_hyphen(word: Word, faces: Faces) -> Word:
    """A part of a word with the hyphen it needs at the end of a line.

    It is a soft hyphen, so that a listener hears the whole word, and a copy of it has no hyphen.
    """
    *others, last = word.pieces
    ending = faces.pieces(last.text + SOFT_HYPHEN, last.face, last.size, last.rise)
    return joined([*others, *ending], goes_on=True, hyphenated=True)
