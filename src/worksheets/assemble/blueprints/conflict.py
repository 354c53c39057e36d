"""Why no paper meets a blueprint: lines that conflict, none of which could be left out."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import NamedTuple

from worksheets.assemble.blueprints.programme import Line, Programme, Row
from worksheets.assemble.blueprints.smallest import smallest
from worksheets.assemble.blueprints.solve import CLOSE, Undecided, one_soon, possible
from worksheets.assemble.blueprints.trials import Relaxation

FURTHER = (0, 2)
"""How far beyond what parts of questions could come to amounts are tried for whole ones."""


class WouldDo(NamedTuple):
    """What a line could say instead, all else as asked: `amount` of what its row counts, or for a
    share so many marks `within`."""

    line: Line
    amount: int
    is_share: bool


class Conflict(NamedTuple):
    """Lines that no choice meets together; `proved` if it is known that no fewer conflict. What
    `would_do` was tried."""

    lines: tuple[Line, ...]
    proved: bool
    would_do: tuple[WouldDo, ...] = ()


def conflict_in(programme: Programme) -> Conflict:
    """The conflict of a programme that no choice meets.

    Every line is left out in turn, special ones first; if the rest conflicts all the same, it stays
    out. Parts of questions decide as far as they can, and whole ones the rest. Then it is proved
    that no fewer lines conflict, or fewer that do are found.
    """
    trial = _Trial(programme, Relaxation(programme))
    lines = programme.lines
    if not trial.relaxation.feasible(lines):
        lines = _reduced(lines, trial.by_parts)
    lines = _reduced(lines, trial.by_wholes)
    found = smallest(programme, lines, trial.relaxation)
    in_order = sorted(found.lines, key=lambda line: (line.is_law, programme.lines.index(line)))
    return Conflict(tuple(in_order), found.proved)


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
    """Tries whether lines conflict."""

    programme: Programme
    relaxation: Relaxation

    def by_parts(self, lines: Collection[Line]) -> bool:
        """Whether lines conflict even if a part of a question could be taken."""
        return not self.relaxation.feasible(lines)

    def by_wholes(self, lines: Collection[Line]) -> bool:
        """Whether lines conflict; not, if that takes too long to be decided."""
        if self.by_parts(lines):
            return True
        try:
            return not possible(self.programme, lines)
        except Undecided:
            return False


def with_what_would_do(programme: Programme, conflict: Conflict, most: int) -> Conflict:
    """The conflict, with what some lines that somebody wrote could say instead."""
    found: list[WouldDo] = []
    relaxation = Relaxation(programme)
    for line in conflict.lines:
        rows = [row for row in programme.rows if row.line == line and not row.implied]
        if not line.has_amount or len(found) == most:
            continue
        if len(rows) == 1 and (instead := _instead(programme, relaxation, rows[0])):
            found.append(instead)
    return conflict._replace(would_do=tuple(found))


def _instead(programme: Programme, relaxation: Relaxation, row: Row) -> WouldDo | None:
    """What would do in the place of a row, if anything near does."""
    for sign, bound in ((1, row.most), (-1, row.least)):
        reached = relaxation.extreme(row, sign) if bound is not None else None
        if bound is None or reached is None or sign * (reached - float(bound)) <= CLOSE:
            continue
        unit = 1000 if row.is_share else 1
        first = ceil(sign * (reached + float(row.there)) / unit - CLOSE) * sign
        for amount in (first + sign * step for step in FURTHER):
            if amount >= 0 or row.is_share:
                changed = _with(row, amount, unit, sign)
                others = [other for other in programme.rows if other.line != row.line]
                if one_soon(replace(programme, rows=[*others, changed])):
                    return WouldDo(row.line, abs(amount), row.is_share)
    return None


def _with(row: Row, amount: int, unit: int, sign: int) -> Row:
    """A row with another amount: exact if it had two bounds, and near enough for a share."""
    if unit > 1:
        return row._replace(least=-abs(amount) * unit, most=abs(amount) * unit)
    bound = amount - row.there
    if row.least is None or row.most is None:
        return row._replace(most=bound) if sign > 0 else row._replace(least=bound)
    return row._replace(least=bound, most=bound)
