"""Numbers with their units, and units in their other notation, as a language writes them."""

import re
from decimal import Decimal

from worksheets.language.language import Language
from worksheets.language.message import NO_BREAK
from worksheets.model.numbers.currency import PLACES, money
from worksheets.model.numbers.rounding import written
from worksheets.model.paper.content import Inlines, Super, Text, plain, text

UNIT = re.compile("([^\\W\\d_²³]+)([²³]?)")
DIGITS = {ord("²"): "2", ord("³"): "3"}


def measured(number: Decimal, unit: Inlines, language: Language) -> Inlines:
    """A number with its unit: 120 m, £1.20, 45°."""
    if plain(unit) in PLACES:
        return text(amount(number, plain(unit), language))
    return (Text(written_in(number, language)), *_after_number(unit, language))


def amount(number: Decimal, sign: str, language: Language) -> str:
    """An amount of money as a language writes it."""
    numbers = language.customs.numbers
    return money(number, sign, numbers.decimal, numbers.currency, numbers.thousands)


def written_in(number: Decimal, language: Language) -> str:
    """A number with the signs of a language, as it is in the stem."""
    signs = language.customs.numbers
    return written(number, signs.minus, signs.decimal, signs.thousands)


def notations(unit: Inlines) -> tuple[Inlines, ...]:
    """The other notation of a unit with a stroke: m s⁻¹ for m/s."""
    over, stroke, under = plain(unit).partition("/")
    symbol = UNIT.fullmatch(under)
    if not stroke or not symbol or "$" in over:
        return ()
    power = symbol[2].translate(DIGITS) or "1"
    return ((Text(f"{over}\u2009{symbol[1]}"), Super(text(f"−{power}"))),)


def _after_number(unit: Inlines, language: Language) -> Inlines:
    """A unit as it stands after its number, with a space that no line ends at if it has one."""
    match plain(unit):
        case "" | "°" | "′" | "″":
            return unit
        case "%":
            return (Text(f"{language.customs.numbers.before_percent}%"),)
    return (Text(NO_BREAK), *unit)
