"""Content cut into words: the pieces that a line is broken into, with their widths."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from worksheets.layout.text.bound import bound
from worksheets.layout.text.ideographs import breakable_parts
from worksheets.layout.type.algebra import in_faces_of_text
from worksheets.layout.type.faces import CODE, NO_BREAK, Faces, Piece
from worksheets.layout.type.formulas import PER_EM, Formula, formula, scale_beside
from worksheets.layout.type.upright import in_face_of_text
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
    Underlined,
)
from worksheets.model.theme import Engine

SMALLEST_SCRIPTS = 0.75
"""Where scripts must be larger than this, fractions in running text are as large as alone."""


AFTER_SINGLE_SPACE = re.compile(r"(?<=[^ ] )(?! )")
"""The place after a space of code that has none beside it."""

BETWEEN, WITHIN = "between words", "within a word"
"""The two kinds of place where a line may be broken."""


class Word(NamedTuple):
    """Pieces that are never on two lines, and their width in points.

    A space follows, unless the word `goes_on` with the next one; at the end of a line it then has a
    hyphen if it is `hyphenated`, as Chinese and Japanese are not.
    """

    pieces: tuple[Piece, ...]
    width: float
    goes_on: bool = False
    hyphenated: bool = False


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set: its size and the width of a blank in points, and the size of sub- and
    superscripts as a part of that of the text. Formulas are spoken in the `language`, with its word
    for 'and'; `large_formulas` are as large as those that stand alone."""

    size: float
    blank: float
    scripts: float
    strong: bool = False
    language: str = ""
    maths: Engine = "mathra"
    and_: str = ""
    large_formulas: bool = False


class _CharacterStyle(NamedTuple):
    """How the characters at one place of a text are set; `rise` is the way down from the baseline,
    in points, and `address` that of the link they are part of."""

    size: float
    strong: bool
    emph: bool = False
    rise: float = 0
    address: str = ""
    underlined: bool = False

    @property
    def face(self) -> str:
        names = {(False, False): "text", (True, False): "strong", (False, True): "emph"}
        return names.get((self.strong, self.emph), "strong-emph")

    def script(self, scale: float, drop: float) -> "_CharacterStyle":
        """The style of a sub- or superscript, so many times as large and so far down."""
        return self._replace(size=self.size * scale, rise=self.rise + drop)


def words_of(content: Inlines, faces: Faces, style: TextStyle) -> tuple[Word, ...]:
    """The words of a content; a formula alone has its full size, as an option or in a cell."""
    match content:
        case (Maths(tex),):
            content = (Maths(tex, display=True),)
        case (Strong((Maths(tex),)),):
            content = (Strong((Maths(tex, display=True),)),)
    characters = _CharacterStyle(style.size, style.strong)
    words: list[Word] = []
    open_word: list[Piece] = []
    for piece in _pieces(content, faces, style, characters):
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
    """The pieces, of which neighbours that look alike are one, for kerning is within a piece."""
    if len(pieces) == 1:
        return pieces
    fewer: list[Piece] = []
    for piece in pieces:
        if fewer and fewer[-1].looks_like(piece):
            text = fewer.pop().text + piece.text
            longer = faces.pieces(text, piece.face, piece.size, piece.rise)
            fewer += [part.in_link_of(piece) for part in longer]
        else:
            fewer.append(piece)
    return fewer


def displays(content: Inlines) -> Iterator[Maths | Code | LineBreak | Inlines]:
    """A content cut at line breaks, displayed formulas and listings, which are yielded too."""
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
    """The width in points of words with gaps between them."""
    width = 0.0
    for word in words:
        width += word.width if word.goes_on else word.width + gap
    return width if not words or words[-1].goes_on else width - gap


def joined(pieces: list[Piece], *, goes_on: bool = False, hyphenated: bool = False) -> Word:
    """Pieces as one word."""
    return Word(tuple(pieces), sum(piece.width for piece in pieces), goes_on, hyphenated)


@memo(1 << 15)
def _word(text: str, faces: Faces, characters: _CharacterStyle) -> Word:
    """A word between spaces; most words of a paper stand on it several times.

    Without its memo, papers with new texts take 49 % longer.
    """
    return joined(list(faces.pieces(text, characters.face, characters.size, characters.rise)))


def _words_of_text(
    text: str, faces: Faces, characters: _CharacterStyle
) -> Iterator[Piece | Word | str]:
    """The words of a text; the first and the last as pieces, for more may belong to them."""
    word = _word.here()
    parts = bound(text).split(" ")
    for n, part in enumerate(parts):
        if n:
            yield BETWEEN
        if characters.address or characters.underlined or not part.isascii():
            yield from _breakable_word(part, faces, characters)
        elif part and 0 < n < len(parts) - 1:
            yield word(part, faces, characters)
        elif part:
            yield from faces.pieces(part, characters.face, characters.size, characters.rise)


def _pieces(
    content: Inlines, faces: Faces, style: TextStyle, characters: _CharacterStyle
) -> Iterator[Piece | Word | str]:
    """Pieces and words in order, with BETWEEN or WITHIN where a line may be broken."""
    for inline in content:
        match inline:
            case Text(text):
                yield from _words_of_text(text, faces, characters)
            case Gap(slot, label):
                if label:
                    yield from faces.pieces(label + NO_BREAK, characters.face, characters.size)
                yield Piece(
                    "", characters.face, characters.size, style.blank, characters.rise, slot
                )
            case Maths(tex, display):
                large = display or style.large_formulas or style.scripts > SMALLEST_SCRIPTS
                drawing = formula(tex, style.language, large, style.maths, style.and_)
                yield _formula_piece(drawing, characters, faces)
            case Code():
                yield from _code_pieces(inline, faces, characters)
            case LineBreak():
                yield BETWEEN
            case Placeholder(name):
                raise ValueError(f"nothing was filled in for {{{name}}}")
            case Link(inner, address):
                yield from _pieces(inner, faces, style, characters._replace(address=address))
            case Underlined(inner):
                yield from _pieces(inner, faces, style, characters._replace(underlined=True))
            case Strong(inner) | Emph(inner) | Sub(inner) | Super(inner):
                yield from _pieces(inner, faces, style, _styled(inline, characters, style.scripts))


def _formula_piece(drawing: Formula, characters: _CharacterStyle, faces: Faces) -> Piece:
    """A formula as one piece: in the faces of the text if it can be, else in its own."""
    typeface = faces.typeface(characters.face)
    slanted = faces.typeface("strong-emph" if characters.strong else "emph")
    of_text = in_face_of_text(drawing, typeface) or in_faces_of_text(drawing, typeface, slanted)
    size = characters.size if of_text else characters.size * scale_beside(typeface)
    drawing = of_text or drawing
    wide = drawing.width * size / PER_EM
    return Piece("", characters.face, size, wide, characters.rise, formula=drawing)


def _styled(
    inline: Strong | Emph | Sub | Super, characters: _CharacterStyle, scripts: float
) -> _CharacterStyle:
    """The style of the characters within bold type, italics, a sub- or superscript."""
    match inline:
        case Strong():
            return characters._replace(strong=True)
        case Emph():
            return characters._replace(emph=True)
        case Sub():
            return characters.script(scripts, characters.size * (0.32 - 0.2 * scripts))
        case Super():
            return characters.script(scripts, -characters.size * (0.75 - 0.6 * scripts))


def _code_pieces(code: Code, faces: Faces, characters: _CharacterStyle) -> Iterator[Piece | str]:
    """Code: a line may end after a single space of it, but not within the lines of a listing."""
    for n, line in enumerate(code.text.split("\n")):
        if n:
            yield BETWEEN
        for m, part in enumerate([line] if code.display else AFTER_SINGLE_SPACE.split(line)):
            if m:
                yield WITHIN
            for piece in faces.pieces(part, CODE, characters.size, characters.rise):
                yield piece._replace(address=characters.address, code=code.text)


def _breakable_word(word: str, faces: Faces, characters: _CharacterStyle) -> Iterator[Piece | str]:
    """A word, with the places within it where its line may end."""
    for n, part in enumerate(breakable_parts(word)):
        if n:
            yield WITHIN
        for piece in faces.pieces(part, characters.face, characters.size, characters.rise):
            yield _dressed(piece, characters)


def _dressed(piece: Piece, characters: _CharacterStyle) -> Piece:
    """A piece as part of a link, or as underlined words."""
    if not (characters.address or characters.underlined):
        return piece
    return piece._replace(address=characters.address, underlined=characters.underlined)
