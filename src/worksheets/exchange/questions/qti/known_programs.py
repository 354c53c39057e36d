"""Programs of response processing that are known whole: what they count by is certain.

A program is compared as a tree with the only one that counts so: each tick too many takes off a
mark, or marks are for the places of an order, or for neighbours in it. A tree that differs in one
leaf is not known.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Literal, NamedTuple

from lxml import etree

from worksheets.exchange.questions.qti.names import attribute, every, first, qti_name
from worksheets.exchange.questions.xml_files import all_text

OrderRule = Literal["places", "neighbours", ""]
KINDS = frozenset({"baseType", "base-type"})
"""Attributes that say how a value is written, not which it is."""


class Tree(NamedTuple):
    """An element by its name, its attributes, and its text or what is in it."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    inner: "tuple[Tree, ...] | str"


def tree_of(element: etree._Element) -> Tree:
    """An element as a tree; a number is written in one way."""
    name = qti_name(element)
    about = tuple(
        sorted((str(key), str(value)) for key, value in element.attrib.items() if key not in KINDS)
    )
    if name == "baseValue":
        return Tree(name, about, _number(all_text(element)))
    return Tree(name, about, tuple(tree_of(part) for part in element if qti_name(part)))


def _number(written: str) -> str:
    try:
        return f"{Decimal(written.strip()).normalize():f}"
    except InvalidOperation:
        return written.strip()


def _tree(name: str, *inner: Tree, **about: str) -> Tree:
    return Tree(name, tuple(sorted(about.items())), inner)


def _value(written: str) -> Tree:
    return Tree("baseValue", (), written)


def is_scaled(element: etree._Element) -> bool:
    """Whether a value is an outcome, times and by constants above 0."""
    return _is_scaled(tree_of(element))


def _is_scaled(tree: Tree) -> bool:
    match tree:
        case Tree("variable"):
            return True
        case Tree("product" | "divide", _, (Tree() as inner, Tree("baseValue", _, str(constant)))):
            return _is_above_0(constant) and _is_scaled(inner)
    return False


def _is_above_0(written: str) -> bool:
    try:
        value = Decimal(written)
    except InvalidOperation:
        return False
    return value.is_finite() and value > 0


def takes_off_extra(statement: etree._Element) -> bool:
    """Whether a statement counts a mark for each right option that is ticked, less one for each
    tick beyond their number, but not less than none."""
    item = next(
        (one for one in statement.iterancestors() if qti_name(one) == "assessmentItem"), None
    )
    values = [part for part in statement if qti_name(part)]
    if item is None or len(values) != 1:
        return False
    own = attribute(statement, "identifier")
    found = tree_of(values[0])
    for declared in every(item, "responseDeclaration"):
        name, right = attribute(declared, "identifier"), _counted(declared)
        size = _tree("containerSize", _tree("variable", identifier=name))
        beyond = _tree("max", _value("0"), _tree("subtract", size, _value(str(right))))
        less = _tree("subtract", _tree("mapResponse", identifier=name), beyond)
        counted = _tree("max", _value("0"), less)
        added = _tree("sum", _tree("variable", identifier=own), counted)
        if right and found in (counted, added):
            return True
    return False


def _counted(declared: etree._Element) -> int:
    """How many options a response is right with, each of which is mapped to 1 and all others to 0;
    0 if it is not so."""
    mapping, correct = first(declared, "mapping"), first(declared, "correctResponse")
    if mapping is None or correct is None or attribute(declared, "cardinality") != "multiple":
        return 0
    if attribute(mapping, "upperBound") or _number(attribute(mapping, "defaultValue", "0")) != "0":
        return 0
    worths = {
        attribute(one, "mapKey"): _number(attribute(one, "mappedValue"))
        for one in every(mapping, "mapEntry")
    }
    right = {name for name, worth in worths.items() if worth == "1"}
    values = {" ".join(all_text(one).split()) for one in every(correct, "value")}
    return len(right) if right == values and set(worths.values()) <= {"0", "1"} else 0


def order_rule(item: etree._Element, conditions: Sequence[etree._Element]) -> OrderRule:
    """What the conditions of an order give a mark for each: the place of an entry, or neighbours
    that follow one another wherever they stand; empty if it is not known."""
    ordered = [
        one
        for one in every(item, "responseDeclaration")
        if attribute(one, "cardinality") == "ordered"
    ]
    if len(ordered) != 1 or not conditions:
        return ""
    (declared,) = ordered
    response = attribute(declared, "identifier")
    names = [" ".join(all_text(one).split()) for one in every(declared, "value")]
    found = [tree_of(one) for one in conditions]
    outcomes = {attribute(one, "identifier") for two in conditions for one in every(two, SETS)}
    if len(outcomes) != 1:
        return ""
    (outcome,) = outcomes
    if found == [_when(one, outcome) for one in _places(response, names)]:
        return "places"
    if found == [_when(one, outcome) for one in _neighbours(response, names)]:
        return "neighbours"
    return ""


SETS = "setOutcomeValue"


def _when(condition: Tree, outcome: str) -> Tree:
    added = _tree("sum", _tree("variable", identifier=outcome), _value("1"))
    sets = _tree(SETS, added, identifier=outcome)
    return _tree("responseCondition", _tree("responseIf", condition, sets))


def _at(response: str, place: int, name: str) -> Tree:
    there = _tree("index", _tree("variable", identifier=response), n=str(place))
    return _tree("match", there, _value(name))


def _places(response: str, names: Sequence[str]) -> Iterator[Tree]:
    for place, name in enumerate(names, 1):
        yield _at(response, place, name)


def _neighbours(response: str, names: Sequence[str]) -> Iterator[Tree]:
    for before, after in pairwise(names):
        yield _tree(
            "or",
            *(
                _tree("and", _at(response, n, before), _at(response, n + 1, after))
                for n in range(1, len(names))
            ),
        )
