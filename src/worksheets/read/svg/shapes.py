"""Rectangles, circles, lines and paths of SVG as outlines with their ink."""

from collections.abc import Iterator, Sequence
from math import isfinite
from xml.etree.ElementTree import Element

from worksheets.model.diagnostics import Mistake
from worksheets.model.page.geometry import Point
from worksheets.model.page.page import Ink, Outline, Shape
from worksheets.read.svg.matrix import Matrix
from worksheets.read.svg.paths import Step, Subpath, parse_path
from worksheets.read.svg.styles import ComputedStyle, colour_of, stroke_width
from worksheets.read.svg.values import LARGEST_NUMBER, NUMBER, points_of

QUARTER_HANDLE = 0.5522847498
"""The length of the handles of a curve that is a quarter of a circle, as a part of its radius."""

Viewport = tuple[float, float]
"""The width and height of a viewport, which percentages refer to."""


def shapes_of(
    element: Element, style: ComputedStyle, matrix: Matrix, viewport: Viewport, name: str
) -> Iterator[Shape]:
    """The shape of an element, if it has ink; two shapes if only some subpaths are closed.

    Raises Mistake for numbers out of range, ValueError for invalid path data.
    """
    fill = None if element.tag == "line" else colour_of(style, "fill")
    line = colour_of(style, "stroke")
    diagonal = ((viewport[0] ** 2 + viewport[1] ** 2) / 2) ** 0.5
    weight = stroke_width(style, diagonal) * matrix.scale if line else 0.0
    subpaths = [
        (_transformed(steps, matrix), closed) for steps, closed in _outlines(element, viewport)
    ]
    if not subpaths or (fill is None and not weight):
        return
    _check_range(subpaths, weight, name)
    even_odd = style.get("fill-rule") == "evenodd"
    dashed = style.get("stroke-dasharray", "none") not in ("none", "", "0")
    ink = Ink(fill, line if weight else None, weight, dashed=dashed)
    kinds = {closed for _, closed in subpaths}
    if len(kinds) == 1 or ink.line is None:
        yield _shape(subpaths, ink, closed=True in kinds, even_odd=even_odd)
        return
    if fill is not None:
        yield _shape(subpaths, Ink(fill), closed=True, even_odd=even_odd)
    for closed in (True, False):
        matching = [subpath for subpath in subpaths if subpath[1] is closed]
        yield _shape(matching, Ink(None, line, weight, dashed=dashed), closed=closed)


def _shape(paths: Sequence[Subpath], ink: Ink, *, closed: bool, even_odd: bool = False) -> Shape:
    outline = Outline(tuple(steps for steps, _ in paths), closed=closed, even_odd=even_odd)
    return Shape(0, 0, 1, outline, ink)


def _transformed(steps: Sequence[Step], matrix: Matrix) -> tuple[Step, ...]:
    moved: list[Step] = []
    for step in steps:
        pairs = (matrix.at(step[n], step[n + 1]) for n in range(0, len(step), 2))
        moved.append(tuple(round(value, 3) for pair in pairs for value in pair))
    return tuple(moved)


def _check_range(paths: Sequence[Subpath], weight: float, name: str) -> None:
    values = [value for steps, _ in paths for step in steps for value in step]
    if not all(isfinite(value) and abs(value) <= LARGEST_NUMBER for value in (weight, *values)):
        message = f"the picture '{name}' has places or lines beyond all measure"
        raise Mistake(message, "style for a number or a transform that is far too large")


def _outlines(element: Element, viewport: Viewport) -> list[Subpath]:
    def sized(key: str, side: int) -> float:
        return points_of(element.get(key, "0"), viewport[side])

    match element.tag:
        case "path":
            return parse_path(element.get("d", ""))
        case "line":
            ends = [(sized(f"x{n}", 0), sized(f"y{n}", 1)) for n in (1, 2)]
            return [(tuple(ends), False)]
        case "polyline" | "polygon":
            values = [float(number) for number in NUMBER.findall(element.get("points", ""))]
            places = tuple(zip(values[::2], values[1::2], strict=True))
            return [(places, element.tag == "polygon")] if len(places) > 1 else []
        case "circle" | "ellipse":
            radius = sized("r", 0)
            across, down = radius, radius
            if element.tag == "ellipse":
                across, down = _radii(element, viewport)
            return _ellipse(sized("cx", 0), sized("cy", 1), across, down)
    corner, size = (sized("x", 0), sized("y", 1)), (sized("width", 0), sized("height", 1))
    return _rectangle(corner, size, _radii(element, viewport))


def _radii(element: Element, viewport: Viewport) -> tuple[float, float]:
    """The radii across and down; one that is not given equals the other."""
    across, down = (
        points_of(text, side) if (text := element.get(key)) not in (None, "auto") else None
        for key, side in zip(("rx", "ry"), viewport, strict=True)
    )
    radius = across if across is not None else down or 0.0
    return radius, down if down is not None else radius


def _ellipse(x: float, y: float, across: float, down: float) -> list[Subpath]:
    if not across or not down:
        return []
    u, v = across * QUARTER_HANDLE, down * QUARTER_HANDLE
    steps: tuple[Step, ...] = (
        (x + across, y),
        (x + across, y + v, x + u, y + down, x, y + down),
        (x - u, y + down, x - across, y + v, x - across, y),
        (x - across, y - v, x - u, y - down, x, y - down),
        (x + u, y - down, x + across, y - v, x + across, y),
    )
    return [(steps, True)]


def _rectangle(corner: Point, size: Point, radii: Point) -> list[Subpath]:
    """A rectangle; with radii across and down its corners are round."""
    (x, y), (wide, tall), (across, down) = corner, size, radii
    if not wide or not tall:
        return []
    right, foot = x + wide, y + tall
    across, down = min(across, wide / 2), min(down, tall / 2)
    if not across or not down:
        return [(((x, y), (right, y), (right, foot), (x, foot)), True)]
    u, v = across * (1 - QUARTER_HANDLE), down * (1 - QUARTER_HANDLE)
    steps: tuple[Step, ...] = (
        (x + across, y),
        (right - across, y),
        (right - u, y, right, y + v, right, y + down),
        (right, foot - down),
        (right, foot - v, right - u, foot, right - across, foot),
        (x + across, foot),
        (x + u, foot, x, foot - v, x, foot - down),
        (x, y + down),
        (x, y + v, x + u, y, x + across, y),
    )
    return [(steps, True)]
