"""The letters among which words are hidden, and words that must not come about by chance."""

import unicodedata
from collections.abc import Iterable
from string import ascii_uppercase

from worksheets.questions.puzzles.squares import Squares

SCRIPTS = {
    "LATIN": ascii_uppercase,
    "GREEK": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
    "CYRILLIC": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШ",
    "HEBREW": "אבגדהוזחטיכלמנסעפצקרשת",
    "ARABIC": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}
"""The letters that all languages of a script have, by its name in Unicode."""
RUDE = (
    "ANUS ARSE ARSCH ASS BITCH CHINK CLIT COCK COON CRAP CUM CUNT DAMN DICK DYKE FAG "
    "FANNY FICK FOTZE FUCK FUK HELL HOMO HORNY HURE JEW KIKE KILL KKK MERDE NAZI NIGGA "
    "NIGGER PAKI PENIS PISS POOF PORN PRICK PUSSY PUTA PUTE RAPE SEMEN SEX SHIT SLAG SLUT "
    "SPIC TIT TITS TURD TWAT VAGINA WANK WHORE WOG"
)
"""Words that no school wants to find in what it prints."""


def alphabet(words: Iterable[Squares]) -> tuple[str, ...]:
    """The letters of the scripts of some words, then what else the words have in their squares."""
    used = {letter for word in words for letter in word}
    names = {unicodedata.name(letter[0], "").partition(" ")[0] for letter in used}
    common = "".join(letters for name, letters in SCRIPTS.items() if name in names)
    return (*common, *sorted(used.difference(common)))
