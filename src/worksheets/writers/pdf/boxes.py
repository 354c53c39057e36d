"""How much of a page figures cover, which a tagged file must say of each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias, assert_never

from worksheets.layout.fonts import PER_EM, Typeface
from worksheets.model.page import (
    Document,
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


def figure_boxes(document: Document, typefaces: Mapping[str, Typeface]) -> dict[Node, Box]:
    """What every figure, with all that is in it, covers on the first page it stands on."""
    figures = _figures_around(document.nodes)
    boxes: dict[Node, Box] = {}
    for page in document.pages if figures else ():
        marks: defaultdict[Node, list[Mark]] = defaultdict(list)
        for mark in page.marks:
            for figure in figures.get(mark.node, ()):
                marks[figure].append(mark)
        for figure in marks:
            boxes.setdefault(figure, _covered(marks[figure], page.height, typefaces))
    return boxes


def _figures_around(nodes: Sequence[Node]) -> dict[Node | None, tuple[Node, ...]]:
    """Figures, and the nodes within them, each with all the figures it belongs to."""
    figures: dict[Node | None, tuple[Node, ...]] = {}
    for node in nodes:
        around = figures.get(node.parent, ())
        if node.tag in _FIGURES:
            around = (*around, node)
        if around:
            figures[node] = around
    return figures


def _covered(marks: Iterable[Mark], height: float, typefaces: Mapping[str, Typeface]) -> Box:
    corners = (corners_of(mark, typefaces) for mark in marks)
    lefts, tops, rights, bottoms = zip(*corners, strict=True)
    return min(lefts), height - max(bottoms), max(rights), height - min(tops)


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
