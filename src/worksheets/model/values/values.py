"""The values of a question, and which of their draws fit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import NamedTuple, TypeAlias

from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.model.numbers.evaluation import Effort, result_of
from worksheets.model.numbers.exact import letter
from worksheets.model.numbers.expression import Expression, expression
from worksheets.model.numbers.parser import RESERVED
from worksheets.model.numbers.results import Result, named
from worksheets.model.numbers.wording import PLAIN, Wording
from worksheets.model.values.domains import NUMBER, Domain, domain_of
from worksheets.model.values.permutation import Order, permuted

Draw: TypeAlias = Mapping[str, Result]
"""A value for every name, the letters of algebra among them."""
NAME = re.compile(r"[A-Za-z]\w*")
MOST_NAMES = 60


class Most(NamedTuple):
    """How long one draw that fits is looked for: draws, and steps in working them out."""

    draws: int
    steps: int


READING, BUILDING = Most(5_000, 50_000), Most(20_000, 300_000)
"""While a course is read, a fraction of a second; for a paper, about a second."""
QUOTE = "put what has a comma in it in quotes"


class Misplaced(Exception):
    """A mistake in a mapping of an author's, and the path from there to its place."""

    def __init__(self, path: Path, mistake: Mistake) -> None:
        super().__init__(str(mistake))
        self.path, self.mistake = path, mistake

    def under(self, *path: str | int) -> "Misplaced":
        """The mistake with a path that begins further up."""
        return type(self)((*path, *self.path), self.mistake)


class PassedOver(Misplaced):
    """What is wrong with a draw that may well be right in others."""


@dataclass(frozen=True)
class Values:
    """Domains and derived values by name, conditions, and what tells two draws apart.

    `tests` are the conditions by the derived value that they must wait for, "" for none.
    """

    drawn: Mapping[str, Domain]
    derived: Mapping[str, Expression]
    letters: tuple[str, ...] = ()
    where: tuple[Expression, ...] = ()
    apart: tuple[Expression, ...] = ()
    tests: Mapping[str, tuple[Expression, ...]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many draws there are, whether they fit or not."""
        return prod(domain.size for domain in self.drawn.values())

    @property
    def names(self) -> frozenset[str]:
        """What an expression can use."""
        return frozenset({*self.letters, *self.drawn, *self.derived})

    def drawn_at(self, number: int) -> dict[str, Result]:
        """The drawn values of a number, and the letters; from the size on they come again."""
        values: dict[str, Result] = {name: letter(name) for name in self.letters}
        for name, domain in self.drawn.items():
            number, index = divmod(number, domain.size)
            values[name] = domain.value(index)
        return values

    def at(
        self,
        number: int,
        outer: Draw,
        wording: Wording = PLAIN,
        effort: Effort | None = None,
    ) -> Draw | Expression:
        """The draw of a number, or the first condition that does not hold.

        Conditions are tested as soon as all they need is known. Raises Misplaced for a derived
        value or a condition that comes to nothing.
        """
        values = {**outer, **self.drawn_at(number)}
        effort = effort or Effort()
        for name in ("", *self.derived):
            if name:
                worked = self._worked(self.derived[name], values, ("values", name), wording, effort)
                values[name] = worked
            for test in self.tests.get(name, ()):
                path = ("where",)
                holds = self._worked(test, values, path, wording, effort)
                if not isinstance(holds, bool):
                    message = f"'{test.text}' is {named(holds)}, and neither true nor false"
                    raise Misplaced(path, Mistake(message, "compare it, as in a != b"))
                if not holds:
                    return test
        return values

    def _worked(
        self, sum_: Expression, values: Draw, path: Path, wording: Wording, effort: Effort
    ) -> Result:
        try:
            return result_of(sum_, values, wording, effort=effort)
        except Mistake as mistake:
            raise Misplaced(path, mistake) from None

    def known_by(self, draw: Draw) -> tuple[Result, ...] | None:
        """What no other draw on a paper may have in common with this one; None if that comes to
        nothing."""
        if not self.apart:
            return tuple(draw[name] for name in self.drawn)
        try:
            return tuple(result_of(one, draw) for one in self.apart)
        except Mistake:
            return None

    def fitting(
        self,
        order: Order,
        outer: Draw,
        wording: Wording = PLAIN,
        *,
        times: int = 1,
        reading: bool = False,
    ) -> Iterator[tuple[int, Draw]]:
        """The draws that fit, each so many times, in an order; it ends where too many in a row do
        not.

        One that comes to nothing is passed over; while a course is `reading` it raises Misplaced,
        and the search is shorter.
        """
        most = READING if reading else BUILDING
        tried, effort = 0, Effort()
        for number in order.numbers(self.size * times):
            tried += 1
            try:
                draw = self.at(number, outer, wording, effort)
            except Misplaced:
                if reading:
                    raise
                continue
            if not isinstance(draw, Expression):
                yield number, draw
                tried, effort = 0, Effort()
            elif tried >= most.draws or effort.steps > most.steps:
                return

    def in_the_way(self) -> tuple[Expression | None, int, int]:
        """The condition that most of some draws do not meet, of how many draws, and how many were
        tried."""
        failed: dict[Expression, int] = {}
        effort = Effort()
        tried = 0
        for number in permuted(self.size, "sample"):
            if tried == READING.draws or effort.steps > READING.steps:
                break
            tried += 1
            test = self.at(number, {}, PLAIN, effort)
            if isinstance(test, Expression):
                failed[test] = failed.get(test, 0) + 1
        often = max(failed, key=lambda test: failed[test], default=None)
        return often, failed.get(often, 0) if often else 0, tried


def values_of(
    written: Mapped, outer: Sequence[str] = (), people: Sequence[Mapping[str, str]] = ()
) -> Values:
    """The values of a mapping with `values`, `where`, `letters` and `apart`; raises Misplaced.

    `outer` are names that the mapping around it has.
    """
    letters = _letters(written.get("letters"))
    drawn, derived = _domains(written.get("values"), {*outer, *letters}, people)
    known = {*outer, *letters, *drawn, *derived}
    where = tuple(_expressions(written, "where", known))
    apart = tuple(_expressions(written, "apart", known))
    tests: dict[str, tuple[Expression, ...]] = {}
    for test in where:
        waits = [name for name in derived if name in test.names]
        last = waits[-1] if waits else ""
        tests[last] = (*tests.get(last, ()), test)
    return Values(drawn, derived, letters, where, apart, tests)


def _letters(written: Tree) -> tuple[str, ...]:
    names = [written] if isinstance(written, str) else written or []
    letters = []
    for n, name in enumerate(names):
        if not isinstance(name, str) or not NAME.fullmatch(name) or name in RESERVED:
            hint = "write letters such as [x, y]"
            raise Misplaced(("letters", n), Mistake(f"'{name}' is no letter of algebra", hint))
        letters.append(name)
    return tuple(letters)


def _domains(
    written: Tree, taken: set[str], people: Sequence[Mapping[str, str]]
) -> tuple[dict[str, Domain], dict[str, Expression]]:
    if not isinstance(written, dict):
        hint = "write names with what they can be, as in values: {a: 2..12}"
        raise Misplaced(("values",), Mistake("values must be a mapping", hint))
    if len(written) > MOST_NAMES:
        message = f"there are {len(written)} values"
        raise Misplaced(("values",), Mistake(message, f"{MOST_NAMES} are the most"))
    drawn: dict[str, Domain] = {}
    derived: dict[str, Expression] = {}
    for name, entry in _uncut(written).items():
        path = ("values", name)
        try:
            _check_name(name, entry, taken)
            if isinstance(entry, str) and entry.lstrip().startswith("="):
                derived[name] = expression(entry.lstrip()[1:])
                check_names(derived[name], {*taken, *drawn, *derived} - {name})
            else:
                drawn[name] = domain_of(entry, people)
        except Mistake as mistake:
            raise Misplaced(path, mistake) from None
    return drawn, derived


def _uncut(written: Mapping[str, Tree]) -> dict[str, Tree]:
    """The entries with what YAML cut at a comma: {a: 2..9 without 3, 5}, where 5 is a key."""
    entries: dict[str, Tree] = {}
    last = ""
    for name, entry in written.items():
        before = entries.get(last)
        if entry is not None or not isinstance(before, str):
            entries[name], last = entry, name
        elif NUMBER.fullmatch(name):
            entries[last] = f"{before}, {name}"
        else:
            message = f"'{before}' is cut at a comma, and '{name}' is no value"
            raise Misplaced(("values", last), Mistake(message, QUOTE))
    return entries


def _check_name(name: str, entry: Tree, taken: set[str]) -> None:
    if not NAME.fullmatch(name) or entry is None:
        raise Mistake(f"'{name}' is no name of a value", QUOTE, "or write a name with its values")
    if name in RESERVED:
        raise Mistake(f"'{name}' has a meaning of its own", "choose another name")
    if name in taken:
        raise Mistake(f"'{name}' is a letter, or a value already", "choose another name")


def check_names(one: Expression, known: set[str] | frozenset[str]) -> None:
    """Raises Mistake for a name that no value has."""
    for name in one.names:
        if name not in known:
            hints = did_you_mean(name, known) or ("add it to values",)
            raise Mistake(f"no value is called '{name}'", *hints)


def _expressions(written: Mapped, key: str, known: set[str]) -> Iterator[Expression]:
    for n, text in joined(written.get(key)):
        try:
            if not isinstance(text, str):
                raise Mistake(f"{key} must be conditions or values", QUOTE)
            one = expression(text)
            check_names(one, known)
        except Mistake as mistake:
            raise Misplaced((key,) if n is None else (key, n), mistake) from None
        yield one


def joined(written: Tree) -> Iterator[tuple[int | None, Tree]]:
    """The entries of a list with their numbers: what YAML cut at a comma in brackets is one."""
    if not isinstance(written, list):
        if written is not None:
            yield None, written
        return
    begun, first = "", 0
    for n, entry in enumerate(written):
        if not isinstance(entry, str):
            yield n, entry
            continue
        first = first if begun else n
        begun = f"{begun}, {entry}" if begun else entry
        if sum(begun.count(sign) for sign in "([") <= sum(begun.count(sign) for sign in ")]"):
            yield first, begun
            begun = ""
    if begun:
        yield first, begun
