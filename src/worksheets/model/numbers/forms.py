"""The forms in which a number can be printed: as a fraction, in standard form, as money …"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from worksheets.language.message import NO_BREAK
from worksheets.model.numbers.arithmetic import Arithmetic
from worksheets.model.numbers.currency import PLACES, in_full
from worksheets.model.numbers.functions.numbers import factored
from worksheets.model.numbers.functions.tools import Tools
from worksheets.model.numbers.printing import Endless, Printer
from worksheets.model.numbers.results import Result, fraction, integer, listed, number
from worksheets.model.numbers.rounding import Rounding, ending, worth
from worksheets.model.numbers.undefined import Undefined
from worksheets.model.numbers.wording import PLAIN

ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
         (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
MINUTES_OF_A_DAY = 24 * 60


def as_fraction(value: Result, printer: Printer) -> str:
    if isinstance(value, Fraction):
        return printer.lowest(value)
    worth = number(value)
    if isinstance(worth, Decimal):
        raise Endless("an endless decimal")
    return printer.signed(printer.terms(worth, decimals=False))


def as_mixed(value: Result, printer: Printer) -> str:
    return printer.mixed(value) if isinstance(value, Fraction) else as_fraction(value, printer)


def as_percent(value: Result, printer: Printer) -> str:
    return with_percent(printer.fraction(fraction(value) * 100), printer)


def with_percent(digits: str, printer: Printer) -> str:
    """Digits with the sign of per cent, and the space that a language has before it."""
    before = printer.language.customs.numbers.before_percent
    return f"{digits}\\%" if printer.tex else f"{digits}{before}%"


def as_standard_form(value: Result, printer: Printer) -> str:
    """A number from 1 to 10 times a power of ten: 1.2 × 10⁻⁴."""
    exact = fraction(value)
    if not exact:
        return printer.number(Decimal(0))
    decimal = ending(exact)
    if decimal is None:
        raise Endless("an endless decimal")
    return in_standard_form(decimal, printer)


def in_standard_form(value: Decimal, printer: Printer, figures: int = 0) -> str:
    """The same of a number that was rounded to so many significant figures, with all of them."""
    power = value.adjusted()
    digits = value.scaleb(-power).normalize()
    if figures:
        digits = digits.quantize(Decimal(1).scaleb(1 - figures))
    times = r" \times 10" if printer.tex else " × 10"
    return f"{printer.number(digits)}{times}{printer.raised(power)}"


def as_factors(value: Result, printer: Printer) -> str:
    primes = factored(Tools(Arithmetic(), PLAIN), value)
    if not primes:
        return printer.number(Decimal(integer(value)))
    powers = {prime: primes.count(prime) for prime in primes}
    times = r" \times " if printer.tex else " × "
    return times.join(
        f"{prime}{printer.raised(power) if power > 1 else ''}" for prime, power in powers.items()
    )


def as_words(value: Result, printer: Printer) -> str:
    count = integer(value)
    if count < 0:
        raise Undefined("it is negative, and has no words")
    return printer.language.cardinal(count)


def as_ordinal(value: Result, printer: Printer) -> str:
    return printer.ordinal(integer(value))


def as_roman(value: Result, _: Printer) -> str:
    left, written = integer(value), ""
    if not 0 < left < 4_000:
        raise Undefined("Roman numerals go from 1 to 3999")
    for size, sign in ROMAN:
        written += sign * (left // size)
        left %= size
    return written


def as_money(value: Result, printer: Printer) -> str:
    return in_currency(value, printer, printer.language.customs.numbers.money)


def in_currency(value: Result, printer: Printer, sign: str) -> str:
    """An amount of money; raises Undefined for one that is no whole number of pence or cents."""
    amount = ending(fraction(value))
    if amount is None or -int(amount.as_tuple().exponent) > PLACES[sign]:
        raise Undefined("it is no amount of money; round it, as in round(x, 2)")
    numbers = printer.language.customs.numbers
    if printer.tex:
        written = printer.number(in_full(amount).copy_abs())
        dressed = numbers.currency.replace("{sign}", f"\\text{{{_marked(sign)}}}")
        dressed = dressed.replace(NO_BREAK, "\\ ")
        return ("-" if amount < 0 else "") + dressed.replace("{n}", written)
    written = printer.number(in_full(amount).copy_abs())
    minus = printer.minus if amount < 0 else ""
    return minus + numbers.currency.replace("{sign}", _marked(sign)).replace("{n}", written)


def _marked(sign: str) -> str:
    """The sign of a currency as markup has it, where a dollar could begin a formula."""
    return sign.replace("$", "\\$")


def as_time(value: Result, printer: Printer) -> str:
    """Minutes since midnight as a time of day."""
    hours, minutes = divmod(integer(value) % MINUTES_OF_A_DAY, 60)
    return printer.language.customs.times.clock.format(hours=hours, minutes=f"{minutes:02}")


def as_duration(value: Result, printer: Printer) -> str:
    """Minutes as hours and minutes."""
    hours, minutes = divmod(integer(value), 60)
    times = printer.language.customs.times
    parts = [times.hours.format(n=hours)] if hours else []
    parts += [times.minutes.format(n=minutes)] if minutes or not hours else []
    return " ".join(parts)


def as_ratio(value: Result, printer: Printer) -> str:
    """Numbers in the ratio of the smallest whole ones: 3 : 4."""
    numbers = [fraction(entry) for entry in listed(value)]
    if len(numbers) < 2 or not all(entry > 0 for entry in numbers):
        raise Undefined("a ratio is of two or more positive numbers")
    one: Fraction = numbers[0]
    for entry in numbers[1:]:
        top = _common(one.numerator * entry.denominator, entry.numerator * one.denominator)
        one = Fraction(top, one.denominator * entry.denominator)
    return " : ".join(printer.number(Decimal(int(entry / one))) for entry in numbers)


def _common(one: int, other: int) -> int:
    while other:
        one, other = other, one % other
    return one


def all_forms(value: Result, printer: Printer) -> tuple[str, ...]:
    """The ways to write a number, for what else is accepted: 7/4, 1.75, 1 3/4, 175%."""
    exact = fraction(value)
    ways = [printer.lowest(exact)]
    if ending(exact) is not None:
        ways.append(printer.fraction(exact))
    if exact.denominator > 1 and abs(exact) > 1:
        ways.append(printer.mixed(exact))
    if exact.denominator > 1 and ending(exact) is not None:
        ways.append(as_percent(exact, printer))
    return tuple(dict.fromkeys(ways))


FORMS: Mapping[str, Callable[[Result, Printer], str]] = {
    "fraction": as_fraction,
    "exact": as_fraction,
    "mixed": as_mixed,
    "percent": as_percent,
    "standard form": as_standard_form,
    "factors": as_factors,
    "words": as_words,
    "ordinal": as_ordinal,
    "roman": as_roman,
    "money": as_money,
    "time": as_time,
    "duration": as_duration,
    "ratio": as_ratio,
}
ALL_FORMS = "forms"
NAMES = frozenset({*FORMS, ALL_FORMS, *PLACES})
"""What can stand after `as`; the sign of a currency too."""


def rounded(value: Result, rounding: Rounding) -> Decimal:
    """A number as it is printed where it is rounded; raises Undefined for what is no number."""
    return rounding.of(worth(number(value), Arithmetic()))
