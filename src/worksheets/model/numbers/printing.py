"""Values as they are printed: in a line of text, and in the TeX of a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from worksheets.language.language import Language
from worksheets.model.numbers.exact import Exact, Monomial, terms_of
from worksheets.model.numbers.results import Record, Result
from worksheets.model.numbers.rounding import ending
from worksheets.model.numbers.undefined import Undefined

RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
LONG = 4
"""Digits before the point beyond which a formula leaves the number to `\\num`."""
MOST_DIGITS = 24
"""Digits of a number that is printed."""


class Endless(Undefined):
    """A number whose digits never end, and of which nobody says how it is printed."""


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints values in a language, as text or as TeX."""

    language: Language
    tex: bool = False

    @property
    def minus(self) -> str:
        return "-" if self.tex else self.language.customs.numbers.minus

    def shown(self, value: Result) -> str:
        """A value as it stands in a text; raises Undefined for one that cannot be printed."""
        match value:
            case bool():
                return "true" if value else "false"
            case str():
                return value
            case tuple():
                return self.language.customs.lists.between.join(map(self.shown, value))
            case Record():
                name = value.get("name")
                if name is None:
                    example = value.names[0] if value.names else "name"
                    raise Undefined(f"it is a record; say which entry is printed, as in .{example}")
                return self.shown(name)
            case Decimal():
                raise Endless("an endless decimal")
            case Fraction():
                return self.fraction(value)
        return self.signed(self.terms(value))

    def ordinal(self, number: int) -> str:
        return self.language.customs.ordinals.of(number)

    def is_singular(self, number: Fraction) -> bool:
        return self.language.is_singular(number)

    def fraction(self, value: Fraction) -> str:
        """A fraction as a decimal number that ends; raises Endless if it does not."""
        decimal = ending(value)
        if decimal is None:
            raise Endless("an endless decimal")
        return self.number(decimal)

    def number(self, value: Decimal) -> str:
        """A decimal number with all its places, and its thousands parted."""
        if value.adjusted() >= MOST_DIGITS or -int(value.as_tuple().exponent) > MOST_DIGITS:
            raise Undefined(f"it is a number of more than {MOST_DIGITS} digits")
        if not self.tex:
            return self.language.number(value)
        digits = f"{value.copy_abs():f}"
        sign = "-" if value < 0 else ""
        if len(digits.partition(".")[0]) > LONG:
            return f"{sign}\\num{{{digits}}}"
        return sign + digits.replace(".", self.language.customs.numbers.decimal)

    def over(self, top: str, bottom: str) -> str:
        return f"\\frac{{{top}}}{{{bottom}}}" if self.tex else f"{top}/{bottom}"

    def lowest(self, value: Fraction) -> str:
        """A fraction in its lowest terms: 7/4; a whole number as it is."""
        sign = self.minus if value < 0 else ""
        top = self.number(Decimal(abs(value.numerator)))
        if value.denominator == 1:
            return sign + top
        return sign + self.over(top, self.number(Decimal(value.denominator)))

    def mixed(self, value: Fraction) -> str:
        """A whole number and a fraction: 1 3/4."""
        whole, rest = divmod(abs(value), 1)
        sign = self.minus if value < 0 else ""
        if not rest:
            return sign + self.number(Decimal(whole))
        part = self.over(str(rest.numerator), str(rest.denominator))
        between = "" if self.tex else " "
        return sign + (f"{self.number(Decimal(whole))}{between}{part}" if whole else part)

    def raised(self, exponent: int) -> str:
        return f"^{{{exponent}}}" if self.tex else str(exponent).translate(RAISED)

    def terms(self, value: Exact | Fraction, *, decimals: bool = True) -> list[tuple[bool, str]]:
        """The terms of a sum in the order of textbooks: whether each is negative, and the term."""
        ordered = sorted(terms_of(value), key=lambda term: _place(term[0]))
        return [
            (factor < 0, self._term(monomial, abs(factor), decimals=decimals))
            for monomial, factor in ordered
        ]

    def signed(self, terms: Sequence[tuple[bool, str]], *, joined: bool = False) -> str:
        """Terms with their signs: no + −; a first plus only if they are `joined` to what is before
        them, when nothing is left of 0."""
        if not terms:
            return "" if joined else "0"
        shown = "".join(f" {self.minus if less else '+'} {term}" for less, term in terms)
        if joined:
            return shown[1:]
        return f"{self.minus}{shown[3:]}" if terms[0][0] else shown[3:]

    def _term(self, monomial: Monomial, factor: Fraction, *, decimals: bool) -> str:
        """A term without its sign: no 1x."""
        written = self._letters(monomial)
        decimal = ending(factor) if decimals and monomial.root == 1 else None
        if not written:
            return self.lowest(factor) if decimal is None else self.number(decimal)
        if factor == 1:
            return written
        if factor.denominator == 1:
            return self.number(Decimal(factor.numerator)) + written
        if decimal is not None:
            return self.number(decimal) + written
        before = "" if factor.numerator == 1 else self.number(Decimal(factor.numerator))
        return self.over(before + written, str(factor.denominator))

    def _letters(self, monomial: Monomial) -> str:
        written = ""
        if monomial.root > 1:
            root = str(monomial.root)
            written = f"\\sqrt{{{root}}}" if self.tex else f"√{root}"
        if monomial.pi:
            written += "\\pi " if self.tex else "π"
            written = written.strip() + (self.raised(monomial.pi) if monomial.pi != 1 else "")
        for name, power in monomial.letters:
            apart = " " if self.tex and written[-1:].isalpha() and "\\pi" in written else ""
            written += apart + name + (self.raised(power) if power != 1 else "")
        return written


def _place(monomial: Monomial) -> tuple[object, ...]:
    """Higher powers first, then the order of the alphabet; numbers before roots and pi."""
    degree = sum(power for _, power in monomial.letters)
    letters = tuple((name, -power) for name, power in monomial.letters) or (("~", 0),)
    return -degree, letters, -monomial.pi, monomial.root != 1, monomial.root


def plain(value: Result) -> str:
    """A value as a field that is no text reads it: 12500, -0.5, 7/3, true."""
    match value:
        case Fraction():
            decimal = ending(value)
            return str(value) if decimal is None else f"{decimal:f}"
        case bool():
            return "true" if value else "false"
        case str():
            return value
    raise Undefined("it is no single value")
