"""English words as they are spelled on the other side of the Atlantic; a marker accepts either."""

import re
from collections.abc import Callable, Iterator

from breame.spelling import get_american_spelling, get_british_spelling

ENDING = re.compile("i([sz])(ations?)$")
"""The ending that both spellings have of any word, such as Vietnamisation."""
ONE_SPELLING = ("improvisation", "improvisations")
"""Words with that ending whose letters are those of their stem."""


def spellings(text: str) -> Iterator[str]:
    """The words in the British and in the American spelling, where it is not the one they have."""
    for respelled in (_british, _american):
        other = re.sub(r"[^\W\d_]+", _keeping_capitals(respelled), text)
        if other != text:
            yield other


def _british(word: str) -> str:
    return _with_ending("s", get_british_spelling(word))


def _american(word: str) -> str:
    return _with_ending("z", get_american_spelling(word))


def _with_ending(letter: str, word: str) -> str:
    return word if word in ONE_SPELLING else ENDING.sub(rf"i{letter}\2", word)


def _keeping_capitals(respelled: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    def replaced(match: re.Match[str]) -> str:
        word = match[0]
        other = respelled(word.lower())
        if other == word.lower():
            return word
        return other.capitalize() if word[:1].isupper() else other

    return replaced
