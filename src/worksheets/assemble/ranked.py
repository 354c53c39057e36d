"""Questions in the order of a hash, which is worked out no further than somebody looks."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from worksheets.assemble.candidates import Candidate, Stock
from worksheets.model.chance import ranks

SOON = 256
"""About so many questions are looked at first; few papers need more."""


class Ranked(Collection[Candidate]):
    """The questions of some stocks: all of them, or those of an identifier, `without` some names.

    A question's place is that of a hash of seed and name.
    """

    def __init__(
        self, stocks: Sequence[Stock], seed: int, wanted: str | None, without: Collection[str]
    ) -> None:
        self.stocks = stocks
        self.seed = seed
        self.ends = list(accumulate(map(len, stocks)))
        self.seen: list[Candidate] = []
        self.unseen = self._in_order()
        self.open: Sequence[int] = range(self.ends[-1] if self.ends else 0)
        if wanted is not None or without:
            names = ((stock.topic.number, name) for stock in stocks for name in stock.ids)
            self.open = [
                n
                for n, (number, name) in enumerate(names)
                if f"{number}/{name}" not in without and wanted in (None, name)
            ]

    def __len__(self) -> int:
        return len(self.open)

    def __contains__(self, candidate: object) -> bool:
        return any(candidate == one for one in self)

    def __iter__(self) -> Iterator[Candidate]:
        """The questions in their order; one that was looked at is not made again."""
        n = 0
        while n < len(self.seen) or self._look_further():
            yield self.seen[n]
            n += 1

    def _look_further(self) -> bool:
        """Make the next question that nobody has looked at; whether there is one."""
        candidate = next(self.unseen, None)
        if candidate is None:
            return False
        self.seen.append(candidate)
        return True

    def _in_order(self) -> Iterator[Candidate]:
        soon = sorted(self._first())
        yield from (self._candidate(n) for _, n in soon)
        if len(self.open) > len(soon):
            places = zip(self._ranks, self.open, strict=True)
            yield from (self._candidate(n) for _, n in sorted(places)[len(soon) :])

    def _first(self) -> list[tuple[bytes, int]]:
        """The first questions, in no order: those whose hashes begin with a small octet."""
        limit = 256 * SOON // (len(self.open) or 1) + 1
        return [
            (rank, n) for rank, n in zip(self._ranks, self.open, strict=True) if rank[0] < limit
        ]

    @cached_property
    def _ranks(self) -> list[bytes]:
        found: list[bytes] = []
        for stock in self.stocks:
            found += ranks(self.seed, stock.topic.number, stock.group.ids)
        return found if len(self.open) == len(found) else [found[n] for n in self.open]

    def _candidate(self, n: int) -> Candidate:
        stock = bisect_right(self.ends, n)
        return self.stocks[stock][n - (self.ends[stock - 1] if stock else 0)]
