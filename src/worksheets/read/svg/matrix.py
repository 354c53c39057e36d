"""SVG transforms and view boxes as matrices."""

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
        """The matrix of two transforms, `first` applied first."""
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
        """The factor by which line widths grow."""
        return float(abs(self.a * self.d - self.b * self.c) ** 0.5)


def matrix_of(transform: str) -> Matrix:
    """The matrix of a transform attribute; raises ValueError if it is invalid."""
    product = Matrix()
    if _STEP.sub("", transform).strip(" ,\t\r\n"):
        raise ValueError(f"the transform '{transform[:40]}'")
    for name, inside in _STEP.findall(transform):
        product = product.after(
            _single_transform(name, [float(number) for number in NUMBER.findall(inside)])
        )
    return product


def _single_transform(name: str, values: list[float]) -> Matrix:
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
            return there.after(_single_transform("rotate", [angle])).after(back)
        case "skewX", [angle]:
            return Matrix(c=tan(radians(angle)))
        case "skewY", [angle]:
            return Matrix(b=tan(radians(angle)))
    raise ValueError(f"the transform {name} with {len(values)} numbers")


def view_box_matrix(
    view_box: tuple[float, ...], width: float, height: float, alignment: str
) -> Matrix:
    """The matrix from a view box (left, top, width, height) to a frame, by
    `preserveAspectRatio`."""
    left, top, across, down = view_box
    x, y = width / across, height / down
    if alignment.strip() == "none":
        return Matrix(a=x, d=y, e=-left * x, f=-top * y)
    match = _ALIGNED.fullmatch(alignment.strip() or "xMidYMid")
    if match is None:
        raise ValueError(f"preserveAspectRatio is '{alignment[:40]}'")
    scale = max(x, y) if match[3] == "slice" else min(x, y)
    e = (width - across * scale) * _PARTS[match[1]] - left * scale
    f = (height - down * scale) * _PARTS[match[2]] - top * scale
    return Matrix(a=scale, d=scale, e=e, f=f)
