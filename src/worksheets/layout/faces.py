"""The faces of a theme: words cut into pieces of one face, each with its width."""

from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import NamedTuple

import fontpkg

from worksheets.layout.fonts import Typeface, coverage, load
from worksheets.layout.formulas import Formula
from worksheets.model.page import Face
from worksheets.model.theme import TypeTheme

NO_BREAK = "\u00a0"
SOFT_HYPHEN = "\u00ad"
DEFAULT = ("Atkinson Hyperlegible", "Source Sans 3")
"""The family that ships, and the one that stands in for characters it lacks."""

FALLBACK = {
    "text": "symbols",
    "emph": "symbols",
    "strong": "strong-symbols",
    "strong-emph": "strong-symbols",
}
"""The face that stands in for a character a text face lacks."""


class Piece(NamedTuple):
    """Part of a word in one face; `rise` lifts it off the baseline; `gap` names a blank.

    A formula stands in the place of text; `address` is where the words lead.
    """

    text: str
    face: str
    size: float
    width: float
    rise: float = 0
    gap: str = ""
    formula: Formula | None = None
    address: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """The faces a page may use, by name."""

    listed: tuple[Face, ...]
    known: dict[tuple[str, str, float, float], tuple[Piece, ...]] = field(default_factory=dict)
    loaded: dict[str, Typeface] = field(default_factory=dict)

    def typeface(self, name: str) -> Typeface:
        """A face by name, loaded when it is first wanted."""
        found = self.loaded.get(name)
        if found is None:
            face = next(face for face in self.listed if face.name == name)
            found = self.loaded[name] = load(face)
        return found

    def width(self, words: str, face: str, size: float) -> float:
        """The width in points of plain words."""
        return sum(piece.width for piece in self.pieces(words, face, size))

    def space(self, size: float) -> float:
        """The width of a space between words."""
        return self.typeface("text").width(" ", size)

    def pieces(self, words: str, face: str, size: float, rise: float = 0) -> tuple[Piece, ...]:
        """Plain words as pieces, in the fallback face where the face has no such character."""
        key = words, face, size, rise
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = tuple(self._cut(*key))
        return found

    def _cut(self, words: str, face: str, size: float, rise: float) -> list[Piece]:
        known = self.typeface(face)
        words = words.replace(NO_BREAK, " ")
        if known.characters.issuperset(words):
            return [Piece(words, face, size, known.width(words, size), rise)]
        found = []
        for has, letters in groupby(words, key=known.characters.__contains__):
            name = face if has else FALLBACK[face]
            part = "".join(letters)
            found.append(Piece(part, name, size, self.typeface(name).width(part, size), rise))
        return found


def faces_of(theme: TypeTheme) -> Faces:
    """The faces of a theme; bold type has no bolder, and italics are bold where they must be."""
    return _faces(
        theme.family, theme.symbols, theme.weight, theme.emphasis, theme.letter_spacing * 1000
    )


@cache
def _faces(family: str, symbols: str, weight: int, emphasis: str, tracking: float) -> Faces:
    strong = max(weight, 700)

    def face(name: str, family: str, weight: int, style: str = "normal") -> Face:
        path = fontpkg.path(family, weight, style=style)
        return Face(name, str(path), weight, tracking)

    slanted = emphasis == "italic"
    return Faces(
        (
            face("text", family, weight),
            face("strong", family, strong),
            face("emph", family, weight, "italic") if slanted else face("emph", family, strong),
            face("strong-emph", family, strong, "italic" if slanted else "normal"),
            face("symbols", symbols, weight),
            face("strong-symbols", symbols, strong),
        )
    )


@cache
def covered(family: str = DEFAULT[0], symbols: str = DEFAULT[1]) -> frozenset[str]:
    """Characters that can be printed: those of a text family, and those of its fallback.

    The bold and italic faces of a family have the same characters (a test holds it).
    """
    files = (Face("text", str(fontpkg.path(name, 400))) for name in (family, symbols))
    return frozenset.union(*map(coverage, files)) | {NO_BREAK}
