"""The beginnings of words, by which texts are compared whatever the endings of their words."""

import re
from collections.abc import Iterable

ROOT = 4
"""Letters that words of one root begin with."""
WORD = re.compile(r"[^\W_]+")
FAMILY = 5
"""Letters that words of one family begin with: non-aligned and non-alignment."""
LEAST = 4
"""Letters of a word that may tell what a text is about."""
YEAR = re.compile(r"[12]\d{3}")
ENDING = re.compile(r"(?<=[^\W\d_]{3})(ing|ed|es|er|e|s)$")
"""Endings that two English words of one root may differ in."""
EVENT_ROOTS = 2
"""Roots that two texts of one year share if they tell of one event."""
ALIKE_ROOTS = 3
"""Roots that two texts share if one may answer what the other leaves out."""
ALIKE = 0.5
"""The part of the roots of one of them that these are at least."""


def roots(text: str) -> frozenset[str]:
    """The beginnings of the words of a text that are long enough to compare texts by, and years."""
    words = [word for word in WORD.findall(text.casefold()) if len(word) >= LEAST]
    years = filter(YEAR.fullmatch, words)
    return frozenset((*years, *(ENDING.sub("", word)[:ROOT] for word in words if word.isalpha())))


def families(text: str) -> frozenset[str]:
    """The families of the long words of a text: 'nationalised' is of that of 'nationalisation'."""
    words = WORD.findall(text.casefold())
    return frozenset(word[:FAMILY] for word in words if len(word) >= FAMILY)


def weight(shared: Iterable[str]) -> int:
    """Of roots that texts share a year counts for two: it says which of many events is meant."""
    return sum(2 if YEAR.fullmatch(root) else 1 for root in shared)


def on_one_event(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether texts with these roots share a year and words enough to tell of one event."""
    shared = first & second
    return len(shared) > EVENT_ROOTS and any(map(YEAR.fullmatch, shared))


def alike(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether texts with these roots share so many that one may answer for the other."""
    shared = len(first & second)
    return shared >= ALIKE_ROOTS and shared >= ALIKE * min(len(first), len(second))
