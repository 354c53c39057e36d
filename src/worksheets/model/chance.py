"""Every choice is made by hashing names, so adding a question to a course moves no other."""

from collections.abc import Iterable
from hashlib import sha256
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


def rank(seed: str, name: str) -> bytes:
    """The place of `name` in the order that `seed` puts all names in."""
    return sha256(f"{seed}/{name}".encode()).digest()


def dice(*names: object) -> Random:
    """A random source of its own for the thing these names describe."""
    return Random("/".join(str(name) for name in names))


def shuffled(things: Iterable[Thing], rng: Random) -> tuple[Thing, ...]:
    """The things in a random order: sorted by one draw each, so the order is Python-proof."""
    listed = list(things)
    draws = [rng.random() for _ in listed]
    return tuple(listed[n] for n in sorted(range(len(listed)), key=draws.__getitem__))
