"""Braces along what they hold together."""

from worksheets.figures.drawing.pen import BLACK
from worksheets.model.page.page import Ink, Outline, Shape


def brace(left: float, right: float, y: float, tip: float, weight: float) -> Shape:
    """A level brace that begins and ends at a height, its tip as far over it, or under it if the
    way is more than 0."""
    middle, half = (left + right) / 2, tip / 2
    bend = min(abs(tip), (right - left) / 4)
    path = (
        (left, y),
        (left, y + half, left, y + half, left + bend, y + half),
        (middle - bend, y + half),
        (middle, y + half, middle, y + half, middle, y + tip),
        (middle, y + half, middle, y + half, middle + bend, y + half),
        (right - bend, y + half),
        (right, y + half, right, y + half, right, y),
    )
    return Shape(0, 0, 1, Outline((path,), closed=False), Ink(line=BLACK, weight=weight))
