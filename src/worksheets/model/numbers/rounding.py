"""Numbers as they are printed: exact ones as they are, others rounded as their author asks."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from worksheets.language.language import Language
from worksheets.model.diagnostics import Mistake, plural
from worksheets.model.numbers.arithmetic import SURE, Arithmetic, Number, Value
from worksheets.model.numbers.exact import Exact

MOST_PLACES = 12
"""Decimal places of a result that is printed without being rounded."""
MOST_DIGITS = 24
"""Digits before the decimal point of a result that is printed."""
TOO_LONG = 10**MOST_DIGITS
MINUS = "−"
SAY_HOW = "say how it is rounded: figures: 2 for significant figures, places: 1 for decimal places"

GROUPED = 5
"""Digits of the smallest number whose thousands are parted."""


def written(number: Decimal, minus: str = MINUS, decimal: str = ".", thousands: str = "") -> str:
    """A number in digits, with all its places and without an exponent: −0.50, 1200; from 10 000 on
    its thousands are parted by a sign."""
    sign = minus if number < 0 else ""
    whole, point, places = f"{number.copy_abs():f}".partition(".")
    if len(whole) >= GROUPED:
        whole = f"{int(whole):,}".replace(",", thousands)
    return f"{sign}{whole}{decimal if point else ''}{places}"


def ending(value: Value) -> Decimal | None:
    """The value as a decimal number, if its digits end."""
    if isinstance(value, Decimal):
        return None
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return scaled(value, max(twos, fives)) if rest == 1 else None


def scaled(value: Fraction, places: int) -> Decimal:
    """A value with so many decimal places, a half rounded away from zero.

    Fewer than none are whole tens, hundreds …, which are printed with their noughts.
    """
    top, bottom = abs(value.numerator), value.denominator
    if places > 0:
        top *= 10**places
    else:
        bottom *= 10**-places
    digits = (2 * top + bottom) // (2 * bottom)
    if places < 0:
        digits, places = digits * 10**-places, 0
    sign = int(value < 0 and digits > 0)
    return Decimal((sign, tuple(map(int, str(digits))), -places))


@dataclass(frozen=True, slots=True)
class Rounding:
    """To so many significant figures, or to so many decimal places; −2 is the nearest hundred."""

    figures: int = 0
    places: int = 0

    def wording(self, language: Language) -> str:
        """As a candidate reads it, after 'to'."""
        if self.figures:
            return language.say("rounding.figures", n=self.figures)
        if self.places > 0:
            return language.say("rounding.places", n=self.places)
        if self.places:
            return language.say("rounding.nearest", number=str(10**-self.places))
        return language.say("rounding.whole")

    def __str__(self) -> str:
        """As a diagnostic says it."""
        if self.figures:
            return plural(self.figures, "significant figure")
        if self.places > 0:
            return plural(self.places, "decimal place")
        return f"the nearest {10**-self.places}" if self.places else "the nearest whole number"

    def of(self, value: Value) -> Decimal:
        """The value rounded, with all the places it is asked for: 12.0, 0.0450, 1200."""
        exact = _fraction(value)
        if not self.figures:
            return scaled(exact, self.places)
        if not exact:
            return Decimal(0)
        places = self.figures - 1 - _magnitude(exact)
        rounded = scaled(exact, places)
        longer = _magnitude(Fraction(rounded)) > _magnitude(exact)
        return scaled(exact, places - 1) if longer else rounded


def _fraction(value: Value) -> Fraction:
    """The value as a fraction; of an endless number the digits that are sure.

    So a root that was squared again is the half that it should be, and not a little less.
    """
    if isinstance(value, Fraction) or not value:
        return Fraction(value)
    exact = Fraction(value)
    return Fraction(scaled(exact, SURE - 1 - _magnitude(exact)))


def worth(value: Number, arithmetic: Arithmetic) -> Fraction:
    """A number as a fraction; of an endless one the digits that are sure. Raises Undefined for one
    with letters."""
    return _fraction(arithmetic.decimal(value) if isinstance(value, Exact) else value)


def _magnitude(value: Fraction) -> int:
    """The power of ten of the first digit: 0 for 4.5, -2 for 0.045."""
    top, bottom = abs(value.numerator), value.denominator
    power = len(str(top)) - len(str(bottom))
    reached = top >= bottom * 10**power if power >= 0 else top * 10**-power >= bottom
    return power if reached else power - 1


def printable(value: Value, rounding: Rounding | None) -> Decimal:
    """A value as a number to be printed.

    Raises Mistake, whose message goes on after the sum, if its digits do not end and nobody says
    how it is rounded, and for a number that is too long.
    """
    if abs(value) >= TOO_LONG:
        raise Mistake(f"comes to a number of more than {MOST_DIGITS} digits", "make it smaller")
    if rounding:
        return rounding.of(value)
    number = ending(value)
    if number is None:
        raise Mistake(f"comes to {unrounded(value)}, an endless decimal", SAY_HOW)
    if -int(number.as_tuple().exponent) > MOST_PLACES:
        what = f"which has more than {MOST_PLACES} decimal places"
        raise Mistake(f"comes to {unrounded(value)}, {what}", SAY_HOW)
    return number


def within(value: Value, tolerance: Decimal, finer: int) -> tuple[Decimal, Decimal]:
    """The numbers from which to which an answer is right that may be off by a part of the value.

    The ends are rounded inwards, to `finer` decimal places or to as many more as they need to
    differ, so nothing is right that is farther off.
    """
    exact, part = _fraction(value), Fraction(tolerance)
    low, high = sorted((exact * (1 - part), exact * (1 + part)))
    for places in range(finer, finer + MOST_PLACES):
        unit = Fraction(10) ** -places
        ends = (-(-low // unit) * unit, high // unit * unit)
        if ends[0] < ends[1]:
            break
    while places > 0 and all((end * 10 ** (places - 1)).denominator == 1 for end in ends):
        places -= 1
    return scaled(ends[0], places), scaled(ends[1], places)


def unrounded(value: Value, shown: int = 6, decimal: str = ".", thousands: str = "") -> str:
    """A value as it is before it is rounded; of many digits the first: 3.45, 11.4285…"""
    number = ending(value)
    if number is not None and len(number.as_tuple().digits) <= shown + 2:
        return written(number, decimal=decimal, thousands=thousands)
    exact = _fraction(value)
    cut = max(shown - 1 - _magnitude(exact), 1)
    digits = abs(exact) * 10**cut // 1
    first = scaled(Fraction(digits if exact > 0 else -digits, 10**cut), cut)
    return f"{written(first, decimal=decimal, thousands=thousands)}…"
