"""Words as glyphs in a content stream, placed where the shaper puts them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from worksheets.layout.type.fonts import LEFTWARD, PER_EM, Glyph, Typeface
from worksheets.writers.pdf.spoken import width
from worksheets.writers.pdf.syntax import escaped, number, text

NONE: frozenset[int] = frozenset()

_UNSEEN = 0.05
"""Kerning of fewer thousandths of the type size than this is rounding."""


@lru_cache(maxsize=1 << 16)
def piece(typeface: Typeface, size: float, word: str, odd: frozenset[int] = NONE) -> bytes:
    """A word as the inside of a TJ array that is within a string at both ends.

    Where the widths in the file do not add up to where the shaper puts a glyph, the array says by
    how much; a glyph raised from the baseline (an accent on a capital) leaves the array for that.
    Glyphs that would say something else, the `odd` ones, are spelled out for whoever copies.
    """
    if odd:
        return _spelled(typeface, size, word, odd)
    parts, back = _placed(typeface, size, typeface.shape(word) if word else (), 0.0)
    if abs(back) >= _UNSEEN:
        parts.append(b")%b(" % number(back))
    return b"".join(parts)


def _placed(
    typeface: Typeface, size: float, glyphs: Sequence[Glyph], back: float
) -> tuple[list[bytes], float]:
    """Glyphs with what moves the pen between them, and how far it must go back after them."""
    parts: list[bytes] = []
    rise = 0.0
    for glyph in glyphs:
        if not glyph.number:
            raise ValueError(f"face {typeface.face.name!r} has no glyph for {glyph.text!r}")
        back -= glyph.shift
        if abs(back) >= _UNSEEN:
            parts.append(b")%b(" % number(back))
            back = 0.0
        if glyph.rise != rise:
            rise = glyph.rise
            parts.append(_raised(rise, size))
        code, wide = _coded(typeface, glyph.number)
        parts.append(code)
        back += wide + glyph.shift - glyph.advance
    if rise:
        parts.append(_raised(0.0, size))
    return parts, back


def _spelled(typeface: Typeface, size: float, word: str, odd: frozenset[int]) -> bytes:
    """A word, letter by letter, with the text of those that their glyphs do not say."""
    parts: list[bytes] = []
    back = 0.0
    leftward = word.startswith(LEFTWARD)
    for glyphs in _letters(typeface.shape(word), leftward=leftward):
        inside, back = _placed(typeface, size, glyphs, back)
        if odd.isdisjoint(glyph.number for glyph in glyphs):
            parts += inside
            continue
        said = "".join(glyph.text for glyph in glyphs)
        parts += (b")]TJ /Span<</ActualText%b>>BDC[(" % text(said), *inside, b")]TJ EMC[(")
    if abs(back) >= _UNSEEN:
        parts.append(b")%b(" % number(back))
    return b"".join(parts)


def _letters(glyphs: Sequence[Glyph], *, leftward: bool) -> Iterator[Sequence[Glyph]]:
    """Glyphs from left to right, those of one letter together: one of them has its text."""
    start = 0
    for n, glyph in enumerate(glyphs):
        begins = glyphs[n - 1].text if leftward else glyph.text
        if n and begins:
            yield glyphs[start:n]
            start = n
    if glyphs:
        yield glyphs[start:]


@lru_cache(maxsize=1 << 14)
def _coded(typeface: Typeface, glyph: int) -> tuple[bytes, float]:
    """A glyph inside a string, and its width as the file states it."""
    return escaped(glyph.to_bytes(2, "big")), width(typeface, glyph)


def _raised(rise: float, size: float) -> bytes:
    return b")]TJ %b Ts[(" % number(rise * size / PER_EM)
