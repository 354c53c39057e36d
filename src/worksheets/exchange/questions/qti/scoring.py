"""How a QTI item is scored: its declared responses, and what its response processing does.

Processing is a program. Read are the standard templates, and conditions that say the same: if the
response is the correct one there are marks, else there are none, or mapped values are summed; and
programs that are known whole. Anything else is refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Literal

from lxml import etree

from worksheets.exchange.questions.qti.known_programs import (
    is_scaled,
    order_rule,
    takes_off_extra,
)
from worksheets.exchange.questions.qti.names import attribute, every, first, qti_name
from worksheets.exchange.questions.qti.numeric_conditions import Near, near_of, nears_in
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.xml_files import all_text, line_of

Rule = Literal["match", "map", "less-extra", "places", "neighbours", ""]
SCORE = "SCORE"
NUMBERS = frozenset({"float", "integer"})
"""Types of responses that are numbers."""


@dataclass(frozen=True, slots=True)
class Response:
    """A declared response: its correct values, what values are mapped to, and how near a number
    has to be."""

    cardinality: str
    base_type: str
    correct: tuple[str, ...] = ()
    mapped: Mapping[str, Fraction] = field(default_factory=dict)
    default: Fraction = Fraction(0)
    case_counts: bool = False
    near: Near | None = None


def responses_of(item: etree._Element) -> dict[str, Response]:
    """The responses that an item declares, by their identifiers."""
    found: dict[str, Response] = {}
    for declared in item:
        if qti_name(declared) != "responseDeclaration":
            continue
        correct = first(declared, "correctResponse")
        values = () if correct is None else tuple(_values(correct))
        mapped: dict[str, Fraction] = {}
        case_counts = False
        mapping = first(declared, "mapping")
        for entry in every(declared, "mapEntry") if mapping is not None else ():
            mapped[" ".join(attribute(entry, "mapKey").split())] = number(
                attribute(entry, "mappedValue", "0")
            )
            case_counts |= attribute(entry, "caseSensitive") == "true"
        default = "0" if mapping is None else attribute(mapping, "defaultValue", "0")
        found[attribute(declared, "identifier")] = Response(
            attribute(declared, "cardinality", "single"),
            attribute(declared, "baseType", "identifier"),
            values,
            mapped,
            number(default),
            case_counts,
        )
    return found


def _values(element: etree._Element) -> Iterator[str]:
    for value in every(element, "value"):
        yield " ".join(all_text(value).split())


def number(written: str) -> Fraction:
    """A number of an item; raises NotAQuestion for what is none."""
    try:
        value = Decimal(written.strip())
    except InvalidOperation:
        raise NotAQuestion("worth", f"'{written[:40]}' is no number", "write digits") from None
    if not value.is_finite() or abs(value.adjusted()) > 12:
        raise NotAQuestion("worth", f"'{written[:40]}' is no number of marks", "write digits")
    return Fraction(value)


def rule_of(item: etree._Element) -> Rule:
    """Whether marks are for the correct response, or are mapped; raises NotAQuestion for another
    processing."""
    processing = first(item, "responseProcessing")
    if processing is None:
        return ""
    template = attribute(processing, "template").rpartition("/")[2].removesuffix(".xml")
    if template:
        match template:
            case "match_correct" | "rptemplate_match_correct":
                return "match"
            case "map_response":
                return "map"
        raise _unknown(processing, f"the template '{template[:40]}'")
    scores = _scores(processing)
    parts = [part for part in processing if qti_name(part)]
    conditions = [part for part in parts if _is_scored_condition(part, scores)]
    ordered: Rule = order_rule(item, conditions)
    if ordered:
        parts = [part for part in parts if part not in conditions]
    rules = {rule for part in parts if (rule := _rule(part, scores)) != ""}
    rules |= {ordered} if ordered else set()
    if len(rules) > 1:
        raise _unknown(processing, "several rules")
    return rules.pop() if rules else ""


def with_nears(item: etree._Element, responses: Mapping[str, Response]) -> Mapping[str, Response]:
    """The responses, with how near a number has to be by the conditions that give marks; raises
    NotAQuestion if two say otherwise."""
    processing = first(item, "responseProcessing")
    if processing is None:
        return responses
    scores = _scores(processing)
    found = dict(responses)
    for branch in every(processing, "responseIf", "responseElseIf"):
        condition, *actions = (part for part in branch if qti_name(part))
        if not any(_sets_score(one, scores) for one in actions):
            continue
        for near in nears_in(condition):
            known = found.get(near.response)
            if known is None or known.base_type not in NUMBERS:
                raise _unknown(condition, "words that are compared as numbers")
            if known.near not in (None, near):
                raise _unknown(condition, "several numbers")
            found[near.response] = replace(known, near=near)
    return found


def _unknown(element: etree._Element, what: str) -> NotAQuestion:
    message = f"its marks are worked out by a program (line {line_of(element)}: {what})"
    return NotAQuestion("worth", message, "use the standard templates of response processing")


def _scores(processing: etree._Element) -> frozenset[str]:
    """The outcomes that come to the score: itself, and those that it is set to or adds up."""
    scores: set[str] = set()
    found = {SCORE}
    while found - scores:
        scores |= found
        found = {
            attribute(part, "identifier")
            for value in every(processing, "setOutcomeValue")
            if attribute(value, "identifier") in scores
            for part in every(value, "variable")
        }
    return frozenset(scores)


def _rule(part: etree._Element, scores: frozenset[str]) -> Rule:
    """What a part of the processing scores by; empty if it sets no score."""
    name = qti_name(part)
    if not name or not any(_sets_score(one, scores) for one in every(part, "setOutcomeValue")):
        return ""
    if name == "setOutcomeValue":
        return _set_rule(part)
    if name != "responseCondition":
        raise _unknown(part, name)
    rules: set[Rule] = set()
    for branch in part:
        rules.add(_branch_rule(branch, scores))
    rules.discard("")
    if len(rules) > 1:
        raise _unknown(part, "several rules")
    return rules.pop() if rules else ""


def _is_scored_condition(part: etree._Element, scores: frozenset[str]) -> bool:
    return qti_name(part) == "responseCondition" and any(
        _sets_score(one, scores) for one in every(part, "setOutcomeValue")
    )


def _sets_score(element: etree._Element, scores: frozenset[str]) -> bool:
    return attribute(element, "identifier") in scores


def _branch_rule(branch: etree._Element, scores: frozenset[str]) -> Rule:
    name = qti_name(branch)
    if name in ("", "responseElse"):
        for value in every(branch, "setOutcomeValue") if name else ():
            if _sets_score(value, scores) and not _is_nothing(value):
                raise _unknown(value, "marks for what is not the correct response")
        return ""
    parts = [part for part in branch if qti_name(part)]
    if name not in ("responseIf", "responseElseIf") or not parts:
        raise _unknown(branch, name)
    condition, *actions = parts
    sets = [
        one for one in actions if qti_name(one) == "setOutcomeValue" and _sets_score(one, scores)
    ]
    if any(qti_name(one) != "setOutcomeValue" for one in actions):
        raise _unknown(branch, "conditions within conditions")
    if not sets:
        return ""
    rules = {_set_rule(one) for one in sets}
    if rules == {"map"} and not _is_correct(condition):
        return "map" if _is_answered(condition) else _raise(condition)
    if _is_empty(condition) and all(map(_is_nothing, sets)):
        return ""
    if rules == {"match"} and _is_correct(condition) and not any(map(_is_nothing, sets)):
        return "match"
    return _raise(condition)


def _raise(condition: etree._Element) -> Rule:
    raise _unknown(condition, f"'{qti_name(condition)}'")


def _set_rule(element: etree._Element) -> Rule:
    """By what a value is set: a constant is for a match. What only takes over other outcomes has no
    rule of its own."""
    if takes_off_extra(element):
        return "less-extra"
    values = [part for part in element if qti_name(part)]
    if len(values) == 1 and is_scaled(values[0]):
        return ""
    names = {qti_name(part) for part in element.iter() if qti_name(part)} - {"setOutcomeValue"}
    if "mapResponse" in names and names <= {"mapResponse", "sum", "variable", "baseValue"}:
        return "map"
    if names and names <= {"variable", "sum"}:
        return ""
    if names <= {"baseValue", "variable", "sum"} and names:
        return "match"
    raise _unknown(element, ", ".join(sorted(names))[:60])


def _is_nothing(element: etree._Element) -> bool:
    values = list(every(element, "baseValue"))
    return bool(values) and all(number(all_text(value) or "0") <= 0 for value in values)


def _is_correct(condition: etree._Element) -> bool:
    """Whether a condition holds for the correct response, and for it only."""
    names = [qti_name(part) for part in condition if qti_name(part)]
    match qti_name(condition):
        case "match" if names == ["variable", "correct"]:
            variable, correct = (part for part in condition if qti_name(part))
            return attribute(variable, "identifier") == attribute(correct, "identifier")
        case "and" if near_of(condition) is None:
            return bool(names) and all(_is_correct(part) for part in condition if qti_name(part))
    return near_of(condition) is not None


def _is_empty(condition: etree._Element) -> bool:
    return qti_name(condition) == "isNull"


def _is_answered(condition: etree._Element) -> bool:
    names = [qti_name(part) for part in condition if qti_name(part)]
    return qti_name(condition) == "not" and names == ["isNull"]
