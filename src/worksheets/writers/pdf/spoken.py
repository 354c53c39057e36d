"""What glyphs say to whoever listens, searches or copies: the text that each one stands for."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from worksheets.layout.type.fonts import LEFTWARD, PER_EM, Typeface

Misread: TypeAlias = Mapping[str, frozenset[int]]
"""Words that their glyphs would not say, with the glyphs that say something else."""
NOTHING: Misread = MappingProxyType({})

_NO_TEXT = "\u200b"
"""What a glyph says that stands for no character of its own; every glyph must say something."""


def width(typeface: Typeface, glyph: int) -> float:
    """The advance of a glyph before kerning, as the file states it."""
    advance: int = typeface.font.get_glyph_h_advance(glyph)
    return round(advance * PER_EM / typeface.units, 2)


@lru_cache(maxsize=256)
def texts(typeface: Typeface, words: frozenset[str]) -> Mapping[int, str]:
    """Every glyph of some words, of the space and of what is always embedded, with its text.

    A font may draw several characters with one glyph (Greek and increment delta, brackets that face
    the other way); such a glyph says the character that the font maps to it, if that is among
    them, and else the one with the lowest code, whatever order the words come in.
    """
    found: dict[int, set[str]] = {}
    for word in (" ", *_always(typeface), *words):
        for glyph in typeface.shape(word) if word else ():
            found.setdefault(glyph.number, set()).add(glyph.text)
    simple = all(len(said) == 1 and "" not in said for said in found.values())
    own = {} if simple else _own_characters(typeface)
    return {
        glyph: (own[glyph] if own.get(glyph) in said else min(said - {""}, default=""))
        or own.get(glyph, _NO_TEXT)
        for glyph, said in sorted(found.items())
    }


@lru_cache(maxsize=64)
def _always(typeface: Typeface) -> tuple[str, ...]:
    """What is embedded in every file: what the face asks for, as far as the font has it.

    A character with a glyph that is another one's first is left out, for it may say either.
    """
    wanted = [word for word in typeface.face.always if typeface.characters.issuperset(word)]
    own = _own_characters(typeface) if wanted else {}
    return tuple(
        word
        for word in wanted
        if all(own.get(glyph.number, glyph.text) == glyph.text for glyph in typeface.shape(word))
    )


@lru_cache(maxsize=1 << 14)
def unfamiliar(typeface: Typeface, text: str, leftward: bool) -> frozenset[str]:
    """Words of a run that not every file has the glyphs of, or that its glyphs would not say."""
    turned = leftward * LEFTWARD
    words = {turned + word for word in text.split(" ") if word}
    return frozenset(word for word in words if not _familiar(typeface, word))


@lru_cache(maxsize=1 << 16)
def _familiar(typeface: Typeface, word: str) -> bool:
    """Whether a word has only glyphs that every file has, and that say what it says."""
    known = texts(typeface, frozenset())
    return all(known.get(glyph.number) == glyph.text for glyph in typeface.shape(word))


def _own_characters(typeface: Typeface) -> Mapping[int, str]:
    """The character that the font maps to each glyph; of several the one with the lowest code."""
    found: dict[int, str] = {}
    for one in sorted(typeface.characters):
        found.setdefault(typeface.font.get_nominal_glyph(ord(one)), one)
    return found


@lru_cache(maxsize=256)
def misread(typeface: Typeface, words: frozenset[str]) -> Misread:
    """Words among these that their glyphs would not say in a file that has them all."""
    said = texts(typeface, words)
    found: dict[str, frozenset[int]] = {}
    for word in words:
        glyphs = typeface.shape(word) if word and not word.isascii() else ()
        wrong = frozenset(glyph.number for glyph in glyphs if said[glyph.number] != glyph.text)
        if wrong:
            found[word] = wrong
    return found
