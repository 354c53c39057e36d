"""What scales are on: rulers, thermometers, jugs, dials and protractors."""

from collections.abc import Iterator, Sequence
from math import cos, pi, radians, sin

from worksheets.figures.drawing.angle_arcs import ray
from worksheets.figures.drawing.graduation import GradedMark
from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.pen import (
    AXIS,
    BLACK,
    MINOR,
    TINT,
    arc,
    area,
    arrow,
    circle,
    line,
    rectangle,
)
from worksheets.figures.drawing.sketch import framed
from worksheets.model.page.drawing import Drawing, Label
from worksheets.model.page.geometry import Point
from worksheets.model.page.page import Ink, Outline, Shape

Marks = Sequence[GradedMark]
LENGTHS = (0.45, 0.75, 1.0)
"""How long marks are by their rank, in sizes of type."""
RULER, UPRIGHT, JUG, ROUND, HALF = 40.0, 20.0, 13.0, 7.5, 15.0
"""How long a ruler, a thermometer and a jug are, and the radius of a dial and of a protractor, in
sizes of type."""
DIAL = radians(270)
"""How far the scale of a dial goes round."""


def extents(kind: Lettering) -> dict[str, float]:
    """How long the scale of every instrument is at most, in points."""
    size, width, height = kind.size, kind.room.width, kind.room.height
    return {
        "ruler": min(size * RULER, width) - size * 3,
        "thermometer": min(size * UPRIGHT, height * 0.75),
        "jug": min(size * JUG, height * 0.7),
        "dial": (min(size * ROUND, width / 2, height / 2) - 1) * DIAL,
        "protractor": (min(size * HALF, width / 2 - size * 0.6, height - size * 2) - 1) * pi,
    }


def ruler(kind: Lettering, marks: Marks, length: float, at: float | None, unit: str) -> Drawing:
    """A ruler with an arrow over the place that is read."""
    size, edge = kind.size, kind.size * 1.4
    shapes = [rectangle(-edge, 0, length + 2 * edge, size * 3.4, weight=kind.room.line)]
    labels: list[Label] = []
    for mark in marks:
        x = mark.part * length
        shapes.append(_tick(kind, mark, (x, 0), (0, 1)))
        if mark.text:
            labels += kind.labels([mark.text], x, size * 1.15, "middle")
    if unit:
        labels += kind.labels([unit], 0, size * 2.2, "middle")
    if at is not None:
        tip, tail = (at * length, -size * 0.15), (at * length, -size * 2.2)
        shapes += (line([tail, (tip[0], -size * 0.5)], kind.room.line * AXIS),)
        shapes.append(arrow(tail, tip, size * 0.8))
    return framed(kind, shapes, labels)


def thermometer(
    kind: Lettering, marks: Marks, height: float, at: float | None, unit: str
) -> Drawing:
    """A tube over a bulb, filled up to the place that is read; the scale is on its right."""
    size, weight = kind.size, kind.room.line
    half, bulb, top = size * 0.42, size * 0.95, -height - size
    middle = size * 0.6 + bulb
    shapes: list[Shape] = [circle(0, middle, bulb, weight=weight * AXIS)]
    joint = middle - (bulb**2 - half**2) ** 0.5
    tube = ((-half, joint), (-half, top + half), *_cap(half, top), (half, joint))
    shapes.append(Shape(0, 0, 1, Outline((tube,), closed=False), _ink(weight * AXIS)))
    if at is not None:
        column = half * 0.5
        shapes.append(circle(0, middle, bulb * 0.72, BLACK))
        level = -at * height
        shapes.append(rectangle(-column, level, 2 * column, middle - level, BLACK))
    labels: list[Label] = []
    for mark in marks:
        y = -mark.part * height
        shapes.append(_tick(kind, mark, (half, y), (1, 0)))
        if mark.text:
            labels += kind.middle([mark.text], half + size * 1.3, y, "start")
    if unit:
        labels += kind.labels([unit], half + size * 1.3, top - size * 0.6)
    return framed(kind, shapes, labels)


def jug(kind: Lettering, marks: Marks, height: float, at: float | None, unit: str) -> Drawing:
    """A jug with a lip and a handle, filled up to the place that is read; the scale is inside."""
    size, weight = kind.size, kind.room.line
    wide, low, top = size * 8, size * 0.8, -height - size * 1.8
    shapes: list[Shape] = []
    if at is not None:
        level = -at * height
        shapes.append(rectangle(0, level, wide, low - level, TINT))
        shapes.append(line([(0, level), (wide, level)], weight * AXIS))
    lip = (-size * 0.8, top)
    wall = [lip, (0, top + size * 0.8), (0, low), (wide, low), (wide, top)]
    shapes.append(line(wall, weight * AXIS))
    handle = arc(wide, (top + low) / 2, (size * 2.2, height * 0.3), 0, pi)
    shapes.append(Shape(0, 0, 1, Outline((tuple(handle),), closed=False), _ink(weight * AXIS)))
    labels: list[Label] = []
    for mark in marks:
        y = -mark.part * height
        shapes.append(_tick(kind, mark, (0, y), (1, 0)))
        if mark.text:
            labels += kind.middle([mark.text], size * 1.4, y, "start")
    if unit:
        labels += kind.labels([unit], wide - size * 0.6, top + size * 0.3, "end")
    return framed(kind, shapes, labels)


def dial(kind: Lettering, marks: Marks, length: float, at: float | None, unit: str) -> Drawing:
    """A round face with a needle; its scale begins on the lower left and goes round clockwise."""
    radius, size, weight = length / DIAL, kind.size, kind.room.line
    shapes: list[Shape] = [circle(0, 0, radius, weight=weight * AXIS)]
    labels: list[Label] = []
    for mark in marks:
        way = (mark.part - 0.5) * DIAL
        shapes.append(_tick(kind, mark, ray((0, 0), way, radius), (-sin(way), cos(way))))
        labels += _inside(kind, mark, (0, 0), way, radius)
    if unit:
        labels += kind.middle([unit], 0, radius * 0.62)
    if at is not None:
        way = (at - 0.5) * DIAL
        tip, tail = ray((0, 0), way, radius - size * 1.1), ray((0, 0), way, -size * 0.8)
        shapes.append(line([tail, ray((0, 0), way, radius - size * 1.5)], weight * AXIS))
        shapes.append(arrow(tail, tip, size * 0.7))
    shapes.append(circle(0, 0, size * 0.25, BLACK))
    return framed(kind, shapes, labels)


def protractor(kind: Lettering, marks: Marks, length: float, at: float | None, _: str) -> Drawing:
    """Half a circle whose scale begins on the right; the sides of an angle lie under it."""
    radius, size, weight = length / pi, kind.size, kind.room.line
    half = [*arc(0, 0, (radius, radius), -pi / 2, pi / 2), (-radius, 0.0)]
    shapes: list[Shape] = [area([half], weight=weight)]
    labels: list[Label] = []
    for mark in marks:
        way = pi / 2 - mark.part * pi
        shapes.append(_tick(kind, mark, ray((0, 0), way, radius), (-sin(way), cos(way))))
        if 0 < mark.part < 1:
            labels += _inside(kind, mark, (0, 0), way, radius)
        elif mark.text:
            side = 1 if mark.part == 0 else -1
            x = side * (radius - size * 1.3 - kind.across(mark.text) / 2)
            labels += kind.middle([mark.text], x, -size * 0.75)
    if at is not None:
        for part in (0.0, at):
            way = pi / 2 - part * pi
            level = (radius + size * 0.5) / max(abs(sin(way)), 0.01)
            end = ray((0, 0), way, min(radius + size * 1.8, level))
            shapes.append(line([(0, 0), end], weight * AXIS * 1.4))
    return framed(kind, shapes, labels)


def _inside(
    kind: Lettering, mark: GradedMark, centre: Point, way: float, radius: float
) -> list[Label]:
    """The number of a mark on the inner side of a round scale."""
    if not mark.text:
        return []
    wide, tall = kind.across(mark.text) / 2, kind.size * 0.4
    reach = abs(sin(way)) * wide + abs(cos(way)) * tall
    return kind.middle([mark.text], *ray(centre, way, radius - kind.size * 1.2 - reach))


def _tick(kind: Lettering, mark: GradedMark, start: Point, way: Point) -> Shape:
    reach = kind.size * LENGTHS[mark.rank]
    weight = kind.room.line if mark.rank == 2 else max(MINOR, kind.room.line * 0.7)
    return line([start, (start[0] + way[0] * reach, start[1] + way[1] * reach)], weight)


def _cap(half: float, top: float) -> Iterator[tuple[float, ...]]:
    """The round end of a tube."""
    yield from arc(0, top + half, (half, half), -pi / 2, pi / 2)[1:]


def _ink(weight: float) -> Ink:
    return Ink(line=BLACK, weight=weight)
