"""Functions of lists: averages, orders, counting."""

from fractions import Fraction
from functools import reduce

from worksheets.model.numbers.functions.tools import MANY, Tools, in_order, numbers_of, several
from worksheets.model.numbers.results import Result, integer, listed, same
from worksheets.model.numbers.undefined import Undefined


def length(_: Tools, entries: Result) -> Result:
    return Fraction(len(listed(entries)))


def total(tools: Tools, *entries: Result) -> Result:
    return reduce(tools.arithmetic.plus, numbers_of(entries))


def product(tools: Tools, *entries: Result) -> Result:
    return reduce(tools.arithmetic.times, numbers_of(entries))


def least(tools: Tools, *entries: Result) -> Result:
    return in_order(entries, tools.arithmetic)[0]


def most(tools: Tools, *entries: Result) -> Result:
    return in_order(entries, tools.arithmetic)[-1]


def ordered(tools: Tools, *entries: Result) -> Result:
    return tuple(in_order(entries, tools.arithmetic))


def turned_round(_: Tools, entries: Result) -> Result:
    return listed(entries)[::-1]


def mean(tools: Tools, *entries: Result) -> Result:
    numbers = numbers_of(entries)
    total_of_all = reduce(tools.arithmetic.plus, numbers)
    return tools.arithmetic.over(total_of_all, Fraction(len(numbers)))


def median(tools: Tools, *entries: Result) -> Result:
    numbers = in_order(entries, tools.arithmetic)
    middle = len(numbers) // 2
    if len(numbers) % 2:
        return numbers[middle]
    return tools.arithmetic.over(
        tools.arithmetic.plus(numbers[middle - 1], numbers[middle]), Fraction(2)
    )


def modes(tools: Tools, *entries: Result) -> Result:
    """The numbers that occur most often, the smallest first."""
    numbers = in_order(entries, tools.arithmetic)
    counts = {value: numbers.count(value) for value in numbers}
    highest = max(counts.values())
    return tuple(value for value, count in counts.items() if count == highest)


def spread(tools: Tools, *entries: Result) -> Result:
    """The range of some numbers: the largest without the smallest."""
    numbers = in_order(entries, tools.arithmetic)
    return tools.arithmetic.minus(numbers[-1], numbers[0])


def count(tools: Tools, entries: Result, value: Result) -> Result:
    found = sum(same(entry, value, tools.arithmetic) for entry in listed(entries))
    return Fraction(found)


def steps(_: Tools, first: Result, last: Result, step: Result = Fraction(1)) -> Result:
    """Whole numbers from the first to the last, both included."""
    by = integer(step)
    if not by:
        raise Undefined("the step is 0")
    numbers = range(integer(first), integer(last) + (1 if by > 0 else -1), by)
    if len(numbers) > MANY:
        raise Undefined(f"it is a list of more than {MANY:,} entries")
    return tuple(map(Fraction, numbers))


def different(tools: Tools, *entries: Result) -> Result:
    """Whether no two values are the same."""
    values = several(entries)
    tools.arithmetic.spend(len(values) ** 2 // 4)
    return not any(
        same(one, other, tools.arithmetic) for n, one in enumerate(values) for other in values[:n]
    )


FUNCTIONS = {
    "len": (length, 1, 1),
    "sum": (total, 1, MANY),
    "product": (product, 1, MANY),
    "min": (least, 1, MANY),
    "max": (most, 1, MANY),
    "sorted": (ordered, 1, MANY),
    "reversed": (turned_round, 1, 1),
    "mean": (mean, 1, MANY),
    "median": (median, 1, MANY),
    "modes": (modes, 1, MANY),
    "spread": (spread, 1, MANY),
    "count": (count, 2, 2),
    "range": (steps, 2, 3),
    "different": (different, 1, MANY),
}
