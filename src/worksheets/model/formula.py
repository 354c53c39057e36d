"""Formulas whose numbers are chosen anew for every paper, and what they come to.

The answer is an expression of numbers, quantities, + - * / ^, brackets and sqrt(), worked out with
Python's floats, which are the same on every machine for these.
"""

import ast
import math
import operator
from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Annotated, Self

from pydantic import BaseModel, Field, StringConstraints, model_validator

from worksheets.model.authored import AUTHORED, Prose
from worksheets.model.content import plain
from worksheets.model.diagnostics import Mistake
from worksheets.model.facts import Fact
from worksheets.model.problem import Problem

OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
MOST_STEPS = 10_000


class Quantity(BaseModel):
    """A number that is given: `least`, `least` + `step` ... up to `most`."""

    model_config = AUTHORED

    symbol: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]\w*$")]
    least: Decimal
    most: Decimal
    step: Decimal = Field(gt=0)

    @model_validator(mode="after")
    def _steps(self) -> Self:
        if self.most < self.least:
            raise Mistake(
                f"'{self.symbol}' goes from {self.least} to {self.most}", "begin with the smaller"
            )
        if (self.most - self.least) / self.step > MOST_STEPS:
            raise Mistake(f"'{self.symbol}' has over {MOST_STEPS} values", "make the step larger")
        return self

    def chosen(self, rng: Random) -> Decimal:
        """One of its values."""
        steps = int((self.most - self.least) / self.step)
        return self.least + self.step * int(rng.random() * (steps + 1))


class Calculation(BaseModel):
    """A stem with quantities in braces, what it comes to, and how near an answer must be.

    `figures` counts significant figures of the answer; `tolerance` is a part of it: 0.02.
    """

    model_config = AUTHORED

    stem: Prose
    relation: Prose
    quantities: Annotated[tuple[Quantity, ...], Field(min_length=1, max_length=9)]
    answer: str
    unit: str = ""
    figures: int = Field(default=2, ge=1, le=6)
    tolerance: float = Field(default=0.0, ge=0, lt=0.5)

    def problems_of_numbers(self) -> Iterator[Problem]:
        """What keeps it from being worked out at either end of its ranges."""
        for ends in ("least", "most"):
            given = {one.symbol: getattr(one, ends) for one in self.quantities}
            try:
                worked_out(self.answer, given)
            except Mistake as mistake:
                yield Problem(("answer",), str(mistake), mistake.hints)
                return
        words = plain(self.stem)
        for n, one in enumerate(self.quantities):
            if f"{{{one.symbol}}}" not in words:
                hints = (f"write {{{one.symbol}}} where its value belongs",)
                yield Problem(("quantities", n), f"'{one.symbol}' is not in the stem", hints)


class Formula(Fact, Calculation):
    """A formula to be known, with a question in which its numbers change."""


def worked_out(expression: str, values: Mapping[str, Decimal]) -> float:
    """What an expression comes to; raises Mistake if it comes to nothing."""
    try:
        parsed = ast.parse(expression.replace("^", "**"), mode="eval")
        found = _value(parsed.body, {name: float(value) for name, value in values.items()})
    except Mistake:
        raise
    except SyntaxError:
        raise Mistake(
            f"'{expression}' is no expression", "use numbers, quantities, + - * / ^ ( ) and sqrt()"
        ) from None
    except (ZeroDivisionError, OverflowError, ValueError):
        given = ", ".join(f"{name} = {value}" for name, value in values.items())
        raise Mistake(f"'{expression}' has no value for {given}", "change the ranges") from None
    if isinstance(found, complex) or not math.isfinite(found):
        raise Mistake(f"'{expression}' is not a real number", "change the ranges")
    return found


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name) if name in values:
            return values[name]
        case ast.Name(id=name):
            raise Mistake(f"no quantity is called '{name}'", "add it to quantities")
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, values)
        case ast.BinOp(left=left, op=operation, right=right) if type(operation) in OPERATORS:
            return OPERATORS[type(operation)](_value(left, values), _value(right, values))
        case ast.Call(func=ast.Name(id="sqrt"), args=[inner], keywords=[]):
            return math.sqrt(_value(inner, values))
    raise SyntaxError


def rounded(number: float, figures: int) -> str:
    """A number with so many significant figures, without an exponent: 0.0450, 1200.

    A half is rounded away from zero, as it is taught in schools.
    """
    if number == 0:
        return "0"
    exact = Decimal(repr(number))  # as it is written: 0.285 is 0.285, not a little less
    found = exact.quantize(_unit(exact, figures), ROUND_HALF_UP)
    unit = _unit(found, figures)  # another one, if rounding made the number a place longer
    found = found.quantize(unit, ROUND_HALF_UP)
    return f"{found:f}" if unit < 1 else f"{found:.0f}"


def _unit(number: Decimal, figures: int) -> Decimal:
    """One in the last of so many significant figures."""
    return Decimal(1).scaleb(number.adjusted() - figures + 1)
