"""Keys of calculations, worked out a second time by other means than those that made them.

Here Python parses the sum, and numbers are decimals of many digits, not fractions.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, DecimalException

from worksheets.model.paper.content import plain
from worksheets.model.paper.key import Number

DIGITS = 60
TOLERANCE = Decimal("1e-25")
"""The relative difference allowed between the two ways of working."""
SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-"})
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459")


def sum_errors(key: Number) -> Iterator[str]:
    """A message if the number of a key is not the rounded value of its sum."""
    context = Context(prec=DIGITS)
    expression = key.working.translate(SIGNS).replace("^", "**").strip()
    try:
        value = _Sum(expression, context).value(ast.parse(expression, mode="eval").body)
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
            case ast.Call(func=ast.Name(id="sqrt"), args=[inner]):
                return self.context.sqrt(self.value(inner))
            case ast.Call(func=ast.Name(id="abs"), args=[inner]):
                return self.context.abs(self.value(inner))
            case ast.BinOp(left=left, op=operation, right=right):
                return self._apply(self.value(left), operation, self.value(right))
        raise TypeError(f"no part of a sum: {ast.unparse(node)}")

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
