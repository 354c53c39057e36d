"""Sketches: outlines with labelled parts in any unit, drawn as large as there is room for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import Literal, NamedTuple

from worksheets.figures.drawing.angle_arcs import angle_arc
from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.pen import AXIS, BLACK, MINOR, line
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import LARGER, SLACK, box_of, box_of_mark
from worksheets.model.page.geometry import Box, Point, extent
from worksheets.model.page.page import Ink, Outline, Shape

Steps = Sequence[tuple[float, ...]]
"""A path: points, and curves with both handles and their end."""


class Part(NamedTuple):
    """A straight part of a sketch that may have a label, which stands on the side of `away`.

    A side belongs to the outline; other parts are drawn only if they have a label. The label is
    `along` the part, from 0 at its start to 1 at its end, and `lifted` off it so far.
    """

    start: Point
    end: Point
    away: Point
    look: Literal["side", "line", "dashed"] = "side"
    along: float = 0.5
    lifted: float = 0.0


class Corner(NamedTuple):
    """A right angle, by its vertex and a place on each of its legs; `of` is the part without whose
    label it is not marked."""

    vertex: Point
    first: Point
    second: Point
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Sketch:
    """Paths, dashed paths, parts in the order of their labels, right angles and equal sides."""

    paths: tuple[Steps, ...]
    parts: tuple[Part, ...]
    hidden: tuple[Steps, ...] = ()
    corners: tuple[Corner, ...] = ()
    equal: tuple[tuple[Point, Point], ...] = ()
    angle: tuple[float, float] | None = None
    """Two directions from the origin; its label comes after those of the parts."""

    @property
    def box(self) -> Box:
        return extent(Outline(tuple(tuple(map(tuple, path)) for path in self.paths)))


def drawn_sketch(
    kind: Lettering, sketch: Sketch, labels: Sequence[Sequence[str]], times: float
) -> Drawing:
    """A sketch so many times as large, with lines of words at its parts."""
    heavy, light = kind.room.line * AXIS, max(MINOR, kind.room.line * 0.8)
    marks = [_path(path, times, heavy) for path in sketch.paths]
    marks += (_path(path, times, kind.room.line, dashed=True) for path in sketch.hidden)
    words: list[Label] = []
    for part, lines in zip(sketch.parts, labels, strict=False):
        if not lines:
            continue
        start, end = _scaled(part.start, times), _scaled(part.end, times)
        if part.look != "side":
            marks.append(line([start, end], kind.room.line, dashed=part.look == "dashed"))
        large = part._replace(start=start, end=end, lifted=part.lifted * times)
        words += beside(kind, lines, large)
    for corner in sketch.corners:
        if corner.of is None or (corner.of < len(labels) and labels[corner.of]):
            places = (_scaled(place, times) for place in corner[:3])
            marks.append(right_angle(*places, size=kind.size * 0.7, weight=light))
    if sketch.angle and len(labels) > len(sketch.parts) and labels[-1]:
        curve, angle = angle_arc(kind, (0, 0), sketch.angle, labels[-1], light)
        marks.append(curve)
        words += angle
    for start, end in sketch.equal:
        marks.append(tick(_scaled(start, times), _scaled(end, times), kind.size * 0.3, light))
    return framed(kind, marks, words)


def _path(path: Steps, times: float, weight: float, *, dashed: bool = False) -> Shape:
    steps = tuple(tuple(number * times for number in step) for step in path)
    closed = tuple(path[0]) == tuple(path[-1][-2:])
    ink = Ink(line=BLACK, weight=weight, dashed=dashed)
    return Shape(0, 0, 1, Outline((steps,), closed=closed), ink)


def _scaled(place: Point, times: float) -> Point:
    return place[0] * times, place[1] * times


def beside(kind: Lettering, lines: Sequence[str], part: Part) -> list[Label]:
    """Words beside a straight part, on one side of it and off it."""
    (x, y), (right, foot) = part.start, part.end
    length = hypot(right - x, foot - y) or 1
    across, down = (foot - y) / length, (x - right) / length
    if across * part.away[0] + down * part.away[1] < 0:
        across, down = -across, -down
    reach = kind.size * 0.4 + part.lifted
    reach += abs(across) * kind.widest(lines) / 2 + abs(down) * kind.tall(lines) / 2
    middle = x + (right - x) * part.along, y + (foot - y) * part.along
    return kind.middle(lines, middle[0] + across * reach, middle[1] + down * reach)


def right_angle(vertex: Point, first: Point, second: Point, *, size: float, weight: float) -> Shape:
    """The little square of a right angle."""
    start, end = toward(vertex, first, size), toward(vertex, second, size)
    corner = start[0] + end[0] - vertex[0], start[1] + end[1] - vertex[1]
    return line([start, corner, end], weight)


def toward(start: Point, end: Point, reach: float) -> Point:
    """The place so far from the start towards the end."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1
    part = reach / length
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def tick(start: Point, end: Point, reach: float, weight: float) -> Shape:
    """A short stroke across the middle of a side, as equal sides have it."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1
    across, down = (end[1] - start[1]) / length * reach, (start[0] - end[0]) / length * reach
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    return line([(x - across, y - down), (x + across, y + down)], weight)


def framed(kind: Lettering, marks: Iterable[Shape], labels: Iterable[Label]) -> Drawing:
    """Marks and labels wherever they are, moved to the corner of a box that just holds them."""
    all_marks, all_labels = tuple(marks), tuple(labels)
    boxes = [box_of_mark(mark) for mark in all_marks]
    boxes += (box_of(label, kind.room) for label in all_labels)
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    width, height = max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top
    return Drawing(
        width,
        height,
        tuple(mark._replace(x=mark.x - left, y=mark.y - top) for mark in all_marks),
        tuple(replace(label, x=label.x - left, y=label.y - top) for label in all_labels),
    )


def in_room(drawing: Drawing, room: Room, name: str) -> Drawing | Misfit:
    """A drawing, or that there is no room for what is called so."""
    if drawing.width <= room.width + SLACK and drawing.height <= room.height + SLACK:
        return drawing
    return Misfit(f"there is no room for {name}", LARGER)


def noted(kind: Lettering, drawing: Drawing) -> Drawing:
    """A drawing over the words that it is not to scale."""
    note = kind.room.language.say("figure.not-to-scale")
    top = drawing.height + kind.size * 0.8
    labels = (*drawing.labels, *kind.labels([note], 0, top))
    width = max(drawing.width, kind.across(note))
    return Drawing(width, top + kind.tall([note]), drawing.marks, labels)
