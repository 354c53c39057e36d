"""How much of a page figures cover, which a tagged file must say of each."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias, assert_never

from worksheets.layout.type.fonts import PER_EM, Typeface
from worksheets.model.page.page import (
    Code,
    Field,
    Fill,
    Foreign,
    Mark,
    Node,
    Outline,
    Picture,
    Run,
    Shape,
    Stroke,
)

Box: TypeAlias = tuple[float, float, float, float]
"""The lower left and the upper right corner of a rectangle, counted from the foot of the page."""

_FIGURES = frozenset({"Figure", "Formula"})


def figures_covered(marks: Iterable[Mark], typefaces: Mapping[str, Typeface]) -> dict[Node, Box]:
    """What figures, each with all that is in it, cover of a band, counted upwards from its corner.

    A figure within another belongs to both.
    """
    boxes: dict[Node, Box] = {}
    for mark in marks:
        for figure in figures_around(mark.node):
            left, top, right, bottom = corners_of(mark, typefaces)
            box = left, -bottom, right, -top
            boxes[figure] = around(boxes[figure], box) if figure in boxes else box
    return boxes


def around(one: Box, other: Box) -> Box:
    """The smallest box around two."""
    left, foot, right, top = one
    return min(left, other[0]), min(foot, other[1]), max(right, other[2]), max(top, other[3])


def raised(box: Box, x: float, y: float) -> Box:
    """The box further right and further up."""
    left, foot, right, top = box
    return left + x, foot + y, right + x, top + y


@lru_cache(maxsize=1 << 14)
def figures_around(node: Node | None) -> tuple[Node, ...]:
    """The figures that a node is, or is in, from the inside."""
    found: list[Node] = []
    while node is not None:
        if node.tag in _FIGURES:
            found.append(node)
        node = node.parent
    return tuple(found)


def corners_of(mark: Mark, typefaces: Mapping[str, Typeface]) -> Box:
    """Left, top, right and bottom of a mark, counted from the head of the page as marks are."""
    match mark:
        case Run():
            typeface = typefaces[mark.face]
            top = mark.y - typeface.ascent * mark.size / PER_EM
            bottom = mark.y - typeface.descent * mark.size / PER_EM
            return mark.x, top, mark.x + typeface.width(mark.text, mark.size), bottom
        case Stroke():
            xs, ys = zip(*mark.points, strict=True)
            half = mark.weight / 2
            return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half
        case Shape():
            return _extent(mark)
        case Code():
            return mark.x, mark.y, mark.x + mark.side, mark.y + mark.side
        case Fill() | Picture() | Field() | Foreign():
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
        case _:
            assert_never(mark)


def _extent(shape: Shape) -> Box:
    """What an outline covers, or a little more where it is curved."""
    left, top, right, bottom = bounds(shape.outline)
    x, y, scale = shape.x, shape.y, shape.scale
    half = shape.ink.weight / 2
    return (
        x + left * scale - half,
        y + top * scale - half,
        x + right * scale + half,
        y + bottom * scale + half,
    )


@lru_cache(maxsize=4096)
def bounds(outline: Outline) -> Box:
    """Left, top, right and bottom of an outline's points and handles."""
    xs = [value for path in outline.paths for step in path for value in step[::2]]
    ys = [value for path in outline.paths for step in path for value in step[1::2]]
    return min(xs), min(ys), max(xs), max(ys)
