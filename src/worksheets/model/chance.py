"""Every choice is made by hashing names, so adding a question to a course moves no other."""

from collections.abc import Iterable
from hashlib import sha256, shake_128
from random import Random
from struct import unpack
from typing import NamedTuple, TypeVar

Thing = TypeVar("Thing")


class Share(NamedTuple):
    """A part of what several share: of every `of` in turn `size`, from the one numbered `first`
    on."""

    first: int
    size: int
    of: int

    def has(self, number: int) -> bool:
        """Whether the thing of a number is in it."""
        return self.first <= number % self.of < self.first + self.size


def ranks(seed: object, group: str, names: str) -> list[bytes]:
    """The place of each name of a group in the order in which `seed` puts those of all groups.

    There is a name a line.
    """
    first = f"{seed}/{group}/".encode()
    return [sha256(first + name).digest() for name in names.encode().split(b"\n")]


def dice(*names: object) -> Random:
    """A random source of its own for the thing these names describe."""
    return Random("/".join(str(name) for name in names))


def one_of_these(name: str, *ways: Thing) -> Thing:
    """One of some ways to put a thing, always the same for a name."""
    return ways[int.from_bytes(sha256(name.encode()).digest()[:4]) % len(ways)]


def order(count: int, *names: object) -> tuple[int, ...]:
    """The numbers from 0 on in the order in which the thing these names describe has them."""
    if count < 2:
        return tuple(range(count))
    name = "/".join(map(str, names))
    draws = unpack(f">{count}Q", shake_128(name.encode()).digest(8 * count))
    return tuple(sorted(range(count), key=draws.__getitem__))


def shuffled(things: Iterable[Thing], rng: Random) -> tuple[Thing, ...]:
    """The things in a random order: sorted by one draw each, so the order is Python-proof."""
    listed = list(things)
    draws = [rng.random() for _ in listed]
    return tuple(listed[n] for n in sorted(range(len(listed)), key=draws.__getitem__))
