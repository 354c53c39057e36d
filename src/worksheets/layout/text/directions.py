"""Text from right to left: how a line of both directions is put in order (Unicode's UAX 9)."""

import re
from collections.abc import Sequence
from unicodedata import bidirectional

from worksheets.memo import memo

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters of the scripts that are written so: Hebrew, Arabic, Syriac, Thaana and others."""
NEUTRAL = "BN"
"""What Unicode calls characters that direction passes over."""
OBJECT = "\ufffc"
"""Stands for what is not text: a formula, a blank."""


def begins_leftward(words: str) -> bool:
    """Whether the first letter with a direction of its own is one from right to left."""
    if words.isascii() or RIGHT_TO_LEFT.search(words) is None:
        return False
    from bidi.algorithm import get_base_level  # noqa: PLC0415 most papers have no such text

    return bool(get_base_level(words))


@memo(4096)
def levels(words: str, leftward: bool) -> tuple[int, ...]:
    """The embedding level of every character of a line; odd ones run from right to left.

    Joiners have no level of their own, but that of the character before them (UAX 9, 5.2).
    """
    from bidi import algorithm  # noqa: PLC0415 most papers have no such text

    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(leftward)
    storage["base_dir"] = "R" if leftward else "L"
    kept = [n for n, letter in enumerate(words) if bidirectional(letter) != NEUTRAL]
    algorithm.get_embedding_levels("".join(words[n] for n in kept), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found = dict(zip(kept, (character["level"] for character in storage["chars"]), strict=True))
    level = int(leftward)
    return tuple(level := found.get(n, level) for n in range(len(words)))


def seen_from_left(found: Sequence[int]) -> list[int]:
    """The places of things with levels, in the order in which they stand from left to right."""
    order = list(range(len(found)))
    lowest = min((level for level in found if level % 2), default=0)
    for level in range(max(found, default=0), lowest - 1 if lowest else 0, -1):
        start = 0
        while start < len(order):
            if found[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order
