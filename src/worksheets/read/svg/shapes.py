"""Rectangles, circles, lines and paths of SVG as outlines with their ink."""

from collections.abc import Iterator, Sequence
from math import isfinite
from xml.etree.ElementTree import Element

from worksheets.model.diagnostics import Mistake
from worksheets.model.page.page import Ink, Outline, Shape
from worksheets.read.svg.looks import Look, colour_of, weight_of
from worksheets.read.svg.matrix import Matrix
from worksheets.read.svg.paths import Step, Traced, traced
from worksheets.read.svg.values import LARGEST, NUMBER, points_of

QUARTER = 0.5522847498
"""The handle of a quarter of a circle, in its radius."""

View = tuple[float, float]
"""The width and the height of what a drawing is seen in, which percentages are parts of."""


def shapes_of(
    element: Element, look: Look, matrix: Matrix, view: View, name: str
) -> Iterator[Shape]:
    """A shape with its ink, if it has any; its area apart from its line if only parts are closed.

    Raises Mistake for places that are none, ValueError for a path that is written wrongly.
    """
    fill = None if element.tag == "line" else colour_of(look, "fill")
    line = colour_of(look, "stroke")
    diagonal = ((view[0] ** 2 + view[1] ** 2) / 2) ** 0.5
    weight = weight_of(look, diagonal) * matrix.scale if line else 0.0
    found = [(_moved(steps, matrix), closed) for steps, closed in _outlines(element, view)]
    if not found or (fill is None and not weight):
        return
    _check(found, weight, name)
    even_odd = look.get("fill-rule") == "evenodd"
    dashed = look.get("stroke-dasharray", "none") not in ("none", "", "0")
    ink = Ink(fill, line if weight else None, weight, dashed=dashed)
    kinds = {closed for _, closed in found}
    if len(kinds) == 1 or ink.line is None:
        yield _shape(found, ink, closed=True in kinds, even_odd=even_odd)
        return
    if fill is not None:
        yield _shape(found, Ink(fill), closed=True, even_odd=even_odd)
    for closed in (True, False):
        some = [one for one in found if one[1] is closed]
        yield _shape(some, Ink(None, line, weight, dashed=dashed), closed=closed)


def _shape(paths: Sequence[Traced], ink: Ink, *, closed: bool, even_odd: bool = False) -> Shape:
    outline = Outline(tuple(steps for steps, _ in paths), closed=closed, even_odd=even_odd)
    return Shape(0, 0, 1, outline, ink)


def _moved(steps: Sequence[Step], matrix: Matrix) -> tuple[Step, ...]:
    found: list[Step] = []
    for step in steps:
        pairs = (matrix.at(step[n], step[n + 1]) for n in range(0, len(step), 2))
        found.append(tuple(round(value, 3) for pair in pairs for value in pair))
    return tuple(found)


def _check(paths: Sequence[Traced], weight: float, name: str) -> None:
    values = [value for steps, _ in paths for step in steps for value in step]
    if not all(isfinite(value) and abs(value) <= LARGEST for value in (weight, *values)):
        message = f"the picture '{name}' has places or lines beyond all measure"
        raise Mistake(message, "look for a number or a transform that is far too large")


def _outlines(element: Element, view: View) -> list[Traced]:
    def sized(key: str, side: int) -> float:
        return points_of(element.get(key, "0"), view[side])

    match element.tag:
        case "path":
            return traced(element.get("d", ""))
        case "line":
            ends = [(sized(f"x{n}", 0), sized(f"y{n}", 1)) for n in (1, 2)]
            return [(tuple(ends), False)]
        case "polyline" | "polygon":
            values = [float(one) for one in NUMBER.findall(element.get("points", ""))]
            places = tuple(zip(values[::2], values[1::2], strict=True))
            return [(places, element.tag == "polygon")] if len(places) > 1 else []
        case "circle" | "ellipse":
            radius = sized("r", 0)
            across, down = radius, radius
            if element.tag == "ellipse":
                across, down = _radii(element, view)
            return _ellipse(sized("cx", 0), sized("cy", 1), across, down)
    box = sized("x", 0), sized("y", 1), sized("width", 0), sized("height", 1)
    return _rectangle(*box, *_radii(element, view))


def _radii(element: Element, view: View) -> tuple[float, float]:
    """The radii across and down; one that is not said is like the other."""
    across, down = (
        points_of(said, side) if (said := element.get(key)) not in (None, "auto") else None
        for key, side in zip(("rx", "ry"), view, strict=True)
    )
    known = across if across is not None else down or 0.0
    return known, down if down is not None else known


def _ellipse(x: float, y: float, across: float, down: float) -> list[Traced]:
    if not across or not down:
        return []
    u, v = across * QUARTER, down * QUARTER
    steps: tuple[Step, ...] = (
        (x + across, y),
        (x + across, y + v, x + u, y + down, x, y + down),
        (x - u, y + down, x - across, y + v, x - across, y),
        (x - across, y - v, x - u, y - down, x, y - down),
        (x + u, y - down, x + across, y - v, x + across, y),
    )
    return [(steps, True)]


def _rectangle(
    x: float, y: float, wide: float, tall: float, across: float, down: float
) -> list[Traced]:
    if not wide or not tall:
        return []
    right, foot = x + wide, y + tall
    across, down = min(across, wide / 2), min(down, tall / 2)
    if not across or not down:
        return [(((x, y), (right, y), (right, foot), (x, foot)), True)]
    u, v = across * (1 - QUARTER), down * (1 - QUARTER)
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
