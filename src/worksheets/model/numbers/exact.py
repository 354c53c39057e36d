"""Exact sums of terms: fractions times letters, square roots and powers of pi.

2x² − 3x + 1, 5√3, 9π. A sum that is a fraction is a Fraction, and never one of these.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, isqrt
from typing import NamedTuple, TypeAlias

from worksheets.model.numbers.undefined import LARGEST, TOO_LARGE, Undefined

MOST_TERMS = 50
MOST_POWER = 64
"""The highest power of what is more than a fraction."""
SMALL_PRIMES = 10_000
"""Factors up to here are looked for under a root."""


class Monomial(NamedTuple):
    """Letters with their powers in the order of the alphabet, what is under a root, without square
    factors, and a power of pi."""

    letters: tuple[tuple[str, int], ...] = ()
    root: int = 1
    pi: int = 0


NUMBER = Monomial()
Rational: TypeAlias = Fraction


@dataclass(frozen=True, slots=True)
class Exact:
    """Terms by what follows their factor, in a fixed order; none is 0, and there is at least one
    that is more than a fraction."""

    terms: tuple[tuple[Monomial, Fraction], ...]

    @property
    def is_number(self) -> bool:
        """Whether there are no letters in it."""
        return not any(monomial.letters for monomial, _ in self.terms)

    @property
    def letters(self) -> frozenset[str]:
        return frozenset(name for monomial, _ in self.terms for name, _ in monomial.letters)


Sum: TypeAlias = Fraction | Exact

PI_TERM = Exact(((Monomial(pi=1), Fraction(1)),))


def letter(name: str) -> Exact:
    """A letter of algebra as a value."""
    return Exact(((Monomial(((name, 1),)), Fraction(1)),))


def terms_of(value: Sum) -> tuple[tuple[Monomial, Fraction], ...]:
    """The terms of a value, of which 0 has none."""
    if isinstance(value, Exact):
        return value.terms
    return ((NUMBER, value),) if value else ()


def combined(terms: Iterable[tuple[Monomial, Fraction]]) -> Sum:
    """The sum of some terms; raises Undefined if they are too many or too large."""
    factors: dict[Monomial, Fraction] = {}
    for monomial, factor in terms:
        factors[monomial] = factors.get(monomial, Fraction(0)) + factor
    left = sorted((monomial, factor) for monomial, factor in factors.items() if factor)
    if not left:
        return Fraction(0)
    if len(left) > MOST_TERMS or any(map(_too_large, left)):
        raise Undefined(TOO_LARGE)
    ((first, factor), *others) = left
    return factor if not others and first == NUMBER else Exact(tuple(left))


def _too_large(term: tuple[Monomial, Fraction]) -> bool:
    monomial, factor = term
    return (
        max(factor.numerator.bit_length(), factor.denominator.bit_length()) > LARGEST
        or abs(monomial.pi) > MOST_POWER
        or any(abs(power) > MOST_POWER for _, power in monomial.letters)
    )


def plus(left: Sum, right: Sum) -> Sum:
    return combined((*terms_of(left), *terms_of(right)))


def negative(value: Exact) -> Exact:
    return Exact(tuple((monomial, -factor) for monomial, factor in value.terms))


def times(left: Sum, right: Sum) -> Sum:
    """The product, with every root simplified: √6 × √2 is 2√3."""
    for factor, sum_ in ((left, right), (right, left)):
        if isinstance(factor, Fraction) and isinstance(sum_, Exact):
            return _scaled(sum_, factor)
    return combined(_product(a, x, b, y) for a, x in terms_of(left) for b, y in terms_of(right))


def _scaled(value: Exact, by: Fraction) -> Sum:
    if not by:
        return Fraction(0)
    scaled = tuple((monomial, factor * by) for monomial, factor in value.terms)
    if any(map(_too_large, scaled)):
        raise Undefined(TOO_LARGE)
    return Exact(scaled)


def _product(a: Monomial, x: Fraction, b: Monomial, y: Fraction) -> tuple[Monomial, Fraction]:
    shared = gcd(a.root, b.root)
    powers = dict(a.letters)
    for name, power in b.letters:
        powers[name] = powers.get(name, 0) + power
    letters = tuple(sorted((name, power) for name, power in powers.items() if power))
    root = (a.root // shared) * (b.root // shared)
    return Monomial(letters, root, a.pi + b.pi), x * y * shared


def inverse(value: Exact) -> Sum | None:
    """1 divided by a value: by one term, or by a + b√n; None if there is no such sum of terms."""
    match value.terms:
        case ((monomial, factor),):
            letters = tuple((name, -power) for name, power in monomial.letters)
            under = Monomial(letters, monomial.root, -monomial.pi)
            return combined([(under, 1 / (factor * monomial.root))])
        case ((a, _), (b, _)) if value.is_number and a.pi == b.pi == 0:
            root = max(a, b, key=lambda monomial: monomial.root)
            turned = combined((m, -factor if m == root else factor) for m, factor in value.terms)
            product = times(value, turned)
            over = 1 / product if isinstance(product, Fraction) else inverse(product)
            return None if over is None else times(turned, over)
    return None


def power(value: Exact, exponent: int) -> Sum | None:
    """A whole power; None if there is no such sum of terms. Raises Undefined if it is too high."""
    if abs(exponent) > MOST_POWER:
        raise Undefined(f"powers go up to {MOST_POWER}")
    base: Sum | None = value if exponent >= 0 else inverse(value)
    if base is None:
        return None
    result: Sum = Fraction(1)
    for digit in f"{abs(exponent):b}":
        result = times(result, result)
        result = times(result, base) if digit == "1" else result
    return result


def square_root(value: Fraction) -> Sum | None:
    """The root of a fraction that is not negative, simplified: √12 is 2√3.

    None if its number is too large to be taken apart.
    """
    number = value.numerator * value.denominator
    outside, inside, rest = 1, 1, number
    for prime in _small_factors(number):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        outside *= prime ** (count // 2)
        inside *= prime ** (count % 2)
    root = isqrt(rest)
    if root * root == rest:
        outside *= root
    elif rest > SMALL_PRIMES**3:
        return None
    else:  # at most two primes, which differ
        inside *= rest
    return combined([(Monomial(root=inside), Fraction(outside, value.denominator))])


def _small_factors(number: int) -> Iterator[int]:
    """The small primes in a number; some others may be among them, which do not divide the rest."""
    left, factor = number, 2
    while factor * factor <= left and factor < SMALL_PRIMES:
        if left % factor == 0:
            yield factor
            while left % factor == 0:
                left //= factor
        factor += 1
    if 1 < left < SMALL_PRIMES**2:
        yield left


def coefficient(value: Sum, name: str, exponent: int) -> Sum:
    """What stands before a power of a letter."""
    return combined(
        (monomial._replace(letters=_without(monomial, name)), factor)
        for monomial, factor in terms_of(value)
        if dict(monomial.letters).get(name, 0) == exponent
    )


def by_powers(value: Sum, name: str) -> Mapping[int, Sum]:
    """What stands before each power of a letter."""
    powers = {dict(monomial.letters).get(name, 0) for monomial, _ in terms_of(value)}
    return {exponent: coefficient(value, name, exponent) for exponent in sorted(powers)}


def _without(monomial: Monomial, name: str) -> tuple[tuple[str, int], ...]:
    return tuple(entry for entry in monomial.letters if entry[0] != name)
