"""Where words may be parted at the end of a line, by the patterns of their language."""

from collections.abc import Iterator

import pyphen

from worksheets.layout.text.words import Word, joined
from worksheets.layout.type.faces import Faces, Piece
from worksheets.layout.type.fonts import SOFT_HYPHEN
from worksheets.memo import memo

SHORTEST = 6
"""Letters of the shortest word that is parted."""
LEAST = 3
"""Letters that stay on either side."""


@memo(8)
def _patterns(language: str) -> pyphen.Pyphen | None:
    """The patterns of a language, or of its main form; None if there are none."""
    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=LEAST, right=LEAST) if name else None


def parted(word: Word, faces: Faces, language: str) -> tuple[Word, ...]:
    """The word in as many parts as its language allows, each but the last with `goes_on`.

    Only plain words of letters are parted: no names, numbers or words in two faces. A name is what
    begins with a capital letter.
    """
    letters = [n for n, piece in enumerate(word.pieces) if piece.text and not piece.gap]
    if len(word.pieces) != 1 or not letters:
        return (word,)
    (piece,) = word.pieces
    core = piece.text.rstrip(".,;:!?’”)")
    patterns = _patterns(language)
    plain = (
        not (piece.address or piece.code)
        and core.isalpha()
        and core.islower()
        and len(core) >= SHORTEST
    )
    if patterns is None or not plain:
        return (word,)
    places = patterns.positions(core)
    return tuple(_parts(piece, places, faces)) if places else (word,)


def _parts(piece: Piece, places: list[int], faces: Faces) -> Iterator[Word]:
    starts = [0, *places]
    ends = [*places, len(piece.text)]
    for start, end in zip(starts, ends, strict=True):
        cut = faces.pieces(piece.text[start:end], piece.face, piece.size, piece.rise)
        within = end < len(piece.text)
        yield joined(list(cut), goes_on=within, hyphenated=within)


def hyphenated(word: Word, faces: Faces) -> Word:
    """A part of a word with the hyphen it needs at the end of a line.

    It is a soft hyphen, so that whoever copies or listens gets the whole word.
    """
    *others, last = word.pieces
    cut = faces.pieces(last.text + SOFT_HYPHEN, last.face, last.size, last.rise)
    return joined([*others, *cut], goes_on=True, hyphenated=True)
