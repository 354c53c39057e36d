"""All numbers below one, in an order of their own for every key, without a list of them."""

from collections.abc import Iterator
from hashlib import shake_128
from typing import NamedTuple, Protocol

ROUNDS = 4


class Order(Protocol):
    """An order of draws, by their numbers."""

    def numbers(self, count: int) -> Iterator[int]:
        """The numbers below `count`, each once."""
        ...


class KeyedOrder(NamedTuple):
    """The order that a key shows."""

    key: str

    def numbers(self, count: int) -> Iterator[int]:
        """The numbers below `count`, each once."""
        return permuted(count, self.key)


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
