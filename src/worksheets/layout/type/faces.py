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
DEFAULT = "IBM Plex Sans", ("Source Sans 3",), "Source Code Pro"
"""The family that ships, those that stand in for characters it lacks, and that of code."""
STRONG = frozenset({"strong", "strong-emph"})
CODE = "code"
"""The face of code, which is also the last fallback of every other face."""
SPACES = {
    **dict.fromkeys("\u2001\u2003", "  "),
    **dict.fromkeys("\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "),
}
"""What is set instead of spaces of other widths, where a face lacks them."""
ALWAYS = (
    *map(chr, range(0x21, 0x7F)),
    *"£·–—‘’“”•…",
    *("ff", "fi", "fl", "ffi", "ffl"),
)
"""What the faces of running text have glyphs for in every file; most papers use nearly all."""


class Piece(NamedTuple):
    """Part of a word in one face, with its width in points; `rise` is its way down from the
    baseline.

    A blank, named by `gap`, and a formula have no text. `address` is that of the link it is part
    of, `code` all of the code that it is part of; an `underlined` one has a line under it.
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
    underlined: bool = False

    def looks_like(self, other: "Piece") -> bool:
        """Whether both are text, and can be one piece if they are side by side."""
        return (
            self.text != ""
            and other.text != ""
            and self.face == other.face
            and self.size == other.size
            and self.rise == other.rise
            and self.address == other.address
            and self.code == other.code
            and self.underlined == other.underlined
        )

    def in_link_of(self, other: "Piece") -> "Piece":
        """The piece as part of what another one is part of: a link, code, or underlined words."""
        if not (other.address or other.code or other.underlined):
            return self
        return self._replace(address=other.address, code=other.code, underlined=other.underlined)


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """The faces of a theme by name; `fallback` names those for characters that others lack."""

    listed: tuple[Face, ...]
    fallback: tuple[str, ...] = ()

    def typeface(self, name: str) -> Typeface:
        """The typeface of a face, loaded when it is first asked for."""
        return _typeface(self, name)

    def width(self, text: str, face: str, size: float) -> float:
        """The width in points of words at a type size."""
        return sum(piece.width for piece in self.pieces(text, face, size))

    def space(self, size: float, face: str = "text") -> float:
        """The width in points of a space between words."""
        return _space(self, size, face)

    def pieces(self, text: str, face: str, size: float, rise: float = 0) -> tuple[Piece, ...]:
        """Words as pieces, in fallbacks where the face lacks a character; raises Unsettable."""
        return _pieces(self, text, face, size, rise)


@memo(1 << 10)
def _typeface(faces: Faces, name: str) -> Typeface:
    """Without its memo, papers with new texts take three times as long."""
    return load(next(face for face in faces.listed if face.name == name))


@memo(1 << 10)
def _space(faces: Faces, size: float, face: str) -> float:
    """Without its memo, papers with new texts take 6 % longer."""
    return _typeface(faces, face).width(" ", size)


@memo(1 << 15)
def _pieces(faces: Faces, text: str, face: str, size: float, rise: float) -> tuple[Piece, ...]:
    """Without its memo, papers with shuffled options take 27 % longer."""
    typeface = faces.typeface(face)
    text = text.replace(NO_BREAK, " ")
    if not text.isascii():
        text = "".join(SPACES.get(c, c) if c not in typeface.characters else c for c in text)
    if typeface.characters.issuperset(text):
        return (Piece(text, face, size, typeface.width(text, size), rise),)
    others = [f"{name}-bold" if face in STRONG else name for name in faces.fallback]
    chain = [face, *(["text"] if face == CODE else []), *others, CODE]
    return tuple(
        Piece(part, name, size, faces.typeface(name).width(part, size), rise)
        for part, name in by_face(text, chain, faces.typeface)
    )


@memo(64)
def faces_of(theme: TypeTheme) -> Faces:
    """The faces of a theme: text, strong, emph, strong-emph, those of its fallbacks, and code.

    Emphasis is bold in a theme without italics. Raises FontFault if a family is not installed.
    """
    family, weight, strong = theme.family, theme.weight, max(theme.weight, theme.strong)

    def face(name: str, family: str, weight: int, *, italic: bool = False) -> Face:
        file = font_file(family, weight, italic=italic, folder=theme.fonts)
        possible = min(max(weight, file.lightest), file.heaviest)
        always = ALWAYS if name in ("text", "strong") else ()
        return Face(name, file.path, possible, theme.letter_spacing * 1000, file.number, always)

    slanted = theme.emphasis == "italic"
    names = tuple(f"fallback-{n}" for n in range(1, len(theme.fallback) + 1))
    fallbacks = [
        fallback
        for name, other in zip(names, theme.fallback, strict=True)
        for fallback in (face(name, other, weight), face(f"{name}-bold", other, strong))
    ]
    return Faces(
        (
            face("text", family, weight),
            face("strong", family, strong),
            face("emph", family, weight if slanted else strong, italic=slanted),
            face("strong-emph", family, strong, italic=slanted),
            *fallbacks,
            replace(face(CODE, theme.code, weight), tracking=0, ligatures=False),
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
    FontFault if a family is not there, or if the first lacks a character of ASCII.
    Without its memo, papers with new texts take 5 % longer.
    """
    files = (font_file(name, 400, italic=False, folder=folder) for name in (family, *fallback))
    faces = [Face("text", file.path, 400, 0, file.number) for file in files]
    first, *others = map(coverage, faces)
    if lacking := sorted(set(map(chr, range(0x20, 0x7F))) - first):
        message = (
            f"the font family '{family}' lacks the letter '{lacking[0]}', so it is for no text"
        )
        raise FontFault(message, "name another family, and this one as a fallback")
    return first.union({NO_BREAK}, SPACES, *others)


def covered_by(theme: TypeTheme) -> frozenset[str]:
    """Characters that a theme can print."""
    return covered(theme.family, (*theme.fallback, theme.code), theme.fonts)
