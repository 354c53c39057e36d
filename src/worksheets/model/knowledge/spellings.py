"""English words as they are spelled on the other side of the Atlantic; a marker accepts either."""

import re
from collections.abc import Callable, Iterator

from breame.spelling import get_american_spelling, get_british_spelling


def spellings(text: str) -> Iterator[str]:
    """The words in the British and in the American spelling, where it is not the one they have."""
    for respelled in (get_british_spelling, get_american_spelling):
        other = re.sub(r"[^\W\d_]+", _keeping_capitals(respelled), text)
        if other != text:
            yield other


def _keeping_capitals(respelled: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    def replaced(match: re.Match[str]) -> str:
        word = match[0]
        other = respelled(word.lower())
        if other == word.lower():
            return word
        return other.capitalize() if word[:1].isupper() else other

    return replaced
