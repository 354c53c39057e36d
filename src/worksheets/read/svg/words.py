"""Words of drawings in SVG: printed in the paper's own type, level and black, or refused."""

from collections.abc import Sequence
from math import isfinite
from typing import Literal
from xml.etree.ElementTree import Element

from worksheets.model.diagnostics import Mistake
from worksheets.model.page.drawing import Label
from worksheets.model.page.geometry import Point, extent, straightened, within
from worksheets.model.page.page import Shape
from worksheets.read.svg.looks import Look, colour_of
from worksheets.read.svg.matrix import Matrix
from worksheets.read.svg.values import LARGEST, points_of

DARK = 0.5
"""Words that are lighter than this grey would not look as they were meant to."""
OUTLINES = "turn the words into outlines, or save it as PNG"
ANCHORS: dict[str, Literal["start", "middle", "end"]] = {"middle": "middle", "end": "end"}


def label_of(element: Element, look: Look, place: Point, matrix: Matrix, name: str) -> Label | None:
    """Words where they stand; their size is in points until the figure is drawn.

    Raises Mistake for words that cannot be printed as they are.
    """
    words = " ".join((element.text or "").split())
    if not words:
        return None
    shown = words if len(words) <= 40 else f"{words[:39]}…"
    turned = abs(matrix.b) + abs(matrix.c) > 1e-6 or matrix.a <= 0
    if turned or abs(matrix.a - matrix.d) > 1e-3 * abs(matrix.a):
        raise Mistake(f"the picture '{name}' has words that are turned: '{shown}'", OUTLINES)
    colour = colour_of(look, "fill")
    if colour is None or 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2] > DARK:
        message = f"the picture '{name}' has words in a light colour: '{shown}'"
        raise Mistake(message, "make them dark, or turn them into outlines")
    x, y = matrix.at(*place)
    size = points_of(look["font-size"], 16) * matrix.a
    if not all(isfinite(value) and abs(value) <= LARGEST for value in (x, y, size)):
        raise Mistake(f"the picture '{name}' has words beyond all measure", OUTLINES)
    strong = look.get("font-weight", "") in ("bold", "bolder", "700", "800", "900")
    anchor = ANCHORS.get(look.get("text-anchor", ""), "start")
    return Label(round(x, 3), round(y, 3), words, anchor, strong, size)


def hidden(mark: Shape, labels: Sequence[Label]) -> Label | None:
    """Words that begin under a shape that comes after them."""
    if mark.ink.fill is None or not labels:
        return None
    left, top, right, bottom = extent(mark.outline)
    for label in labels:
        x, y = label.x, label.y - label.scale * 0.3
        near = left <= x <= right and top <= y <= bottom
        if near and within((x, y), [straightened(path, 6) for path in mark.outline.paths]):
            return label
    return None
