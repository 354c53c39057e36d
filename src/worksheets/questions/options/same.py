"""Whether two options are one answer."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from worksheets.model.paper.content import Inlines, plain
from worksheets.questions.options.in_line import in_line
from worksheets.questions.options.numbers import value_of

LONG = 3
"""Letters of a word; an option without one is a symbol, as Co, CO and N are."""
MARKS = str.maketrans(dict.fromkeys("‘’ʼ`´", "'") | dict.fromkeys("“”„«»", '"'))
DASHES = re.compile("[\u2010-\u2015\u2212]")


class Repeated(NamedTuple):
    """An entry by its place, and an earlier one that says the same."""

    number: int
    wording: str
    earlier: str


def repeated(
    entries: Iterable[Inlines], language: str = "", *, by_value: bool = False
) -> Iterator[Repeated]:
    """Entries that say the same as an earlier one; `by_value` 0.5 and ½ do."""
    seen: dict[object, Inlines] = {}
    for n, entry in enumerate(entries):
        key = (value_of(entry, language) if by_value else None) or normalised(entry)
        if key in seen:
            yield Repeated(n, plain(entry), plain(seen[key]))
        seen.setdefault(key, entry)


def normalised(content: Inlines) -> str:
    """Content as a text to compare by: the same for 'The Yalu.' and 'the Yalu'.

    The first letter of a word may be a capital, and so may all of a long word's; elsewhere capitals
    count, for CO is not Co. Superscripts and subscripts stay such.
    """
    line = DASHES.sub("-", in_line(content).translate(MARKS))
    line = line.rstrip(" .") or line
    words = line.split()
    if not any(len(word) >= LONG and word.isalpha() for word in words):
        return line
    shouted = line.isupper() and any(map(_is_long, words))
    return " ".join(word.lower() if shouted else _folded(word) for word in words)


def _folded(word: str) -> str:
    return word.lower() if word.isupper() and _is_long(word) else word[:1].lower() + word[1:]


def _is_long(word: str) -> bool:
    return len(word) > LONG and word.isalpha()
