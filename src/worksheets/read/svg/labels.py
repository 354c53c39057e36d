"""Texts of SVG drawings become labels in the type of the paper, level and black, or are refused."""

from collections.abc import Sequence
from math import isfinite
from typing import Literal
from xml.etree.ElementTree import Element

from worksheets.model.diagnostics import Mistake
from worksheets.model.page.drawing import Label
from worksheets.model.page.geometry import Point, extent, straightened, within
from worksheets.model.page.page import Shape
from worksheets.read.svg.matrix import Matrix
from worksheets.read.svg.styles import ComputedStyle, colour_of
from worksheets.read.svg.values import LARGEST_NUMBER, points_of

LIGHTEST_GREY = 0.5
"""Words that are lighter than this grey would not style as they were meant to."""
OUTLINES_HINT = "turn the words into outlines, or save it as PNG"
ANCHORS: dict[str, Literal["start", "middle", "end"]] = {"middle": "middle", "end": "end"}


def label_of(
    element: Element, style: ComputedStyle, place: Point, matrix: Matrix, name: str
) -> Label | None:
    """The label of a text element, its size in points; None if it is empty.

    Raises Mistake for a text that is turned, stretched or light.
    """
    text = " ".join((element.text or "").split())
    if not text:
        return None
    quoted = text if len(text) <= 40 else f"{text[:39]}…"
    turned = abs(matrix.b) + abs(matrix.c) > 1e-6 or matrix.a <= 0
    if turned or abs(matrix.a - matrix.d) > 1e-3 * abs(matrix.a):
        raise Mistake(f"the picture '{name}' has words that are turned: '{quoted}'", OUTLINES_HINT)
    colour = colour_of(style, "fill")
    if colour is None or 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2] > LIGHTEST_GREY:
        message = f"the picture '{name}' has words in a light colour: '{quoted}'"
        raise Mistake(message, "make them dark, or turn them into outlines")
    x, y = matrix.at(*place)
    size = points_of(style["font-size"], 16) * matrix.a
    if not all(isfinite(value) and abs(value) <= LARGEST_NUMBER for value in (x, y, size)):
        raise Mistake(f"the picture '{name}' has words beyond all measure", OUTLINES_HINT)
    strong = style.get("font-weight", "") in ("bold", "bolder", "700", "800", "900")
    anchor = ANCHORS.get(style.get("text-anchor", ""), "start")
    return Label(round(x, 3), round(y, 3), text, anchor, strong, size)


def covered_label(mark: Shape, labels: Sequence[Label]) -> Label | None:
    """The label whose beginning a later shape covers; None if there is none."""
    if mark.ink.fill is None or not labels:
        return None
    left, top, right, bottom = extent(mark.outline)
    for label in labels:
        x, y = label.x, label.y - label.scale * 0.3
        near = left <= x <= right and top <= y <= bottom
        if near and within((x, y), [straightened(path, 6) for path in mark.outline.paths]):
            return label
    return None
