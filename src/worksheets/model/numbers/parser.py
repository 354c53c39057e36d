"""Reads the text of an expression into a tree.

What may stand in one is listed here, and nothing else is read: no text of an author is ever run.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, get_args

from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.numbers.tree import (
    CONSTANTS,
    Call,
    Choice,
    Comparison,
    Comprehension,
    Entry,
    Field,
    Junction,
    Listing,
    Literally,
    Name,
    Negative,
    Not,
    Operation,
    Relation,
    Sum,
    Words,
)

FUNCTIONS: Final = frozenset(
    """
    abs min max floor ceil round sf div mod gcd hcf lcm sqrt root top bottom digits digit places
    whole prime square coprime divides terminating different carries borrows
    len sum product mean median modes spread sorted reversed count range factors join
    sin cos tan asin acos atan log coefficient at convert plural text upper ordinal
    """.split()  # noqa: SIM905 a list of quoted words says it no better
)
KEYWORDS: Final = frozenset({"and", "or", "not", "in", "if", "else", "for"})
RESERVED: Final = frozenset({"sqrt", "abs", *KEYWORDS, *CONSTANTS})
"""Names that no quantity and no value can have."""
RELATIONS: Final = frozenset[str](get_args(Relation)) - {"not in"}
LONGEST = 300
"""Characters of an expression; that is more than any sum in a textbook has."""
DEEPEST = 50
"""Brackets, signs and powers within one another."""
MOST_DIGITS = 30
"""Digits of a number that is written in an expression."""
SIGNS = str.maketrans(
    {"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "!="}
)
"""Signs as they are printed, and as they are typed."""
WORDS_OR_SIGN = re.compile(rf"(?P<words>'[^']*'|\"[^\"]*\")|[{''.join(map(chr, SIGNS))}]")
"""A text in quotation marks, whose signs stay as they are, or a sign."""
TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|\.[0-9]+)(?![\w.])"
    r"|(?P<name>[A-Za-z]\w*)|(?P<words>'[^']*'|\"[^\"]*\")"
    r"|(?P<sign>\*\*|[=!<>]=|[-+*/^()\[\],.<>]))"
)
HINT = "use numbers, quantities, + - * / ^ ( ), sqrt(), abs() and pi"


def parsed(text: str) -> Sum:
    """The tree of a text; raises Mistake for a text that is no expression."""
    return _Parser(text).parsed()


class _Parser:
    """Reads a text from left to right; each method reads what binds more tightly than the last."""

    def __init__(self, text: str) -> None:
        self.text = text
        typed = WORDS_OR_SIGN.sub(lambda part: part["words"] or part[0].translate(SIGNS), text)
        self.tokens = list(self._cut(typed))
        self.at = 0
        self.depth = 0

    def _cut(self, text: str) -> Iterator[tuple[str, str]]:
        end = 0
        while end < len(text.rstrip()):
            token = TOKEN.match(text, end)
            if token is None:
                raise self._wrong(f": it cannot be read from '{text[end:].strip()[:20]}' on")
            kind = str(token.lastgroup)
            sign = "^" if token[kind] == "**" else token[kind]
            yield ("sign" if token[kind] in KEYWORDS else kind), sign
            end = token.end()

    def _wrong(self, why: str = "", *hints: str) -> Mistake:
        shown = self.text if len(self.text) < 61 else f"{self.text[:60]}…"
        return Mistake(f"'{shown}' is no expression{why}", *(hints or (HINT,)))

    @property
    def _next(self) -> str:
        kind, token = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        return token if kind == "sign" else ""

    def _passes(self, *signs: str) -> bool:
        """Whether the next signs are these, which are then behind us."""
        following = [
            token for kind, token in self.tokens[self.at :][: len(signs)] if kind == "sign"
        ]
        passed = following == list(signs)
        self.at += len(signs) if passed else 0
        return passed

    def parsed(self) -> Sum:
        tree = self._choice()
        if self.at < len(self.tokens):
            raise self._wrong(f": a sign is missing before '{self.tokens[self.at][1]}'")
        return tree

    def _choice(self) -> Sum:
        then = self._any_of()
        if not self._passes("if"):
            return then
        condition = self._any_of()
        if not self._passes("else"):
            raise self._wrong(": an 'if' needs its 'else', as in a if a > b else b")
        return Choice(condition, then, self._choice())

    def _any_of(self) -> Sum:
        parts = [self._all_of()]
        while self._passes("or"):
            parts.append(self._all_of())
        return parts[0] if len(parts) == 1 else Junction(False, tuple(parts))

    def _all_of(self) -> Sum:
        parts = [self._not()]
        while self._passes("and"):
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else Junction(True, tuple(parts))

    def _not(self) -> Sum:
        return Not(self._not()) if self._passes("not") else self._comparison()

    def _comparison(self) -> Sum:
        first = self._sum()
        others: list[tuple[Relation, Sum]] = []
        while True:
            relation: Relation
            if self._passes("not", "in"):
                relation = "not in"
            elif self._next in RELATIONS:
                relation = self._next  # type: ignore[assignment]  # as RELATIONS are
                self.at += 1
            else:
                return Comparison(first, tuple(others)) if others else first
            others.append((relation, self._sum()))

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
        while (sign := self._next) in ("[", "."):
            self.at += 1
            tree = self._entry(tree) if sign == "[" else self._field(tree)
        if not self._passes("^"):
            return tree
        return Operation("^", tree, self._signed())

    def _entry(self, of: Sum) -> Sum:
        number = self._choice()
        if not self._passes("]"):
            raise self._wrong(": a bracket is not closed")
        return Entry(of, number)

    def _field(self, of: Sum) -> Sum:
        kind, name = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        if kind != "name":
            raise self._wrong(": a name is missing after the full stop")
        self.at += 1
        return Field(of, name)

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
            case "words", _:
                return Words(token[1:-1])
            case "name", _ if self._next == "(":
                return self._call(token)
            case "name", "sqrt" | "abs":
                raise self._wrong(": a function has its brackets, as in sqrt(2)")
            case "name", _:
                return Name(token)
            case "sign", "(":
                return self._bracket()
            case "sign", "[":
                return self._listing()
        raise self._wrong(f": something is missing before '{token}'")

    def _call(self, name: str) -> Sum:
        if name not in FUNCTIONS:
            near = [hint for hint in did_you_mean(name, FUNCTIONS) if hint.startswith("did")]
            raise self._wrong(f": there is no function '{name}'", *near)
        self.at += 1
        if self._passes(")"):
            return Call(name, ())
        arguments = [self._choice()]
        while self._passes(","):
            arguments.append(self._choice())
        if not self._passes(")"):
            raise self._wrong(": a bracket is not closed")
        return Call(name, tuple(arguments))

    def _bracket(self) -> Sum:
        tree = self._choice()
        if not self._passes(")"):
            raise self._wrong(": a bracket is not closed")
        return tree

    def _listing(self) -> Sum:
        if self._passes("]"):
            return Listing(())
        first = self._choice()
        if self._passes("for"):
            return self._comprehension(first)
        entries = [first]
        while self._passes(","):
            entries.append(self._choice())
        if not self._passes("]"):
            raise self._wrong(": a bracket is not closed")
        return Listing(tuple(entries))

    def _comprehension(self, result: Sum) -> Sum:
        kind, name = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        self.at += 1
        if kind != "name" or not self._passes("in"):
            raise self._wrong(": a list is made as in [2 * k for k in range(1, 5)]")
        of = self._any_of()
        conditions = []
        while self._passes("if"):
            conditions.append(self._any_of())
        if not self._passes("]"):
            raise self._wrong(": a bracket is not closed")
        return Comprehension(result, name, of, tuple(conditions))
