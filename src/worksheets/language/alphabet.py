"""The alphabetical order that readers of a language expect, with numbers in it by their value."""

import re
import unicodedata
from collections.abc import Mapping
from typing import TypeAlias

Place: TypeAlias = tuple[tuple[tuple[int, int, str], ...], str, str]

LETTERS_AFTER: Mapping[str, tuple[str, ...]] = {
    "cs": ("cč", "rř", "sš", "zž"),
    "da": ("zæøå",),
    "es": ("nñ",),
    "et": ("zžõäöü",),
    "fi": ("zåäö",),
    "hr": ("cčć", "dđ", "sš", "zž"),
    "hu": ("oö", "uü"),
    "is": ("aá", "dð", "eé", "ií", "oó", "uú", "yý", "zþæö"),
    "lt": ("cč", "sš", "zž"),
    "lv": ("aā", "cč", "eē", "gģ", "iī", "kķ", "lļ", "nņ", "sš", "uū", "zž"),
    "nb": ("zæøå",),
    "nn": ("zæøå",),
    "no": ("zæøå",),
    "pl": ("aą", "cć", "eę", "lł", "nń", "oó", "sś", "zźż"),
    "ro": ("aăâ", "iî", "sș", "tț"),
    "ru": ("ий",),
    "sk": ("aä", "cč", "oô", "sš", "zž"),
    "sl": ("cč", "sš", "zž"),
    "sv": ("zåäö",),
    "tr": ("cç", "gğ", "hı", "oö", "sş", "uü"),
    "uk": ("гґ", "еє", "иіїй"),
}
"""By language, the letters that are letters of their own there, behind the one they follow."""
FOLDED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
"""Elsewhere these count as the letters they look like; Unicode does not take them apart."""
DIGITS = re.compile(r"(\d+)")
GROUPED = re.compile(r"(?<!\d)(\d{1,3})[ ,'’](?=\d{3}(?!\d))")
"""Where a number is cut into thousands."""


def alphabetical(words: str, language: str) -> Place:
    """What some words are put in order by: letters without accents, then with them.

    Spaces and hyphens come first, numbers by their value before letters; other marks count for
    nothing. It is the Unicode collation of these scripts, with the letters of the language.
    """
    plain = unicodedata.normalize("NFC", words)
    if language.partition("-")[0] in ("tr", "az"):
        plain = plain.replace("I", "ı").replace("İ", "i")
    plain = plain.casefold()
    after = _after(language.partition("-")[0])
    places: list[tuple[int, int, str]] = []
    for n, piece in enumerate(DIGITS.split(GROUPED.sub(r"\1", plain))):
        if n % 2:
            number = "".join(str(unicodedata.digit(one)) for one in piece).lstrip("0")
            places.append((1, len(number), number))
        else:
            for letter in piece:
                places += _places(letter, after)
    return tuple(places), unicodedata.normalize("NFD", plain), words


def _places(letter: str, after: Mapping[str, tuple[str, int]]) -> list[tuple[int, int, str]]:
    if letter in after:
        before, number = after[letter]
        return [(2, ord(before), chr(number))]
    if letter.isspace() or unicodedata.category(letter) == "Pd":
        return [(0, 0, "")]
    bare = unicodedata.normalize("NFD", letter.translate(FOLDED))
    return [(2, ord(one), "") for one in bare if one.isalpha()]


def _after(language: str) -> Mapping[str, tuple[str, int]]:
    return {
        letter: (group[0], n)
        for group in LETTERS_AFTER.get(language, ())
        for n, letter in enumerate(group[1:], 1)
    }
