"""Functions of numbers: rounding, divisors, digits, and what happens in written sums."""

from fractions import Fraction
from math import gcd, lcm

from worksheets.model.numbers import rounding
from worksheets.model.numbers.arithmetic import negative, whole_root
from worksheets.model.numbers.functions.tools import MANY, Tools, several
from worksheets.model.numbers.results import Result, fraction, integer, number
from worksheets.model.numbers.undefined import Undefined

LARGEST_FACTORED = 10**10
"""Beyond this a number is not taken apart into primes."""
MOST_PLACES = 40


def absolute(tools: Tools, value: Result) -> Result:
    arithmetic = tools.arithmetic
    worth = number(value)
    return arithmetic.minus(Fraction(0), worth) if arithmetic.sign(worth) < 0 else worth


def root(tools: Tools, value: Result, degree: Result = Fraction(2)) -> Result:
    count, arithmetic = integer(degree), tools.arithmetic
    if count < 1:
        raise Undefined(f"there is no root number {count}")
    worth = number(value)
    if isinstance(worth, Fraction) and worth < 0 and count % 2:
        return negative(arithmetic.power(-worth, Fraction(1, count)))
    return arithmetic.power(worth, Fraction(1, count))


def rounded(tools: Tools, value: Result, places: Result = Fraction(0)) -> Result:
    how = rounding.Rounding(places=_few(places))
    return Fraction(how.of(rounding.worth(number(value), tools.arithmetic)))


def significant(tools: Tools, value: Result, figures: Result) -> Result:
    count = _few(figures)
    if count < 1:
        raise Undefined("a number has at least one significant figure")
    how = rounding.Rounding(figures=count)
    return Fraction(how.of(rounding.worth(number(value), tools.arithmetic)))


def _few(count: Result) -> int:
    if abs(integer(count)) > MOST_PLACES:
        raise Undefined(f"{MOST_PLACES} places are the most")
    return integer(count)


def floor(tools: Tools, value: Result) -> Result:
    worth = rounding.worth(number(value), tools.arithmetic)
    return Fraction(worth.__floor__())


def ceil(tools: Tools, value: Result) -> Result:
    worth = rounding.worth(number(value), tools.arithmetic)
    return Fraction(worth.__ceil__())


def div(_: Tools, value: Result, by: Result) -> Result:
    return Fraction(fraction(value) // _divisor(by))


def mod(_: Tools, value: Result, by: Result) -> Result:
    return fraction(value) % _divisor(by)


def _divisor(value: Result) -> Fraction:
    if not fraction(value):
        raise Undefined("nothing can be divided by 0")
    return fraction(value)


def greatest_divisor(_: Tools, *values: Result) -> Result:
    return Fraction(gcd(*map(integer, several(values))))


def least_multiple(_: Tools, *values: Result) -> Result:
    return Fraction(lcm(*map(integer, several(values))))


def top(_: Tools, value: Result) -> Result:
    return Fraction(fraction(value).numerator)


def bottom(_: Tools, value: Result) -> Result:
    return Fraction(fraction(value).denominator)


def digits(_: Tools, value: Result) -> Result:
    return tuple(Fraction(int(digit)) for digit in str(abs(integer(value))))


def digit(_: Tools, value: Result, place: Result) -> Result:
    """The digit of a power of ten: digit(345, 0) is 5."""
    return Fraction(abs(fraction(value)) / Fraction(10) ** _few(place) // 1 % 10)


def places(_: Tools, value: Result) -> Result:
    """How many decimal places a number has."""
    decimal = rounding.ending(fraction(value))
    if decimal is None:
        raise Undefined("its decimal places never end")
    return Fraction(max(0, -int(decimal.as_tuple().exponent)))


def is_whole(_: Tools, value: Result) -> Result:
    worth = number(value)
    return isinstance(worth, Fraction) and worth.denominator == 1


def is_square(_: Tools, value: Result) -> Result:
    worth = fraction(value)
    if worth <= 0:
        return worth == 0
    tops = whole_root(worth.numerator, 2), whole_root(worth.denominator, 2)
    return None not in tops


def is_prime(tools: Tools, value: Result) -> Result:
    return len(factored(tools, value)) == 1


def factored(tools: Tools, value: Result) -> tuple[int, ...]:
    """The prime factors of a number, the smallest first; none for 1 and below."""
    left, factor, found = integer(value), 2, list[int]()
    if left > LARGEST_FACTORED:
        raise Undefined("it is too large to be taken apart into primes")
    while factor * factor <= left:
        while left % factor == 0:
            found.append(factor)
            left //= factor
        factor += 1
    tools.arithmetic.spend(factor // 20)
    return (*found, left) if left > 1 else tuple(found)


def factors(tools: Tools, value: Result) -> Result:
    return tuple(map(Fraction, factored(tools, value)))


def coprime(_: Tools, one: Result, other: Result) -> Result:
    return gcd(integer(one), integer(other)) == 1


def divides(_: Tools, divisor: Result, value: Result) -> Result:
    return integer(value) % integer(_divisor(divisor)) == 0


def terminating(_: Tools, value: Result) -> Result:
    return isinstance(value, Fraction) and rounding.ending(value) is not None


def carries(_: Tools, one: Result, other: Result) -> Result:
    """How often one carries in a written addition."""
    a, b, carried, count = _places_of(one), _places_of(other), 0, 0
    while a or b:
        carried = (a % 10 + b % 10 + carried) // 10
        count += carried
        a, b = a // 10, b // 10
    return Fraction(count)


def borrows(_: Tools, one: Result, other: Result) -> Result:
    """How often one exchanges in a written subtraction."""
    a, b, borrowed, count = _places_of(one), _places_of(other), 0, 0
    while b or (borrowed and a):
        borrowed = int(a % 10 - borrowed < b % 10)
        count += borrowed
        a, b = a // 10, b // 10
    return Fraction(count)


def _places_of(value: Result) -> int:
    """A number without its decimal point would be another; so there must be none, and no minus."""
    worth = integer(value)
    if worth < 0:
        raise Undefined("columns are for numbers that are not negative")
    return worth


FUNCTIONS = {
    "abs": (absolute, 1, 1),
    "sqrt": (root, 1, 1),
    "root": (root, 2, 2),
    "round": (rounded, 1, 2),
    "sf": (significant, 2, 2),
    "floor": (floor, 1, 1),
    "ceil": (ceil, 1, 1),
    "div": (div, 2, 2),
    "mod": (mod, 2, 2),
    "gcd": (greatest_divisor, 1, MANY),
    "hcf": (greatest_divisor, 1, MANY),
    "lcm": (least_multiple, 1, MANY),
    "top": (top, 1, 1),
    "bottom": (bottom, 1, 1),
    "digits": (digits, 1, 1),
    "digit": (digit, 2, 2),
    "places": (places, 1, 1),
    "whole": (is_whole, 1, 1),
    "prime": (is_prime, 1, 1),
    "square": (is_square, 1, 1),
    "factors": (factors, 1, 1),
    "coprime": (coprime, 2, 2),
    "divides": (divides, 2, 2),
    "terminating": (terminating, 1, 1),
    "carries": (carries, 2, 2),
    "borrows": (borrows, 2, 2),
}
