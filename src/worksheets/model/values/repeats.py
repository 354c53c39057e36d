"""Entries of lists that repeat, and the draws that each of them stands for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, cmp_to_key
from typing import TypeAlias

from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Path
from worksheets.model.numbers.arithmetic import Arithmetic
from worksheets.model.numbers.evaluation import result_of
from worksheets.model.numbers.expression import Expression
from worksheets.model.numbers.results import Result, named, number
from worksheets.model.numbers.undefined import Undefined
from worksheets.model.numbers.wording import Wording
from worksheets.model.values.permutation import KeyedOrder, Order
from worksheets.model.values.shares import MOST_HAD
from worksheets.model.values.values import Draw, Misplaced, Values

TURN = " turn"
"""The value, whose name no author can write, that says which of its entries a question has."""


@dataclass(frozen=True)
class Repeat:
    """An entry of a list that stands for `count` entries, each with a draw of its own.

    They stand in the order of `by`, if it is given, `falling` or rising.
    """

    count: int
    values: Values
    by: Expression | None = None
    falling: bool = False

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The values of the question around it on which its draws depend."""
        used = (*self.values.where, *self.values.apart, *self.values.derived.values())
        names = [name for one in (*used, *([self.by] if self.by else [])) for name in one.names]
        return tuple(name for name in dict.fromkeys(names) if name not in self.values.names)


Repeats: TypeAlias = Mapping[Path, Repeat]
"""The entries of a mapping that repeat, by their paths."""


@dataclass(slots=True)
class _Walk:
    """The draws of an entry, no two of them alike, as far as they were asked for; and how many
    after the last of them were `had` before."""

    draws: Iterator[tuple[int, Draw]]
    found: list[Draw] = field(default_factory=list)
    seen: set[object] = field(default_factory=set)
    had: int = 0


@dataclass(slots=True)
class EntryDraws:
    """The draws of the entries of a question with values that repeat, each found once.

    Each question in turn has the draws after those of the one before it. `key` names all chance,
    and `wording` turns values into texts. Parts that are made of skills, by their paths, have
    `orders` of their own.
    """

    key: str
    wording: Wording
    orders: Mapping[Path, Order] = field(default_factory=dict)
    walks: dict[tuple[Path, tuple[Result, ...]], _Walk] = field(default_factory=dict)

    def of(self, repeat: Repeat, path: Path, outer: Draw) -> list[Draw]:
        """As many draws of an entry as are wanted, no two of them alike, in its order.

        Where there are not enough of them left, they are all those of an earlier turn. Raises
        Misplaced if there are less than are wanted.
        """
        walk, turn = self._walk(path, repeat, outer), turn_of(outer)
        turns = self._turns(walk, repeat, turn + 1)
        if not turns:
            message = f"{repeat.count} entries asked for, but {len(walk.found)} different draws fit"
            hint = "ask for fewer, or widen the ranges of the values"
            raise Misplaced((*path, "draw"), Mistake(message, hint))
        start = turn % turns * repeat.count
        found: list[Draw] = [{**outer, **draw} for draw in walk.found[start : start + repeat.count]]
        try:
            return self._in_order(found, repeat)
        except Misplaced as fault:
            raise fault.under(*path) from None

    def turn(self, repeats: Repeats, outer: Draw) -> int:
        """The turn of a question; an earlier one with the same entries, if no entry has others
        left."""
        turn, turns = turn_of(outer), 1
        for path, repeat in repeats.items():
            turns = max(turns, self._turns(self._walk(path, repeat, outer), repeat, turn + 1))
            if turns > turn:
                return turn
        return turn % turns

    def _walk(self, path: Path, repeat: Repeat, outer: Draw) -> _Walk:
        needed = {name: outer[name] for name in repeat.needed if name in outer}
        name = path, tuple(needed.values())
        if name not in self.walks:
            order = self.orders.get(path) or KeyedOrder(f"{self.key}/{'/'.join(map(str, path))}")
            self.walks[name] = _Walk(repeat.values.fitting(order, needed, self.wording))
        return self.walks[name]

    def _turns(self, walk: _Walk, repeat: Repeat, most: int) -> int:
        """How many turns there are draws for, counted up to `most`."""
        while len(walk.found) < most * repeat.count and walk.had < MOST_HAD:
            _, draw = next(walk.draws, (0, None))
            if draw is None:
                break
            known = self._known(repeat, draw)
            if None in known or not walk.seen.isdisjoint(known):
                walk.had += 1
                continue
            walk.seen.update(known)
            walk.found.append(draw)
            walk.had = 0
        return min(len(walk.found) // repeat.count, most)

    def _known(self, repeat: Repeat, draw: Draw) -> Sequence[object]:
        """What no other entry may have in common with a draw: what its author keeps apart, and its
        place in the order."""
        apart = repeat.values.known_by(draw)
        if repeat.by is None:
            return (apart,)
        try:
            return apart, named(result_of(repeat.by, draw, self.wording))
        except Mistake:
            return (apart,)  # it is said where they are put in order

    def _in_order(self, draws: list[Draw], repeat: Repeat) -> list[Draw]:
        by = repeat.by
        if by is None:
            return draws
        arithmetic = Arithmetic()

        def compared(one: Draw, other: Draw) -> int:
            left, right = (number(result_of(by, draw, self.wording)) for draw in (one, other))
            return int(arithmetic.less(right, left)) - int(arithmetic.less(left, right))

        way = "falling" if repeat.falling else "rising"
        try:
            ordered = sorted(draws, key=cmp_to_key(compared))
        except Mistake as mistake:
            raise Misplaced((way,), mistake) from None
        except Undefined as fault:
            message = f"'{by.text}' puts nothing in order: {fault}"
            raise Misplaced((way,), Mistake(message, "write a number to go by")) from None
        return ordered[::-1] if repeat.falling else ordered


def turn_of(draw: Draw) -> int:
    """Which of the draws of its entries a question has: 0 for the first of them."""
    turn = draw.get(TURN, Fraction(0))
    return int(turn) if isinstance(turn, Fraction) else 0
