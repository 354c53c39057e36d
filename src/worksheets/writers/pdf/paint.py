"""Marks turned into PDF operators: pure functions of what is to be painted.

A fragment starts and ends with black ink, solid lines and no open state, and sets its own font and
line weight; so it means the same wherever it stands, and can be kept and used again.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import assert_never

from worksheets.layout.fonts import PER_EM, Typeface
from worksheets.model.page import (
    Field,
    Fill,
    Foreign,
    Mark,
    Node,
    Page,
    Picture,
    Run,
    Shape,
    Stroke,
)
from worksheets.writers.pdf.fonts import width
from worksheets.writers.pdf.pictures import foreign_resource, resource
from worksheets.writers.pdf.shapes import shown_shape
from worksheets.writers.pdf.syntax import escaped, name, number, numbers

_DOT_PITCH = 2 * 72 / 25.4
"""Dots of a dotted line stand 2 mm apart."""
_UNSEEN = 0.05
"""Kerning of fewer thousandths of the type size than this is rounding."""


def painted(page: Page, typefaces: Mapping[str, Typeface]) -> tuple[bytes, list[Node]]:
    """A page's content stream, and the nodes of its marked-content sequences, by number."""
    parts: list[bytes] = []
    owners: list[Node] = []
    painted_marks = (mark for mark in page.marks if not isinstance(mark, Field))
    for node, marks in groupby(painted_marks, attrgetter("node")):
        if node is None:
            parts.append(b"/Artifact<</Type/Layout>>BDC")
        else:
            parts.append(b"%b<</MCID %d>>BDC" % (name(node.tag), len(owners)))
            owners.append(node)
        parts.append(fragment(marks, page.height, typefaces))
        parts.append(b"EMC")
    return b"\n".join(parts), owners


def fragment(marks: Iterable[Mark], height: float, typefaces: Mapping[str, Typeface]) -> bytes:
    """The operators that paint some marks on a page of a certain height."""
    parts: list[bytes] = []
    font: tuple[str, float] | None = None
    weight: float | None = None
    for mark in marks:
        match mark:
            case Run():
                if font != (mark.face, mark.size):
                    font = mark.face, mark.size
                    parts.append(b"%b %b Tf" % (name(mark.face), number(mark.size)))
                parts.append(_shown(mark, height, typefaces[mark.face]))
            case Stroke():
                if weight != mark.weight:
                    weight = mark.weight
                    parts.append(number(weight) + b" w")
                parts.append(_drawn(mark, height))
            case Fill():
                parts.append(_filled(mark, height))
            case Picture():
                parts.append(_shown_picture(mark, height))
            case Shape():
                parts.append(shown_shape(mark, height))
            case Foreign():
                place = numbers(1, 0, 0, 1, mark.x, height - mark.y - mark.height)
                parts.append(b"q %b cm %b Do Q" % (place, name(foreign_resource(mark))))
            case Field():
                pass  # it stands on the page, not in its content
            case _:
                assert_never(mark)
    return b"\n".join(parts)


def _shown(run: Run, height: float, typeface: Typeface) -> bytes:
    space = _piece(typeface, run.size, " ")
    words = space.join([_piece(typeface, run.size, word) for word in run.text.split(" ")])
    return b"BT %b Td[(%b)]TJ ET" % (numbers(run.x, height - run.y), words)


@lru_cache(maxsize=1 << 16)
def _piece(typeface: Typeface, size: float, word: str) -> bytes:
    """A word as the inside of a TJ array that is within a string at both ends.

    Where the widths in the file do not add up to where the shaper puts a glyph, the array says by
    how much; a glyph raised from the baseline (an accent on a capital) leaves the array for that.
    """
    parts: list[bytes] = []
    back = rise = 0.0
    for glyph in typeface.shape(word) if word else ():
        if not glyph.number:
            raise ValueError(f"face {typeface.face.name!r} has no glyph for some of {word!r}")
        back -= glyph.shift
        if abs(back) >= _UNSEEN:
            parts.append(b")%b(" % number(back))
            back = 0.0
        if glyph.rise != rise:
            rise = glyph.rise
            parts.append(_raised(rise, size))
        code, wide = _coded(typeface, glyph.number)
        parts.append(code)
        back += wide + glyph.shift - glyph.advance
    if rise:
        parts.append(_raised(0.0, size))
    if abs(back) >= _UNSEEN:
        parts.append(b")%b(" % number(back))
    return b"".join(parts)


@lru_cache(maxsize=1 << 14)
def _coded(typeface: Typeface, glyph: int) -> tuple[bytes, float]:
    """A glyph inside a string, and its width as the file states it."""
    return escaped(glyph.to_bytes(2, "big")), width(typeface, glyph)


def _raised(rise: float, size: float) -> bytes:
    return b")]TJ %b Ts[(" % number(rise * size / PER_EM)


def _drawn(stroke: Stroke, height: float) -> bytes:
    (x, y), *others = stroke.points
    path = [numbers(x, height - y) + b" m"]
    path += [numbers(x, height - y) + b" l" for x, y in others]
    path.append(b"s" if stroke.closed else b"S")
    drawn = b" ".join(path)
    if stroke.dots:
        drawn = b"q 1 J[0 %b]0 d %b Q" % (number(_DOT_PITCH), drawn)
    if stroke.black == 1:
        return drawn
    return b"q %b G %b Q" % (number(1 - stroke.black), drawn)


def _filled(fill: Fill, height: float) -> bytes:
    corner = numbers(fill.x, height - fill.y - fill.height, fill.width, fill.height)
    return b"%b rg %b re f 0 g" % (numbers(*fill.colour), corner)


def _shown_picture(picture: Picture, height: float) -> bytes:
    place = numbers(
        picture.width, 0, 0, picture.height, picture.x, height - picture.y - picture.height
    )
    return b"q %b cm %b Do Q" % (place, name(resource(picture)))
