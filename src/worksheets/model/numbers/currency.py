"""Money as it is printed: its sign beside the number, and as many places as it has."""

from collections.abc import Mapping
from decimal import Decimal

from worksheets.model.numbers.rounding import MINUS, written

PLACES: Mapping[str, int] = {"£": 2, "$": 2, "€": 2, "₹": 2, "¥": 0, "₩": 0}
"""Currencies by their signs, and the decimal places of their amounts."""


SIGN_FIRST = "{sign}{n}"
"""The sign of a currency before the amount, as in English."""


def money(
    amount: Decimal, sign: str, decimal: str = ".", place: str = SIGN_FIRST, thousands: str = ""
) -> str:
    """An amount with its sign: £2.40, −£5.00, 2,40 €; £3 if it is written without places."""
    number = written(in_full(amount).copy_abs(), decimal=decimal, thousands=thousands)
    minus = MINUS if amount < 0 else ""
    return minus + place.replace("{sign}", sign).replace("{n}", number)


def in_full(amount: Decimal) -> Decimal:
    """An amount with two decimal places if it has any: 1.5 is 1.50."""
    return amount.quantize(Decimal("0.01")) if amount.as_tuple().exponent == -1 else amount
