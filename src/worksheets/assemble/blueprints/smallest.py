"""Whether fewer lines conflict than are known to: proved by sets of lines that hold together.

Of every choice that meets some lines, the others are a correction set: any conflict has one of them
in it. Lines that have one of every correction set known are tried, the fewest first: they conflict,
and then no fewer do, or they give a further correction set. See Ignatiev, Previti, Liffiton and
Marques-Silva, "Smallest MUS extraction with minimal hitting set dualization" (2015).
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from worksheets.assemble.blueprints.programme import Line, Programme
from worksheets.assemble.blueprints.solve import Undecided
from worksheets.assemble.blueprints.trials import Relaxation, Wholes

SECONDS = 10.0
"""Of the solver, after which a proof is given up. No paper depends on it."""
MOST_TRIALS, MOST_BRANCHES = 2_000, 200_000
"""Relaxations of a proof, and branches of the search for lines that hit all correction sets."""


class Smallest(NamedTuple):
    """Lines that conflict; whether it is `proved` that no fewer do."""

    lines: tuple[Line, ...]
    proved: bool


class _GivenUp(Exception):
    """Raised when a proof takes too long."""


def smallest(programme: Programme, known: Sequence[Line], relaxation: Relaxation) -> Smallest:
    """The fewest lines that conflict, if fewer than those known do."""
    search = _Search(programme, known, relaxation)
    corrections: list[frozenset[Line]] = []
    try:
        while (hitting := search.hitting(corrections)) is not None:
            held = search.held(hitting)
            if held is None:
                return Smallest(hitting, True)
            corrections.append(frozenset(search.lines) - held)
    except (_GivenUp, Undecided):
        return Smallest(tuple(known), False)
    return Smallest(tuple(known), True)


class _Search:
    """Tries lines of a programme of which some are known to conflict."""

    def __init__(self, programme: Programme, known: Sequence[Line], relaxation: Relaxation) -> None:
        self.programme, self.known, self.relaxation = programme, known, relaxation
        self.lines = programme.lines
        self.wholes: Wholes | None = None
        self.started = relaxation.seconds
        self.trials = count(1)

    def hitting(self, corrections: Sequence[frozenset[Line]]) -> tuple[Line, ...] | None:
        """The fewest lines, fewer than those known, that have one of each correction set; None if
        there are none."""
        branches = count(1)
        in_order = sorted(corrections, key=len)

        def search(taken: tuple[Line, ...], left: int) -> Iterator[tuple[Line, ...]]:
            if next(branches) > MOST_BRANCHES:
                raise _GivenUp
            missed = next((one for one in in_order if one.isdisjoint(taken)), None)
            if missed is None:
                yield taken
            elif left:
                for line in self.lines:
                    if line in missed:
                        yield from search((*taken, line), left - 1)

        for size in range(len(self.known)):
            for taken in search((), size):
                return taken
        return None

    def held(self, lines: Sequence[Line]) -> frozenset[Line] | None:
        """As many lines as can be found that hold together with these; None if these conflict."""
        grown = self._all_but_one(lines)
        if grown is None:
            if not self._by_parts(lines):
                return None
            others = [line for line in reversed(self.lines) if line not in lines]
            others.sort(key=lambda line: line in self.known)
            grown = self._grown(frozenset(lines), others)
        try:
            held = self._by_wholes(grown, soon=True)
        except Undecided:
            held = None
        return held if held is not None else self._by_wholes(lines)

    def _all_but_one(self, lines: Sequence[Line]) -> frozenset[Line] | None:
        """All lines but one of those known, that parts of questions can meet; None if there are
        none with these among them."""
        for line in self.known:
            rest = frozenset(self.lines) - {line}
            if line not in lines and self._by_parts(rest):
                return rest
        return None

    def _grown(self, base: frozenset[Line], others: Sequence[Line]) -> frozenset[Line]:
        """The lines with as many others as parts of questions can meet; halves are tried first."""
        if not others or self._by_parts(base.union(others)):
            return base.union(others)
        if len(others) == 1:
            return base
        half = len(others) // 2
        return self._grown(self._grown(base, others[:half]), others[half:])

    def _by_parts(self, lines: Collection[Line]) -> bool:
        if next(self.trials) > MOST_TRIALS or self._left() <= 0:
            raise _GivenUp
        return self.relaxation.feasible(lines)

    def _by_wholes(self, lines: Collection[Line], *, soon: bool = False) -> frozenset[Line] | None:
        if self.wholes is None:
            self.wholes = Wholes(self.programme)
        if self._left() <= 0:
            raise _GivenUp
        return self.wholes.held(lines, self._left(), soon=soon)

    def _left(self) -> float:
        """Seconds that are left."""
        spent = self.relaxation.seconds - self.started
        return SECONDS - spent - (self.wholes.seconds if self.wholes else 0.0)
