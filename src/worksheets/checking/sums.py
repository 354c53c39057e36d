"""Keys of calculations worked out a second time, by other means than those that made them.

Python itself reads the sum, and numbers are decimals of many digits, not fractions.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, DecimalException

from worksheets.model.paper.content import plain
from worksheets.model.paper.key import Number

DIGITS = 60
NEAR = Decimal("1e-25")
"""What two ways of working may differ by, as a part of the number."""
SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-"})
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459")


def miscounted(key: Number) -> Iterator[str]:
    """What is wrong with a key, in words: the number is not what its sum comes to."""
    context = Context(prec=DIGITS)
    words = key.working.translate(SIGNS).replace("^", "**").strip()
    try:
        found = _Reading(words, context).value(ast.parse(words, mode="eval").body)
    except DecimalException:
        yield f"the key is {plain(key.shown)}, but {key.working} cannot be worked out"
        return
    off = context.abs(context.subtract(found, key.value))
    half = context.divide(_unit(key, found), Decimal(2))
    allowed = context.multiply(max(context.abs(found), Decimal(1)), NEAR)
    if off > context.add(half, allowed):
        yield f"the key is {plain(key.shown)}, but {key.working} comes to {found:.12g}"
    elif half and context.subtract(half, off) <= allowed and _nearer_zero(key, found, context):
        yield f"the key is {plain(key.shown)}, but a half of {key.working} is rounded down"


def _nearer_zero(key: Number, found: Decimal, context: Context) -> bool:
    return context.abs(key.value) < context.abs(found)


def _unit(key: Number, found: Decimal) -> Decimal:
    """One in the last place that a number is rounded to; 0 if it is exact."""
    if key.figures is not None:
        return Decimal(1).scaleb(found.adjusted() - key.figures + 1) if found else Decimal(0)
    return Decimal(0) if key.places is None else Decimal(1).scaleb(-key.places)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Some words that Python reads as a sum, and the decimals to work it out in."""

    words: str
    context: Context

    def value(self, node: ast.expr) -> Decimal:
        match node:
            case ast.Constant():
                return Decimal(ast.get_source_segment(self.words, node) or "")
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
                return self._worked(self.value(left), operation, self.value(right))
        raise TypeError(f"no part of a sum: {ast.unparse(node)}")

    def _worked(self, left: Decimal, operation: ast.operator, right: Decimal) -> Decimal:
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
