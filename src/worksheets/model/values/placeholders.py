"""Places in texts for what an expression comes to: {{a * b}}, {{q as mixed}}, {{b:+}}."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.numbers import forms
from worksheets.model.numbers.arithmetic import Arithmetic, negative
from worksheets.model.numbers.currency import PLACES
from worksheets.model.numbers.evaluation import result_of
from worksheets.model.numbers.exact import Exact
from worksheets.model.numbers.expression import Expression, expression
from worksheets.model.numbers.parser import LONGEST
from worksheets.model.numbers.printing import Endless, Printer, plain
from worksheets.model.numbers.results import NUMBERS, Result, named, number
from worksheets.model.numbers.rounding import Rounding, unrounded
from worksheets.model.numbers.undefined import Undefined
from worksheets.model.values.values import Draw

Joined: TypeAlias = Literal["", "+", "()"]
"""With its sign, as a further term of a sum; or in brackets where it is negative."""
MOST_ROUNDED = 20
"""Places or figures that a number is rounded to."""
INSIDE = re.compile(
    r"(?P<sum>.*?)(?:\s+as\s+(?P<form>[^\W\d_][a-z -]*|\W))?"
    r"(?:\s+(?P<how>to|within)\s+(?P<count>-?\d{1,3})\s*(?P<unit>dp|sf))?"
    r"(?:\s*:\s*(?P<joined>\+|\(\)))?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What stands between double braces: an expression, or the parts of a ratio, and how it is
    printed. Numbers that are rounded `at_most` have no noughts at their end."""

    text: str
    parts: tuple[Expression, ...]
    form: str = ""
    rounding: Rounding | None = None
    at_most: bool = False
    joined: Joined = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The values in it, each once."""
        return tuple(dict.fromkeys(name for part in self.parts for name in part.names))

    def value(self, draw: Draw, printer: Printer) -> Result:
        """What it comes to in a draw; raises Mistake if that is nothing."""
        if len(self.parts) == 1:
            return result_of(self.parts[0], draw, printer)
        return tuple(result_of(part, draw, printer) for part in self.parts)

    def printed(self, value: Result, printer: Printer) -> str:
        """Its value as it is printed; raises Mistake for one that cannot be."""
        return self._said(value, lambda: self._printed(value, printer))

    def all_forms(self, value: Result, printer: Printer) -> tuple[str, ...]:
        """Its value in all forms of a number; raises Mistake for what is no fraction."""
        ways: list[str] = []

        def found() -> str:
            ways.extend(forms.all_forms(value, printer))
            return ""

        self._said(value, found)
        return tuple(ways)

    def plain(self, value: Result, printer: Printer) -> str:
        """Its value as a field that is no text reads it: 12500, -0.5, 7/4."""
        if self.rounding and not self.form and not self.joined:
            return self._said(value, lambda: f"{self._rounded(value):f}")
        if self.form in ("fraction", "mixed", "exact") and isinstance(value, Fraction):
            return str(value)
        if self.form or self.joined or isinstance(value, (Exact, tuple)):
            return self.printed(value, printer)
        return self._said(value, lambda: plain(value) if self._is_single(value) else "")

    def _is_single(self, value: Result) -> bool:
        if isinstance(value, Decimal):
            raise Endless("an endless decimal")
        return isinstance(value, (Fraction, bool, str))

    def _said(self, value: Result, print_: Callable[[], str]) -> str:
        try:
            return print_()
        except Endless:
            about = unrounded(value) if isinstance(value, Decimal) else named(value)
            message = f"'{{{{{self.text}}}}}' is {about}, an endless decimal"
            sum_ = " : ".join(part.text for part in self.parts)
            hint = f"{{{{{sum_} to 2 dp}}}}"
            if isinstance(value, Fraction):
                hint = f"{{{{{sum_} as fraction}}}}, or {hint}"
            raise Mistake(message, f"write {hint}") from None
        except Undefined as fault:
            message = f"'{{{{{self.text}}}}}' is {named(value)}, and cannot be printed so: {fault}"
            raise Mistake(message, "print it in another way, or change the values") from None

    def _printed(self, value: Result, printer: Printer) -> str:
        if self.form == forms.ALL_FORMS:
            raise Undefined("forms are a list, which is an entry of its own")
        match self.joined:
            case "+":
                return self._with_sign(value, printer)
            case "()":
                return self._bracketed(value, printer)
        return self._bare(value, printer)

    def _rounded(self, value: Result) -> Decimal:
        assert self.rounding is not None  # noqa: S101 for the type checker
        shown = forms.rounded(value, self.rounding)
        if self.at_most and int(shown.as_tuple().exponent) < 0:
            shown = shown.normalize()
        return shown

    def _bare(self, value: Result, printer: Printer) -> str:
        if self.rounding is None:
            if self.form in PLACES:
                return forms.in_currency(value, printer, self.form)
            return forms.FORMS[self.form](value, printer) if self.form else printer.shown(value)
        match self.form:
            case "":
                return printer.number(self._rounded(value))
            case "percent":
                hundred = Arithmetic().times(number(value), Fraction(100))
                return forms.with_percent(printer.number(self._rounded(hundred)), printer)
            case "standard form":
                if not self.rounding.figures:
                    raise Undefined("standard form is rounded to significant figures: to 3 sf")
                rounded = self._rounded(value)
                figures = 0 if self.at_most else self.rounding.figures
                return forms.in_standard_form(rounded, printer, figures)
            case "money":
                return forms.as_money(Fraction(self._rounded(value)), printer)
            case _ if self.form in PLACES:
                return forms.in_currency(Fraction(self._rounded(value)), printer, self.form)
        return forms.FORMS[self.form](Fraction(self._rounded(value)), printer)

    def _with_sign(self, value: Result, printer: Printer) -> str:
        """As a further term of a sum: − 3, + x; nothing for 0."""
        if isinstance(value, Exact) and not self.rounding:
            terms = printer.terms(value, decimals=self.form not in ("fraction", "exact"))
            return printer.signed(terms, joined=True)
        worth = number(value)
        sign = Arithmetic().sign(self._rounded(value) if self.rounding else worth)
        if not sign:
            return ""
        positive = self._bare(negative(worth) if sign < 0 else worth, printer)
        return f"{printer.minus if sign < 0 else '+'} {positive}"

    def _bracketed(self, value: Result, printer: Printer) -> str:
        """In brackets if it is negative, or a sum of several terms."""
        shown = self._bare(value, printer)
        worth = number(value)
        if isinstance(worth, Exact) and len(worth.terms) > 1 and not self.rounding:
            return f"({shown})"
        return f"({shown})" if shown.startswith(("-", printer.minus)) else shown


def placeholder(inside: str) -> Placeholder:
    """What stands between double braces; raises Mistake for what cannot be read."""
    if len(inside) > LONGEST:
        raise Mistake(f"an expression of {len(inside)} characters", f"write at most {LONGEST}")
    parts = INSIDE.fullmatch(inside.strip())
    assert parts is not None  # noqa: S101 all of its parts may be missing
    form = (parts["form"] or "").strip()
    if form and form not in forms.NAMES:
        raise Mistake(f"there is no form '{form}'", *did_you_mean(form, forms.NAMES))
    if not parts["sum"].strip():
        raise Mistake("there is nothing between the braces", "write an expression, as in {{a * b}}")
    sums = parts["sum"].split(":") if form == "ratio" else [parts["sum"]]
    joined: Joined = "+" if parts["joined"] == "+" else "()" if parts["joined"] else ""
    rounding = _rounding(parts["unit"], int(parts["count"])) if parts["unit"] else None
    read = tuple(expression(one) for one in sums)
    return Placeholder(inside.strip(), read, form, rounding, parts["how"] == "within", joined)


def _rounding(unit: str, count: int) -> Rounding:
    if unit == "sf" and not 1 <= count <= MOST_ROUNDED:
        raise Mistake(f"{count} significant figures", f"write 1 to {MOST_ROUNDED}")
    if abs(count) > MOST_ROUNDED:
        raise Mistake(f"{count} decimal places", f"write 0 to {MOST_ROUNDED}")
    return Rounding(figures=count) if unit == "sf" else Rounding(places=count)


def is_number(value: Result) -> bool:
    """Whether a value is a number without letters."""
    if isinstance(value, Exact):
        return value.is_number
    return isinstance(value, NUMBERS) and not isinstance(value, bool)
