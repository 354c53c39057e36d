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


class CharacterKind(Enum):
    """The kind of a character in a puzzle."""

    LETTER = "letter"
    SPACE = "space"
    HYPHEN = "hyphen"
    APOSTROPHE = "apostrophe"
    STOP = "stop"
    WRONG = "wrong"


def squares(text: str, language: str = ENGLISH) -> Squares:
    """The letters and digits of some words, each as it stands in its square."""
    return tuple(part for kind, part in _parts(text, language) if kind is CharacterKind.LETTER)


def capitals(text: str, language: str = ENGLISH) -> str:
    """The letters of some words in a line; nothing if one of their characters has no place in a
    puzzle."""
    parts = list(_parts(text, language))
    if any(kind is CharacterKind.WRONG for kind, _ in parts):
        return ""
    return "".join(part for kind, part in parts if kind is CharacterKind.LETTER)


def lengths(text: str, language: str = ENGLISH) -> str:
    """How many letters words have, with what stands between them: (6, 4), (4-5), (1’5)."""
    parts = list(_parts(text, language))
    pattern, count = "", 0
    for n, (kind, part) in enumerate(parts):
        if kind is CharacterKind.LETTER:
            count += 1
            continue
        pattern, count = f"{pattern}{count or ''}", 0
        between = 0 < n < len(parts) - 1 and all(
            parts[near][0] is CharacterKind.LETTER for near in (n - 1, n + 1)
        )
        if kind is CharacterKind.SPACE and pattern and not pattern.endswith(", "):
            pattern += ", "
        elif kind is CharacterKind.APOSTROPHE:
            pattern += "’"
        elif between and kind in (CharacterKind.HYPHEN, CharacterKind.STOP):
            pattern += "-" if kind is CharacterKind.HYPHEN else part
    return f"({pattern}{count or ''})".replace(", )", ")")


def wrong_words(
    words: Sequence[str], least: int, most: int, language: str
) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Words that cannot stand in squares: their number, what is wrong, and what would help."""
    leftward = False
    rightward = False
    for n, word in enumerate(words):
        wrong = [part for kind, part in _parts(word, language) if kind is CharacterKind.WRONG]
        count = len(squares(word, language))
        ways = _ways(word)
        if wrong:
            code = " ".join(f"U+{ord(character):04X}" for character in wrong[0])
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
    directions = {
        ways.get(unicodedata.bidirectional(character), "")
        for character in word
        if character.isalnum()
    } - {""}
    return {"L"} if directions == {"N"} else directions


def _parts(text: str, language: str) -> Iterator[tuple[CharacterKind, str]]:
    for cluster in _clusters(_capital(text.translate(UNSEEN), language)):
        yield _kind(cluster[0]), cluster


def _capital(text: str, language: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if language.partition("-")[0] in ("tr", "az"):
        text = text.translate(TURKISH)
    letters = (
        character
        if any(ord(character) in block for block in CAPITALS_UNUSED)
        else character.upper()
        for character in text
    )
    return unicodedata.normalize("NFC", "".join(letters))


def _clusters(text: str) -> Iterator[str]:
    """Letters with their marks; consonants that a virama joins are one, as in Devanagari."""
    start = 0
    for n in range(1, len(text)):
        mark = unicodedata.category(text[n])[0] == "M"
        joined = unicodedata.combining(text[n - 1]) == 9 and text[n].isalpha()
        if not mark and not joined:
            yield text[start:n]
            start = n
    if text:
        yield text[start:]


def _kind(character: str) -> CharacterKind:
    category = unicodedata.category(character)
    if character in APOSTROPHES:
        return CharacterKind.APOSTROPHE
    if category[0] == "L" or category in ("Nd", "Nl"):
        return CharacterKind.LETTER
    if character.isspace():
        return CharacterKind.SPACE
    if category == "Pd":
        return CharacterKind.HYPHEN
    return CharacterKind.STOP if character in STOPS else CharacterKind.WRONG
