"""Orders in which a tight paper tries its questions, so that many can stand on it."""

from collections.abc import Collection
from hashlib import sha256
from itertools import combinations

from worksheets.assemble.clashes import clashes, shared_content
from worksheets.assemble.pool import PoolEntry

MOST_COMPARED = 128
"""The most questions that are compared with one another."""
MOST_SHUFFLED = 512
"""A class has not seen all of more questions lately."""


def least_connected_first(entries: Collection[PoolEntry]) -> list[PoolEntry]:
    """Questions in the order of how many facts they ask or give."""
    return sorted(entries, key=lambda entry: len(entry.asks) + len(entry.gives))


def unseen_shuffled(entries: Collection[PoolEntry], attempt: int) -> list[PoolEntry]:
    """The questions that a class has not seen lately in an order that the number of an attempt
    shows, then the others as they are. More than MOST_SHUFFLED keep their order."""
    if len(entries) > MOST_SHUFFLED:
        return list(entries)

    def rank(entry: PoolEntry) -> tuple[int, bytes]:
        name = f"{attempt}/{entry.name}"
        return entry.lately, b"" if entry.lately else sha256(name.encode()).digest()

    return sorted(entries, key=rank)


def least_clashing_first(entries: Collection[PoolEntry]) -> list[PoolEntry]:
    """First the question that clashes with the fewest others, then the same among those left.

    What clashes with a question of the beginning comes at the end. The greedy order of minimum
    degree for independent sets, see Halldórsson and Radhakrishnan, "Greed is good" (1997). More
    questions than MOST_COMPARED keep their order.
    """
    listed = list(entries)
    if len(listed) > MOST_COMPARED:
        return listed
    neighbours: list[set[int]] = [set() for _ in listed]
    for (n, entry), (m, other) in combinations(enumerate(listed), 2):
        if clashes(entry, other) or shared_content(entry, other):
            neighbours[n].add(m)
            neighbours[m].add(n)
    left = set(range(len(listed)))
    first: list[int] = []
    while left:
        chosen = min(left, key=lambda n: (len(neighbours[n] & left), n))
        first.append(chosen)
        left -= neighbours[chosen] | {chosen}
    last = sorted(set(range(len(listed))).difference(first))
    return [listed[n] for n in (*first, *last)]
