"""How hard a text is to read, by the formula of its language.

English: the grade of Flesch and Kincaid (1975), in years of school. German: the reading ease of
Amstad (1978); French: that of Kandel and Moles (1958): from 100, very easy, to 0, very hard.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

SENTENCE = re.compile(r"[.?!:;]+(?:\s|$)|\n")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
VOWELS = re.compile(r"[aeiouyäöüàâéèêëîïôùûœæ]+")
SILENT: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"(?<![aeiouyl])e$|(?<=[aeiouy]l)e$|(?<![aeiouydt])ed$"),
    "fr": re.compile(r"(?<=[^aeiouyéè])(?:e|es|ent)$"),
}
"""Endings with a vowel that nobody says."""
FEWEST_WORDS = 100
"""Fewer words say nothing about a text: all three formulas were made for samples of a hundred."""


class Readability(NamedTuple):
    """The number that a formula comes to, and whether a text of that number is `hard`."""

    number: float
    hard: bool


def readability(text: str, language: str) -> Readability | None:
    """How hard a text is; None if it is short, or if there is no formula for its language.

    A text is hard from grade 13 on, the first year at a university, or below an ease of 30.
    """
    tag = language.partition("-")[0]
    words = WORD.findall(text.casefold())
    if tag not in _FORMULAS or len(words) < FEWEST_WORDS:
        return None
    sentences = [each for each in SENTENCE.split(text) if WORD.search(each)]
    in_sentence = len(words) / len(sentences)
    in_word = sum(_syllables(word, tag) for word in words) / len(words)
    return _FORMULAS[tag](in_sentence, in_word)


def _syllables(word: str, tag: str) -> int:
    silent = SILENT.get(tag)
    return max(1, len(VOWELS.findall(silent.sub("", word) if silent else word)))


def _flesch_kincaid(words: float, syllables: float) -> Readability:
    grade = 0.39 * words + 11.8 * syllables - 15.59
    return Readability(grade, grade >= 13)


def _amstad(words: float, syllables: float) -> Readability:
    ease = 180 - words - 58.5 * syllables
    return Readability(ease, ease < 30)


def _kandel_moles(words: float, syllables: float) -> Readability:
    ease = 207 - 1.015 * words - 73.6 * syllables
    return Readability(ease, ease < 30)


_FORMULAS: Mapping[str, Callable[[float, float], Readability]] = {
    "en": _flesch_kincaid,
    "de": _amstad,
    "fr": _kandel_moles,
}
