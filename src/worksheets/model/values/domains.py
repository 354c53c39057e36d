"""What a value can be: 2..12, 0.5..9.5 step 0.5, primes 2..50, one of a list, several of these."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import perm
from typing import Protocol

from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Mapped, Tree
from worksheets.model.numbers.results import Record, Result

MOST_LISTED = 1_000
"""Entries of a list to choose from, and of a list of several values."""
MOST_DRAWN = 100
LARGEST_PRIME = 100_000
MOST_DIGITS = 12
_NUMBER = r"[-−]?\d+(?:\.\d+)?(?:/\d+)?"
NUMBER = re.compile(_NUMBER)
RANGE = re.compile(
    rf"(?P<first>{_NUMBER})\s*(?:\.\.|…)\s*(?P<last>{_NUMBER})"
    rf"(?:\s+step\s+(?P<step>{_NUMBER}))?(?:\s+without\s+(?P<without>.+))?"
)
PRIMES = re.compile(r"primes\s+(\d+)\s*\.\.\s*(\d+)(?:\s+without\s+(?P<without>.+))?")
SEVERAL = re.compile(r"(?P<count>\d+)(?P<different>\s+different)?\s+of\s+(?P<inner>.+)", re.DOTALL)
LIST = re.compile(r"\[(.*)\]", re.DOTALL)
WAYS = "write 2..12, 2..12 step 2, primes 2..50, [3, 5, 8], 5 different of 2..20, or = a * b"


class Domain(Protocol):
    """Values of which a draw has one; `size` says how many there are."""

    @property
    def size(self) -> int: ...

    def value(self, number: int) -> Result:
        """The value of a number below the size."""
        ...


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbers at even steps, without some of them, which are given by their numbers in order."""

    first: Fraction
    step: Fraction
    count: int
    without: tuple[int, ...] = ()

    @property
    def size(self) -> int:
        return self.count - len(self.without)

    def value(self, number: int) -> Fraction:
        for left_out in self.without:
            number += left_out <= number
        return self.first + self.step * number


@dataclass(frozen=True, slots=True)
class OneOf:
    """Values in a list."""

    values: tuple[Result, ...]

    @property
    def size(self) -> int:
        return len(self.values)

    def value(self, number: int) -> Result:
        return self.values[number]


@dataclass(frozen=True, slots=True)
class Several:
    """Lists of so many values of a domain."""

    count: int
    different: bool
    inner: Domain

    @property
    def size(self) -> int:
        one = self.inner.size
        return perm(one, self.count) if self.different else one**self.count

    def value(self, number: int) -> tuple[Result, ...]:
        drawn: list[Result] = []
        taken: list[int] = []
        for n in range(self.count):
            left = self.inner.size - (n if self.different else 0)
            number, index = divmod(number, left)
            if self.different:
                for other in sorted(taken):
                    index += other <= index
                taken.append(index)
            drawn.append(self.inner.value(index))
        return tuple(drawn)


def domain_of(written: Tree, people: Sequence[Mapping[str, str]] = ()) -> Domain:
    """The values that an author's words stand for; raises Mistake.

    `people` are those of the language, as which `people` is read.
    """
    match written:
        case list():
            return _listed(written)
        case str():
            return _of_words(" ".join(written.split()), people)
    raise Mistake("these are no values", WAYS)


def _of_words(words: str, people: Sequence[Mapping[str, str]]) -> Domain:
    if words == "people":
        return OneOf(tuple(Record(tuple(person.items())) for person in people))
    if several := SEVERAL.fullmatch(words):
        if SEVERAL.fullmatch(several["inner"]):
            raise Mistake("these are lists of lists", "give each list a name of its own")
        inner = _of_words(several["inner"], people)
        return _several(int(several["count"][:9]), inner, different=bool(several["different"]))
    if primes := PRIMES.fullmatch(words):
        return _primes(int(primes[1][:9]), int(primes[2][:9]), primes["without"])
    if steps := RANGE.fullmatch(words):
        return _steps(steps)
    if entries := LIST.fullmatch(words):
        return _listed([entry.strip() for entry in entries[1].split(",")])
    raise Mistake(f"'{words}' are no values", WAYS)


def _several(count: int, inner: Domain, *, different: bool) -> Several:
    if not 1 <= count <= MOST_DRAWN:
        raise Mistake(f"a list of {count} values", f"write 1 to {MOST_DRAWN}")
    if different and count > inner.size:
        raise Mistake(
            f"{count} different values of {inner.size}",
            "ask for fewer, or give more to choose from",
        )
    return Several(count, different, inner)


def _primes(first: int, last: int, without: str | None) -> OneOf:
    if last > LARGEST_PRIME:
        raise Mistake(f"primes up to {last}", f"the largest that are known here: {LARGEST_PRIME}")
    sieve = bytearray([1]) * (last + 1)
    sieve[:2] = b"\0\0"[: last + 1]
    for n in range(2, int(last**0.5) + 1):
        if sieve[n]:
            sieve[n * n :: n] = bytes(len(range(n * n, last + 1, n)))
    left_out = set(_left_out(without))
    values = tuple(
        Fraction(n) for n in range(max(first, 2), last + 1) if sieve[n] and n not in left_out
    )
    if not values:
        raise Mistake(f"there are no primes from {first} to {last}", "write a longer range")
    return OneOf(values)


def _left_out(without: str | None) -> list[Fraction]:
    return [_fraction(word.strip()) for word in (without or "").split(",") if word.strip()]


def _steps(written: re.Match[str]) -> Steps:
    first, last = _fraction(written["first"]), _fraction(written["last"])
    step = _fraction(written["step"] or "1")
    if step <= 0:
        raise Mistake(f"the step is {written['step']}", "write one above 0")
    if last < first:
        raise Mistake(f"it goes from {first} to {last}", "begin with the smaller")
    count = int((last - first) // step) + 1
    places = {(left_out - first) / step for left_out in _left_out(written["without"])}
    numbers = sorted(int(n) for n in places if n.denominator == 1 and 0 <= n < count)
    if len(numbers) == count:
        raise Mistake(f"'{written[0]}' leaves nothing", "leave fewer values out")
    return Steps(first, step, count, tuple(numbers))


def _fraction(words: str) -> Fraction:
    if not NUMBER.fullmatch(words):
        raise Mistake(f"'{words}' is no number", "write a number such as 3, 0.5 or 1/4")
    if len(words) > 2 * MOST_DIGITS:
        raise Mistake(f"a number of more than {MOST_DIGITS} digits", "write a shorter one")
    top, _, bottom = words.replace("−", "-").partition("/")
    if bottom and not int(bottom):
        raise Mistake(f"'{words}' is divided by 0", "write a number such as 3, 0.5 or 1/4")
    return Fraction(top) / Fraction(bottom or 1)


def _listed(entries: Sequence[Tree]) -> OneOf:
    if not entries or len(entries) > MOST_LISTED:
        raise Mistake(f"a list of {len(entries):,} values", f"write 1 to {MOST_LISTED:,}")
    return OneOf(tuple(map(entry_of, entries)))


def entry_of(written: Tree) -> Result:
    """A number, a text, a list or a record, as it is written in a list."""
    match written:
        case str():
            words = written.strip()
            return _fraction(words) if NUMBER.fullmatch(words) else words
        case list():
            return tuple(map(entry_of, written))
        case Mapped():
            return Record(tuple((name, entry_of(entry)) for name, entry in written.items()))
    raise Mistake("a value is missing", "write a number or a word")
