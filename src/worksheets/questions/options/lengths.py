"""Whether the length of an option gives it away."""

import re
from collections.abc import Sequence

from worksheets.model.paper.content import Inlines, Maths, plain
from worksheets.model.paper.points_scheme import printed_length

WORD = re.compile(r"[^\W\d_A-Z]{3}")
"""Small letters of the shortest word; an option without one is a number, a formula or a symbol."""


def is_longest(place: int, options: Sequence[Inlines]) -> bool:
    """Whether an option is longer in print than every other one.

    Numbers and formulas are as long as they must be, which is no cue: 11/24 among 2/11 and 1/11.
    """
    if not any(map(_has_word, options)):
        return False
    lengths = [printed_length(option) for option in options]
    return lengths[place] > max(lengths[:place] + lengths[place + 1 :])


def _has_word(option: Inlines) -> bool:
    words = tuple(part for part in option if not isinstance(part, Maths))
    return WORD.search(plain(words)) is not None
