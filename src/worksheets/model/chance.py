"""Every choice is made by hashing names, so adding a question to a course moves no other."""

from collections.abc import Iterable
from hashlib import sha256
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


def ranks(seed: object, group: str, names: Iterable[str]) -> list[bytes]:
    """The place of each name of a group in the order in which `seed` puts those of all groups."""
    first = f"{seed}/{group}/"
    return [sha256((first + name).encode()).digest() for name in names]


def dice(*names: object) -> Random:
    """A random source of its own for the thing these names describe."""
    return Random("/".join(str(name) for name in names))


def one_of_these(name: str, *ways: str) -> str:
    """One of some ways to put a thing, always the same for a name."""
    return ways[int.from_bytes(sha256(name.encode()).digest()[:4]) % len(ways)]


def shuffled(things: Iterable[Thing], rng: Random) -> tuple[Thing, ...]:
    """The things in a random order: sorted by one draw each, so the order is Python-proof."""
    listed = list(things)
    draws = [rng.random() for _ in listed]
    return tuple(listed[n] for n in sorted(range(len(listed)), key=draws.__getitem__))
