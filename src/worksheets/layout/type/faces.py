"""The faces of a theme: words cut into pieces of one face, each with its width."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from worksheets.layout.type.clusters import by_face
from worksheets.layout.type.font_files import FontFault, font_file
from worksheets.layout.type.fonts import Typeface, coverage, load
from worksheets.layout.type.formulas import Formula
from worksheets.memo import memo
from worksheets.model.page.page import Face
from worksheets.model.theme import TypeTheme

NO_BREAK = "\u00a0"
DEFAULT = "Atkinson Hyperlegible", ("Source Sans 3",), "Source Code Pro"
"""The family that ships, those that stand in for characters it lacks, and that of code."""
STRONG = frozenset({"strong", "strong-emph"})
CODE = "code"
"""The face of code, which also has the last word on a character that no other face has."""
ALWAYS = (
    *map(chr, range(0x21, 0x7F)),
    *"£·–—‘’“”•…",
    *("ff", "fi", "fl", "ffi", "ffl"),
)
"""What the faces of running text have in every file; a paper uses most of it anyway."""


class Piece(NamedTuple):
    """Part of a word in one face; `rise` lifts it off the baseline; `gap` names a blank.

    A formula stands in the place of text; `address` is where the words lead, `code` the whole
    piece of code that they are part of.
    """

    text: str
    face: str
    size: float
    width: float
    rise: float = 0
    gap: str = ""
    formula: Formula | None = None
    address: str = ""
    code: str = ""

    def dressed_as(self, other: "Piece") -> "Piece":
        """The piece as part of what another one is part of."""
        if not other.address and not other.code:
            return self
        return self._replace(address=other.address, code=other.code)


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """The faces a page may use, by name; `fallback` names those that stand in for others."""

    listed: tuple[Face, ...]
    fallback: tuple[str, ...] = ()

    def typeface(self, name: str) -> Typeface:
        """A face by name, loaded when it is first wanted."""
        return _typeface(self, name)

    def width(self, words: str, face: str, size: float) -> float:
        """The width in points of plain words."""
        return sum(piece.width for piece in self.pieces(words, face, size))

    def space(self, size: float, face: str = "text") -> float:
        """The width of a space between words."""
        return _space(self, size, face)

    def pieces(self, words: str, face: str, size: float, rise: float = 0) -> tuple[Piece, ...]:
        """Plain words as pieces, in the fallback face where the face has no such character."""
        return _pieces(self, words, face, size, rise)


@memo(1 << 10)
def _typeface(faces: Faces, name: str) -> Typeface:
    return load(next(face for face in faces.listed if face.name == name))


@memo(1 << 10)
def _space(faces: Faces, size: float, face: str) -> float:
    return _typeface(faces, face).width(" ", size)


@memo(1 << 15)
def _pieces(faces: Faces, words: str, face: str, size: float, rise: float) -> tuple[Piece, ...]:
    typeface = faces.typeface(face)
    words = words.replace(NO_BREAK, " ")
    if typeface.characters.issuperset(words):
        return (Piece(words, face, size, typeface.width(words, size), rise),)
    others = [f"{name}-bold" if face in STRONG else name for name in faces.fallback]
    chain = [face, *(["text"] if face == CODE else []), *others, CODE]
    return tuple(
        Piece(part, name, size, faces.typeface(name).width(part, size), rise)
        for part, name in by_face(words, chain, faces.typeface)
    )


def faces_of(theme: TypeTheme) -> Faces:
    """The faces of a theme; bold type has no bolder, and italics are bold where they must be."""
    return _faces(
        theme.family,
        theme.fallback,
        theme.weight,
        theme.emphasis,
        theme.letter_spacing * 1000,
        theme.fonts,
        theme.code,
    )


@memo(64)
def _faces(
    family: str,
    fallback: tuple[str, ...],
    weight: int,
    emphasis: str,
    tracking: float,
    folder: str,
    code: str,
) -> Faces:
    strong = max(weight, 700)

    def face(name: str, family: str, weight: int, *, italic: bool = False) -> Face:
        file = font_file(family, weight, italic=italic, folder=folder)
        able = min(max(weight, file.lightest), file.heaviest)
        always = ALWAYS if name in ("text", "strong") else ()
        return Face(name, file.path, able, tracking, file.number, always)

    slanted = emphasis == "italic"
    names = tuple(f"fallback-{n}" for n in range(1, len(fallback) + 1))
    chain = [
        found
        for name, other in zip(names, fallback, strict=True)
        for found in (face(name, other, weight), face(f"{name}-bold", other, strong))
    ]
    return Faces(
        (
            face("text", family, weight),
            face("strong", family, strong),
            face("emph", family, weight if slanted else strong, italic=slanted),
            face("strong-emph", family, strong, italic=slanted),
            *chain,
            replace(face(CODE, code, weight), tracking=0, ligatures=False),
        ),
        names,
    )


@memo(64)
def covered(
    family: str = DEFAULT[0],
    fallback: tuple[str, ...] = (*DEFAULT[1], DEFAULT[2]),
    folder: str = "",
) -> frozenset[str]:
    """Characters that can be printed: those of a text family, and those of its fallbacks.

    The bold and italic faces of a family have the same characters (a test holds it). Raises
    FontFault if a family is not there, or if that of the text lacks the letters of our own words.
    """
    files = (font_file(name, 400, italic=False, folder=folder) for name in (family, *fallback))
    faces = [Face("text", file.path, 400, 0, file.number) for file in files]
    first, *others = map(coverage, faces)
    if lacking := sorted(set(map(chr, range(0x20, 0x7F))) - first):
        message = (
            f"the font family '{family}' lacks the letter '{lacking[0]}', so it is for no text"
        )
        raise FontFault(message, "name another family, and this one as a fallback")
    return first.union({NO_BREAK}, *others)


def covered_by(theme: TypeTheme) -> frozenset[str]:
    """Characters that a theme can print."""
    return covered(theme.family, (*theme.fallback, theme.code), theme.fonts)
