"""All numbers below one, in an order of their own for every key, without a list of them."""

from collections.abc import Iterator
from hashlib import shake_128
from typing import NamedTuple

from worksheets.model.chance import ALL, Share

ROUNDS = 4


class Order(NamedTuple):
    """The order that a key shows; those who share a key begin each with another share."""

    key: str
    share: Share = ALL

    def numbers(self, count: int) -> Iterator[int]:
        """The numbers below `count`, each once, those of the share first."""
        part, parts = self.share
        if parts == 1:
            yield from permuted(count, self.key)
            return
        numbered = enumerate(permuted(count, self.key))
        yield from (number for n, number in numbered if n % parts == part)
        again = enumerate(permuted(count, self.key))
        yield from (number for n, number in again if n % parts != part)


def permuted(count: int, key: str) -> Iterator[int]:
    """The numbers below `count`, each once, in an order that the key shows.

    A Feistel network on the next power of four; what it gives beyond the count is passed over.
    """
    half = max(1, (max(count - 1, 1).bit_length() + 1) // 2)
    mask, octets = (1 << half) - 1, (half + 7) // 8
    keys = [f"{key}/{number}/".encode() for number in range(ROUNDS)]
    for start in range(1 << 2 * half):
        left, right = start >> half, start & mask
        for name in keys:
            digest = shake_128(name + right.to_bytes(octets, "big")).digest(octets)
            left, right = right, left ^ (int.from_bytes(digest, "big") & mask)
        number = left << half | right
        if number < count:
            yield number
