"""Conditions that a number is the right one, or near it: `equal` with a tolerance, or two ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from worksheets.exchange.questions.qti.names import attribute, qti_name
from worksheets.exchange.questions.xml_files import all_text

ENDS = frozenset({"gte", "lte"})
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Near:
    """A number that is right within a tolerance, which may be per cent of it; no number is the
    correct one of its response."""

    response: str
    value: Decimal | None
    below: Decimal
    above: Decimal
    in_per_cent: bool = False

    def ends(self, correct: Decimal) -> tuple[Decimal, Decimal]:
        """The least and the most number that are right."""
        value = correct if self.value is None else self.value
        part = abs(value) / HUNDRED if self.in_per_cent else Decimal(1)
        return value - self.below * part, value + self.above * part


def near_of(condition: etree._Element) -> Near | None:
    """What a condition says of a number; None if it says something else."""
    parts = [part for part in condition if qti_name(part)]
    match qti_name(condition), [qti_name(part) for part in parts]:
        case "equal", ["variable", "correct" | "baseValue"]:
            return _equal(condition, parts)
        case "and", [first, second] if {first, second} == ENDS:
            return _between(parts if first == "gte" else parts[::-1])
    return None


def nears_in(condition: etree._Element) -> Iterator[Near]:
    """What a condition, or those that it joins, say of numbers."""
    if (near := near_of(condition)) is not None:
        yield near
    elif qti_name(condition) == "and":
        for part in condition:
            yield from nears_in(part)


def _equal(condition: etree._Element, parts: list[etree._Element]) -> Near | None:
    variable, other = parts
    response = attribute(variable, "identifier")
    value = _decimal(all_text(other)) if qti_name(other) == "baseValue" else None
    is_other = qti_name(other) == "correct" and attribute(other, "identifier") != response
    bounds = (attribute(condition, f"include{end}Bound", "true") for end in ("Lower", "Upper"))
    mode = attribute(condition, "toleranceMode", "exact")
    offs = [_decimal(one) for one in attribute(condition, "tolerance", "0").split()]
    known = mode in ("exact", "absolute", "relative") and len(offs) in (1, 2)
    off_below, off_above = offs[0] if offs else None, offs[-1] if offs else None
    missing = qti_name(other) == "baseValue" and value is None
    if is_other or missing or not known or "false" in bounds:
        return None
    if mode == "exact":
        return Near(response, value, Decimal(0), Decimal(0))
    if off_below is None or off_above is None:
        return None
    return Near(response, value, off_below, off_above, mode == "relative")


def _between(parts: list[etree._Element]) -> Near | None:
    """The two ends of a number: at least one, at most the other."""
    found = [[one for one in part if qti_name(one)] for part in parts]
    if any([qti_name(one) for one in pair] != ["variable", "baseValue"] for pair in found):
        return None
    responses = {attribute(pair[0], "identifier") for pair in found}
    least, most = (_decimal(all_text(pair[1])) for pair in found)
    if len(responses) > 1 or least is None or most is None or least > most:
        return None
    middle = (least + most) / 2
    return Near(responses.pop(), middle, middle - least, most - middle)


def _decimal(written: str) -> Decimal | None:
    text = written.strip()
    if not text.lstrip("+-").replace(".", "", 1).isdecimal() or not text.isascii():
        return None
    value = Decimal(text)
    return value if abs(value.adjusted()) <= 12 else None
