"""Outlines turned into PDF operators: filled, hatched, drawn."""

from collections.abc import Iterator
from functools import lru_cache
from math import ceil, floor

from worksheets.model.page.page import Hatch, Outline, Shape
from worksheets.writers.pdf.boxes import bounds
from worksheets.writers.pdf.syntax import number, numbers

_PITCH = 4.0
"""Lines of a hatch are so many points apart."""
_THIN = 0.5
"""A hatch's lines, which a photocopier must keep."""
_SLOPES: dict[Hatch, tuple[float, ...]] = {
    "rising": (-1.0,),
    "falling": (1.0,),
    "crossed": (-1.0, 1.0),
    "level": (0.0,),
}


def shown_shape(shape: Shape) -> bytes:
    """The operators of a shape, counted upwards from the corner of its band."""
    ink, scale = shape.ink, shape.scale
    path = _path(shape.outline)
    star = b"*" if shape.outline.even_odd else b""
    parts = [b"q %b 0 0 %b %b cm" % (_fine(scale), _fine(-scale), numbers(shape.x, -shape.y))]
    if ink.fill is not None:
        colour = b"" if ink.fill == (0, 0, 0) else numbers(*ink.fill) + b" rg "
        parts.append(b"%b%b f%b" % (colour, path, star))
    if ink.hatch:
        parts.append(b"q %b W%b n %b Q" % (path, star, _hatched(shape)))
    if ink.line is not None and ink.weight:
        colour = b"" if ink.line == (0, 0, 0) else numbers(*ink.line) + b" RG "
        dashes = b"[%b]0 d " % numbers(4 / scale, 2.5 / scale) if ink.dashed else b""
        weight = _fine(ink.weight / scale)
        parts.append(b"%b%b%b w 1 j %b S" % (colour, dashes, weight, path))
    parts.append(b"Q")
    return b" ".join(parts)


def _fine(value: float) -> bytes:
    """A factor, which needs more digits than a length."""
    return b"%.6g" % value if abs(value) >= 0.0001 else b"%.8f" % value


@lru_cache(maxsize=64)
def _path(outline: Outline) -> bytes:
    return b" ".join(_operators(outline))


def _operators(outline: Outline) -> Iterator[bytes]:
    for path in outline.paths:
        if len(path) == 2 and not outline.closed:
            yield _bar(path)
            continue
        first, *steps = path
        yield b"%b %b m" % (number(first[0]), number(first[1]))
        for step in steps:
            if len(step) == 2:
                yield b"%b %b l" % (number(step[0]), number(step[1]))
            else:
                yield numbers(*step) + b" c"
        if outline.closed:
            yield b"h"


@lru_cache(maxsize=1 << 14)
def _bar(path: tuple[tuple[float, ...], ...]) -> bytes:
    """A single line or curve; the bars of one code are those of another in another order."""
    start, end = path
    return b"%b m %b %b" % (numbers(*start), numbers(*end), b"l" if len(end) == 2 else b"c")


def _hatched(shape: Shape) -> bytes:
    """Lines over all that the outline covers; where they stand depends on the page, not on it.

    So neighbours with one hatch go on in one another.
    """
    scale = shape.scale
    left, top, right, bottom = bounds(shape.outline)
    pitch = _PITCH / scale
    parts = [_fine(_THIN / scale) + b" w"]
    if shape.ink.hatch == "dots":
        parts.append(b"1 J [0 %b] 0 d %b w" % (_fine(pitch), _fine(1.1 / scale)))
    if shape.ink.hatch == "upright":
        across = (n * pitch for n in range(floor(left / pitch), ceil(right / pitch) + 1))
        parts += (numbers(x, top) + b" m " + numbers(x, bottom) + b" l S" for x in across)
        return b" ".join(parts)
    for slope in _SLOPES.get(shape.ink.hatch, (0.0,)):
        step = pitch * (1.414 if slope else 1)
        starts = [y - slope * x for x in (left, right) for y in (top, bottom)]
        for n in range(floor(min(starts) / step), ceil(max(starts) / step) + 1):
            ends = ((x, n * step + slope * x) for x in (left, right))
            one, other = (numbers(*end) for end in ends)
            parts.append(one + b" m " + other + b" l S")
    return b" ".join(parts)
