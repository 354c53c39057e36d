"""Outlines of glyphs in SVG's path language, with their curves as cubic ones."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from worksheets.memo import memo
from worksheets.model.page.page import Outline

Points: TypeAlias = tuple[tuple[float, ...], ...]
"""A path: its first point, then for a line its end, for a curve both its handles and its end."""

DrawnFormula: TypeAlias = tuple[Outline, float, float, float]
"""An outline on its baseline, its width, and how far it goes above and below that."""

_STEP = re.compile(r"([MLCQHVZ])|(-?[\d.]+(?:e-?\d+)?)")
_COUNTS = {"M": 2, "L": 2, "C": 6, "Q": 4, "H": 1, "V": 1, "Z": 0}
"""How many numbers a command has."""


def box(left: float, top: float, width: float, height: float) -> Points:
    """A rectangle."""
    return (left, top), (left + width, top), (left + width, top + height), (left, top + height)


@memo(1 << 12)  # a check of questions with values takes a tenth longer without it
def glyph_paths(path: str) -> tuple[Points, ...]:
    """The paths of a glyph, whose commands are capitals: their places are absolute."""
    return tuple(_paths(path))


def _paths(path: str) -> Iterator[Points]:
    points: list[tuple[float, ...]] = []
    command, values = "", list[float]()
    x = y = 0.0
    for letter, number in _STEP.findall(path):
        if letter:
            command, values = letter, []
            if letter in "MZ" and points:
                yield tuple(points)
                points = []
            continue
        values.append(float(number))
        if len(values) < _COUNTS[command]:
            continue
        points.append(_step(command, values, x, y))
        x, y = points[-1][-2:]
        values = []
    if points:
        yield tuple(points)


def _step(command: str, values: list[float], x: float, y: float) -> tuple[float, ...]:
    match command:
        case "H":
            return values[0], y
        case "V":
            return x, values[0]
        case "Q":
            across, up, end, top = values
            return (
                x + (across - x) * 2 / 3,
                y + (up - y) * 2 / 3,
                end + (across - end) * 2 / 3,
                top + (up - top) * 2 / 3,
                end,
                top,
            )
    return tuple(values)
