"""The sums of a skill, each in the share of one of the questions that are made of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from worksheets.model.chance import Share
from worksheets.model.mapped import Path
from worksheets.model.numbers.results import Result
from worksheets.model.numbers.wording import Wording
from worksheets.model.values.permutation import KeyedOrder, Order
from worksheets.model.values.values import Draw, Values

MOST_HAD = 2_000
"""Draws in a row that give nothing new, after which there are taken to be no others."""


@dataclass(frozen=True)
class SumShare:
    """Which sums of a skill a question has, or an entry of it that repeats; `values` are those of
    the skill, with what makes a sum."""

    skill: str
    values: Values
    share: Share


@dataclass(slots=True)
class SumWalk:
    """The draws of a skill in the order of a key, as far as they were asked for: the first of each
    sum by its number, and those that set a sum `again`."""

    draws: Iterator[tuple[int, Draw]]
    values: Values
    numbers: list[int] = field(default_factory=list)
    again: list[int] = field(default_factory=list)
    seen: set[tuple[Result, ...]] = field(default_factory=set)

    def has(self, count: int) -> bool:
        """Whether there are more sums than `count`."""
        had = 0
        while len(self.numbers) <= count and had <= MOST_HAD:
            number, draw = next(self.draws, (0, None))
            if draw is None:
                return False
            known = self.values.known_by(draw)
            if known is None or known in self.seen:
                self.again.append(number)
                had += 1
                continue
            self.seen.add(known)
            self.numbers.append(number)
        return len(self.numbers) > count


@dataclass(frozen=True, slots=True)
class SharedOrder:
    """The draws of a skill, those of a share of its sums first; then those of the other shares from
    behind, where the sums of the fewest questions stand, and at last those that set a sum again."""

    walk: SumWalk
    share: Share

    def numbers(self, count: int) -> Iterator[int]:
        """The numbers of draws below `count`, each once."""
        walk, share, n = self.walk, self.share, 0
        while walk.has(n):
            if share.has(n):
                yield walk.numbers[n]
            n += 1
        places = range(len(walk.numbers) - 1, -1, -1)
        yield from (walk.numbers[place] for place in places if not share.has(place))
        yield from walk.again


@dataclass(slots=True)
class SharedOrders:
    """The orders of the questions of skills, which walk the sums of each skill together."""

    wording: Wording
    walks: dict[str, SumWalk] = field(default_factory=dict)

    def of(self, key: str, shares: Mapping[Path, SumShare]) -> Mapping[Path, Order]:
        """The orders of the parts of a question, whose chance is named by a key, by their paths."""
        return {path: self._order(f"{key}/{share.skill}", share) for path, share in shares.items()}

    def _order(self, key: str, share: SumShare) -> SharedOrder:
        if key not in self.walks:
            fitting = share.values.fitting(KeyedOrder(key), {}, self.wording)
            self.walks[key] = SumWalk(fitting, share.values)
        return SharedOrder(self.walks[key], share.share)
