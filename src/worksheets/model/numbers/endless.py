"""Sines, their inverses and logarithms, to as many digits as an arithmetic has.

Series of +, −, × and ÷ alone, so they are the same on every machine.
"""

from decimal import Context, Decimal
from fractions import Fraction

from worksheets.model.numbers.arithmetic import PI_VALUE, Arithmetic, Number, negative, turned
from worksheets.model.numbers.exact import square_root
from worksheets.model.numbers.undefined import LARGEST, Undefined

GUARD = 6
"""Digits beyond those that are asked for."""
COST = 40
"""Steps that a series counts for."""
HALF = Fraction(1, 2)


def _context(arithmetic: Arithmetic) -> Context:
    return Context(prec=arithmetic.digits + GUARD, Emax=LARGEST, Emin=-LARGEST, traps=[])


def sine(degrees: Number, arithmetic: Arithmetic) -> Number:
    """The sine of an angle in degrees, exact at multiples of 30 and of 45."""
    arithmetic.spend(COST)
    if isinstance(degrees, Fraction):
        angle = degrees % 360
        below, angle = angle >= 180, angle % 180
        angle = min(angle, 180 - angle)
        known = {0: Fraction(0), 30: HALF, 90: Fraction(1)}
        roots = {45: HALF, 60: Fraction(3, 4)}
        value: Number | None = known.get(int(angle)) if angle.denominator == 1 else None
        if angle.denominator == 1 and int(angle) in roots:
            value = square_root(roots[int(angle)])
        if value is None:
            context = _context(arithmetic)
            number = context.divide(Decimal(angle.numerator), Decimal(angle.denominator))
            value = _sine_of(number, arithmetic)
        return negative(value) if below else value
    context = _context(arithmetic)
    return _sine_of(context.remainder(arithmetic.decimal(degrees), Decimal(360)), arithmetic)


def _sine_of(degrees: Decimal, arithmetic: Arithmetic) -> Decimal:
    context = _context(arithmetic)
    x = context.divide(context.multiply(degrees, PI_VALUE), Decimal(180))
    square, term, total, n = context.multiply(x, x), x, x, 1
    least = Decimal(10) ** -(arithmetic.digits + GUARD)
    while abs(term) > least:
        term = context.divide(context.multiply(turned(term), square), Decimal((n + 1) * (n + 2)))
        total = context.add(total, term)
        n += 2
    return arithmetic.context.plus(total)


def cosine(degrees: Number, arithmetic: Arithmetic) -> Number:
    """The cosine of an angle in degrees."""
    return sine(arithmetic.minus(Fraction(90), degrees), arithmetic)


def tangent(degrees: Number, arithmetic: Arithmetic) -> Number:
    """The tangent of an angle in degrees; raises Undefined at 90."""
    below = cosine(degrees, arithmetic)
    if not below:
        raise Undefined("this angle has no tangent")
    return arithmetic.over(sine(degrees, arithmetic), below)


def arctangent(value: Number, arithmetic: Arithmetic) -> Number:
    """The angle in degrees, between −90 and 90, whose tangent is a value."""
    if isinstance(value, Fraction) and value in (0, 1, -1):
        return 45 * value
    arithmetic.spend(COST)
    context = _context(arithmetic)
    x, doubled = arithmetic.decimal(value), 0
    while abs(x) > Decimal("0.1"):
        root = context.sqrt(context.add(Decimal(1), context.multiply(x, x)))
        x = context.divide(x, context.add(Decimal(1), root))
        doubled += 1
    square, term, total, n = context.multiply(x, x), x, x, 1
    least = Decimal(10) ** -(arithmetic.digits + GUARD)
    while abs(term) > least:
        term = context.multiply(turned(term), square)
        n += 2
        total = context.add(total, context.divide(term, Decimal(n)))
    angle = context.multiply(total, Decimal(2**doubled * 180))
    return arithmetic.context.divide(angle, PI_VALUE)


def arcsine(value: Number, arithmetic: Arithmetic) -> Number:
    """The angle in degrees whose sine is a value; raises Undefined beyond −1 and 1."""
    if isinstance(value, Fraction):
        known = {-1: -90, -HALF: -30, 0: 0, HALF: 30, 1: 90}
        if value in known:
            return Fraction(known[value])
    number = arithmetic.decimal(value)
    if abs(number) > 1:
        raise Undefined("no angle has such a sine or cosine")
    square = arithmetic.times(value, value)
    beside = arithmetic.power(arithmetic.minus(Fraction(1), square), HALF)
    return arctangent(arithmetic.over(value, beside), arithmetic)


def logarithm(value: Number, arithmetic: Arithmetic) -> Number:
    """The logarithm to base 10, exact for powers of 10."""
    number = arithmetic.decimal(value)
    if number <= 0:
        raise Undefined("only positive numbers have a logarithm")
    if isinstance(value, Fraction):
        power = len(str(max(value.numerator, value.denominator))) - 1
        for exponent in (power, -power):
            if Fraction(10) ** exponent == value:
                return Fraction(exponent)
    arithmetic.spend(COST)
    return arithmetic.context.log10(number)
