"""Transforms of drawings in SVG as matrices, and the frame that a drawing is seen in."""

import re
from math import cos, radians, sin, tan
from typing import NamedTuple

from worksheets.model.page.geometry import Point
from worksheets.read.svg.values import NUMBER

_STEP = re.compile(r"(\w+)\s*\(([^()]*)\)")
_ALIGNED = re.compile(r"x(Min|Mid|Max)Y(Min|Mid|Max)(?:\s+(meet|slice))?")
_PARTS = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}


class Matrix(NamedTuple):
    """x becomes a x + c y + e, and y becomes b x + d y + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def at(self, x: float, y: float) -> Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: "Matrix") -> "Matrix":
        """What the two do, the other one first."""
        a, b, c, d, e, f = first
        x, y = self.at(e, f)
        return Matrix(
            self.a * a + self.c * b,
            self.b * a + self.d * b,
            self.a * c + self.c * d,
            self.b * c + self.d * d,
            x,
            y,
        )

    @property
    def scale(self) -> float:
        """How much heavier lines become."""
        return float(abs(self.a * self.d - self.b * self.c) ** 0.5)


def matrix_of(words: str) -> Matrix:
    """The matrix of a transform as it is written; raises ValueError for what is none."""
    whole = Matrix()
    if _STEP.sub("", words).strip(" ,\t\r\n"):
        raise ValueError(f"the transform '{words[:40]}'")
    for name, inside in _STEP.findall(words):
        whole = whole.after(_step(name, [float(one) for one in NUMBER.findall(inside)]))
    return whole


def _step(name: str, values: list[float]) -> Matrix:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return Matrix(a, b, c, d, e, f)
        case "translate", [x, *rest] if len(rest) < 2:
            return Matrix(e=x, f=rest[0] if rest else 0)
        case "scale", [x, *rest] if len(rest) < 2:
            return Matrix(a=x, d=rest[0] if rest else x)
        case "rotate", [angle]:
            turn = radians(angle)
            return Matrix(cos(turn), sin(turn), -sin(turn), cos(turn))
        case "rotate", [angle, x, y]:
            there, back = Matrix(e=x, f=y), Matrix(e=-x, f=-y)
            return there.after(_step("rotate", [angle])).after(back)
        case "skewX", [angle]:
            return Matrix(c=tan(radians(angle)))
        case "skewY", [angle]:
            return Matrix(b=tan(radians(angle)))
    raise ValueError(f"the transform {name} with {len(values)} numbers")


def viewed(view: tuple[float, ...], wide: float, tall: float, aligned: str) -> Matrix:
    """What brings a view (left, top, width, height) into a frame, as `preserveAspectRatio` says."""
    left, top, across, down = view
    x, y = wide / across, tall / down
    if aligned.strip() == "none":
        return Matrix(a=x, d=y, e=-left * x, f=-top * y)
    found = _ALIGNED.fullmatch(aligned.strip() or "xMidYMid")
    if found is None:
        raise ValueError(f"preserveAspectRatio is '{aligned[:40]}'")
    scale = max(x, y) if found[3] == "slice" else min(x, y)
    e = (wide - across * scale) * _PARTS[found[1]] - left * scale
    f = (tall - down * scale) * _PARTS[found[2]] - top * scale
    return Matrix(a=scale, d=scale, e=e, f=f)
