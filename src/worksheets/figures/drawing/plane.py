"""The plane of a graph: its grid, its axes, and the titles of these.

Every graph has the same look: squares in two weights, heavier axes whose heads reach over the grid,
the title of the upright axis above it, and that of the level axis under its right end. Lengths that
are not points are sizes of type.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.pen import AXIS, COARSE, FINE, SUBDIVIDED, arrow, line
from worksheets.figures.drawing.scale import Scale, exact
from worksheets.model.page.drawing import Label
from worksheets.model.page.geometry import Box, Point
from worksheets.model.page.page import Shape
from worksheets.model.page.units import MILLIMETRE

TIP, HEAD = 1.2, 0.6
"""How far an axis reaches over its grid, and how long its head is."""
ASIDE, UNDER, INSIDE = 0.5, 0.6, 0.4
"""From an axis to the numbers left of it, and under it: at the foot of the grid, and within it."""
SHORT = 2
"""A title of no more than this is a symbol, such as x, and stands at the tip of its axis."""
TITLE = 0.35
"""Between what is under a grid and the title under that."""
UNDIVIDED = 2.2
"""Squares of no more than this are not divided."""
LEAST, LEAST_POINTS = 0.5, 2 * MILLIMETRE
"""The least side of a small square, and the same in points: that of graph paper."""
PARTS = (5, 4, 3, 2)
"""Into how many parts a square is divided, the first that has room."""
ROUND = ((1,), (2,), (5,))
"""The digits of a step that a reader can count in."""
TALLEST, STEEPEST = 17, 0.62
"""How high a grid is if its units are unlike: at most, and for its width."""


class GridLines(NamedTuple):
    """Where the lines of a grid cross an axis, in points: those with numbers, those between."""

    coarse: Sequence[float]
    fine: Sequence[float] = ()


def grid_lines(scale: Scale, ticks: Sequence[float], apart: float, size: float) -> GridLines:
    """Lines at ticks that are so far apart, and between them at round steps that can be seen."""
    length = abs(scale.at(scale.low + apart) - scale.at(scale.low))
    parts = divisions(apart, length, size)
    coarse = [scale.at(tick) for tick in ticks]
    first, last = min(ticks) - apart, max(ticks)
    count = round((last - first) / apart) + 1
    between = (first + apart * (n + k / parts) for n in range(count) for k in range(1, parts))
    slack = apart / 1000
    inside = (at for at in between if scale.low - slack < at < scale.high + slack)
    return GridLines(coarse, [scale.at(at) for at in inside])


def divisions(apart: float, length: float, size: float) -> int:
    """Into how many small squares the space between two ticks is divided; 1 leaves it whole.

    `apart` is that space in numbers, `length` in points.
    """
    if length <= UNDIVIDED * size:
        return 1
    least = max(LEAST_POINTS, LEAST * size)
    wide = (parts for parts in PARTS if length / parts >= least)
    return next((parts for parts in wide if _is_round(apart / parts)), 1)


def _is_round(step: float) -> bool:
    return exact(float(f"{step:.9g}")).normalize().as_tuple().digits in ROUND


def grid(frame: Box, columns: GridLines, rows: GridLines, weight: float) -> Iterator[Shape]:
    """The lines of a grid, fine ones first; `weight` is that of a main line."""
    for part, upright, level in (
        (SUBDIVIDED, columns.fine, rows.fine),
        (COARSE, columns.coarse, rows.coarse),
    ):
        for x in upright:
            yield line([(x, frame.top), (x, frame.bottom)], max(FINE, weight * part))
        for y in level:
            yield line([(frame.left, y), (frame.right, y)], max(FINE, weight * part))


def level_axis(kind: Lettering, frame: Box, y: float) -> list[Shape]:
    """The axis across a frame, with its head at the right."""
    return _axis(kind, (frame.left, y), (frame.right + kind.size * TIP, y))


def upright_axis(kind: Lettering, frame: Box, x: float) -> list[Shape]:
    """The axis up a frame, with its head above it."""
    return _axis(kind, (x, frame.bottom), (x, frame.top - kind.size * TIP))


def _axis(kind: Lettering, start: Point, tip: Point) -> list[Shape]:
    long = kind.size * HEAD
    across, down = (tip[0] - start[0]) and long / 2, (tip[1] - start[1]) and -long / 2
    neck = (tip[0] - across, tip[1] - down)  # so that the line does not blunt the head
    return [line([start, neck], kind.room.line * AXIS), arrow(start, tip, long)]


def is_symbol(kind: Lettering, title: str) -> bool:
    """Whether a title is so short that it stands at the tip of its axis."""
    return bool(title) and kind.across(title) <= kind.size * SHORT


def above(kind: Lettering, title: Sequence[str]) -> float:
    """From the top of the lines of a title to the grid under it."""
    return kind.size * TIP + (kind.tall(title) + kind.size * 0.2 if title else 0.0)


def title_above(
    kind: Lettering, title: Sequence[str], frame: Box, x: float, width: float
) -> list[Label]:
    """The title of the upright axis at x: at the left edge of the figure, or over the axis if that
    stands within its grid or the title is a symbol."""
    top = frame.top - above(kind, title)
    symbol = len(title) == 1 and is_symbol(kind, title[0])
    if not symbol and x - frame.left < kind.size:
        return kind.labels(title, 0, top)
    half = kind.widest(title) / 2
    return kind.labels(title, max(half, min(x, width - half)), top, "middle")


def title_under(
    kind: Lettering, title: Sequence[str], frame: Box, top: float, width: float
) -> list[Label]:
    """The title of the level axis, which ends where its grid does if there is room."""
    end = min(width, max(frame.right, kind.widest(title)))
    return kind.labels(title, end, top, "end")
