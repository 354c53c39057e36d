"""Functions that make texts."""

from worksheets.model.numbers.functions.tools import MANY, Tools
from worksheets.model.numbers.results import Result, fraction, integer, listed, words


def plural(tools: Tools, count: Result, singular: Result, several: Result) -> Result:
    """The form of a noun that goes with a number: plural(n, "apple", "apples")."""
    return words(singular if tools.wording.is_singular(fraction(count)) else several)


def text(tools: Tools, *values: Result) -> Result:
    return "".join(map(tools.wording.shown, values))


def upper(_: Tools, value: Result) -> Result:
    return words(value).upper()


def ordinal(tools: Tools, value: Result) -> Result:
    return tools.wording.ordinal(integer(value))


def join(tools: Tools, entries: Result, between: Result = ", ") -> Result:
    return words(between).join(map(tools.wording.shown, listed(entries)))


FUNCTIONS = {
    "plural": (plural, 3, 3),
    "text": (text, 1, MANY),
    "upper": (upper, 1, 1),
    "ordinal": (ordinal, 1, 1),
    "join": (join, 1, 2),
}
