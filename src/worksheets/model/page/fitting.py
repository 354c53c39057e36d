"""The gate between figures and pages: type that can be read, and nothing outside the room."""

from collections.abc import Iterable
from math import isfinite

from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.geometry import Box, extent, finite
from worksheets.model.page.page import Picture, Shape
from worksheets.model.page.units import MILLIMETRE

ABOVE, BELOW = 0.74, 0.24
"""What a line of words takes up over and under its baseline, in parts of its size."""
STRONG = 1.08
"""How much wider bold words are, at most."""
SLACK = 1.0
"""Points that the edge of a line may lie outside: half of what is heavy."""
SHORTER = "write it shorter, or choose a wider page, fewer columns or a smaller type"
LARGER = "show less in it, or choose a larger page, fewer columns or a smaller type"


def misfit(drawing: Drawing, room: Room) -> Misfit | None:
    """The first fault of a drawing: type too small to read, or no room; None if it fits.

    Every drawing goes through here before it is set on a page, whatever kind of figure it is.
    """
    if not (isfinite(drawing.width) and isfinite(drawing.height)):
        return Misfit("the figure has no size", "write smaller numbers in it")
    if drawing.width > room.width + SLACK or drawing.height > room.height + SLACK:
        needs, there = (
            _millimetres(drawing.width, drawing.height),
            _millimetres(room.width, room.height),
        )
        return Misfit(f"the figure needs {needs} mm, and there are {there}", LARGER)
    bounds = Box(0, 0, drawing.width, drawing.height)
    for mark in drawing.marks:
        if not _placed(mark) or not bounds.holds(box_of_mark(mark), SLACK):
            return Misfit("a part of the figure lies outside it", LARGER)
    for label in drawing.labels:
        size = room.size * label.scale
        if not size >= room.smallest - 0.01:
            message = f"'{shown(label.text)}' would be printed at {size:.1f} points"
            return Misfit(f"{message}; {room.smallest:g} is the smallest type here", SHORTER)
        box = box_of(label, room)
        if not all(map(isfinite, box)) or not bounds.holds(box, SLACK):
            return no_room(label.text)
    return None


def no_room(text: str) -> Misfit:
    """The fault of a label for which there is no room anywhere."""
    return Misfit(f"there is no room for '{shown(text)}' in the figure", SHORTER)


def _millimetres(width: float, height: float) -> str:
    return f"{width / MILLIMETRE:.0f} by {height / MILLIMETRE:.0f}"


def shown(text: str) -> str:
    """Words as a message quotes them: long ones are cut."""
    return text if len(text) <= 40 else f"{text[:39]}\u2026"


def box_of(label: Label, room: Room) -> Box:
    """The box that a label takes up, in points."""
    size = room.size * label.scale
    wide = room.across(label.text) * label.scale * (STRONG if label.strong else 1)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return Box(left, label.y - ABOVE * size, left + wide, label.y + BELOW * size)


def boxes(labels: Iterable[Label], room: Room) -> list[Box]:
    return [box_of(label, room) for label in labels]


def _placed(mark: Shape | Picture) -> bool:
    if isinstance(mark, Picture):
        return all(map(isfinite, (mark.x, mark.y, mark.width, mark.height)))
    places = mark.x, mark.y, mark.scale, mark.ink.weight
    return all(map(isfinite, places)) and finite(mark.outline)


def box_of_mark(mark: Shape | Picture) -> Box:
    """The box that a mark covers, with half the weight of its line, in points."""
    if isinstance(mark, Picture):
        return Box(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
    half = mark.ink.weight / 2 if mark.ink.line is not None else 0.0
    x, y, scale = mark.x, mark.y, mark.scale
    left, top, right, bottom = extent(mark.outline)
    box = Box(x + left * scale, y + top * scale, x + right * scale, y + bottom * scale)
    return box.grown(half)
