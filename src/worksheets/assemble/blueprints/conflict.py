"""Why no paper meets a blueprint: lines that conflict, none of which could be left out."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from worksheets.assemble.blueprints.programme import Line, Programme
from worksheets.assemble.blueprints.solve import Relaxation, Undecided, nearest, some

A_TRIAL = 5.0
"""Seconds for one set of lines, after which it is taken to be possible."""


class Conflict(NamedTuple):
    """Lines that no choice meets together; `proved` if it is known that any of them could be left
    out."""

    lines: tuple[Line, ...]
    proved: bool


def conflict_in(programme: Programme) -> Conflict:
    """The conflict of a programme that no choice meets.

    Every line is left out in turn, special ones first; if the rest conflicts all the same, it stays
    out. Parts of questions decide as far as they can, and whole ones the rest.
    """
    trial = _Trial(programme, Relaxation(programme))
    lines = programme.lines
    if not trial.relaxation.feasible(lines):
        lines = _reduced(lines, trial.by_parts)
    lines = _reduced(lines, trial.by_wholes)
    in_order = sorted(lines, key=lambda line: (line.is_law, programme.lines.index(line)))
    return Conflict(tuple(in_order), trial.proved)


def _reduced(
    lines: Sequence[Line], conflict: Callable[[Collection[Line]], bool]
) -> tuple[Line, ...]:
    kept = list(lines)
    for line in lines:
        rest = [other for other in kept if other != line]
        if conflict(rest):
            kept = rest
    return tuple(kept)


@dataclass(slots=True)
class _Trial:
    """Tries whether lines conflict; `proved` as long as each trial came to an end."""

    programme: Programme
    relaxation: Relaxation
    proved: bool = True

    def by_parts(self, lines: Collection[Line]) -> bool:
        """Whether lines conflict even if a part of a question could be taken."""
        return not self.relaxation.feasible(lines)

    def by_wholes(self, lines: Collection[Line]) -> bool:
        """Whether lines conflict."""
        if self.by_parts(lines):
            return True
        try:
            return some(self.programme, lines, A_TRIAL) is None
        except Undecided:
            self.proved = False
            return False


class WouldDo(NamedTuple):
    """A line, and the choice that meets all others and is nearest to it."""

    line: Line
    taken: frozenset[int]


def what_would_do(programme: Programme, conflict: Conflict) -> list[WouldDo]:
    """For each line of a conflict that somebody wrote: a choice that departs from it alone, if
    there is one."""
    found: list[WouldDo] = []
    for line in conflict.lines:
        if line.is_law or line.kind in ("alike", "disjoint"):
            continue
        try:
            taken = nearest(programme, line, A_TRIAL)
        except Undecided:
            continue
        if taken is not None:
            found.append(WouldDo(line, taken))
    return found
