"""Numbers among the signs of a text or a formula.

a + (−5) is a − 5, 3 × (−2) keeps its brackets, and 1x is x; what it comes to stays the same.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from worksheets.model.numbers.currency import PLACES, in_full
from worksheets.model.numbers.rounding import MINUS, written

_SIGN = re.compile(r"(\s*)([-+−–])(\s*)$")
_UNARY = re.compile(r"(?:^|(?<=[\s(\[{=,;:<>≤≥×÷·]))[-−–]$")
"""A minus that belongs to what follows."""
_THING = re.compile(r"[\w)\]}²³°%]$")
"""What can stand before + or −, the sign between two things."""


@dataclass(frozen=True, slots=True)
class Notation:
    """How sums are written.

    `dashed` ends what a dash after it is a minus for, `operator` what a negative number after it
    has brackets for. Before a `letter` a factor of 1 is left out, and before a `power` a negative
    number has brackets. A `decimal` sign stands before decimal places, one of `thousands` between
    those of a large number.
    """

    minus: str
    dashed: re.Pattern[str]
    operator: re.Pattern[str]
    letter: re.Pattern[str]
    power: re.Pattern[str]
    decimal: str = "."
    thousands: str = ""

    def written(self, number: Decimal) -> str:
        """A number with these signs."""
        return written(number, self.minus, self.decimal, self.thousands)


TEXT = Notation(
    MINUS,
    re.compile(r"(?:[\d)\]²³°%]|(?<![A-Za-z])[a-z])$"),
    re.compile(r"[×÷·∙*/√]\s*$"),
    # Not before units: 1 m, 1 g, 1 s, 1 h, 1 l, 1 t, 1 p, 1 d, 1 k.
    re.compile(r"[abnqruxyz](?![A-Za-z’'-])"),
    re.compile(r"[\^²³⁴⁵⁶⁷⁸⁹ⁿ]"),
)
TEX = Notation(
    "-",
    _THING,
    re.compile(r"(?:\\(?:times|cdot|div|ast|star)|[×÷·*/])\s*$"),
    re.compile(
        r"[A-Za-z]|\\(?:alpha|beta|gamma|delta|epsilon|theta|lambda|mu|phi|omega|pi|sqrt)\b"
    ),
    re.compile(r"\s*[\^²³]"),
)


class Signs(NamedTuple):
    """How sums are written in texts and in formulas."""

    text: Notation
    tex: Notation


SIGNS = Signs(TEXT, TEX)
"""Those of numbers with a decimal point."""


def signs(decimal: str, thousands: str) -> Signs:
    """The signs of numbers with another decimal sign, and thousands that are parted by one.

    In formulas they stay together: \\qty takes a comma for a decimal sign, and so do listeners.
    """
    text = replace(TEXT, decimal=decimal, thousands=thousands)
    return Signs(text, replace(TEX, decimal=decimal))


def placed(before: str, number: Decimal, after: str, notation: Notation) -> tuple[str, str]:
    """The text before a number, with the number's sign joined to it, and the number as printed.

    `after` is the text behind the number.
    """
    if before[-1:] in PLACES and before:
        return _amount(before, number, notation)
    if after.lstrip()[:1] in PLACES and after.strip():
        number = in_full(number)
    if unary := _UNARY.search(before):
        before = before[: unary.start()] + notation.minus
        return before, bracketed(number, notation) if number < 0 else _factor(
            number, after, notation
        )
    if number >= 0:
        digit = before[-1:].isdigit() or before[-1:] in (".", ",")
        return before, _factor(number, "" if digit else after, notation)
    if notation.power.match(after):
        return before, bracketed(number, notation)
    if sign := _between(before, notation):
        before = before[: sign.start()] + sign[1] + _turned(sign[2], notation) + sign[3]
        return before, _factor(number.copy_negate(), after, notation)
    if notation.operator.search(before) or before[-1:].isalnum() or before[-1:] in (")", "²", "³"):
        return before, bracketed(number, notation)
    return before, _factor(number, after, notation)


def bracketed(number: Decimal, notation: Notation) -> str:
    """A negative number in brackets, and any other as it is."""
    shown = notation.written(number)
    return f"({shown})" if number < 0 else shown


def _amount(before: str, number: Decimal, notation: Notation) -> tuple[str, str]:
    """An amount of money after its sign: two places, or none; a minus stands before the sign."""
    if number < 0:
        before = f"{before[:-1]}{notation.minus}{before[-1]}"
    return before, notation.written(in_full(number).copy_abs())


def _between(before: str, notation: Notation) -> re.Match[str] | None:
    """The sign at the end of what stands before, if it is one between two things."""
    sign = _SIGN.search(before)
    if sign is None:
        return None
    left = notation.dashed if sign[2] in "-–" else _THING
    return sign if left.search(before[: sign.start()]) else None


def _turned(sign: str, notation: Notation) -> str:
    return notation.minus if sign == "+" else "+"


def _factor(number: Decimal, after: str, notation: Notation) -> str:
    """The number; of 1 and −1 before a letter only the sign."""
    shown = notation.written(number)
    return shown[:-1] if abs(number) == 1 and notation.letter.match(after) else shown
