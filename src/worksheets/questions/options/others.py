"""Options that speak of the others: they stand behind them, and some name them by letters."""

import re
from collections.abc import Sequence

from worksheets.model.paper.content import Inlines
from worksheets.model.paper.lettering import LETTERS
from worksheets.questions.options.in_line import in_line
from worksheets.questions.options.wordings import BEGINNINGS, WORDINGS, Wording

WORD = re.compile(r"\([a-z]\)|[^\W_]+|[&+]")
NAMED = re.compile(r"\b(both|neither|only|either)\b.*\b[A-H]\b (and|or|nor) [A-H]\b", re.IGNORECASE)
AND = frozenset(
    [
        "and",
        "or",
        "nor",
        "und",
        "oder",
        "noch",
        "et",
        "ou",
        "ni",
        "y",
        "o",
        "e",
        "u",
        "i",
        "lub",
        "oraz",
        "och",
        "eller",
        "en",
        "of",
        "og",
        "ve",
        "a",
        "и",
        "или",
        "&",
        "+",
    ]
)


BEGIN = frozenset[str]().union(
    *(wording.all_or_none | wording.some for wording in WORDINGS.values()),
    *({phrase.partition(" ")[0] for phrase in wording.alone} for wording in WORDINGS.values()),
)
"""What any of these options begins with, but for letters."""
KNOWN = AND.union(*(wording.vocabulary for wording in WORDINGS.values()))


def speaks_of_others(option: Inlines, language: str, count: int) -> bool:
    """Whether an option of so many says something of all, some or none of them."""
    line = in_line(option)
    if line.casefold().startswith(BEGINNINGS):
        return True
    listed = WORD.findall(line)
    words = [word.casefold() for word in listed]
    mine = language.partition("-")[0]
    if words and words[0] in BEGIN:
        for name, wording in WORDINGS.items():
            if (len(words) > 1 or name in ("en", mine)) and _speaks(words, wording):
                return True
    return _names_letters(line, listed, count)


def _speaks(words: Sequence[str], wording: Wording) -> bool:
    first, phrase = words[0], " ".join(words)
    if phrase in wording.alone:
        return True
    all_or_none = first in wording.all_or_none
    if all_or_none and any(other in f" {phrase} " for other in wording.others):
        return True
    if not wording.vocabulary.issuperset(words):
        return False
    return all_or_none or (first in wording.some and not wording.answers.isdisjoint(words[1:]))


def names_letters(option: Inlines, count: int) -> bool:
    """Whether an option of so many names others by their letters: 'both A and C', 'only (b)'."""
    line = in_line(option)
    return _names_letters(line, WORD.findall(line), count)


def _names_letters(line: str, listed: Sequence[str], count: int) -> bool:
    letters = [word for word in listed if word in LETTERS or word.startswith("(")]
    if len(letters) > 1 and NAMED.search(line):
        return True
    there = LETTERS[:count]
    if not letters or any(word.strip("()").upper() not in there for word in letters):
        return False
    others = [word.casefold() for word in listed if word not in letters]
    if not others or not KNOWN.issuperset(others):
        return False
    joined = len(letters) > 1 and not AND.isdisjoint(others)
    return any(
        (wording.vocabulary | AND).issuperset(others)
        and (joined or others[0] in wording.some | wording.answers)
        for wording in WORDINGS.values()
    )
