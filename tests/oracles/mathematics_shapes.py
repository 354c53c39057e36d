"""Answers to the skills of geometry: areas by their corners, angles counted, sides by points."""

from collections.abc import Callable, Mapping
from itertools import count
from math import atan2, degrees
from types import SimpleNamespace as Values
from typing import Any

from sympy import Line, Point, Polygon, Rational, Symbol, cos, pi, rad, sin, sqrt

from oracles.mathematics_numbers import found

x = Symbol("x")


def area(*corners: tuple[Any, Any]) -> Any:
    """The area of a polygon by its corners."""
    return abs(Polygon(*(Point(*corner) for corner in corners)).area)


def walked(*sides: Any) -> Any:
    total = 0
    for side in sides:
        total += side
    return total


def cubes(v: Values) -> int:
    """Cubes of 1 cm in a cuboid, layer by layer."""
    return sum(v.a for _ in range(v.b) for _ in range(v.c))


def painted(v: Values) -> int:
    """Squares on the faces: those of a cuboid one larger all round, without edges and corners."""
    outer = (v.a + 2) * (v.b + 2) * (v.c + 2)
    return outer - v.a * v.b * v.c - 4 * (v.a + v.b + v.c) - 8


def whole_root(square: Any) -> Any:
    """A number with at most one decimal place by its square."""
    return found((Rational(k, 2) for k in count(1)), lambda side: side * side == square)


def parallel(v: Values) -> int:
    """An angle at parallel lines: those of one slope are at the places of one parity."""
    return v.a if (v.r.p - v.r.q) % 2 == 0 else 180 - v.a


def trapezium(v: Values) -> Any:
    return area((0, 0), (v.b, 0), (v.a, v.h), (0, v.h))


def angle_of(v: Values) -> float:
    """An angle by the side next to it."""
    return degrees(atan2(v.o, float(sqrt(v.h**2 - v.o**2))))


def rest(total: int, *angles: int) -> int:
    return found(range(total), lambda angle: sum(angles) + angle == total)


def right_hand_side(v: Values) -> Any:
    """The line through two points on it, one of them a step across."""
    return v.q + v.m * (x - v.p)


SHAPES: Mapping[str, Callable[[Values], Any]] = {
    "rectangle-area": lambda v: sum(v.a for _ in range(v.b)),
    "rectangle-perimeter": lambda v: walked(v.a, v.b, v.a, v.b),
    "missing-side": lambda v: found(count(1), lambda side: side * v.a == v.a * v.b),
    "triangle-area": lambda v: area((0, 0), (v.b, 0), (v.t.x, v.t.h)),
    "parallelogram-area": lambda v: area((0, 0), (v.b, 0), (v.b + v.t.x, v.t.h), (v.t.x, v.t.h)),
    "trapezium-area": trapezium,
    "compound-area": lambda v: v.a * (v.b - v.d) + (v.a - v.c) * v.d,
    "cuboid-volume": cubes,
    "cuboid-surface": painted,
    "circle-area": lambda v: pi * (2 * v.r) ** 2 / 4,
    "circumference": lambda v: pi * (v.r + v.r),
    "sector-area": lambda v: Rational(v.w, 180) * pi * v.r * v.r / 2,
    "cylinder-volume": lambda v: pi * (2 * v.r) ** 2 / 4 * v.h,
    "angle-line": lambda v: rest(180, v.a, v.b),
    "angle-triangle": lambda v: rest(180, v.a, v.b),
    "angle-isosceles": lambda v: found(range(90), lambda angle: 2 * angle + v.a == 180),
    "angle-point": lambda v: rest(360, v.a, v.b, v.c),
    "parallel-lines": parallel,
    "polygon-angle": lambda v: (
        Rational(360, v.n) if v.kind == "exterior" else Rational(180 * (v.n - 2), v.n)
    ),
    "polygon-sum": lambda v: sum(180 for _ in range(1, v.n - 1)),
    "pythagoras-hypotenuse": lambda v: whole_root(v.a**2 + v.b**2),
    "pythagoras-leg": lambda v: sqrt((v.c - v.a) * (v.c + v.a)),
    "trig-side": lambda v: v.h * cos(rad(90 - v.w)),
    "trig-hypotenuse": lambda v: v.a / sin(rad(90 - v.w)),
    "trig-angle": angle_of,
    "midpoint": lambda v: tuple(Point(v.a, v.b).midpoint(Point(v.c, v.d))),
    "gradient": lambda v: Line(Point(v.a, v.b), Point(v.c, v.d)).slope,
    "line-equation": right_hand_side,
    "distance-between-points": lambda v: Point(v.a, v.b).distance(Point(v.c, v.d)),
}
