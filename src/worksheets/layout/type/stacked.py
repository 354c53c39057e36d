"""Fractions of numbers in the face of the text: a number, a bar and a number."""

from typing import NamedTuple

import uharfbuzz as harfbuzz

from worksheets.layout.type.fonts import PER_EM, Typeface
from worksheets.layout.type.glyph_outlines import text_outline
from worksheets.layout.type.outlines import Points, box

BAR = 57.0
"""The thickness of the bar, in thousandths of the type size: 0.6 points at 10.5."""
CLEAR, TIGHT = 190.0, 80.0
"""What is free between the bar and numbers of full size, and others."""
AROUND = 160.0
"""What is free above and below numbers of full size, beside the clearance of every formula."""
WITHIN = (-130.0, -60.0)
"""The same of numbers within a line: nearly all of that clearance, for the leading stays, and only
fractions under one another come near."""
BESIDE = 80.0
"""How far the bar ends before the letters beside it."""
OVER = 60.0
"""How far the bar goes beyond the wider number."""


class Stack(NamedTuple):
    """The paths of a fraction, whose baseline is that of its line, and its lengths with what is
    free around it, in thousandths of the type size; `descent` counts downwards."""

    paths: tuple[Points, ...]
    width: float
    ascent: float
    descent: float


def stacked(numerator: str, denominator: str, typeface: Typeface, scale: float) -> Stack:
    """A fraction with numbers of a size; its bar is in the middle of the figures beside it."""
    figures = _height_of_figures(typeface)
    widths = [typeface.width(number, PER_EM) * scale for number in (numerator, denominator)]
    long = max(widths) + 2 * OVER
    middle = figures / 2
    full = scale == 1
    clear = BAR / 2 + (CLEAR if full else TIGHT)
    above, below = (AROUND, AROUND) if full else WITHIN
    feet = (clear + middle, middle - clear - figures * scale)
    paths = [box(BESIDE, -middle - BAR / 2, long, BAR)]
    for number, width, foot in zip((numerator, denominator), widths, feet, strict=True):
        left = BESIDE + (long - width) / 2
        paths += (placed(path, left, foot, scale) for path in text_outline(typeface, number).paths)
    ascent, descent = feet[0] + figures * scale + above, below - feet[1]
    return Stack(tuple(paths), long + 2 * BESIDE, ascent, descent)


def _height_of_figures(typeface: Typeface) -> float:
    """How tall the figures of a face are; they are lining ones, as tall as its capitals."""
    height = typeface.font.get_metric_position_with_fallback(harfbuzz.OTMetricsTag.CAP_HEIGHT)
    return float(height / typeface.units * PER_EM)


def placed(path: Points, left: float, foot: float, scale: float) -> Points:
    """A path, so many times as large, with its baseline `foot` above that of its line."""
    return tuple(
        tuple(
            left + value * scale if n % 2 == 0 else value * scale - foot
            for n, value in enumerate(step)
        )
        for step in path
    )
