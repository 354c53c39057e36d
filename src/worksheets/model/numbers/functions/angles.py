"""Functions of angles in degrees, and logarithms."""

from fractions import Fraction

from worksheets.model.numbers import endless
from worksheets.model.numbers.functions.tools import Tools
from worksheets.model.numbers.results import Result, number


def sin(tools: Tools, degrees: Result) -> Result:
    return endless.sine(number(degrees), tools.arithmetic)


def cos(tools: Tools, degrees: Result) -> Result:
    return endless.cosine(number(degrees), tools.arithmetic)


def tan(tools: Tools, degrees: Result) -> Result:
    return endless.tangent(number(degrees), tools.arithmetic)


def asin(tools: Tools, value: Result) -> Result:
    return endless.arcsine(number(value), tools.arithmetic)


def acos(tools: Tools, value: Result) -> Result:
    angle = endless.arcsine(number(value), tools.arithmetic)
    return tools.arithmetic.minus(Fraction(90), angle)


def atan(tools: Tools, value: Result) -> Result:
    return endless.arctangent(number(value), tools.arithmetic)


def log(tools: Tools, value: Result) -> Result:
    return endless.logarithm(number(value), tools.arithmetic)


FUNCTIONS = {
    "sin": (sin, 1, 1),
    "cos": (cos, 1, 1),
    "tan": (tan, 1, 1),
    "asin": (asin, 1, 1),
    "acos": (acos, 1, 1),
    "atan": (atan, 1, 1),
    "log": (log, 1, 1),
}
