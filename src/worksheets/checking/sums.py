"""Keys of calculations, worked out a second time by other means than those that made them.

Here Python parses the sum, and numbers are decimals of many digits, not fractions; sines come from
the sines of a third of an angle, not from a series. Sums with other functions are not judged.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, DecimalException

from worksheets.model.paper.content import plain
from worksheets.model.paper.key import Number

DIGITS = 60
THIRDS = 40
"""Times that an angle is divided by 3, after which x − x³/6 is its sine to all digits."""
TOLERANCE = Decimal("1e-25")
"""The relative difference allowed between the two ways of working."""
SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-"})
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459")


class Unjudged(Exception):
    """A sum with a function that only one part of the program can work out."""


def sum_errors(key: Number) -> Iterator[str]:
    """A message if the number of a key is not the rounded value of its sum."""
    context = Context(prec=DIGITS)
    expression = key.working.translate(SIGNS).replace("^", "**").strip()
    try:
        value = _Sum(expression, context).value(ast.parse(expression, mode="eval").body)
    except Unjudged:
        return
    except DecimalException:
        yield f"the key is {plain(key.shown)}, but {key.working} cannot be worked out"
        return
    difference = context.abs(context.subtract(value, key.value))
    half_unit = context.divide(_last_place(key, value), Decimal(2))
    allowed = context.multiply(max(context.abs(value), Decimal(1)), TOLERANCE)
    if difference > context.add(half_unit, allowed):
        yield f"the key is {plain(key.shown)}, but {key.working} comes to {value:.12g}"
    elif (
        half_unit
        and context.subtract(half_unit, difference) <= allowed
        and _nearer_zero(key, value, context)
    ):
        yield f"the key is {plain(key.shown)}, but a half of {key.working} is rounded down"


def _nearer_zero(key: Number, value: Decimal, context: Context) -> bool:
    return context.abs(key.value) < context.abs(value)


def _last_place(key: Number, value: Decimal) -> Decimal:
    """One in the last place that a number is rounded to; 0 if it is exact."""
    if key.figures is not None:
        return Decimal(1).scaleb(value.adjusted() - key.figures + 1) if value else Decimal(0)
    return Decimal(0) if key.places is None else Decimal(1).scaleb(-key.places)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum as a Python expression, and the decimal context to work it out in."""

    expression: str
    context: Context

    def value(self, node: ast.expr) -> Decimal:
        match node:
            case ast.Constant():
                return Decimal(ast.get_source_segment(self.expression, node) or "")
            case ast.Name(id="pi"):
                return PI
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return self.context.minus(self.value(inner))
            case ast.UnaryOp(op=ast.UAdd(), operand=inner):
                return self.value(inner)
            case ast.Call(func=ast.Name(id=name), args=[inner]):
                return self._called(name, self.value(inner))
            case ast.Call() | ast.Name() | ast.IfExp() | ast.List() | ast.Subscript():
                raise Unjudged
            case ast.BinOp(left=left, op=operation, right=right):
                return self._apply(self.value(left), operation, self.value(right))
        raise TypeError(f"no part of a sum: {ast.unparse(node)}")

    def _called(self, name: str, argument: Decimal) -> Decimal:
        context = self.context
        match name:
            case "sqrt":
                return context.sqrt(argument)
            case "abs":
                return context.abs(argument)
            case "log":
                return context.log10(argument)
            case "sin":
                return self._sine(argument)
            case "cos":
                return self._sine(context.subtract(Decimal(90), argument))
            case "tan":
                beside = self._sine(context.subtract(Decimal(90), argument))
                return context.divide(self._sine(argument), beside)
        raise Unjudged

    def _sine(self, degrees: Decimal) -> Decimal:
        """The sine of degrees: sin 3x = 3 sin x − 4 sin³ x, from an angle whose sine is itself."""
        context = Context(prec=2 * DIGITS)
        angle = context.divide(context.multiply(context.remainder(degrees, Decimal(360)), PI), 180)
        for _ in range(THIRDS):
            angle = context.divide(angle, Decimal(3))
        cube = context.power(angle, 3)
        sine = context.subtract(angle, context.divide(cube, Decimal(6)))
        for _ in range(THIRDS):
            four_cubes = context.multiply(Decimal(4), context.power(sine, 3))
            sine = context.subtract(context.multiply(Decimal(3), sine), four_cubes)
        return self.context.plus(sine)

    def _apply(self, left: Decimal, operation: ast.operator, right: Decimal) -> Decimal:
        match operation:
            case ast.Add():
                return self.context.add(left, right)
            case ast.Sub():
                return self.context.subtract(left, right)
            case ast.Mult():
                return self.context.multiply(left, right)
            case ast.Div():
                return self.context.divide(left, right)
            case ast.Pow():
                return self.context.power(left, right)
        raise TypeError(f"no sign of a sum: {ast.dump(operation)}")
