"""Compounds, such as 'communist-controlled', which a narrow column parts behind their hyphens."""

import re

from worksheets.layout.text.words import Word, joined
from worksheets.layout.type.faces import Faces

BEHIND_HYPHEN = re.compile(r"(?<=[^\W\d_]{2}[-‐])(?=[^\W\d_]{2})")
"""Between a hyphen and the letters behind it; two letters at least stay on either side."""


def compound_parts(word: Word, faces: Faces) -> tuple[Word, ...]:
    """The parts of a compound, each but the last with its hyphen; other words as they are."""
    piece, *others = word.pieces
    texts = BEHIND_HYPHEN.split(piece.text)
    if others or len(texts) < 2 or piece.address or piece.code:
        return (word,)
    parts = [
        joined(list(faces.pieces(text, piece.face, piece.size, piece.rise)), goes_on=True)
        for text in texts
    ]
    return (*parts[:-1], parts[-1]._replace(goes_on=word.goes_on))
