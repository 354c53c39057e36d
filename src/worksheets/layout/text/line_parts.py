"""The parts of a line, each in one face and one direction, and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from worksheets.layout.style import Style
from worksheets.layout.text.directions import OBJECT, levels, seen_from_left
from worksheets.layout.text.lines import Line
from worksheets.layout.type.faces import Piece

WIDEST = 2.2
"""A space of justified text is stretched to so many spaces at most; else its line stays ragged."""


@dataclass(slots=True)
class Part:
    """Words side by side in one face, or a blank, or a formula, and the space after it."""

    x: float
    piece: Piece
    said: str
    leftward: bool = False


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
            parts[-1].said += " "
        for m, piece in enumerate(word.pieces):
            last = parts[-1] if parts else None
            if last and _alike(last.piece, piece) and (m or _spaced(piece, gap, style)):
                last.said += piece.text
            else:
                parts.append(Part(x, piece, piece.text))
            x += piece.width
    return parts


def _of_one_face(line: Line, space: float, style: Style) -> Part | None:
    """The line as one part, if all its words are in one face and nothing but words."""
    first = line[0].pieces[0]
    if not first.text or abs(style.faces.space(first.size, first.face) - space) >= 0.01:
        return None
    said = []
    for word in line:
        piece = word.pieces[0]
        if len(word.pieces) > 1 or not _alike(first, piece):
            return None
        said.append(piece.text)
    return Part(0.0, first, " ".join(said))


def _spaced(piece: Piece, gap: float, style: Style) -> bool:
    """Whether a space in the face of a piece is as wide as the spaces of its line."""
    return abs(style.faces.space(piece.size, piece.face) - gap) < 0.01


def _alike(one: Piece, other: Piece) -> bool:
    if not one.text or not other.text or one[1:3] != other[1:3]:
        return False
    return (one.rise, one.address, one.code) == (other.rise, other.address, other.code)


def turned(line: Line, space: float, style: Style, room: float, *, leftward: bool) -> list[Part]:
    """The parts of a line in which words run from right to left, in the order of reading.

    A line that is leftward as a whole ends at the right edge of its room.
    """
    parts = _in_directions(line, style, leftward=leftward)
    widths = [part.piece.width for part, _ in parts]
    order = seen_from_left([level for _, level in parts])
    total = sum(widths) + space * sum(part.said == " " for part, _ in parts)
    x = max(0.0, room - total) if leftward else 0.0
    placed: dict[int, float] = {}
    for n in order:
        placed[n] = x
        x += space if parts[n][0].said == " " else widths[n]
    found: list[Part] = []
    for n, (part, _) in enumerate(parts):
        if part.said == " ":
            found[-1].said += " "
        else:
            found.append(replace(part, x=placed[n]))
    return found


def _in_directions(line: Line, style: Style, *, leftward: bool) -> list[tuple[Part, int]]:
    """The parts of a line, each of one direction, with its level; spaces are parts too."""
    pieces: list[Piece] = []
    for n, word in enumerate(line):
        if n:
            pieces.append(Piece(" ", "text", 0, 0))
        pieces += word.pieces
    whole = "".join(piece.text or OBJECT for piece in pieces)
    known = levels(whole, leftward)
    found: list[tuple[Part, int]] = []
    at = 0
    for piece in pieces:
        length = len(piece.text or OBJECT)
        own = known[at : at + length]
        at += length
        found += _cut(piece, own, style)
    return found


def _cut(piece: Piece, own: Sequence[int], style: Style) -> list[tuple[Part, int]]:
    if len(set(own)) == 1:
        part = Part(0, piece, piece.text, leftward=bool(own[0] % 2 and piece.text.strip()))
        return [(part, own[0])]
    starts = [n for n in range(len(own)) if n == 0 or own[n] != own[n - 1]]
    found = []
    for start, end in zip(starts, [*starts[1:], len(own)], strict=True):
        text = piece.text[start:end]
        wide = style.faces.typeface(piece.face).width(text, piece.size)
        cut = piece._replace(text=text, width=wide)
        found.append((Part(0, cut, text, leftward=bool(own[start] % 2)), own[start]))
    return found
