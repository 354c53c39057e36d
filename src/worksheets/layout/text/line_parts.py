"""The parts of a line, each in one face and one direction, and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from worksheets.layout.style import Style
from worksheets.layout.text.directions import OBJECT_REPLACEMENT, levels, visual_order
from worksheets.layout.text.lines import Line
from worksheets.layout.type.faces import Piece

WIDEST = 2.2
"""A space of justified text is stretched to so many spaces at most; else its line stays ragged."""


@dataclass(slots=True)
class Part:
    """Text in one face, or a blank or a formula, `x` points from the left end of its line.

    `text` is what a listener hears of it, with the space after it; `piece` says how it looks.
    """

    x: float
    piece: Piece
    text: str
    right_to_left: bool = False


def parts_of(line: Line, space: float, style: Style, measure: float) -> list[Part]:
    """The parts of a line from left to right, spread over a measure if there is one."""
    if not measure and (plain := _of_one_face(line, space, style)):
        return [plain]
    gap = space
    if measure and len(line) > 1:
        wide = (measure - sum(word.width for word in line)) / (len(line) - 1)
        gap = wide if wide <= WIDEST * gap else gap
    parts: list[Part] = []
    x = 0.0
    for n, word in enumerate(line):
        if n:
            x += gap
            parts[-1].text += " "
        for m, piece in enumerate(word.pieces):
            last = parts[-1] if parts else None
            if last and last.piece.looks_like(piece) and (m or _spaced(piece, gap, style)):
                last.text += piece.text
            else:
                parts.append(Part(x, piece, piece.text))
            x += piece.width
    return parts


def _of_one_face(line: Line, space: float, style: Style) -> Part | None:
    """The line as one part, if all its words look alike and have the spaces of their face."""
    first = line[0].pieces[0]
    if not first.text or not _spaced(first, space, style):
        return None
    texts = []
    for word in line:
        piece = word.pieces[0]
        if len(word.pieces) > 1 or not first.looks_like(piece):
            return None
        texts.append(piece.text)
    return Part(0.0, first, " ".join(texts))


def _spaced(piece: Piece, gap: float, style: Style) -> bool:
    """Whether a space in the face of a piece is as wide as the spaces of its line."""
    return abs(style.faces.space(piece.size, piece.face) - gap) < 0.01


def bidirectional_parts(
    line: Line, space: float, style: Style, measure: float, *, right_to_left: bool
) -> list[Part]:
    """The parts of a line in which some words run from right to left, in the order of reading.

    A line of a paragraph from right to left ends at the right edge of its measure.
    """
    parts = _with_levels(line, style, right_to_left=right_to_left)
    widths = [space if part.text == " " else part.piece.width for part, _ in parts]
    x = max(0.0, measure - sum(widths)) if right_to_left else 0.0
    x_of: dict[int, float] = {}
    for n in visual_order([level for _, level in parts]):
        x_of[n] = x
        x += widths[n]
    placed: list[Part] = []
    for n, (part, _) in enumerate(parts):
        if part.text == " ":
            placed[-1].text += " "
        else:
            placed.append(replace(part, x=x_of[n]))
    return placed


def _with_levels(line: Line, style: Style, *, right_to_left: bool) -> list[tuple[Part, int]]:
    """The parts of a line, each with its embedding level; spaces are parts too."""
    pieces: list[Piece] = []
    for n, word in enumerate(line):
        if n:
            pieces.append(Piece(" ", "text", 0, 0))
        pieces += word.pieces
    text = "".join(piece.text or OBJECT_REPLACEMENT for piece in pieces)
    levels_of_line = levels(text, right_to_left)
    parts: list[tuple[Part, int]] = []
    start = 0
    for piece in pieces:
        end = start + len(piece.text or OBJECT_REPLACEMENT)
        parts += _split_by_level(piece, levels_of_line[start:end], style)
        start = end
    return parts


def _split_by_level(
    piece: Piece, levels_of_piece: Sequence[int], style: Style
) -> list[tuple[Part, int]]:
    """A piece cut where the levels of its characters change."""
    first = levels_of_piece[0]
    if len(set(levels_of_piece)) == 1:
        right_to_left = bool(first % 2 and piece.text.strip())
        return [(Part(0, piece, piece.text, right_to_left), first)]
    starts = [
        n for n, level in enumerate(levels_of_piece) if n == 0 or level != levels_of_piece[n - 1]
    ]
    parts = []
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        text, level = piece.text[start:end], levels_of_piece[start]
        width = style.faces.typeface(piece.face).width(text, piece.size)
        part = Part(0, piece._replace(text=text, width=width), text, bool(level % 2))
        parts.append((part, level))
    return parts
