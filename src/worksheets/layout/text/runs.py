"""The marks of one line: runs, blanks, formulas and links, each with its structure node."""

from collections.abc import Iterator
from dataclasses import dataclass

from worksheets.layout.pagination.strips import Strip
from worksheets.layout.structure import inline
from worksheets.layout.style import Style
from worksheets.layout.text.directions import RIGHT_TO_LEFT
from worksheets.layout.text.line_parts import Part, bidirectional_parts, parts_of
from worksheets.layout.text.lines import Line
from worksheets.layout.type.faces import Piece
from worksheets.layout.type.formulas import PER_EM, Formula
from worksheets.model.page.node import Node
from worksheets.model.page.page import Ink, Mark, Run, Shape, Stroke
from worksheets.model.page.zones import Field

CAPITALS = 0.34
"""Half the height of capitals, in type sizes: it centres a line of text in its leading."""
USUAL = 4 / 3
"""The leading of ordinary text, in sizes."""
CLEARANCE = 0.12
"""What stays free above and below a tall formula, in type sizes."""
BOLD, HEAVIER = 600, 0.028
"""Formulas beside type of this weight have outlines so much thicker, in type sizes."""
BLACK = (0.0, 0.0, 0.0)
BOX_DROP = 0.12
"""How far the foot of a box is under where the line of a blank would be, in type sizes."""


def baseline(leading: float, size: float) -> float:
    """The distance of the baseline of a line of text from its top, in points."""
    return leading * 0.5 + size * CAPITALS


def growth(line: Line, leading: float, size: float) -> tuple[float, float]:
    """The points by which a line must be taller for its formulas, above its letters and below."""
    foot = baseline(leading, size)
    # In tight lines the letters of the line before reach further down, too.
    short = 2 * max(0.0, USUAL * size - leading)
    above = below = 0.0
    for word in line:
        for piece in word.pieces:
            if piece.formula:
                scale, clearance = piece.size / PER_EM, CLEARANCE * size
                high = piece.formula.ascent * scale - piece.rise + clearance
                above = max(above, high + short - foot)
                deep = piece.formula.descent * scale + piece.rise + clearance
                below = max(below, deep - (leading - foot))
    return above, below


@dataclass(slots=True)
class Paragraph:
    """A paragraph that is being set, and its structure nodes: of its text, links, code, blanks and
    formulas.

    `node` is that of the paragraph, `size` that of its type. A paragraph from right to left begins
    at the right edge of its measure. All its `text` is part of the identity of its inline nodes.
    Its blanks are lines, or if they are `boxed` boxes.
    """

    node: Node
    style: Style
    size: float
    measure: float = 0
    right_to_left: bool = False
    text: str = ""
    boxed: bool = False
    _open: tuple[tuple[str, str], Node] | None = None
    """The link or code that the last text was part of: its address and code, and its node."""
    _count: int = 0
    """Of its inline nodes so far."""

    def text_node(self, piece: Piece) -> Node:
        """The node of some text; a link or code that goes on on the next line has one node."""
        if not piece.address and not piece.code:
            self._open = None
            return self.node
        target = piece.address, piece.code
        if self._open is None or self._open[0] != target:
            tag = "Link" if piece.address else "Code"
            self._open = target, inline(tag, self.node, self._place(), address=piece.address)
        return self._open[1]

    def formula_node(self, formula: Formula) -> Node:
        return inline("Formula", self.node, self._place(), alt=formula.spoken)

    def blank_node(self) -> Node:
        if self.style.fillable:
            return inline("Form", self.node, self._place())
        return inline("Span", self.node, self._place(), actual=self.style.theme.spoken.gap)

    def _place(self) -> tuple[str, int]:
        self._count += 1
        return self.text, self._count


def line_marks(
    line: Line, foot: float, paragraph: Paragraph, *, measure: float = 0, last: bool
) -> Iterator[Mark]:
    """The marks of a line whose baseline is `foot` points down, spread over a measure if there is
    one.

    A line that is not the last ends in a space, for those who listen or copy.
    """
    style = paragraph.style
    space = style.faces.space(paragraph.size)
    parts = parts_of(line, space, style, measure)
    if any(RIGHT_TO_LEFT.search(part.text) for part in parts if not part.text.isascii()):
        right_to_left, room = paragraph.right_to_left, paragraph.measure
        parts = bidirectional_parts(line, space, style, room, right_to_left=right_to_left)
    for n, part in enumerate(parts):
        piece = part.piece
        y = foot + piece.rise
        if piece.formula:
            node = paragraph.formula_node(piece.formula)
            scale, ink = piece.size / PER_EM, _formula_ink(piece, style)
            yield Shape(part.x, y, scale, piece.formula.outline, ink, node)
        elif piece.gap:
            yield from _blank(part, foot, paragraph)
        start = part.x + (0 if piece.text else piece.width)
        ends = n == len(parts) - 1 and not last and not line[-1].goes_on
        if text := f"{part.text} " if ends else part.text:
            node = paragraph.text_node(piece)
            yield Run(start, y, piece.face, piece.size, text, node, part.right_to_left)
            if piece.address or piece.underlined:
                underline = y + piece.size * 0.14
                end = start + style.faces.typeface(piece.face).width(part.text.rstrip(), piece.size)
                yield Stroke(((start, underline), (end, underline)), style.rule)


def _formula_ink(piece: Piece, style: Style) -> Ink:
    """The ink of a formula, as heavy as the type beside it."""
    bold = style.faces.typeface(piece.face).face.weight >= BOLD
    if not bold or (piece.formula and piece.formula.in_text_face):
        return Ink(fill=BLACK)
    return Ink(fill=BLACK, line=BLACK, weight=HEAVIER * piece.size)


def _blank(part: Part, foot: float, paragraph: Paragraph) -> Iterator[Mark]:
    """The line of a blank, a little below the baseline, or its box, and its form field."""
    style, size, node = paragraph.style, paragraph.size, paragraph.blank_node()
    y, width, height = foot + size * 0.18, part.piece.width, size * 1.5
    left, right = part.x, part.x + width
    drawn = None if style.fillable else node
    if paragraph.boxed:
        y += size * BOX_DROP
        square = (left, y - height), (right, y - height), (right, y), (left, y)
        yield Stroke(square, style.frame, closed=True, node=drawn)
    else:
        yield Stroke(((left, y), (right, y)), style.rule * 1.2, node=drawn)
    place = left, y - height, width, height
    yield Field(*place, "text", part.piece.gap, style.theme.spoken.gap, node=node)


def in_faces(run: Run, style: Style) -> tuple[Run, ...]:
    """A run, cut where its face lacks characters that a fallback has."""
    runs = []
    x = run.x
    for piece in style.faces.pieces(run.text, run.face, run.size) if run.text else ():
        runs.append(run._replace(x=x, face=piece.face, text=piece.text))
        x += piece.width
    return tuple(runs)


def line_end(line: Strip, style: Style) -> float:
    """Where what is printed on a line ends, in points from the column's edge."""
    ends = [0.0]
    for mark in line.marks:
        match mark:
            case Run(x, _, face, size, text):
                ends.append(x + style.faces.typeface(face).width(text.rstrip(), size))
            case Stroke(points):
                ends.append(max(x for x, _ in points))
            case Shape(x, _, scale, outline):
                across = (value for path in outline.paths for step in path for value in step[::2])
                ends.append(x + scale * max(across))
    return line.x + max(ends)
