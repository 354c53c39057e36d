"""Sums, products and powers of numbers: in fractions and exact terms while that can be, and else to
many digits."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from math import isqrt
from typing import TypeAlias

from worksheets.model.numbers import exact
from worksheets.model.numbers.exact import Exact
from worksheets.model.numbers.tree import Operator
from worksheets.model.numbers.undefined import LARGEST, TOO_LARGE, Undefined

Number: TypeAlias = Fraction | Decimal | Exact
"""A fraction and a sum of terms are exact; a Decimal is a number whose digits never end."""
Value: TypeAlias = Fraction | Decimal
"""A fraction is exact; a Decimal is a number whose digits never end, with `DIGITS` of them."""
DIGITS, MORE_DIGITS = 50, 80
SURE = 30
"""Digits that must be the same whether an endless number is worked out to 50 digits or to 80."""
EQUAL = Decimal("1e-25")
"""Endless numbers that differ by less are the same."""
PI_VALUE = Decimal(
    "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803"
)


def _nothing(_: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Works with numbers, endless ones to so many digits.

    `spend` is told the cost of what takes long, in steps, and may raise Undefined.
    """

    digits: int = DIGITS
    spend: Callable[[int], None] = _nothing

    @property
    def context(self) -> Context:
        """Decimals of our own precision, whatever the program's context says."""
        return Context(prec=self.digits, Emax=LARGEST, Emin=-LARGEST, traps=[])

    def worked(self, operator: Operator, left: Number, right: Number) -> Number:
        """What two numbers come to; raises Undefined if that is nothing."""
        if operator == "^":
            return self.power(left, right)
        if operator == "/" and not right:
            raise Undefined("nothing can be divided by 0")
        if isinstance(left, Fraction) and isinstance(right, Fraction):
            return _exact(operator, left, right)
        if not isinstance(left, Decimal) and not isinstance(right, Decimal):
            result = self._in_terms(operator, left, right)
            if result is not None:
                return result
        return self._endless(operator, self.decimal(left), self.decimal(right))

    def plus(self, left: Number, right: Number) -> Number:
        return self.worked("+", left, right)

    def minus(self, left: Number, right: Number) -> Number:
        return self.worked("-", left, right)

    def times(self, left: Number, right: Number) -> Number:
        return self.worked("*", left, right)

    def over(self, left: Number, right: Number) -> Number:
        return self.worked("/", left, right)

    def _in_terms(
        self, operator: Operator, left: exact.Sum, right: exact.Sum
    ) -> Fraction | Exact | None:
        """A sum, product or quotient of exact terms; None for a quotient that has none."""
        self.spend(len(exact.terms_of(left)) * len(exact.terms_of(right)) // 8)
        match operator:
            case "+":
                return exact.plus(left, right)
            case "-":
                return exact.plus(left, exact.times(Fraction(-1), right))
            case "*":
                return exact.times(left, right)
        over = 1 / right if isinstance(right, Fraction) else exact.inverse(right)
        return None if over is None else exact.times(left, over)

    def _endless(self, operator: Operator, left: Decimal, right: Decimal) -> Decimal:
        context = self.context
        match operator:
            case "+":
                return finite(context.add(left, right))
            case "-":
                return finite(context.subtract(left, right))
            case "*":
                return finite(context.multiply(left, right))
        return finite(context.divide(left, right))

    def decimal(self, value: Number) -> Decimal:
        """A number in decimals; raises Undefined for one with letters."""
        match value:
            case Decimal():
                return value
            case Fraction():
                return self.context.divide(Decimal(value.numerator), Decimal(value.denominator))
        if not value.is_number:
            raise Undefined("letters have no number")
        context, total = self.context, Decimal(0)
        for (_, root, pi), factor in value.terms:
            product = context.multiply(self.decimal(factor), context.sqrt(Decimal(root)))
            total = context.add(total, context.multiply(product, context.power(PI_VALUE, pi)))
        return finite(total)

    def power(self, left: Number, right: Number) -> Number:
        """A power, exact if it can be.

        0 ^ 0 and roots of negative numbers have no value, for textbooks differ about them.
        """
        if isinstance(left, Exact):
            return self._power_of_terms(left, right)
        if isinstance(right, Exact):
            right = self.decimal(right)
        if not left and right <= 0:
            raise Undefined("0 can only be raised to a positive power")
        if not left or left == 1:
            return left
        if isinstance(right, Decimal):
            return self._endless_power(left, right)
        return self._power_of_number(left, right)

    def _power_of_number(self, left: Fraction | Decimal, right: Fraction) -> Number:
        top, bottom = right.numerator, right.denominator
        if left < 0 and bottom > 1:
            raise Undefined("a negative number has no real root")
        root = _root(left, bottom)
        if root is None:
            if isinstance(left, Fraction) and bottom == 2 and abs(top) <= exact.MOST_POWER:
                simplified = exact.square_root(left)
                if isinstance(simplified, Exact):
                    return self._power_of_terms(simplified, Fraction(top))
            positive = left.copy_abs() if isinstance(left, Decimal) else abs(left)
            power = self._endless_power(positive, right)
            return turned(power) if left < 0 and top % 2 else power
        size = max(root.numerator.bit_length(), root.denominator.bit_length())
        if size == 1:
            return root ** (top % 2)
        if size * abs(top) > LARGEST:
            raise Undefined(TOO_LARGE)
        return Fraction(root**top)

    def _power_of_terms(self, left: Exact, right: Number) -> Number:
        if isinstance(right, Fraction) and right.denominator == 1:
            self.spend(len(left.terms) * 8)
            result = exact.power(left, int(right))
            if result is not None:
                return result
        if not left.is_number:
            raise Undefined("letters have whole powers only")
        if isinstance(right, Exact):
            right = self.decimal(right)
        return self._endless_power(self.decimal(left), right)

    def _endless_power(self, left: Fraction | Decimal, right: Fraction | Decimal) -> Decimal:
        if left < 0:
            if isinstance(right, Fraction) and right.denominator == 1:
                power = self._endless_power(turned(self.decimal(left)), right)
                return turned(power) if right % 2 else power
            no_power = isinstance(right, Decimal)
            raise Undefined(
                "a negative number has no such real power"
                if no_power
                else "a negative number has no real root"
            )
        power = self.context.power(self.decimal(left), self.decimal(right))
        if not power:
            raise Undefined(TOO_LARGE)
        return finite(power)

    def sign(self, value: Number) -> int:
        """-1, 0 or 1; raises Undefined for what has letters."""
        number = self.decimal(value) if isinstance(value, Exact) else value
        return (number > 0) - (number < 0)

    def less(self, left: Number, right: Number) -> bool:
        """Whether a number is below another."""
        if isinstance(left, Fraction) and isinstance(right, Fraction):
            return left < right
        return not self.same(left, right) and self.sign(self.minus(left, right)) < 0

    def same(self, left: Number, right: Number) -> bool:
        """Whether two numbers are one; endless ones as far as their digits are sure."""
        if not isinstance(left, Decimal) and not isinstance(right, Decimal):
            return left == right
        if any(isinstance(value, Exact) and not value.is_number for value in (left, right)):
            return False
        one, other = self.decimal(left), self.decimal(right)
        context = self.context
        most = context.multiply(max(abs(one), abs(other), Decimal(1)), EQUAL)
        return abs(context.subtract(one, other)) < most


def turned(value: Decimal) -> Decimal:
    """The number with the other sign."""
    return value.copy_negate()


def negative(value: Number) -> Number:
    """The number with the other sign."""
    match value:
        case Decimal():
            return turned(value)
        case Exact():
            return exact.negative(value)
    return -value


def finite(number: Decimal) -> Decimal:
    """The number, if it is one; raises Undefined."""
    if not number.is_finite():
        raise Undefined(TOO_LARGE)
    return number


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


def _root(number: Fraction | Decimal, degree: int) -> Fraction | None:
    """The root of a fraction if it is one itself; None if its digits never end."""
    if isinstance(number, Decimal):
        return None
    if degree == 1:
        return number
    top, bottom = whole_root(number.numerator, degree), whole_root(number.denominator, degree)
    return None if top is None or bottom is None else Fraction(top, bottom)


def whole_root(number: int, degree: int) -> int | None:
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
