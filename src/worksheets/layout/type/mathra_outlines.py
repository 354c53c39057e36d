"""Formulas drawn by mathra: its small and regular SVG, read for its glyphs, bars and lines."""

import re
from collections.abc import Iterator
from math import hypot

from worksheets.layout.type.outlines import DrawnFormula, Points, box, glyph_paths
from worksheets.model.page.page import Outline

_VIEW = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_GLYPH = re.compile(r'<path id="([^"]+)" d="([^"]*)"')
_ELEMENT = re.compile(r"<(use|rect|line) ([^>]*)/>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_PLACED = re.compile(r"translate\((\S+) (\S+)\)(?: scale\((\S+?)(?:[ ,](\S+))?\))?")


def drawn_by_mathra(tex: str, svg: str) -> DrawnFormula:
    """A formula in thousandths of the type size, from the SVG that mathra made of it."""
    return Outline(tuple(paths(svg))), *measures(tex, svg)


def measures(tex: str, svg: str) -> tuple[float, float, float]:
    """The width of a formula, and how far it goes above and below its baseline."""
    view = _VIEW.search(svg)
    if view is None:
        raise ValueError(f"mathra drew {tex!r} without a viewBox")
    _, top, width, height = map(float, view.groups())
    return width, -top, height + top


def paths(svg: str) -> Iterator[Points]:
    """The outlines of glyphs, rectangles and lines of an SVG, in order; y counts downwards."""
    glyphs = {name: glyph_paths(path) for name, path in _GLYPH.findall(svg)}
    for kind, inside in _ELEMENT.findall(svg):
        attributes = dict(_ATTRIBUTE.findall(inside))
        match kind:
            case "use":
                place = _place(attributes)
                for points in glyphs[attributes["href"][1:]]:
                    yield tuple(_moved(step, *place) for step in points)
            case "rect":
                left, foot, width, height = (
                    float(attributes[name]) for name in ("x", "y", "width", "height")
                )
                yield box(left, -foot - height, width, height)
            case _:
                yield _bar(attributes)


def _place(attributes: dict[str, str]) -> tuple[float, float, float, float]:
    """Where a glyph stands, and how much wider and taller it is."""
    placed = _PLACED.match(attributes.get("transform", ""))
    if placed is None:
        return float(attributes.get("x", 0)), float(attributes.get("y", 0)), 1, 1
    x, y, across, down = placed.groups()
    return float(x), float(y), float(across or 1), float(down or across or 1)


def _moved(
    step: tuple[float, ...], x: float, y: float, across: float, down: float
) -> tuple[float, ...]:
    return tuple(
        x + value * across if n % 2 == 0 else -(y + value * down) for n, value in enumerate(step)
    )


def _bar(attributes: dict[str, str]) -> Points:
    """The outline of a line with a thickness."""
    x1, y1, x2, y2 = (float(attributes[name]) for name in ("x1", "y1", "x2", "y2"))
    half = float(attributes["stroke-width"]) / 2
    long = hypot(x2 - x1, y2 - y1) or 1
    across, down = -(y2 - y1) / long * half, (x2 - x1) / long * half
    corners = ((x1 + across, y1 + down), (x2 + across, y2 + down))
    others = ((x2 - across, y2 - down), (x1 - across, y1 - down))
    return tuple((x, -y) for x, y in (*corners, *others))
