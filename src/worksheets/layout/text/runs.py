"""The marks of one line: runs of words, blanks, formulas and links, each with its place to hear."""

from collections.abc import Iterator
from dataclasses import dataclass

from worksheets.layout.structure import inline
from worksheets.layout.style import Style
from worksheets.layout.text.directions import RIGHT_TO_LEFT
from worksheets.layout.text.line_parts import Part, parts_of, turned
from worksheets.layout.text.lines import Line
from worksheets.layout.type.faces import Piece
from worksheets.layout.type.formulas import PER_EM, Formula
from worksheets.model.page.node import Node
from worksheets.model.page.page import Ink, Mark, Run, Shape, Stroke
from worksheets.model.page.zones import Field

CAPITALS = 0.34
"""Half the height of capitals, in sizes: it puts a line of text in the middle of its leading."""
AIR = 0.12
"""What stays free above and below a tall formula, in sizes."""
BOLD, HEAVIER = 600, 0.028
"""Formulas beside type of this weight are drawn so much heavier, in sizes."""
BLACK = (0.0, 0.0, 0.0)


def baseline(leading: float, size: float) -> float:
    """Where letters stand in a line of text, from its top."""
    return leading * 0.5 + size * CAPITALS


def growth(line: Line, leading: float, size: float) -> tuple[float, float]:
    """How much taller a line must be for its formulas, above its letters and below them."""
    foot = baseline(leading, size)
    above = below = 0.0
    for word in line:
        for piece in word.pieces:
            if piece.formula:
                scale, air = piece.size / PER_EM, AIR * size
                above = max(above, piece.formula.ascent * scale - piece.rise + air - foot)
                deep = piece.formula.descent * scale + piece.rise + air
                below = max(below, deep - (leading - foot))
    return above, below


@dataclass(slots=True)
class Voice:
    """What a listener hears of the pieces of one paragraph: words, links, blanks and formulas.

    A paragraph from right to left begins at the right edge of its room.
    """

    node: Node
    style: Style
    room: float = 0
    leftward: bool = False
    said: str = ""
    """The whole paragraph, which tells its blanks, links and formulas from those of others."""
    within: Node | None = None
    """The link or the code that was heard last, if nothing else was since."""
    told: tuple[str, str] = ("", "")
    count: int = 0

    def of(self, piece: Piece) -> Node:
        """The node of some words; a link or code that goes on on the next line is one."""
        if not piece.address and not piece.code:
            self.within = None
            return self.node
        if self.within is None or self.told != (piece.address, piece.code):
            tag = "Link" if piece.address else "Code"
            self.within = inline(tag, self.node, self._place(), address=piece.address)
            self.told = piece.address, piece.code
        return self.within

    def formula(self, formula: Formula) -> Node:
        return inline("Formula", self.node, self._place(), alt=formula.spoken)

    def gap(self) -> Node:
        if self.style.fillable:
            return inline("Form", self.node, self._place())
        actual = self.style.theme.spoken.gap
        return inline("Span", self.node, self._place(), actual=actual)

    def _place(self) -> tuple[str, int]:
        self.count += 1
        return self.said, self.count


def line_marks(
    line: Line,
    size: float,
    foot: float,
    voice: Voice,
    style: Style,
    *,
    measure: float,
    last: bool,
) -> Iterator[Mark]:
    """The marks of one line on its baseline, spread over a measure if there is one.

    A line that goes on ends in a space, for those who listen or copy.
    """
    parts = parts_of(line, style.faces.space(size), style, measure)
    if any(RIGHT_TO_LEFT.search(part.said) for part in parts if not part.said.isascii()):
        parts = turned(line, style.faces.space(size), style, voice.room, leftward=voice.leftward)
    for n, part in enumerate(parts):
        ends = n == len(parts) - 1
        said = f"{part.said} " if ends and not last and not line[-1].goes_on else part.said
        piece = part.piece
        y = foot + piece.rise
        if piece.formula:
            scale = piece.size / PER_EM
            node = voice.formula(piece.formula)
            ink = _ink(piece, style)
            yield Shape(part.x, y, scale, piece.formula.outline, ink, node)
        elif piece.gap:
            yield from _gap(part, foot + size * 0.18, size, voice, style)
        start = part.x + (0 if piece.text else piece.width)
        if said:
            node = voice.of(piece)
            yield Run(start, y, piece.face, piece.size, said, node, part.leftward)
            if piece.address:
                line_y = y + piece.size * 0.14
                end = start + style.faces.typeface(piece.face).width(part.said.rstrip(), piece.size)
                yield Stroke(((start, line_y), (end, line_y)), style.rule)


def _ink(piece: Piece, style: Style) -> Ink:
    if style.faces.typeface(piece.face).face.weight < BOLD:
        return Ink(fill=BLACK)
    return Ink(fill=BLACK, line=BLACK, weight=HEAVIER * piece.size)


def _gap(part: Part, y: float, size: float, voice: Voice, style: Style) -> Iterator[Mark]:
    node = voice.gap()
    ends = ((part.x, y), (part.x + part.piece.width, y))
    yield Stroke(ends, style.rule * 1.2, node=None if style.fillable else node)
    tall = size * 1.5
    place = part.x, y - tall, part.piece.width, tall
    yield Field(*place, "text", part.piece.gap, style.theme.spoken.gap, node=node)
