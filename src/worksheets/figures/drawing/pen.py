"""Lines, areas, circles and arrows as shapes; lengths in points from the top left corner."""

from collections.abc import Iterable, Sequence
from math import ceil, cos, hypot, pi, sin, tan

from worksheets.model.page.geometry import Point
from worksheets.model.page.page import Colour, Hatch, Ink, Outline, Shape

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (1, 1, 1)
TINT: Colour = (0.87, 0.87, 0.87)
"""A flat grey that a photocopier keeps, and that words can be read on."""
LOOKS: tuple[tuple[Colour, Hatch], ...] = (
    (TINT, ""),
    (WHITE, "rising"),
    (WHITE, "dots"),
    (WHITE, ""),
    (WHITE, "crossed"),
    (WHITE, "level"),
    (WHITE, "falling"),
    (WHITE, "upright"),
)
"""Areas that can be told apart without colour; neighbours differ most."""
FINE, MAJOR = 0.25, 0.45
"""The lightest line there is, and the heavier lines of graph paper: always black, for a copier
loses fine grey ones."""
SUBDIVIDED, COARSE, AXIS, DATA = 1 / 3, 0.6, 1.2, 1.87
"""How heavy the lines of a graph are, in a main line of 0.75: those between the numbers of a grid
(0.25), those at them (0.45), axes (0.9), data (1.4)."""
POINT = 0.26
"""The radius of a point in a graph, in sizes of type: 2.2 points where labels have 8.5."""
MINOR = 0.5
"""The lightest line that means something."""


def line(points: Iterable[Point], weight: float, *, dashed: bool = False) -> Shape:
    """A line through points."""
    ink = Ink(line=BLACK, weight=weight, dashed=dashed)
    return Shape(0, 0, 1, Outline((tuple(points),), closed=False), ink)


def area(
    rings: Iterable[Sequence[tuple[float, ...]]],
    fill: Colour | None = None,
    *,
    hatch: Hatch = "",
    weight: float = 0,
    dashed: bool = False,
) -> Shape:
    """A closed area; rings within rings are holes."""
    edge = BLACK if weight else None
    ink = Ink(fill=fill, line=edge, weight=weight, hatch=hatch, dashed=dashed)
    return Shape(0, 0, 1, Outline(tuple(map(tuple, rings)), even_odd=True), ink)


def rectangle(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: Colour | None = None,
    *,
    hatch: Hatch = "",
    weight: float = 0,
) -> Shape:
    """An upright rectangle by its top left corner."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return area([corners], fill, hatch=hatch, weight=weight)


def arc(x: float, y: float, radii: Point, start: float, end: float) -> list[tuple[float, ...]]:
    """Steps along an ellipse, from its first point; angles in radians, clockwise from the top."""
    pieces = max(1, ceil(abs(end - start) / (pi / 2) - 1e-9))
    part = (end - start) / pieces
    reach = 4 / 3 * tan(part / 4)
    across, down = radii

    def at(angle: float, along: float) -> Point:
        return (
            x + across * (sin(angle) + along * cos(angle)),
            y - down * (cos(angle) - along * sin(angle)),
        )

    steps: list[tuple[float, ...]] = [at(start, 0)]
    for n in range(pieces):
        first, last = start + n * part, start + (n + 1) * part
        steps.append((*at(first, reach), *at(last, -reach), *at(last, 0)))
    return steps


def circle(
    x: float,
    y: float,
    radius: float,
    fill: Colour | None = None,
    *,
    weight: float = 0,
    hatch: Hatch = "",
) -> Shape:
    """A circle round a place."""
    steps = arc(x, y, (radius, radius), 0, 2 * pi)
    return area([steps], fill, weight=weight, hatch=hatch)


def dot(x: float, y: float, radius: float, weight: float, *, filled: bool = True) -> Shape:
    """A point on a line: filled, or open with the line hidden in it; `radius` is the outer one."""
    if filled:
        return circle(x, y, radius, BLACK)
    return circle(x, y, radius - weight / 2, WHITE, weight=weight)


def arrow(start: Point, tip: Point, size: float) -> Shape:
    """The head of an arrow at the tip of a line that comes from the start."""
    length = hypot(tip[0] - start[0], tip[1] - start[1]) or 1
    along = ((tip[0] - start[0]) / length, (tip[1] - start[1]) / length)
    back = (tip[0] - along[0] * size, tip[1] - along[1] * size)
    wide = size * 0.35
    sides = [(back[0] - along[1] * s, back[1] + along[0] * s) for s in (wide, -wide)]
    return area([(tip, *sides)], BLACK)


MARKERS = ("disc", "square", "ring", "triangle", "cross", "diamond")
"""Signs at the points of a line, in the order in which series take them."""


def marker(name: str, x: float, y: float, radius: float, weight: float) -> tuple[Shape, ...]:
    """A sign at a point, within a square of twice the radius."""
    match name:
        case "disc":
            return (circle(x, y, radius, BLACK),)
        case "ring":
            return (dot(x, y, radius, weight, filled=False),)
        case "square":
            side = radius * 0.85
            return (rectangle(x - side, y - side, 2 * side, 2 * side, BLACK),)
        case "triangle":
            corners = ((x, y - radius), (x + radius, y + radius * 0.75))
            half = weight / 2
            inner = [(px, py + half) for px, py in (*corners, (x - radius, y + radius * 0.75))]
            return (area([inner], WHITE, weight=weight),)
        case "diamond":
            turned = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
            return (area([turned], WHITE, weight=weight),)
    side = radius * 0.75
    return (
        line([(x - side, y - side), (x + side, y + side)], weight * 1.3),
        line([(x - side, y + side), (x + side, y - side)], weight * 1.3),
    )
