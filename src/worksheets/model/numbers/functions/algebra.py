"""Functions of polynomials."""

from decimal import Decimal
from fractions import Fraction

from worksheets.model.numbers import exact
from worksheets.model.numbers.arithmetic import Number
from worksheets.model.numbers.functions.tools import Tools
from worksheets.model.numbers.results import Result, integer, number, words
from worksheets.model.numbers.undefined import Undefined


def _polynomial(value: Result) -> exact.Sum:
    worth = number(value)
    if isinstance(worth, Decimal):
        raise Undefined("an endless number is no polynomial")
    return worth


def coefficient(_: Tools, value: Result, name: Result, power: Result = Fraction(1)) -> Result:
    """What stands before a power of a letter: coefficient(p, "x", 2)."""
    return exact.coefficient(_polynomial(value), words(name), integer(power))


def at(tools: Tools, value: Result, name: Result, worth: Result) -> Result:
    """What a polynomial comes to with a value for a letter: at(p, "x", 3)."""
    total: Number = Fraction(0)
    for power, before in exact.by_powers(_polynomial(value), words(name)).items():
        raised = tools.arithmetic.power(number(worth), Fraction(power)) if power else Fraction(1)
        total = tools.arithmetic.plus(total, tools.arithmetic.times(before, raised))
    return total


FUNCTIONS = {"coefficient": (coefficient, 2, 3), "at": (at, 3, 3)}
