"""Questions in the order of a hash, sorted and made only as far as somebody iterates."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from worksheets.assemble.pool import PoolEntry, PoolGroup
from worksheets.model.chance import ranks

FIRST_BATCH = 256
"""About so many questions are sorted first; few papers need more."""


class Ranked(Collection[PoolEntry]):
    """The questions of some groups, ordered by a hash of seed and name.

    All of them, or those with the identifier `id_`; never those that `without` names.
    """

    def __init__(
        self, groups: Sequence[PoolGroup], seed: int, id_: str | None, without: Collection[str]
    ) -> None:
        self.groups = groups
        self.seed = seed
        self.ends = list(accumulate(map(len, groups)))
        self.made: list[PoolEntry] = []
        self.not_made = self._in_order()
        self.allowed: Sequence[int] = range(self.ends[-1] if self.ends else 0)
        if id_ is not None or without:
            names = ((group.topic.number, name) for group in groups for name in group.ids)
            self.allowed = [
                n
                for n, (number, name) in enumerate(names)
                if f"{number}/{name}" not in without and id_ in (None, name)
            ]

    def __len__(self) -> int:
        return len(self.allowed)

    def __contains__(self, candidate: object) -> bool:
        return any(candidate == entry for entry in self)

    def __iter__(self) -> Iterator[PoolEntry]:
        """The questions in their order; each is made once."""
        n = 0
        while n < len(self.made) or self._make_next():
            yield self.made[n]
            n += 1

    def _make_next(self) -> bool:
        """Make the next question; returns whether there is one."""
        entry = next(self.not_made, None)
        if entry is None:
            return False
        self.made.append(entry)
        return True

    def _in_order(self) -> Iterator[PoolEntry]:
        first_batch = sorted(self._first_batch())
        yield from (self._entry(n) for _, n in first_batch)
        if len(self.allowed) > len(first_batch):
            places = zip(self._ranks, self.allowed, strict=True)
            yield from (self._entry(n) for _, n in sorted(places)[len(first_batch) :])

    def _first_batch(self) -> list[tuple[bytes, int]]:
        """The first questions, unsorted: those whose hashes begin with a small octet."""
        limit = 256 * FIRST_BATCH // (len(self.allowed) or 1) + 1
        return [
            (rank, n) for rank, n in zip(self._ranks, self.allowed, strict=True) if rank[0] < limit
        ]

    @cached_property
    def _ranks(self) -> list[bytes]:
        all_ranks: list[bytes] = []
        for group in self.groups:
            all_ranks += ranks(self.seed, group.topic.number, group.group.ids)
        return (
            all_ranks
            if len(self.allowed) == len(all_ranks)
            else [all_ranks[n] for n in self.allowed]
        )

    def _entry(self, n: int) -> PoolEntry:
        group = bisect_right(self.ends, n)
        return self.groups[group][n - (self.ends[group - 1] if group else 0)]
