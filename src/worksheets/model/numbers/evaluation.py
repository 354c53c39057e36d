"""What an expression comes to: in fractions, exactly; endless roots and pi to many digits."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from math import isqrt
from typing import TypeAlias, assert_never

from worksheets.model.diagnostics import Mistake
from worksheets.model.numbers.expression import (
    PI,
    Call,
    Expression,
    Literally,
    Name,
    Negative,
    Operation,
    Operator,
    Sum,
)

Value: TypeAlias = Fraction | Decimal
"""A fraction is exact; a Decimal is a number whose digits never end, with `DIGITS` of them."""
DIGITS, MORE_DIGITS = 50, 80
SURE = 30
"""Digits that must be the same whether an endless number is worked out to 50 digits or to 80."""
LARGEST = 2_000
"""Bits of the top or bottom of a fraction: some 600 digits, on the way to any result."""
TOO_LARGE = "it is too large, or too small, to be worked out"
PI_VALUE = Decimal(
    "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803"
)


class Undefined(ArithmeticError):
    """A sum without a real value, or one that cannot be worked out."""


def value_of(expression: Expression, values: Mapping[str, Decimal]) -> Value:
    """What an expression comes to with numbers for its names.

    Raises Mistake with these numbers if it comes to nothing: 1 / 0, the root of -1, 9 ^ 9 ^ 9, a
    name that has no number; and if so many digits cancel out that the rest cannot be trusted.
    """
    numbers = {name: Fraction(value) for name, value in values.items()}
    try:
        result = _Evaluation(numbers, DIGITS).value(expression.tree)
        if isinstance(result, Decimal):
            again = _Evaluation(numbers, MORE_DIGITS).value(expression.tree)
            if not _agree(result, again):
                raise Undefined("its digits cancel out, and too few are left")
    except Undefined as fault:
        message = f"'{expression.text}' has no value{given(values, expression.names)}: {fault}"
        raise Mistake(message, "change the ranges of the quantities, or the answer") from None
    return result


def given(values: Mapping[str, Decimal], names: tuple[str, ...]) -> str:
    """The numbers that were put in, for a message: ' for s = 5 and t = 2'."""
    *most, last = [f"{name} = {values[name]:f}" for name in names] or [""]
    return (f" for {', '.join(most)} and {last}" if most else f" for {last}") if last else ""


def _agree(value: Decimal, again: Value) -> bool:
    exact = Fraction(again)
    return bool(abs(Fraction(value) - exact) * 10**SURE <= abs(exact))


@dataclass(frozen=True, slots=True)
class _Evaluation:
    """Works out a tree with numbers for its names, endless ones to so many digits."""

    numbers: Mapping[str, Fraction]
    digits: int

    def value(self, tree: Sum) -> Value:
        match tree:
            case Literally(number):
                return number
            case Name(name) if name in self.numbers:
                return self.numbers[name]
            case Name(name):
                if name == PI:
                    return PI_VALUE
                raise Mistake(f"no quantity is called '{name}'", "add it to quantities")
            case Negative(inner):
                return _negative(self.value(inner))
            case Call(function, argument):
                operand = self.value(argument)
                if function == "sqrt":
                    return self._power(operand, Fraction(1, 2))
                return _negative(operand) if operand < 0 else operand
            case Operation(operator, left, right):
                return self._worked(operator, self.value(left), self.value(right))
        assert_never(tree)

    def _worked(self, operator: Operator, left: Value, right: Value) -> Value:
        if operator == "^":
            return self._power(left, right)
        if operator == "/" and not right:
            raise Undefined("nothing can be divided by 0")
        if isinstance(left, Fraction) and isinstance(right, Fraction):
            return _exact(operator, left, right)
        return self._endless(operator, self._decimal(left), self._decimal(right))

    def _endless(self, operator: Operator, left: Decimal, right: Decimal) -> Decimal:
        context = self._context()
        match operator:
            case "+":
                return _finite(context.add(left, right))
            case "-":
                return _finite(context.subtract(left, right))
            case "*":
                return _finite(context.multiply(left, right))
        return _finite(context.divide(left, right))

    def _context(self) -> Context:
        """Decimals of our own precision, whatever the program's context says."""
        return Context(prec=self.digits, Emax=LARGEST, Emin=-LARGEST, traps=[])

    def _decimal(self, value: Value) -> Decimal:
        if isinstance(value, Decimal):
            return value
        return self._context().divide(Decimal(value.numerator), Decimal(value.denominator))

    def _power(self, left: Value, right: Value) -> Value:
        """A power, exact if it can be.

        0 ^ 0 and roots of negative numbers have no value, for textbooks differ about them.
        """
        if not left and right <= 0:
            raise Undefined("0 can only be raised to a positive power")
        if not left or left == 1:
            return left
        if isinstance(right, Decimal):
            return self._endless_power(left, right)
        top, bottom = right.numerator, right.denominator
        if left < 0 and bottom > 1:
            raise Undefined("a negative number has no real root")
        root = _root(left, bottom)
        if root is None:
            power = self._endless_power(_negative(left) if left < 0 else left, right)
            return power.copy_negate() if left < 0 and top % 2 else power
        size = max(root.numerator.bit_length(), root.denominator.bit_length())
        if size == 1:
            return root ** (top % 2)
        if size * abs(top) > LARGEST:
            raise Undefined(TOO_LARGE)
        return Fraction(root**top)

    def _endless_power(self, left: Value, right: Value) -> Decimal:
        if left < 0:
            raise Undefined("a negative number has no such real power")
        power = self._context().power(self._decimal(left), self._decimal(right))
        if not power:
            raise Undefined(TOO_LARGE)
        return _finite(power)


def _negative(value: Value) -> Value:
    return value.copy_negate() if isinstance(value, Decimal) else -value


def _exact(operator: Operator, left: Fraction, right: Fraction) -> Fraction:
    match operator:
        case "+":
            result = left + right
        case "-":
            result = left - right
        case "*":
            result = left * right
        case _:
            result = left / right
    if max(result.numerator.bit_length(), result.denominator.bit_length()) > LARGEST:
        raise Undefined(TOO_LARGE)
    return result


def _finite(number: Decimal) -> Decimal:
    if not number.is_finite():
        raise Undefined(TOO_LARGE)
    return number


def _root(number: Value, degree: int) -> Fraction | None:
    """The root of a fraction if it is one itself; None if its digits never end."""
    if isinstance(number, Decimal):
        return None
    if degree == 1:
        return number
    top, bottom = _whole_root(number.numerator, degree), _whole_root(number.denominator, degree)
    return None if top is None or bottom is None else Fraction(top, bottom)


def _whole_root(number: int, degree: int) -> int | None:
    """The whole root of a positive whole number, if it has one; by halving, for floats err."""
    if number == 1:
        return 1
    if degree >= number.bit_length():
        return None
    if degree == 2:
        root = isqrt(number)
        return root if root * root == number else None
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high) // 2
        if middle**degree < number:
            low = middle + 1
        else:
            high = middle
    return low if low**degree == number else None
