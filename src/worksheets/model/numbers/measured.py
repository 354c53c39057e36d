"""Numbers with their units, and units in their other notation, as a language writes them."""

import re
from decimal import Decimal

from worksheets.language.language import Language
from worksheets.language.message import NO_BREAK
from worksheets.model.numbers.currency import PLACES, money
from worksheets.model.numbers.functions.units import KINDS
from worksheets.model.numbers.rounding import written
from worksheets.model.paper.content import Inlines, Super, Text, plain, text

UNIT = re.compile("([^\\W\\d_²³]+)([²³]?)")
DIGITS = {ord("²"): "2", ord("³"): "3"}
FACTOR = re.compile(r"[^\W\d_²³¹µμ]+|[µμ][^\W\d_²³¹]+")
"""A unit without its power, in a product or a quotient of units."""
PREFIXED = ("J", "W", "N", "Pa", "Hz", "V", "A", "Ω")
"""Units that are commonly written with a prefix, too: kJ for J."""
PREFIXES = ("", "m", "µ", "μ", "k", "M", "G")
INTERCHANGED = frozenset(
    {unit.rstrip("²³") for kind in KINDS.values() for unit in kind if "/" not in unit}
    | {f"{prefix}{unit}" for prefix in PREFIXES for unit in (*PREFIXED, "m", "g", "s")}
)
"""Units in whose place others are used every day; nobody gives moles or degrees in others."""


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


def has_others(unit: Inlines) -> bool:
    """Whether a quantity may as well be given in another unit: km/h for m/s, but none for mol."""
    factors = FACTOR.findall(plain(unit))
    return bool(factors) and INTERCHANGED.issuperset(factors)


def _after_number(unit: Inlines, language: Language) -> Inlines:
    """A unit as it stands after its number, with a space that no line ends at if it has one."""
    match plain(unit):
        case "" | "°" | "′" | "″":
            return unit
        case "%":
            return (Text(f"{language.customs.numbers.before_percent}%"),)
    return (Text(NO_BREAK), *unit)
