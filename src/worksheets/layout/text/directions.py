"""Text from right to left: how a line of both directions is put in order (Unicode's UAX 9)."""

import re
from collections.abc import Sequence
from unicodedata import bidirectional

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""A letter of Hebrew, Arabic, Syriac, Thaana or another script from right to left."""
BOUNDARY_NEUTRAL = "BN"
"""Unicode's class of characters without a direction, such as joiners (boundary neutral)."""
OBJECT_REPLACEMENT = "\ufffc"
"""The object replacement character: it stands for a formula or a blank."""


def begins_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction of its own runs from right to left (UAX 9, P2)."""
    if text.isascii() or RIGHT_TO_LEFT.search(text) is None:
        return False
    from bidi.algorithm import get_base_level  # noqa: PLC0415 most papers have no such text

    return bool(get_base_level(text))


def levels(text: str, right_to_left: bool) -> tuple[int, ...]:
    """The embedding level of every character of a line; odd ones run from right to left.

    Joiners have no level of their own, but that of the character before them (UAX 9, 5.2).
    """
    from bidi import algorithm  # noqa: PLC0415 most papers have no such text

    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "R" if right_to_left else "L"
    directed = [n for n, letter in enumerate(text) if bidirectional(letter) != BOUNDARY_NEUTRAL]
    algorithm.get_embedding_levels("".join(text[n] for n in directed), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    resolved = (character["level"] for character in storage["chars"])
    level_at = dict(zip(directed, resolved, strict=True))
    level = int(right_to_left)
    return tuple(level := level_at.get(n, level) for n in range(len(text)))


def visual_order(embedding: Sequence[int]) -> list[int]:
    """The indices of some embedding levels in the order from left to right (UAX 9, L2)."""
    order = list(range(len(embedding)))
    lowest = min((level for level in embedding if level % 2), default=0)
    for level in range(max(embedding, default=0), lowest - 1 if lowest else 0, -1):
        start = 0
        while start < len(order):
            if embedding[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and embedding[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order
