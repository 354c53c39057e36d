"""Marks turned into PDF operators: pure functions of what is to be painted.

A fragment starts and ends with black ink, solid lines and no open state, and sets its own font and
line weight; so it means the same wherever it stands, and can be kept and used again.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import assert_never

from worksheets.layout.type.fonts import LEFTWARD, Typeface
from worksheets.model.page.page import (
    Code,
    Field,
    Fill,
    Foreign,
    Mark,
    Picture,
    Run,
    Shape,
    Stroke,
)
from worksheets.writers.pdf.glyphs import NONE, piece
from worksheets.writers.pdf.pictures import foreign_resource, resource
from worksheets.writers.pdf.shapes import shown_shape
from worksheets.writers.pdf.spoken import NOTHING, Misread
from worksheets.writers.pdf.syntax import name, number, numbers

NONE_ODD: Mapping[str, Misread] = MappingProxyType({})
_DOT_PITCH = 2 * 72 / 25.4
"""Dots of a dotted line stand 2 mm apart."""


def fragment(
    marks: Iterable[Mark], typefaces: Mapping[str, Typeface], odd: Mapping[str, Misread] = NONE_ODD
) -> bytes:
    """The operators that paint some marks, counted upwards from the corner of their band.

    `odd` has for some faces the words that must be spelled out (see `spoken.misread`).
    """
    parts: list[bytes] = []
    font: tuple[str, float] | None = None
    weight: float | None = None
    for mark in marks:
        match mark:
            case Run():
                if font != (mark.face, mark.size):
                    font = mark.face, mark.size
                    parts.append(b"%b %b Tf" % (name(mark.face), number(mark.size)))
                face = typefaces[mark.face]
                parts.append(_shown(mark, face, odd.get(mark.face, NOTHING)))
            case Stroke():
                if weight != mark.weight:
                    weight = mark.weight
                    parts.append(number(weight) + b" w")
                parts.append(_drawn(mark))
            case Fill():
                parts.append(_filled(mark))
            case Picture():
                parts.append(_shown_picture(mark))
            case Shape():
                parts.append(shown_shape(mark))
            case Code():
                parts.append(_shown_code(mark))
            case Foreign():
                place = numbers(1, 0, 0, 1, mark.x, -mark.y - mark.height)
                parts.append(b"q %b cm %b Do Q" % (place, name(foreign_resource(mark))))
            case Field():
                pass  # it stands on the page, not in its content
            case _:
                assert_never(mark)
    return b"\n".join(parts)


def _shown(run: Run, typeface: Typeface, odd: Misread) -> bytes:
    x = run.x
    if run.leftward and run.text.endswith(" "):  # the space after the word stands at its left
        x -= typeface.width(" ", run.size)
    if odd:
        words = _spelled(typeface, run.size, run.text, run.leftward, odd)
    else:
        words = _words(typeface, run.size, run.text, run.leftward)
    return b"BT %b %b Td%b" % (number(x), number(-run.y), words)


@lru_cache(maxsize=1 << 14)
def _words(typeface: Typeface, size: float, text: str, leftward: bool) -> bytes:
    return _spelled(typeface, size, text, leftward, NOTHING)


def _spelled(typeface: Typeface, size: float, text: str, leftward: bool, odd: Misread) -> bytes:
    """Some words, those that are odd spelled out."""
    space = piece(typeface, size, " ")
    turned = LEFTWARD if leftward else ""
    words = [turned + part if part else "" for part in text.split(" ")]
    pieces = [piece(typeface, size, word, odd.get(word, NONE)) for word in words]
    if leftward and not words[-1]:
        pieces = pieces[::-1]
    return b"[(%b)]TJ ET" % space.join(pieces)


def _drawn(stroke: Stroke) -> bytes:
    (x, y), *others = stroke.points
    path = [numbers(x, -y) + b" m"]
    path += [numbers(x, -y) + b" l" for x, y in others]
    path.append(b"s" if stroke.closed else b"S")
    drawn = b" ".join(path)
    if stroke.dots:
        drawn = b"q 1 J[0 %b]0 d %b Q" % (number(_DOT_PITCH), drawn)
    if stroke.black == 1:
        return drawn
    return b"q %b G %b Q" % (number(1 - stroke.black), drawn)


def _filled(fill: Fill) -> bytes:
    corner = numbers(fill.x, -fill.y - fill.height, fill.width, fill.height)
    return b"%b rg %b re f 0 g" % (numbers(*fill.colour), corner)


def _shown_code(code: Code) -> bytes:
    """A stencil of one bit a square, in hexadecimal so that no byte ends it early."""
    place = numbers(code.side, 0, 0, code.side, code.x, -code.y - code.side)
    entries = b"/IM true/W %d/H %d/D[1 0]/F/AHx" % (code.squares, code.squares)
    return b"q %b cm BI%b ID %b> EI Q" % (place, entries, code.rows.hex().encode())


def _shown_picture(picture: Picture) -> bytes:
    place = numbers(picture.width, 0, 0, picture.height, picture.x, -picture.y - picture.height)
    return b"q %b cm %b Do Q" % (place, name(resource(picture)))
