"""Expressions of numbers, names, lists, conditions and functions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from worksheets.memo import memo
from worksheets.model.diagnostics import Mistake
from worksheets.model.numbers.parser import LONGEST, parsed
from worksheets.model.numbers.results import Result
from worksheets.model.numbers.tree import Sum, names_in

NAME = re.compile(r"[A-Za-z]\w*(?!\w|\s*\()")
"""A name in a text that is no function."""


@dataclass(frozen=True)
class Expression:
    """An expression as its author wrote it, and its tree; some of its names may be `given` values
    already."""

    text: str
    tree: Sum
    given: tuple[tuple[str, Result], ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The values that it still needs, each once, in the order of the text."""
        given = dict(self.given)
        return tuple(dict.fromkeys(name for name in names_in(self.tree) if name not in given))

    def filled(self, values: Mapping[str, Result]) -> "Expression":
        """The expression with values for those of its names that have one."""
        given = ((name, values[name]) for name in self.names if name in values)
        return replace(self, given=(*self.given, *given))

    @property
    def worked(self) -> str:
        """Its text with the numbers that are given in the place of their names, in brackets."""
        numbers = (Fraction, Decimal)
        shown = {name: f"({value})" for name, value in self.given if isinstance(value, numbers)}
        return NAME.sub(lambda name: shown.get(name[0], name[0]), self.text)


@memo(1 << 12)
def expression(text: str) -> Expression:
    """The expression of a text.

    `^` binds to the right and before a minus, as in textbooks: -3^2 is -9. Raises Mistake for a
    text that is none, and for one that is longer or deeper than any sum can be.
    """
    if len(text) > LONGEST:
        message = f"an expression of {len(text)} characters, and {LONGEST} are the most"
        raise Mistake(message, "work it out in steps, or write it shorter")
    return Expression(text.strip(), parsed(text))
