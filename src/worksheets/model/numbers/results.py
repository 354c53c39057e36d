"""What an expression can come to: numbers, texts, conditions, lists, records."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from worksheets.model.numbers.arithmetic import Arithmetic, Number
from worksheets.model.numbers.exact import Exact
from worksheets.model.numbers.undefined import Undefined

NUMBERS = (Fraction, Decimal, Exact)


@dataclass(frozen=True, slots=True)
class Record:
    """Values that belong together, by name; a record with a `name` is printed by it."""

    entries: tuple[tuple[str, "Result"], ...]

    def get(self, name: str) -> "Result | None":
        """The entry of a name; None if there is none."""
        return dict(self.entries).get(name)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.entries)


Result: TypeAlias = Fraction | Decimal | Exact | bool | str | tuple["Result", ...] | Record


def number(value: Result) -> Number:
    """The value as a number; raises Undefined if it is none."""
    if isinstance(value, bool) or not isinstance(value, NUMBERS):
        raise Undefined(f"{named(value)} is no number")
    return value


def fraction(value: Result) -> Fraction:
    """The value as a fraction; raises Undefined if it is none."""
    if not isinstance(value, Fraction):
        raise Undefined(f"{named(value)} is no fraction" if _is_number(value) else _no(value))
    return value


def integer(value: Result) -> int:
    """The value as a whole number; raises Undefined if it is none."""
    if not isinstance(value, Fraction) or value.denominator != 1:
        raise Undefined(f"{named(value)} is no whole number" if _is_number(value) else _no(value))
    return value.numerator


def listed(value: Result) -> tuple[Result, ...]:
    """The value as a list; raises Undefined if it is none."""
    if not isinstance(value, tuple):
        raise Undefined(f"{named(value)} is no list")
    return value


def condition(value: Result) -> bool:
    """The value as true or false; raises Undefined if it is neither."""
    if not isinstance(value, bool):
        raise Undefined(f"{named(value)} is neither true nor false")
    return value


def words(value: Result) -> str:
    """The value as a text; raises Undefined if it is none."""
    if not isinstance(value, str):
        raise Undefined(f"{named(value)} is no text")
    return value


def _is_number(value: Result) -> bool:
    return isinstance(value, NUMBERS) and not isinstance(value, bool)


def _no(value: Result) -> str:
    return f"{named(value)} is no number"


def same(left: Result, right: Result, arithmetic: Arithmetic) -> bool:
    """Whether two values are one."""
    if _is_number(left) and _is_number(right):
        return arithmetic.same(number(left), number(right))
    if isinstance(left, tuple) and isinstance(right, tuple):
        return len(left) == len(right) and all(
            same(one, other, arithmetic) for one, other in zip(left, right, strict=True)
        )
    return type(left) is type(right) and left == right


def named(value: Result) -> str:
    """A value as a message says it, without a language."""
    match value:
        case bool():
            return "true" if value else "false"
        case Fraction():
            return _short(str(value))
        case Decimal():
            return f"{value:.6g}…"
        case Exact():
            return _short("".join(_terms(value)))
        case str():
            return f"'{_short(value)}'"
        case tuple():
            return _short(f"[{', '.join(map(named, value))}]")
    return "a record"


def _short(text: str) -> str:
    return text if len(text) < 25 else f"{text[:20]}…"


def _terms(value: Exact) -> Iterator[str]:
    for n, ((letters, root, pi), factor) in enumerate(value.terms):
        parts = [] if factor in (1, -1) else [str(abs(factor))]
        parts += [f"sqrt({root})"] if root > 1 else []
        parts += [f"pi^{pi}" if pi > 1 else "pi"] if pi else []
        parts += [name if power == 1 else f"{name}^{power}" for name, power in letters]
        sign = "-" if factor < 0 else "+" if n else ""
        yield f"{sign if not n else f' {sign} '}{'*'.join(parts) or '1'}"
