"""What functions work with, and lists that are written as one argument or as several."""

from functools import cmp_to_key
from typing import NamedTuple

from worksheets.model.numbers.arithmetic import Arithmetic, Number
from worksheets.model.numbers.results import Result, number
from worksheets.model.numbers.undefined import Undefined
from worksheets.model.numbers.wording import Wording

MANY = 1_000
"""Arguments of a function that takes as many as there are."""


class Tools(NamedTuple):
    """The arithmetic that an expression is worked out with, and the words of its texts."""

    arithmetic: Arithmetic
    wording: Wording


def several(arguments: tuple[Result, ...]) -> tuple[Result, ...]:
    """The entries of one list, or the arguments themselves; raises Undefined if there are none."""
    match arguments:
        case (tuple() as entries,):
            arguments = entries
    if not arguments:
        raise Undefined("the list is empty")
    return arguments


def numbers_of(arguments: tuple[Result, ...]) -> list[Number]:
    """The same as numbers."""
    return [number(entry) for entry in several(arguments)]


def in_order(arguments: tuple[Result, ...], arithmetic: Arithmetic) -> list[Number]:
    """Numbers, the smallest first."""

    def compared(one: Number, other: Number) -> int:
        return -1 if arithmetic.less(one, other) else int(arithmetic.less(other, one))

    return sorted(numbers_of(arguments), key=cmp_to_key(compared))
