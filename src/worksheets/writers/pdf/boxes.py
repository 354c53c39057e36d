"""The rectangles that marks cover, which a tagged file states for each figure and each link."""

from collections.abc import Iterable
from typing import TypeAlias, assert_never

from worksheets.layout.type.fonts import PER_EM
from worksheets.model.page.node import Node
from worksheets.model.page.page import (
    Fill,
    Foreign,
    Mark,
    MatrixCode,
    Outline,
    Picture,
    Run,
    Shape,
    Stroke,
)
from worksheets.model.page.zones import Field
from worksheets.writers.pdf.glyphs import Typefaces

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top of a rectangle, counted upwards."""


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around several."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def figures_around(node: Node | None) -> list[Node]:
    """The figures and formulas that a node is, or is part of, the innermost first."""
    figures: list[Node] = []
    while node is not None:
        if node.tag in ("Figure", "Formula"):
            figures.append(node)
        node = node.parent
    return figures


def box_of(mark: Mark, typefaces: Typefaces) -> Box:
    """The box of a mark from the same origin; y counts downwards in marks, upwards in boxes."""
    match mark:
        case Run():
            typeface = typefaces[mark.face]
            top = -mark.y + typeface.ascent * mark.size / PER_EM
            bottom = -mark.y + typeface.descent * mark.size / PER_EM
            return mark.x, bottom, mark.x + typeface.width(mark.text, mark.size), top
        case Stroke():
            xs, ys = zip(*mark.points, strict=True)
            half = mark.weight / 2
            return min(xs) - half, -max(ys) - half, max(xs) + half, half - min(ys)
        case Shape(x, y, scale, outline, ink):
            left, top, right, bottom = (scale * value for value in bounds(outline))
            half = ink.weight / 2
            return x + left - half, -y - bottom - half, x + right + half, half - y - top
        case MatrixCode(x, y, side):
            return x, -y - side, x + side, -y
        case Field():
            raise TypeError(f"{mark} is not painted")
        case Fill() | Picture() | Foreign():
            return mark.x, -mark.y - mark.height, mark.x + mark.width, -mark.y
        case _:
            assert_never(mark)


def bounds(outline: Outline) -> Box:
    """Left, top, right and bottom of an outline's points and handles, in its own unit."""
    xs = [value for path in outline.paths for step in path for value in step[::2]]
    ys = [value for path in outline.paths for step in path for value in step[1::2]]
    return min(xs), min(ys), max(xs), max(ys)
