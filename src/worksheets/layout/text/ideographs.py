"""Where lines may end within a word: between Chinese or Japanese characters, but not before a full
stop, and wherever an author of Thai, Khmer or long addresses has put a space of no width."""

import re
from itertools import pairwise

CHARACTERS = re.compile(
    "[\u2e80-\u2fdf\u3001-\u30ff\u3130-\u318f\u31f0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uffef"
    "\U00020000-\U0003ffff]"
)
"""Ideographs, kana and their punctuation; lines do not end within Korean words."""
OPPORTUNITY = "\u200b"
"""A space of no width, at which a line may end."""
NEVER_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〙〗〟｠»％‰℃"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ,.:;?!)]}…‥%"
)
NEVER_LAST = frozenset("‘“（〔［｛〈《「『【〘〖〝｟«([{￥＄£")


def breakable_parts(text: str) -> list[str]:
    """A word cut at every place where a line may end within it."""
    if OPPORTUNITY in text:
        return [
            part
            for stretch in text.split(OPPORTUNITY)
            if stretch
            for part in breakable_parts(stretch)
        ]
    if CHARACTERS.search(text) is None:
        return [text]
    parts = [text[0]]
    for before, letter in pairwise(text):
        is_ideograph = CHARACTERS.match(before) or CHARACTERS.match(letter)
        if is_ideograph and letter not in NEVER_FIRST and before not in NEVER_LAST:
            parts.append(letter)
        else:
            parts[-1] += letter
    return parts
