"""Content cut into words: the pieces that a line is broken into, with their widths."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from worksheets.layout.fonts import Typeface, coverage, load
from worksheets.layout.style import FALLBACK, faces
from worksheets.model.content import Emph, Gap, Inlines, Strong, Sub, Super, Text

NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a word in one face; `rise` lifts it off the baseline; `gap` names a blank."""

    text: str
    face: str
    size: float
    width: float
    rise: float = 0
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """Pieces that stay together; a space may follow."""

    pieces: tuple[Piece, ...]
    width: float


@cache
def typeface(name: str) -> Typeface:
    """A face by name, loaded when it is first wanted."""
    return load(next(face for face in faces() if face.name == name))


@cache
def covered() -> frozenset[str]:
    """Characters that can be printed: those of the text face, and those of its fallback.

    The bold and italic faces of the two families have the same characters (a test holds it).
    """
    files = {face.name: face for face in faces()}
    return coverage(files["text"]) | coverage(files[FALLBACK["text"]]) | {NO_BREAK}


def width(words: str, face: str, size: float) -> float:
    """The width in points of plain words."""
    return sum(piece.width for piece in pieces(words, face, size))


@cache
def pieces(words: str, face: str, size: float, rise: float = 0) -> tuple[Piece, ...]:
    """Plain words as pieces, in the fallback face where the face has no such character."""
    known = typeface(face)
    words = words.replace(NO_BREAK, " ")
    if known.characters.issuperset(words):
        return (Piece(words, face, size, known.width(words, size), rise),)
    found = []
    for has, letters in groupby(words, key=known.characters.__contains__):
        name = face if has else FALLBACK[face]
        part = "".join(letters)
        found.append(Piece(part, name, size, typeface(name).width(part, size), rise))
    return tuple(found)


def words_of(
    content: Inlines, size: float, blank: float, *, strong: bool = False
) -> tuple[Word, ...]:
    """The words of some content; `blank` is the width of a gap."""
    words: list[Word] = []
    open_word: list[Piece] = []
    for piece in _pieces(content, size, blank, strong, False, 0):
        if piece is None:
            if open_word:
                words.append(_word(open_word))
                open_word = []
        else:
            open_word.append(piece)
    if open_word:
        words.append(_word(open_word))
    return tuple(words)


def _word(found: list[Piece]) -> Word:
    return Word(tuple(found), sum(piece.width for piece in found))


def _pieces(
    content: Inlines, size: float, blank: float, strong: bool, emph: bool, rise: float
) -> Iterator[Piece | None]:
    """Pieces in order; None where a line may be broken."""
    face = ("strong-emph" if emph else "strong") if strong else "emph" if emph else "text"
    for inline in content:
        match inline:
            case Text(text):
                for n, part in enumerate(text.split(" ")):
                    if n:
                        yield None
                    if part:
                        yield from pieces(part, face, size, rise)
            case Gap(slot, label):
                if label:
                    yield from pieces(label + NO_BREAK, "strong", size)
                yield Piece("", face, size, blank, rise, slot)
            case Strong(inner):
                yield from _pieces(inner, size, blank, True, emph, rise)
            case Emph(inner):
                yield from _pieces(inner, size, blank, strong, True, rise)
            case Sub(inner):
                yield from _pieces(inner, size * 0.7, blank, strong, emph, rise + size * 0.18)
            case Super(inner):
                yield from _pieces(inner, size * 0.7, blank, strong, emph, rise - size * 0.33)
