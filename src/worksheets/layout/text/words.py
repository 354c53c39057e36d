"""Content cut into words: the pieces that a line is broken into, with their widths."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from worksheets.layout.text.ideographs import parts
from worksheets.layout.type.faces import CODE, NO_BREAK, Faces, Piece
from worksheets.layout.type.formulas import PER_EM, formula, scale_beside
from worksheets.memo import memo
from worksheets.model.paper.content import (
    Code,
    Emph,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Maths,
    Placeholder,
    Strong,
    Sub,
    Super,
    Text,
)
from worksheets.model.theme import Engine

SMALLEST_SCRIPTS = 0.75
"""Where scripts must be larger than this, fractions in running text are as large as alone."""


SINGLE = re.compile(r"(?<=[^ ] )(?! )")
"""Behind a space of code that stands alone."""

BETWEEN, WITHIN = "between words", "within a word"
"""Where a line may be broken."""


class Word(NamedTuple):
    """Pieces that stay together; a space follows, unless the word goes on on the next line.

    There it is `hyphenated`, unless it is Chinese or Japanese.
    """

    pieces: tuple[Piece, ...]
    width: float
    goes_on: bool = False
    hyphenated: bool = False


@dataclass(frozen=True, slots=True)
class Dress:
    """How running text is dressed: its size, the width of a blank, and the size of scripts."""

    size: float
    blank: float
    scripts: float
    strong: bool = False
    language: str = ""
    maths: Engine = "mathra"


class _Ink(NamedTuple):
    """How the text at one place is printed; `rise` is the way down from the baseline."""

    size: float
    strong: bool
    emph: bool = False
    rise: float = 0
    address: str = ""

    @property
    def face(self) -> str:
        names = {(False, False): "text", (True, False): "strong", (False, True): "emph"}
        return names.get((self.strong, self.emph), "strong-emph")

    def script(self, scale: float, drop: float) -> "_Ink":
        """The same for a sub- or superscript."""
        return self._replace(size=self.size * scale, rise=self.rise + drop)


def words_of(content: Inlines, faces: Faces, dress: Dress) -> tuple[Word, ...]:
    """The words of some content."""
    ink = _Ink(dress.size, dress.strong)
    words: list[Word] = []
    open_word: list[Piece] = []
    for piece in _pieces(content, faces, dress, ink):
        if isinstance(piece, Word):
            words.append(piece)
        elif isinstance(piece, Piece):
            open_word.append(piece)
        elif open_word:
            words.append(joined(merged(open_word, faces), goes_on=piece == WITHIN))
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
        if last and last.text and piece.text and _alike(last, piece):
            found.pop()
            whole = faces.pieces(last.text + piece.text, piece.face, piece.size, piece.rise)
            found += [part.dressed_as(piece) for part in whole]
            continue
        found.append(piece)
    return found


def _alike(one: Piece, other: Piece) -> bool:
    return (one.face, one.size, one.rise, one.address, one.code) == (
        other.face,
        other.size,
        other.rise,
        other.address,
        other.code,
    )


def displays(content: Inlines) -> Iterator[Maths | Code | LineBreak | Inlines]:
    """The content cut where its author ends a line, and at what stands on lines of its own."""
    run: list[Inline] = []
    for inline in content:
        if isinstance(inline, LineBreak) or (isinstance(inline, (Maths, Code)) and inline.display):
            if run:
                yield tuple(run)
            yield inline
            run = []
        else:
            run.append(inline)
    if run:
        yield tuple(run)


def width_of(words: Sequence[Word], gap: float) -> float:
    """The width of words with gaps between them."""
    width = 0.0
    for word in words:
        width += word.width if word.goes_on else word.width + gap
    return width if not words or words[-1].goes_on else width - gap


def joined(pieces: list[Piece], *, goes_on: bool = False, hyphenated: bool = False) -> Word:
    """Pieces as one word."""
    return Word(tuple(pieces), sum(piece.width for piece in pieces), goes_on, hyphenated)


@memo(1 << 15)
def _word(text: str, faces: Faces, ink: _Ink) -> Word:
    """A word that stands between spaces; the same words come again and again."""
    return joined(list(faces.pieces(text, ink.face, ink.size, ink.rise)))


def _between_spaces(text: str, faces: Faces, ink: _Ink) -> Iterator[Piece | Word | str]:
    """The words of a text; the first and the last may go on in what stands beside it."""
    word = _word.here()
    parts = text.split(" ")
    for n, part in enumerate(parts):
        if n:
            yield BETWEEN
        if ink.address or not part.isascii():
            yield from _cut(part, faces, ink)
        elif part and 0 < n < len(parts) - 1:
            yield word(part, faces, ink)
        elif part:
            yield from faces.pieces(part, ink.face, ink.size, ink.rise)


def _pieces(
    content: Inlines, faces: Faces, dress: Dress, ink: _Ink
) -> Iterator[Piece | Word | str]:
    """Pieces and words in order, and between them the places where a line may be broken."""
    for inline in content:
        match inline:
            case Text(text):
                yield from _between_spaces(text, faces, ink)
            case Gap(slot, label):
                if label:
                    yield from faces.pieces(label + NO_BREAK, "strong", ink.size)
                yield Piece("", ink.face, ink.size, dress.blank, ink.rise, slot)
            case Maths(tex, display):
                large = display or dress.scripts > SMALLEST_SCRIPTS
                drawn = formula(tex, dress.language, large, dress.maths)
                size = ink.size * scale_beside(faces.typeface(ink.face))
                wide = drawn.width * size / PER_EM
                yield Piece("", ink.face, size, wide, ink.rise, formula=drawn)
            case Code():
                yield from _typed(inline, faces, ink)
            case LineBreak():
                yield BETWEEN
            case Placeholder(name):
                raise ValueError(f"nothing was filled in for {{{name}}}")
            case Link(inner, address):
                yield from _pieces(inner, faces, dress, ink._replace(address=address))
            case Strong(inner) | Emph(inner) | Sub(inner) | Super(inner):
                yield from _pieces(inner, faces, dress, _dressed(inline, ink, dress.scripts))


def _dressed(inline: Strong | Emph | Sub | Super, ink: _Ink, scripts: float) -> _Ink:
    """How text is printed within what dresses it."""
    match inline:
        case Strong():
            return ink._replace(strong=True)
        case Emph():
            return ink._replace(emph=True)
        case Sub():
            return ink.script(scripts, ink.size * (0.32 - 0.2 * scripts))
        case Super():
            return ink.script(scripts, -ink.size * (0.75 - 0.6 * scripts))


def _typed(code: Code, faces: Faces, ink: _Ink) -> Iterator[Piece | str]:
    """Code: a line may end after a single space of it, but not within the lines of a listing."""
    for n, line in enumerate(code.text.split("\n")):
        if n:
            yield BETWEEN
        for m, part in enumerate([line] if code.display else SINGLE.split(line)):
            if m:
                yield WITHIN
            for piece in faces.pieces(part, CODE, ink.size, ink.rise):
                yield piece._replace(address=ink.address, code=code.text)


def _cut(word: str, faces: Faces, ink: _Ink) -> Iterator[Piece | str]:
    """A word, with the places within it where its line may end."""
    for n, part in enumerate(parts(word)):
        if n:
            yield WITHIN
        for piece in faces.pieces(part, ink.face, ink.size, ink.rise):
            yield piece._replace(address=ink.address) if ink.address else piece
