"""Units of measure as exact multiples of one another; those of the United States too."""

from collections.abc import Mapping
from fractions import Fraction

from worksheets.model.diagnostics import did_you_mean
from worksheets.model.numbers.functions.tools import Tools
from worksheets.model.numbers.results import Result, number, words
from worksheets.model.numbers.undefined import Undefined

KINDS: Mapping[str, Mapping[str, str]] = {
    "length": {
        "mm": "1/1000", "cm": "1/100", "dm": "1/10", "m": "1", "km": "1000",
        "in": "0.0254", "inch": "0.0254", "ft": "0.3048", "foot": "0.3048", "yd": "0.9144",
        "yard": "0.9144", "mile": "1609.344",
    },
    "area": {
        "mm²": "1/1000000", "cm²": "1/10000", "dm²": "1/100", "m²": "1", "a": "100", "ha": "10000",
        "km²": "1000000", "acre": "4046.8564224",
    },
    "volume": {
        "ml": "1/1000", "cl": "1/100", "dl": "1/10", "l": "1", "hl": "100", "mm³": "1/1000000",
        "cm³": "1/1000", "dm³": "1", "m³": "1000", "pint": "0.56826125", "gallon": "4.54609",
        "US pint": "0.473176473", "US gallon": "3.785411784",
    },
    "mass": {
        "mg": "1/1000000", "g": "1/1000", "kg": "1", "t": "1000", "oz": "0.028349523125",
        "lb": "0.45359237", "stone": "6.35029318",
    },
    "time": {
        "ms": "1/1000", "s": "1", "min": "60", "h": "3600", "day": "86400", "week": "604800",
    },
    "speed": {"m/s": "1", "km/h": "5/18", "cm/s": "1/100", "mph": "0.44704"},
}  # fmt: skip
"""The multiples of the first unit of each kind of quantity that is 1."""
RAISED = str.maketrans("23", "²³")


def convert(tools: Tools, value: Result, unit: Result, into: Result) -> Result:
    """A number of one unit in another: convert(90, "km/h", "m/s") is 25."""
    kinds = [_kind_and_size(words(name)) for name in (unit, into)]
    (kind, size), (other, wanted) = kinds
    if kind != other:
        raise Undefined(f"{words(unit)} is a unit of {kind}, and {words(into)} one of {other}")
    return tools.arithmetic.times(number(value), size / wanted)


def _kind_and_size(name: str) -> tuple[str, Fraction]:
    raised = name.translate(RAISED)
    for kind, sizes in KINDS.items():
        for unit in (name, raised):
            if unit in sizes:
                return kind, Fraction(sizes[unit])
    near = did_you_mean(name, [unit for sizes in KINDS.values() for unit in sizes])
    raise Undefined(f"there is no unit '{name}'; {near[0]}")


FUNCTIONS = {"convert": (convert, 3, 3)}
