"""Where lines may end within a word: between Chinese or Japanese characters, but not before a full
stop, and wherever an author of Thai, Khmer or long addresses has put a space of no width."""

import re
from itertools import pairwise

CHARACTERS = re.compile(
    "[\u2e80-\u2fdf\u3001-\u30ff\u3130-\u318f\u31f0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uffef"
    "\U00020000-\U0003ffff]"
)
"""Ideographs, kana and their punctuation; Korean words are kept whole."""
OPPORTUNITY = "\u200b"
"""A space of no width, at which a line may end."""
NEVER_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〙〗〟｠»％‰℃"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ,.:;?!)]}…‥%"
)
NEVER_LAST = frozenset("‘“（〔［｛〈《「『【〘〖〝｟«([{￥＄£")


def parts(words: str) -> list[str]:
    """A word cut at every place where a line may end within it."""
    if OPPORTUNITY in words:
        return [part for stretch in words.split(OPPORTUNITY) if stretch for part in parts(stretch)]
    if CHARACTERS.search(words) is None:
        return [words]
    found = [words[0]]
    for last, letter in pairwise(words):
        near = CHARACTERS.match(last) or CHARACTERS.match(letter)
        if near and letter not in NEVER_FIRST and last not in NEVER_LAST:
            found.append(letter)
        else:
            found[-1] += letter
    return found
