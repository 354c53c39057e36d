"""Statements with a number in their blank: which other numbers make them certainly false.

'More than 20 million' leaves every larger number open, so no decoy makes it certainly false unless
the true number is known; 'fewer than', 'about' and 'by 1969' are as open in their own ways.
"""

import re
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from worksheets.model.authored import Gapped
from worksheets.model.paper.content import Inlines, plain

Comparator: TypeAlias = Literal["above", "at least", "below", "at most", "about", "exactly"]

COMPARATORS: dict[str, Comparator] = {
    "more than": "above",
    "over": "above",
    "above": "above",
    "after": "above",
    "at least": "at least",
    "since": "at least",
    "from": "at least",
    "fewer than": "below",
    "less than": "below",
    "under": "below",
    "below": "below",
    "before": "below",
    "at most": "at most",
    "up to": "at most",
    "until": "at most",
    "by": "at most",
    "within": "at most",
    "about": "about",
    "around": "about",
    "nearly": "about",
    "almost": "about",
    "roughly": "about",
    "some": "about",
}
NUMERALS = {
    "half": Decimal("0.5"),
    "a": Decimal(1),
    "an": Decimal(1),
    "one": Decimal(1),
    "two": Decimal(2),
    "three": Decimal(3),
    "four": Decimal(4),
    "five": Decimal(5),
    "six": Decimal(6),
    "seven": Decimal(7),
    "eight": Decimal(8),
    "nine": Decimal(9),
    "ten": Decimal(10),
    "eleven": Decimal(11),
    "twelve": Decimal(12),
    "twenty": Decimal(20),
    "thirty": Decimal(30),
    "forty": Decimal(40),
    "fifty": Decimal(50),
    "sixty": Decimal(60),
    "seventy": Decimal(70),
    "eighty": Decimal(80),
    "ninety": Decimal(90),
    "dozen": Decimal(12),
    "dozens": Decimal(12),
    "hundred": Decimal(100),
    "hundreds": Decimal(100),
    "thousand": Decimal(1000),
    "thousands": Decimal(1000),
    "million": Decimal(10**6),
    "millions": Decimal(10**6),
    "billion": Decimal(10**9),
    "billions": Decimal(10**9),
    "trillion": Decimal(10**12),
}
NEAR = Decimal("0.1")
"""'About 100' is any number from 90 to 110."""
COMPARED = re.compile(
    rf"\b({'|'.join(sorted(COMPARATORS, key=len, reverse=True))})"
    rf"((?:\s+(?:{'|'.join(NUMERALS)}|\d[\d.,]*))*)\W*$",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\D{0,2}?(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(\.\d+)?\D{0,2}")


class Interval(NamedTuple):
    """The numbers from `low` to `high`; an end that is open does not belong to them."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: "Interval") -> bool:
        """Whether some number belongs to both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        return all(interval._has(low) for interval in (self, other))

    def _has(self, number: Decimal) -> bool:
        low = number > self.low or (number == self.low and not self.low_open)
        return low and (number < self.high or (number == self.high and not self.high_open))


def leaves_open(comparator: Comparator, number: Decimal) -> Interval:
    """The numbers that a comparison with a number allows."""
    endless = Decimal("Infinity")
    match comparator:
        case "above":
            return Interval(number, endless, low_open=True)
        case "at least":
            return Interval(number, endless)
        case "below":
            return Interval(-endless, number, high_open=True)
        case "at most":
            return Interval(-endless, number)
        case "about":
            low, high = sorted((number * (1 - NEAR), number * (1 + NEAR)))
            return Interval(low, high)
    return Interval(number, number)


def number_in(text: str) -> Decimal | None:
    """The number that words stand for ('half a million', '30,000', 'dozen'), or None."""
    product = Decimal(1)
    parts = text.casefold().split(" ")
    for part in filter(None, parts):
        digits = DIGITS.fullmatch(part)
        if digits:
            integer = re.sub(r"\D", "", digits[1])
            product *= Decimal(integer + (digits[2] or ""))
        elif part.strip(".,") in NUMERALS:
            product *= NUMERALS[part.strip(".,")]
        else:
            return None
    return product if any(parts) else None


def certainly_false(statement: Gapped, decoy: Inlines, value: Decimal | None = None) -> bool:
    """Whether a decoy in the blank of a statement is false for every number that is still possible.

    The statement with its key says which numbers are possible; `value` is the true one, if it is
    known. A decoy or a key that is no number is not judged.
    """
    before, _, after = plain(statement.content).partition("_")
    compared = COMPARED.search(before)
    comparator: Comparator = COMPARATORS[compared[1].casefold()] if compared else "exactly"
    multiple = _factor(compared[2] if compared else "") * _factor(" ".join(after.split()[:1]))
    right, wrong = (
        number_in(plain(content)) for content in (statement.answers[0].answers[0], decoy)
    )
    if right is None or wrong is None:
        return True
    known = leaves_open(comparator, right * multiple)
    possible = known if value is None else Interval(value, value)
    return not leaves_open(comparator, wrong * multiple).meets(possible)


def _factor(text: str) -> Decimal:
    """What words beside a blank multiply its number by: 'half a', 'million'; else 1."""
    number = number_in(text) if text.strip(" .,").casefold() not in ("a", "an") else None
    return Decimal(1) if number is None else number
