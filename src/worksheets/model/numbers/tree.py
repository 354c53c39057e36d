"""The tree of an expression: what is worked out, and in which order.

Named tuples, for they are made faster than dataclasses when the program starts.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

Operator: TypeAlias = Literal["+", "-", "*", "/", "^"]
Relation: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in"]
PI: Final = "pi"
CONSTANTS: Final = frozenset({PI, "true", "false"})
"""Names that always have a value."""


class Literally(NamedTuple):
    """A number that stands in the expression."""

    number: Fraction


class Words(NamedTuple):
    """A text in quotation marks."""

    text: str


class Name(NamedTuple):
    """A value or a quantity, a letter of algebra, or a constant."""

    name: str


class Negative(NamedTuple):
    """A sum with a minus before it."""

    inner: "Sum"


class Operation(NamedTuple):
    """Two sums and what is done with them."""

    operator: Operator
    left: "Sum"
    right: "Sum"


class Call(NamedTuple):
    """A function of some arguments."""

    function: str
    arguments: tuple["Sum", ...]


class Not(NamedTuple):
    """The contrary of a condition."""

    inner: "Sum"


class Junction(NamedTuple):
    """Conditions of which all must hold (`and`), or one (`or`)."""

    every: bool
    parts: tuple["Sum", ...]


class Comparison(NamedTuple):
    """A chain: 2 < a < b holds if each of its relations does."""

    first: "Sum"
    others: tuple[tuple[Relation, "Sum"], ...]


class Choice(NamedTuple):
    """One of two values, by a condition: `a if a > b else b`."""

    condition: "Sum"
    then: "Sum"
    otherwise: "Sum"


class Listing(NamedTuple):
    """A list of values."""

    entries: tuple["Sum", ...]


class Entry(NamedTuple):
    """An entry of a list, counted from 1."""

    of: "Sum"
    number: "Sum"


class Field(NamedTuple):
    """A named entry of a record."""

    of: "Sum"
    name: str


class Comprehension(NamedTuple):
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
