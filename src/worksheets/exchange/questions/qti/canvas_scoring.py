"""What is right of an item of QTI 1.2: the conditions under which its score is set.

A condition is read if it says that a response is a value, or one of some, or that it is these
values and none of others; of numbers also ranges. Anything else is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from lxml import etree

from worksheets.exchange.questions.qti.scoring import number
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.xml_files import all_text, child, children, line_of, local_name

RANGE = frozenset({"vargte", "varlte", "vargt", "varlt"})


@dataclass(frozen=True, slots=True)
class Scored:
    """A value of a response, and what it is worth."""

    response: str
    value: str
    worth: Fraction
    case_counts: bool = False


def scoring_conditions(item: etree._Element) -> Iterator[tuple[etree._Element, Fraction]]:
    """The conditions that change the score, and by how much."""
    processing = child(item, "resprocessing")
    for condition in children(processing, "respcondition") if processing is not None else ():
        sets = [
            one
            for one in children(condition, "setvar")
            if one.get("varname", "SCORE") in ("SCORE", "Score", "que_score")
        ]
        variable = child(condition, "conditionvar")
        if not sets or variable is None:
            continue
        if any(one.get("action", "Set") not in ("Set", "Add", "Subtract") for one in sets):
            raise _unknown(condition, "how the score is changed")
        worth = number(all_text(sets[-1]) or "0")
        yield variable, -worth if sets[-1].get("action") == "Subtract" else worth


def _unknown(element: etree._Element, what: str) -> NotAQuestion:
    message = f"its marks are worked out by a program (line {line_of(element)}: {what})"
    return NotAQuestion("worth", message, "mark it by values of its response")


def single_values(item: etree._Element) -> list[Scored]:
    """The values that are worth something, one condition for each or `or` of several."""
    found: list[Scored] = []
    for variable, worth in scoring_conditions(item):
        found += _values(variable, worth)
    return found


def _values(element: etree._Element, worth: Fraction) -> Iterator[Scored]:
    for part in element:
        match local_name(part):
            case "varequal":
                value = " ".join(all_text(part).split())
                response = str(part.get("respident", ""))
                yield Scored(response, value, worth, part.get("case", "").lower() == "yes")
            case "or":
                yield from _values(part, worth)
            case "and" if len(part) == 1:
                yield from _values(part, worth)
            case "" | "other" | "unanswered":
                if local_name(part) and worth > 0:
                    raise _unknown(part, local_name(part))
            case name:
                raise _unknown(part, name)


def ticked_values(item: etree._Element) -> tuple[frozenset[str], frozenset[str]]:
    """The values that must be ticked, and those that must not, of a choice of several."""
    for variable, worth in scoring_conditions(item):
        if worth > 0:
            return _all_of(variable)
    raise NotAQuestion("key", "nothing says which options are right", "mark the right ones")


def _all_of(variable: etree._Element) -> tuple[frozenset[str], frozenset[str]]:
    wanted: set[str] = set()
    unwanted: set[str] = set()
    parts = list(variable)
    if len(parts) == 1 and local_name(parts[0]) == "and":
        parts = list(parts[0])
    elif len(parts) > 1:
        raise _unknown(variable, "several conditions")
    for part in parts:
        match local_name(part), [local_name(one) for one in part]:
            case "varequal", _:
                wanted.add(all_text(part).strip())
            case "not", ["varequal"]:
                unwanted.add(all_text(part[0]).strip())
            case "", _:
                continue
            case name, _:
                raise _unknown(part, name)
    return frozenset(wanted), frozenset(unwanted)


def ordered_values(item: etree._Element, response: str) -> list[str]:
    """The values of an ordered response, in the order that has the marks."""
    scored = [variable for variable, worth in scoring_conditions(item) if worth > 0]
    if len(scored) != 1:
        raise NotAQuestion("key", "not one order is right", "give the marks to one order")
    parts = [part for part in scored[0] if local_name(part)]
    for part in parts:
        if local_name(part) != "varequal" or part.get("respident", "") != response:
            raise _unknown(part, local_name(part))
    return [" ".join(all_text(part).split()) for part in parts]


def number_ranges(item: etree._Element) -> list[tuple[Decimal, Decimal, str, Fraction]]:
    """The ranges of numbers that are right, each with the number as it is shown, if one is."""
    found: list[tuple[Decimal, Decimal, str, Fraction]] = []
    for variable, worth in scoring_conditions(item):
        if worth <= 0:
            continue
        exact: list[str] = []
        ranges: list[tuple[Decimal, Decimal]] = []
        _numbers(variable, exact, ranges)
        shown = exact[0] if exact else ""
        for least, most in ranges:
            if shown and not least <= _decimal(shown) <= most:
                raise _unknown(variable, "an exact number outside of its range")
            found.append((least, most, shown, worth))
        if exact and not ranges:
            found += [(_decimal(one), _decimal(one), one, worth) for one in exact]
    return found


def _numbers(
    element: etree._Element, exact: list[str], ranges: list[tuple[Decimal, Decimal]]
) -> None:
    names = {local_name(part) for part in element if local_name(part)}
    if names & RANGE:
        if len(names) != 2 or names - RANGE or not _has_both_ends(names):
            raise _unknown(element, "a range without an end")
        ends = sorted(_decimal(all_text(part)) for part in element if local_name(part))
        if len(ends) != 2:
            raise _unknown(element, "several ranges")
        ranges.append((ends[0], ends[1]))
        return
    for part in element:
        match local_name(part):
            case "varequal":
                exact.append(all_text(part).strip())
            case "or" | "and":
                _numbers(part, exact, ranges)
            case "":
                continue
            case name:
                raise _unknown(part, name)


def _has_both_ends(names: set[str]) -> bool:
    return bool(names & {"vargte", "vargt"}) and bool(names & {"varlte", "varlt"})


def _decimal(written: str) -> Decimal:
    try:
        value = Decimal(written.strip())
    except InvalidOperation:
        raise NotAQuestion("key", f"'{written[:40]}' is no number", "write digits") from None
    if not value.is_finite():
        raise NotAQuestion("key", f"'{written[:40]}' is no number", "write digits")
    return value
