"""Words as they stand in the squares of a puzzle: a square for every letter and every digit.

Letters are capitals and keep their accents, as their language has them: É has one square and is no
E, ß is SS. A letter with marks that make no character of their own is one square, too. Spaces,
hyphens, apostrophes and full stops have no square; the clue of a crossword shows them. Whatever
else there is (symbols, fractions, marks without a letter) has no place in a puzzle.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TypeAlias

from worksheets.model.diagnostics import plural
from worksheets.model.question import ENGLISH

Squares: TypeAlias = tuple[str, ...]
"""The letters of a word, each as it stands in its square."""

APOSTROPHES = frozenset("'’‘ʼʻʹʽ′`´׳")
STOPS = frozenset('.,;:!?¡¿·…"“”„«»‹›()[]״؟،؛।、。・‧')
UNSEEN = dict.fromkeys(
    [0xAD, 0x640, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF]
)
"""Soft hyphens, joiners, marks of direction and the long stroke of Arabic."""
TURKISH = str.maketrans({"i": "İ", "ı": "I"})
CAPITALS_UNUSED = (range(0x250, 0x2B0), range(0x10D0, 0x1100))
"""Phonetic and Georgian letters, which are not written as capitals."""


class Part(Enum):
    """What a part of a word is in a puzzle."""

    LETTER = "letter"
    SPACE = "space"
    HYPHEN = "hyphen"
    APOSTROPHE = "apostrophe"
    STOP = "stop"
    WRONG = "wrong"


def squares(words: str, language: str = ENGLISH) -> Squares:
    """The letters and digits of some words, each as it stands in its square."""
    return tuple(part for kind, part in _parts(words, language) if kind is Part.LETTER)


def capitals(words: str, language: str = ENGLISH) -> str:
    """The letters of some words in a line; nothing if one of their characters has no place in a
    puzzle."""
    parts = list(_parts(words, language))
    if any(kind is Part.WRONG for kind, _ in parts):
        return ""
    return "".join(part for kind, part in parts if kind is Part.LETTER)


def lengths(words: str, language: str = ENGLISH) -> str:
    """How many letters words have, with what stands between them: (6, 4), (4-5), (1’5)."""
    parts = list(_parts(words, language))
    found, count = "", 0
    for n, (kind, part) in enumerate(parts):
        if kind is Part.LETTER:
            count += 1
            continue
        found, count = f"{found}{count or ''}", 0
        between = 0 < n < len(parts) - 1 and all(
            parts[near][0] is Part.LETTER for near in (n - 1, n + 1)
        )
        if kind is Part.SPACE and found and not found.endswith(", "):
            found += ", "
        elif kind is Part.APOSTROPHE:
            found += "’"
        elif between and kind in (Part.HYPHEN, Part.STOP):
            found += "-" if kind is Part.HYPHEN else part
    return f"({found}{count or ''})".replace(", )", ")")


def wrong_words(
    words: Sequence[str], least: int, most: int, language: str
) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Words that cannot stand in squares: their number, what is wrong, and what would help."""
    leftward = False
    rightward = False
    for n, word in enumerate(words):
        wrong = [part for kind, part in _parts(word, language) if kind is Part.WRONG]
        count = len(squares(word, language))
        ways = _ways(word)
        if wrong:
            code = " ".join(f"U+{ord(one):04X}" for one in wrong[0])
            message = f"'{wrong[0]}' ({code}) in '{word}' has no place in a puzzle"
            yield n, message, ("use letters and digits, or say it in words",)
        elif not least <= count <= most:
            message = f"'{word}' has {plural(count, 'letter')}"
            yield n, message, (f"{least} to {most} are possible",)
        elif "R" in ways and (len(ways) > 1 or (n and rightward)):
            message = f"'{word}' runs to the left, and other letters or digits to the right"
            yield n, message, ("use words of one script in a puzzle",)
        elif "L" in ways and leftward:
            message = f"'{word}' runs to the right, and other words to the left"
            yield n, message, ("use words of one script in a puzzle",)
        leftward, rightward = leftward or "R" in ways, rightward or "L" in ways


def runs_left(words: Sequence[str]) -> bool:
    """Whether words are written from right to left, as Arabic and Hebrew ones are."""
    return any("R" in _ways(word) for word in words)


def _ways(word: str) -> set[str]:
    """The directions of the letters and digits of a word: L, R, and N for digits."""
    ways = {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N"}
    found = {ways.get(unicodedata.bidirectional(one), "") for one in word if one.isalnum()} - {""}
    return {"L"} if found == {"N"} else found


def _parts(words: str, language: str) -> Iterator[tuple[Part, str]]:
    for cluster in _clusters(_capital(words.translate(UNSEEN), language)):
        yield _kind(cluster[0]), cluster


def _capital(words: str, language: str) -> str:
    words = unicodedata.normalize("NFC", words)
    if language.partition("-")[0] in ("tr", "az"):
        words = words.translate(TURKISH)
    letters = (
        one if any(ord(one) in block for block in CAPITALS_UNUSED) else one.upper() for one in words
    )
    return unicodedata.normalize("NFC", "".join(letters))


def _clusters(words: str) -> Iterator[str]:
    """Letters with their marks; consonants that a virama joins are one, as in Devanagari."""
    start = 0
    for n in range(1, len(words)):
        mark = unicodedata.category(words[n])[0] == "M"
        joined = unicodedata.combining(words[n - 1]) == 9 and words[n].isalpha()
        if not mark and not joined:
            yield words[start:n]
            start = n
    if words:
        yield words[start:]


def _kind(character: str) -> Part:
    category = unicodedata.category(character)
    if character in APOSTROPHES:
        return Part.APOSTROPHE
    if category[0] == "L" or category in ("Nd", "Nl"):
        return Part.LETTER
    if character.isspace():
        return Part.SPACE
    if category == "Pd":
        return Part.HYPHEN
    return Part.STOP if character in STOPS else Part.WRONG
