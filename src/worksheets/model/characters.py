"""Characters that print nothing of their own, and texts that have no others."""

import re

INVISIBLE = re.compile(
    "[\u034f\u061c\u180b-\u180d\u180f\u200b-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""What changes how its neighbours look, join, part or run: joiners and non-joiners, marks of
direction, variation selectors, the space of no width."""


def seen(text: str) -> str:
    """The words without what prints nothing of its own."""
    return text if text.isascii() else INVISIBLE.sub("", text)


def is_blank(text: str) -> bool:
    """Whether nothing of a text would be seen: it is empty, white or invisible."""
    return not seen(text).strip()
