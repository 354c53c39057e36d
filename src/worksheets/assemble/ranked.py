"""Questions in the order of a hash, sorted and made only as far as somebody iterates."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, Self, TypeAlias

from worksheets.assemble.pool import PoolEntry, PoolGroup
from worksheets.assemble.seen import Seen
from worksheets.model.chance import ranks

FIRST_BATCH = 256
"""About so many questions are sorted first; few papers need more."""


class Drawing(NamedTuple):
    """What gives the draw of a number of a question with values, or None; and how many draws are
    wanted at most, of all such questions together, but for one of each."""

    entry: Callable[[PoolEntry, int], PoolEntry | None]
    most: int


About: TypeAlias = Callable[[frozenset[str]], bool]
"""Whether a question is wanted that is about some sources; see `Group`."""


class LeftOut(NamedTuple):
    """What no pick gets: questions by their names, and those that a class has seen too lately."""

    names: Collection[str] = ()
    seen: Seen | None = None


NOTHING = LeftOut()


class Ranked(Collection[PoolEntry]):
    """The questions of some groups, ordered by a hash of seed and name.

    All of them, or those with the identifier `id_`; never those that are left out. After one
    draw of each question with values come further ones, in rounds. What a class has seen comes
    after all else, first what it saw longest ago; what it must not see again yet is kept back,
    unless it is named: `kept_back_on` are the papers on which it stood.
    """

    def __init__(
        self,
        groups: Sequence[PoolGroup],
        seed: int,
        id_: str | None,
        left_out: LeftOut = NOTHING,
        drawing: Drawing | None = None,
    ) -> None:
        without, seen = left_out
        self.drawing, self.without = drawing, without
        self.seen, self.named = seen, id_ is not None
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
        self.seen_on: dict[int, int] = {}
        self.kept_back_on: list[int] = []
        if seen is not None and not self.named:
            self._heed(seen)

    def _heed(self, seen: Seen) -> None:
        """Note the papers on which questions were seen, and drop those that were seen too
        lately."""
        names = [f"{group.topic.number}/{name}" for group in self.groups for name in group.ids]
        known = [n for n in self.allowed if seen.knows(names[n])]
        dropped = set()
        for n in known:
            entry = self._entry(n)
            of_values = entry.template is not None and self.drawing is not None
            number = seen.when_any_draw(names[n]) if of_values else seen.when(entry)
            first = self.drawing.entry(entry, 0) if of_values and self.drawing else entry
            if first and seen.forbids(first):
                dropped.add(n)
                self.kept_back_on.append(seen.when(first) or 0)
            elif number is not None:
                self.seen_on[n] = number
        if dropped:
            self.allowed = [n for n in self.allowed if n not in dropped]

    def _may_have(self, entry: PoolEntry) -> bool:
        """Whether a question is neither one to be left out, nor one seen too lately and not
        named."""
        if entry.name in self.without:
            return False
        return self.named or self.seen is None or not self.seen.forbids(entry)

    def about(self, wanted: About | None) -> Self:
        """Itself, with those questions only that are about sources that are wanted."""
        if wanted is not None:
            sources = [one for group in self.groups for one in group.sources]
            self.allowed = [n for n in self.allowed if wanted(sources[n])]
        return self

    def __len__(self) -> int:
        """How many there are; of questions with values about so many."""
        return len(self.allowed) + self._further_draws

    @cached_property
    def _further_draws(self) -> int:
        if self.drawing is None or not any(group.group.draws for group in self.groups):
            return 0
        further, start = 0, 0
        allowed = set(self.allowed)
        for group, end in zip(self.groups, self.ends, strict=True):
            for n, count in group.group.draws.items():
                if start + n in allowed:
                    further += min(count, self.drawing.most) - 1
            start = end
        return min(further, self.drawing.most)

    @property
    def kept_back(self) -> int:
        """How many questions a class has seen too lately."""
        return len(self.kept_back_on)

    def counted(self) -> int:
        """How many there are; draws are made to count them."""
        return sum(1 for _ in self) if self._further_draws else len(self)

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
        """All questions, of each with values a draw, and then further draws of these."""
        templates: list[PoolEntry] = []
        for entry in self._questions_in_order():
            if self.drawing is None or entry.template is None:
                yield entry
            else:
                templates.append(entry)
                drawn_first = self.drawing.entry(entry, 0)
                if drawn_first and self._may_have(drawn_first):
                    yield drawn_first
        if self.drawing is None:
            return
        further = 0
        for number in range(1, self.drawing.most):
            drawn = [self.drawing.entry(of, number) for of in templates]
            if not any(drawn) or further >= self.drawing.most:
                return
            chosen = [entry for entry in drawn if entry and self._may_have(entry)]
            further += len(chosen)
            yield from chosen

    def _questions_in_order(self) -> Iterator[PoolEntry]:
        if not self.seen_on:
            yield from (self._entry(n) for _, n in self._ranked())
            return
        before: list[tuple[int, bytes, int]] = []
        for rank, n in self._ranked():
            if n in self.seen_on:
                before.append((self.seen_on[n], rank, n))
            else:
                yield self._entry(n)
        yield from (self._seen_entry(n, number) for number, _, n in sorted(before))

    def _seen_entry(self, n: int, number: int) -> PoolEntry:
        """A question that was seen on the paper of a number."""
        entry = self._entry(n)
        lately = self.seen.lately(number) if self.seen else 0
        return replace(entry, lately=lately) if lately else entry

    def _ranked(self) -> Iterator[tuple[bytes, int]]:
        """The numbers of all questions in the order of the hash, behind what that is."""
        first_batch = sorted(self._first_batch())
        yield from first_batch
        if len(self.allowed) > len(first_batch):
            places = zip(self._ranks, self.allowed, strict=True)
            yield from sorted(places)[len(first_batch) :]

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
