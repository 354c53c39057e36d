"""English words as they are spelled on the other side of the Atlantic; a marker accepts either."""

import re
from collections.abc import Callable, Iterator

from breame.spelling import get_american_spelling, get_british_spelling

ENDING = re.compile("i([sz])(ations?)$")
"""The ending that both spellings have of any word, such as Vietnamisation."""
ONE_SPELLING = (
    *("improvisation", "improvisations"),
    *("draft", "drafts", "draught", "draughts", "ton", "tons", "tonne", "tonnes", "tranquility"),
)
"""Words with one spelling, or with another word for the other: a military draft is no draught."""


def spellings(text: str) -> Iterator[str]:
    """The words in the British and in the American spelling, where it is not the one they have."""
    for respelled in (_british, _american):
        other = re.sub(r"[^\W\d_]+", _keeping_capitals(respelled), text)
        if other != text:
            yield other


def _british(word: str) -> str:
    return ENDING.sub(r"is\2", get_british_spelling(word))


def _american(word: str) -> str:
    return ENDING.sub(r"iz\2", get_american_spelling(word))


def _keeping_capitals(respelled: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    def replaced(match: re.Match[str]) -> str:
        word = match[0]
        other = respelled(word.lower())
        if word.lower() in (*ONE_SPELLING, other):
            return word
        return other.capitalize() if word[:1].isupper() else other

    return replaced
