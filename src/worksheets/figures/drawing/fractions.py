"""Exact numbers, and how they are printed: decimals, or fractions with a bar."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, TypeAlias

from pydantic import ValidationInfo

from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.pen import MINOR, line
from worksheets.figures.drawing.scale import MINUS, exact, number
from worksheets.language.language import Language
from worksheets.model.authored import Reads
from worksheets.model.diagnostics import Mistake
from worksheets.model.page.drawing import Label
from worksheets.model.page.page import Shape
from worksheets.model.shapes import NUMBER

WRITTEN = re.compile(
    r"([-−]?)(?:(\d{1,9}) )?(\d{1,9})/([1-9]\d{0,5})|([-−]?\d{1,12}(?:\.\d{1,9})?)"
)


@dataclass(frozen=True, slots=True)
class Exact:
    """A number, and whether its author wrote it as a fraction."""

    value: Fraction
    fraction: bool = False


def _exact(value: object, _: ValidationInfo) -> Exact:
    if isinstance(value, Exact):
        return value
    if isinstance(value, int):
        return Exact(Fraction(value))
    parsed = WRITTEN.fullmatch(str(value).strip())
    if parsed is None:
        raise Mistake(f"'{value}' is not a number", "write a number such as 2, -0.5, 3/4 or 1 1/2")
    sign, whole, top, under, decimal = parsed.groups()
    if decimal:
        return Exact(Fraction(decimal.replace(MINUS, "-")))
    amount = int(whole or 0) + Fraction(int(top), int(under))
    return Exact(-amount if sign else amount, fraction=True)


ExactNumber: TypeAlias = Annotated[Exact, Reads(_exact, NUMBER)]
"""A number or a fraction as authors write it: 2, -0.5, 3/4, 1 1/2."""


def number_text(value: Fraction, *, fraction: bool = False) -> str:
    """A number in a diagnostic: −0.5, 3/4, 1 1/2."""
    if not fraction or value.denominator == 1:
        return number(float(value))
    return _in_line(value, MINUS)


def spoken(value: Fraction, language: Language, *, fraction: bool = False) -> str:
    """A number in a line of words of a language."""
    if not fraction or value.denominator == 1:
        return language.number(exact(float(value)))
    return _in_line(value, language.customs.numbers.minus)


def _in_line(value: Fraction, minus: str) -> str:
    whole, rest = divmod(abs(value), 1)
    sign = minus if value < 0 else ""
    return f"{sign}{f'{whole} ' if whole else ''}{rest.numerator}/{rest.denominator}"


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it prints: what stands before the bar, over it and under it."""

    kind: Lettering
    whole: str
    top: str = ""
    under: str = ""

    @property
    def _bar(self) -> float:
        return self.kind.widest((self.top, self.under)) + self.kind.size * 0.2

    @property
    def width(self) -> float:
        whole = self.kind.across(self.whole)
        if not self.top:
            return whole
        return whole + self._bar + (self.kind.size * 0.15 if self.whole else 0)

    @property
    def height(self) -> float:
        return self.kind.tall(("", "") if self.top else ("",))

    def at(self, x: float, top: float) -> tuple[list[Shape], list[Label]]:
        """The number with its middle at x, under a height."""
        kind = self.kind
        if not self.top:
            return [], kind.labels([self.whole], x, top, "middle")
        middle = top + self.height / 2
        left = x - self.width / 2
        labels = kind.middle([self.whole], left, middle, "start") if self.whole else []
        bar = x + self.width / 2 - self._bar / 2
        labels += kind.labels([self.top, self.under], bar, top, "middle")
        ends = [(bar - self._bar / 2, middle), (bar + self._bar / 2, middle)]
        return [line(ends, MINOR)], labels


def written(kind: Lettering, value: Fraction, *, fraction: bool = False) -> Written:
    """A number ready to print."""
    language = kind.room.language
    if not fraction or value.denominator == 1:
        return Written(kind, language.number(exact(float(value))))
    whole, rest = divmod(abs(value), 1)
    sign = language.customs.numbers.minus if value < 0 else ""
    before = f"{sign}{whole or ''}"
    return Written(kind, before, str(rest.numerator), str(rest.denominator))
