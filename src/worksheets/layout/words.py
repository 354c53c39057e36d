"""Content cut into words: the pieces that a line is broken into, with their widths."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from worksheets.layout.faces import NO_BREAK, Faces, Piece
from worksheets.model.content import Emph, Gap, Inlines, Strong, Sub, Super, Text


class Word(NamedTuple):
    """Pieces that stay together; a space follows, unless the word goes on on the next line."""

    pieces: tuple[Piece, ...]
    width: float
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Dress:
    """How running text is dressed: its size, the width of a blank, and the size of scripts."""

    size: float
    blank: float
    scripts: float
    strong: bool = False


def words_of(content: Inlines, faces: Faces, dress: Dress) -> tuple[Word, ...]:
    """The words of some content."""
    words: list[Word] = []
    open_word: list[Piece] = []
    for piece in _pieces(content, faces, dress, dress.size, dress.strong, False, 0):
        if piece is not None:
            open_word.append(piece)
        elif open_word:
            words.append(joined(merged(open_word, faces)))
            open_word = []
    if open_word:
        words.append(joined(merged(open_word, faces)))
    return tuple(words)


def merged(pieces: list[Piece], faces: Faces) -> list[Piece]:
    """The pieces with neighbours of one face made one, for letters are kerned within a piece."""
    if len(pieces) == 1:
        return pieces
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        alike = last and last.text and piece.text and last[1:3] == piece[1:3]
        if last and alike and last.rise == piece.rise:
            found.pop()
            found += faces.pieces(last.text + piece.text, piece.face, piece.size, piece.rise)
            continue
        found.append(piece)
    return found


def joined(pieces: list[Piece], *, goes_on: bool = False) -> Word:
    """Pieces as one word."""
    return Word(tuple(pieces), sum(piece.width for piece in pieces), goes_on)


def _pieces(
    content: Inlines,
    faces: Faces,
    dress: Dress,
    size: float,
    strong: bool,
    emph: bool,
    rise: float,
) -> Iterator[Piece | None]:
    """Pieces in order; None where a line may be broken."""
    face = ("strong-emph" if emph else "strong") if strong else "emph" if emph else "text"
    small = size * dress.scripts
    for inline in content:
        match inline:
            case Text(text):
                for n, part in enumerate(text.split(" ")):
                    if n:
                        yield None
                    if part:
                        yield from faces.pieces(part, face, size, rise)
            case Gap(slot, label):
                if label:
                    yield from faces.pieces(label + NO_BREAK, "strong", size)
                yield Piece("", face, size, dress.blank, rise, slot)
            case Strong(inner):
                yield from _pieces(inner, faces, dress, size, True, emph, rise)
            case Emph(inner):
                yield from _pieces(inner, faces, dress, size, strong, True, rise)
            case Sub(inner):
                yield from _pieces(
                    inner,
                    faces,
                    dress,
                    small,
                    strong,
                    emph,
                    rise + size * (0.32 - 0.2 * dress.scripts),
                )
            case Super(inner):
                yield from _pieces(
                    inner,
                    faces,
                    dress,
                    small,
                    strong,
                    emph,
                    rise - size * (0.75 - 0.6 * dress.scripts),
                )
