"""Units of measurement, so that 900 m is less than 1.2 km."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

PREFIXES = {
    "p": -12,
    "n": -9,
    "µ": -6,
    "μ": -6,
    "m": -3,
    "c": -2,
    "d": -1,
    "": 0,
    "h": 2,
    "k": 3,
    "M": 6,
    "G": 9,
    "T": 12,
}
"""Powers of ten by their sign; micro has two characters."""
SIMPLE = ("m", "g", "s", "l", "L", "J", "W", "V", "A", "N", "Pa", "Hz", "mol", "B", "eV", "Ω", "F")
OTHERS: Mapping[str, tuple[str, int]] = {
    "min": ("s", 60),
    "h": ("s", 3600),
    "t": ("g", 1_000_000),
    "ha": ("m^(2)", 10_000),
    "second": ("s", 1),
    "minute": ("s", 60),
    "hour": ("s", 3600),
    "day": ("s", 86_400),
    "week": ("s", 604_800),
    "metre": ("m", 1),
    "kilometre": ("m", 1000),
    "gram": ("g", 1),
    "kilogram": ("g", 1000),
    "tonne": ("g", 1_000_000),
    "litre": ("l", 1),
}
MULTIPLES = {
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "Tausend": 3,
    "Mio": 6,
    "Million": 6,
    "Millionen": 6,
    "Mrd": 9,
    "Milliarde": 9,
    "Milliarden": 9,
    "millions": 6,
    "milliard": 9,
    "milliards": 9,
    "millón": 6,
    "millones": 6,
    "milhão": 6,
    "milhões": 6,
    "milione": 6,
    "milioni": 6,
    "miliardi": 9,
    "miljoen": 6,
    "miljard": 9,
    "millioner": 6,
    "miljoner": 6,
}
"""Powers of ten by their word."""
POWER = re.compile(r"([^\d^\s]+)\^\((-?\d)\)")


def multiple(text: str) -> tuple[int, str]:
    """The power of ten that some words begin with, and what follows: 'million people'."""
    first, _, rest = text.partition(" ")
    power = MULTIPLES.get(first.rstrip("."))
    return (power, rest.strip()) if power else (0, text)


def measured(text: str) -> tuple[str, Fraction]:
    """The unit that some words are to be compared in, and how many of it they mean.

    'km' is a thousand 'm'. Words that are no unit here stand for themselves, in the singular.
    """
    power = POWER.fullmatch(text)
    name, exponent = (power[1], int(power[2])) if power else (text, 1)
    for spelling in (name, name.removesuffix("s") if len(name) > 3 else name):
        if spelling in KNOWN:
            unit, size = KNOWN[spelling]
            unit = unit if exponent == 1 else f"{unit}^({exponent})"
            return unit, size**exponent
    return " ".join(word.removesuffix("s") if len(word) > 3 else word for word in text.split()), (
        Fraction(1)
    )


def _known() -> Iterator[tuple[str, tuple[str, Fraction]]]:
    for unit in SIMPLE:
        for prefix, power in PREFIXES.items():
            yield prefix + unit, (unit.lower() if unit == "L" else unit, Fraction(10) ** power)
    for name, (unit, size) in OTHERS.items():
        yield name, (unit, Fraction(size))


KNOWN = dict(_known())
