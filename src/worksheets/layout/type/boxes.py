"""Pieces of a formula as outlines on a baseline: words, powers, fractions and roots.

Lengths are in thousandths of the type size of the formula; y counts downwards.
"""

from collections.abc import Sequence
from math import hypot
from typing import NamedTuple

import uharfbuzz as harfbuzz

from worksheets.layout.type.fonts import PER_EM, Typeface
from worksheets.layout.type.glyph_outlines import text_outline
from worksheets.layout.type.outlines import Points, box

BAR = 57.0
"""The thickness of a bar: 0.6 points at 10.5."""
CLEAR, TIGHT = 190.0, 100.0
"""What is free between a bar and numbers of full size, and smaller ones."""
AROUND = 80.0
"""What is free above and below a fraction of full size, beside the clearance of every formula."""
WITHIN = (-150.0, -75.0)
"""The same of a fraction within a line: nearly all of that clearance, for the leading stays, and
only fractions under one another come near."""
BESIDE, OVER = 110.0, 60.0
"""How far a bar ends before the letters beside it, and goes beyond the wider number."""
SCRIPT = 0.7
"""The size of a power or an index beside its line's."""
RAISED, LOWERED = 350.0, 150.0
"""How far these are raised and lowered."""
SLANT = 30.0
"""What stands between an italic letter and its power."""
SHALLOW = 60.0
"""What reaches no further below the line, such as the round foot of a figure, is on it."""
SIGN, FREE = 460.0, 120.0
"""The width of the sign of a root, and what is free between its bar and what is below it."""
THIN, THICK = 45.0, 80.0
"""The thickness of its strokes upwards and of that downwards."""


class Box(NamedTuple):
    """Paths on a baseline, their width, and how far they go above and below it.

    What is `tall` has a fraction or a root in it, `slanted` what ends in an italic letter.
    """

    paths: tuple[Points, ...]
    width: float
    ascent: float = 0.0
    descent: float = 0.0
    tall: bool = False
    slanted: bool = False


def words(text: str, typeface: Typeface, scale: float) -> Box:
    """Letters, figures or a sign in a face; figures are all equally tall."""
    paths = tuple(placed(path, 0, 0, scale) for path in text_outline(typeface, text).paths)
    heights = [value for path in paths for step in path for value in step[1::2]]
    ascent = max([height_of_figures(typeface) * scale, *(-height for height in heights)])
    descent = max([0.0, *(height for height in heights if height > SHALLOW * scale)])
    if text.isdecimal():
        ascent = height_of_figures(typeface) * scale
    width = typeface.width(text, PER_EM) * scale
    return Box(paths, width, ascent, descent)


def height_of_figures(typeface: Typeface) -> float:
    """How tall the figures of a face are; they are lining ones, as tall as its capitals."""
    height = typeface.font.get_metric_position_with_fallback(harfbuzz.OTMetricsTag.CAP_HEIGHT)
    return float(height / typeface.units * PER_EM)


def placed(path: Points, across: float, rise: float, scale: float = 1.0) -> Points:
    """A path, so many times as large, moved to the right and upwards."""
    return tuple(
        tuple(
            across + value * scale if n % 2 == 0 else value * scale - rise
            for n, value in enumerate(step)
        )
        for step in path
    )


def moved(part: Box, across: float, rise: float) -> tuple[Points, ...]:
    """The paths of a box elsewhere."""
    return tuple(placed(path, across, rise) for path in part.paths)


def in_row(parts: Sequence[tuple[Box, float]]) -> Box:
    """Boxes beside one another, each with what is free before it."""
    paths: list[Points] = []
    across = 0.0
    for part, before in parts:
        across += before
        paths += moved(part, across, 0)
        across += part.width
    boxes = [part for part, _ in parts]
    return Box(
        tuple(paths),
        across,
        max((part.ascent for part in boxes), default=0.0),
        max((part.descent for part in boxes), default=0.0),
        any(part.tall for part in boxes),
        bool(boxes) and boxes[-1].slanted,
    )


def fraction(above: Box, below: Box, figures: float, *, full: bool) -> Box:
    """A fraction; its bar is in the middle of figures of a height."""
    middle, clear = figures / 2, BAR / 2 + (CLEAR if full else TIGHT)
    long = max(above.width, below.width) + 2 * OVER
    high, low = middle + clear + above.descent, middle - clear - below.ascent
    paths = (
        box(BESIDE, -middle - BAR / 2, long, BAR),
        *moved(above, BESIDE + (long - above.width) / 2, high),
        *moved(below, BESIDE + (long - below.width) / 2, low),
    )
    over, under = (AROUND, AROUND) if full else WITHIN
    ascent, descent = high + above.ascent + over, below.descent - low + under
    return Box(paths, long + 2 * BESIDE, ascent, descent, tall=True)


def with_scripts(base: Box, power: Box | None, index: Box | None, scale: float) -> Box:
    """A box with a power, an index or both, which are set smaller already."""
    paths = list(base.paths)
    right, ascent, descent = base.width, base.ascent, base.descent
    if power:
        start = base.width + (SLANT * scale if base.slanted else 0)
        paths += moved(power, start, RAISED * scale)
        right, ascent = start + power.width, max(ascent, RAISED * scale + power.ascent)
    if index:
        paths += moved(index, base.width, -LOWERED * scale)
        right = max(right, base.width + index.width)
        descent = max(descent, LOWERED * scale + index.descent)
    return Box(tuple(paths), right, ascent, descent, base.tall)


def root(inner: Box, scale: float) -> Box:
    """A square root: its sign and its bar, as high as what is under it needs."""
    sign, bar = SIGN * scale, BAR * scale
    top, foot = inner.ascent + FREE * scale + bar, inner.descent + THIN * scale
    knee = (inner.ascent - inner.descent) / 2
    paths = (
        _stroke((20 * scale, -knee + 40 * scale), (110 * scale, -knee - 20 * scale), THIN * scale),
        _stroke((110 * scale, -knee - 20 * scale), (0.53 * sign, foot), THICK * scale),
        _stroke((0.53 * sign, foot), (sign, bar / 2 - top), THIN * scale),
        box(sign - THIN * scale / 2, -top, inner.width + OVER * scale, bar),
        *moved(inner, sign, 0),
    )
    width = sign + inner.width + OVER * scale
    return Box(paths, width, top, foot, inner.tall)


def _stroke(start: tuple[float, float], end: tuple[float, float], thick: float) -> Points:
    """The outline of a straight stroke, which runs as that of a rectangle does."""
    (x1, y1), (x2, y2) = start, end
    long = hypot(x2 - x1, y2 - y1)
    across, down = -(y2 - y1) / long * thick / 2, (x2 - x1) / long * thick / 2
    return (
        (x1 - across, y1 - down),
        (x2 - across, y2 - down),
        (x2 + across, y2 + down),
        (x1 + across, y1 + down),
    )
