"""The tree of an expression: what is worked out, and in which order."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, TypeAlias

Operator: TypeAlias = Literal["+", "-", "*", "/", "^"]
Relation: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in"]
PI: Final = "pi"
CONSTANTS: Final = frozenset({PI, "true", "false"})
"""Names that always have a value."""


@dataclass(frozen=True, slots=True)
class Literally:
    """A number that stands in the expression."""

    number: Fraction


@dataclass(frozen=True, slots=True)
class Words:
    """A text in quotation marks."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A value or a quantity, a letter of algebra, or a constant."""

    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    """A sum with a minus before it."""

    inner: "Sum"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two sums and what is done with them."""

    operator: Operator
    left: "Sum"
    right: "Sum"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of some arguments."""

    function: str
    arguments: tuple["Sum", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a condition."""

    inner: "Sum"


@dataclass(frozen=True, slots=True)
class Junction:
    """Conditions of which all must hold (`and`), or one (`or`)."""

    every: bool
    parts: tuple["Sum", ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A chain: 2 < a < b holds if each of its relations does."""

    first: "Sum"
    others: tuple[tuple[Relation, "Sum"], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two values, by a condition: `a if a > b else b`."""

    condition: "Sum"
    then: "Sum"
    otherwise: "Sum"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of values."""

    entries: tuple["Sum", ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list, counted from 1."""

    of: "Sum"
    number: "Sum"


@dataclass(frozen=True, slots=True)
class Field:
    """A named entry of a record."""

    of: "Sum"
    name: str


@dataclass(frozen=True, slots=True)
class Comprehension:
    """A list made of another: `[k * a for k in xs if k != 3]`."""

    result: "Sum"
    name: str
    of: "Sum"
    conditions: tuple["Sum", ...]


Sum: TypeAlias = (
    Literally
    | Words
    | Name
    | Negative
    | Operation
    | Call
    | Not
    | Junction
    | Comparison
    | Choice
    | Listing
    | Entry
    | Field
    | Comprehension
)


def names_in(tree: Sum) -> Iterator[str]:
    """The names in a tree that need a value from outside, in the order of the text."""
    match tree:
        case Name(name):
            yield from () if name in CONSTANTS else (name,)
        case Comprehension(result, name, of, conditions):
            yield from names_in(of)
            for part in (result, *conditions):
                yield from (found for found in names_in(part) if found != name)
        case _:
            for part in parts_of(tree):
                yield from names_in(part)


def parts_of(tree: Sum) -> tuple[Sum, ...]:
    """The trees right below a tree, in the order of the text."""
    match tree:
        case Negative(inner) | Not(inner) | Field(inner, _):
            return (inner,)
        case Operation(_, left, right) | Entry(left, right):
            return (left, right)
        case Call(_, parts) | Junction(_, parts) | Listing(parts):
            return parts
        case Comparison(first, others):
            return (first, *(other for _, other in others))
        case Choice(condition, then, otherwise):
            return (then, condition, otherwise)
        case Comprehension(result, _, of, conditions):
            return (result, of, *conditions)
        case Literally() | Words() | Name():
            return ()
