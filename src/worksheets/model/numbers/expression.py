"""Expressions of numbers, names, + - * / ^, brackets, sqrt() and abs(), read into a small tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, TypeAlias, get_args

from worksheets.model.diagnostics import Mistake

Function: TypeAlias = Literal["sqrt", "abs"]
Operator: TypeAlias = Literal["+", "-", "*", "/", "^"]

FUNCTIONS: Final = frozenset[str](get_args(Function))
PI: Final = "pi"
RESERVED: Final = FUNCTIONS | {PI}
"""Names that no quantity can have."""
LONGEST = 300
"""Characters of an expression; that is more than any sum in a textbook has."""
DEEPEST = 50
"""Brackets, signs and powers within one another."""
MOST_DIGITS = 30
"""Digits of a number that is written in an expression."""
SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-"})
"""Signs as they are printed, and as they are typed."""
TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|\.[0-9]+)(?![\w.])"
    r"|(?P<name>[A-Za-z]\w*)|(?P<sign>\*\*|[-+*/^()]))"
)
HINT = "use numbers, quantities, + - * / ^ ( ), sqrt(), abs() and pi"


@dataclass(frozen=True, slots=True)
class Literally:
    """A number that stands in the expression."""

    number: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """A quantity, or pi."""

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
    """A function of a sum."""

    function: Function
    argument: "Sum"


Sum: TypeAlias = Literally | Name | Negative | Operation | Call


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression as its author wrote it, and its tree."""

    text: str
    tree: Sum

    @property
    def names(self) -> tuple[str, ...]:
        """The quantities in it, each once, in the order of the text."""
        return tuple(dict.fromkeys(_names(self.tree)))


def _names(tree: Sum) -> Iterator[str]:
    match tree:
        case Name(name):
            yield from () if name == PI else (name,)
        case Negative(inner) | Call(_, inner):
            yield from _names(inner)
        case Operation(_, left, right):
            yield from _names(left)
            yield from _names(right)


def expression(text: str) -> Expression:
    """The expression of a text.

    `^` binds to the right and before a minus, as in textbooks: -3^2 is -9. Raises Mistake for a
    text that is none, and for one that is longer or deeper than any sum can be.
    """
    if len(text) > LONGEST:
        message = f"an expression of {len(text)} characters, and {LONGEST} are the most"
        raise Mistake(message, "work it out in steps, or write it shorter")
    return Expression(text.strip(), _Parser(text).parsed())


class _Parser:
    """Reads a text from left to right; each method reads what binds more tightly than the last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(self._cut(text.translate(SIGNS)))
        self.at = 0
        self.depth = 0

    def _cut(self, text: str) -> Iterator[tuple[str, str]]:
        end = 0
        while end < len(text.rstrip()):
            token = TOKEN.match(text, end)
            if token is None:
                raise self._wrong(f": it cannot be read from '{text[end:].strip()[:20]}' on")
            kind = str(token.lastgroup)
            yield kind, token[kind].replace("**", "^")
            end = token.end()

    def _wrong(self, why: str = "") -> Mistake:
        shown = self.text if len(self.text) < 61 else f"{self.text[:60]}…"
        return Mistake(f"'{shown}' is no expression{why}", HINT)

    @property
    def _next(self) -> str:
        kind, token = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        return token if kind == "sign" else ""

    def parsed(self) -> Sum:
        tree = self._sum()
        if self.at < len(self.tokens):
            raise self._wrong(f": a sign is missing before '{self.tokens[self.at][1]}'")
        return tree

    def _sum(self) -> Sum:
        tree = self._product()
        while (sign := self._next) in ("+", "-"):
            self.at += 1
            tree = Operation("+" if sign == "+" else "-", tree, self._product())
        return tree

    def _product(self) -> Sum:
        tree = self._signed()
        while (sign := self._next) in ("*", "/"):
            self.at += 1
            tree = Operation("*" if sign == "*" else "/", tree, self._signed())
        return tree

    def _signed(self) -> Sum:
        """A power with any signs before it; every way into the depth of a sum leads here."""
        self.depth += 1
        if self.depth > DEEPEST:
            message = f"an expression with more than {DEEPEST} brackets or signs in one another"
            raise Mistake(message, "work it out in steps, or write it shorter")
        if (sign := self._next) in ("+", "-"):
            self.at += 1
            inner = self._signed()
            tree = Negative(inner) if sign == "-" else inner
        else:
            tree = self._power()
        self.depth -= 1
        return tree

    def _power(self) -> Sum:
        tree = self._single()
        if self._next != "^":
            return tree
        self.at += 1
        return Operation("^", tree, self._signed())

    def _single(self) -> Sum:
        if self.at == len(self.tokens):
            raise self._wrong(": something is missing at its end")
        kind, token = self.tokens[self.at]
        self.at += 1
        match kind, token:
            case "number", _:
                if len(token) > MOST_DIGITS:
                    raise self._wrong(f": a number has more than {MOST_DIGITS} digits")
                return Literally(Fraction(token))
            case "name", "sqrt":
                return Call("sqrt", self._bracket())
            case "name", "abs":
                return Call("abs", self._bracket())
            case "name", _ if self._next != "(":
                return Name(token)
            case "name", _:
                raise self._wrong(f": there is no function '{token}'")
            case "sign", "(":
                self.at -= 1
                return self._bracket()
        raise self._wrong(f": something is missing before '{token}'")

    def _bracket(self) -> Sum:
        if self._next != "(":
            raise self._wrong(": a function has its brackets, as in sqrt(2)")
        self.at += 1
        tree = self._sum()
        if self._next != ")":
            raise self._wrong(": a bracket is not closed")
        self.at += 1
        return tree
