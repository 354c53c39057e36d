"""Words as glyphs of a subset font; ReportLab shapes for fonts with codes of one octet only."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from reportlab.lib.rl_accel import fp_str

from worksheets.layout.type.fonts import LEFTWARD, PER_EM, Glyph, Typeface, load
from worksheets.memo import memo
from worksheets.model.page.page import Face

_UNSEEN = 0.05
"""Kerning of fewer thousandths of the type size than this is rounding."""
_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r"})
"""What cannot stand in a string; ReportLab writes four octets for each that is no letter, too."""
Words: TypeAlias = frozenset[tuple[str, str]]
"""Words with their face."""


class Typefaces:
    """The typefaces of a document by name, each loaded when it is first wanted; and the words, with
    their face, that are spelled out for whoever listens or copies.

    Those of the same faces are equal. ReportLab has one registry of fonts for the whole process, in
    which a file could depend on what was made before it.
    """

    def __init__(self, faces: tuple[Face, ...], spelled: Words = frozenset()) -> None:
        self.faces = faces
        self.spelled = spelled
        self._hash = hash((faces, spelled))
        self._loaded: dict[str, Typeface] = {}

    def __getitem__(self, name: str) -> Typeface:
        if name not in self._loaded:
            self._loaded[name] = load(next(face for face in self.faces if face.name == name))
        return self._loaded[name]

    def spelled_in(self, face: str) -> frozenset[str]:
        """The words of a face that are spelled out."""
        return frozenset(word for name, word in self.spelled if name == face)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        known = isinstance(other, Typefaces) and (other.faces, other.spelled)
        return known == (self.faces, self.spelled)


def width(typeface: Typeface, glyph: int) -> float:
    """The advance of a glyph before kerning, as the file states it."""
    advance: int = typeface.font.get_glyph_h_advance(glyph)
    return round(advance * PER_EM / typeface.units, 2)


class GlyphTables(NamedTuple):
    """What glyphs of a typeface stand for in every file, and those that every file has."""

    texts: Mapping[int, str]
    always: frozenset[int]


@memo(64)
def glyph_tables(typeface: Typeface) -> GlyphTables:
    """The tables of a typeface.

    A glyph stands for what it has in the words that every file has, or else for what the font maps
    to it: of several characters (Greek and increment delta) for the one with the lowest code.
    Without its memo, a paper with shuffled options takes a third longer.
    """
    always = [word for word in typeface.face.always if typeface.characters.issuperset(word)]
    common = [glyph for word in (" ", *always) for glyph in typeface.shape(word)]
    texts: dict[int, str] = {}
    for glyph in common:
        texts.setdefault(glyph.number, glyph.text)
    for character in sorted(typeface.characters):
        texts.setdefault(typeface.font.get_nominal_glyph(ord(character)), character)
    return GlyphTables(texts, frozenset(glyph.number for glyph in common))


class ShownWord(NamedTuple):
    """A word as the inside of a TJ array that is within a string at both ends; and the word itself,
    unless every file has its glyphs."""

    glyphs: str
    unusual: str


@memo(1 << 16)
def shown_word(typeface: Typeface, size: float, word: str, spelled: bool = False) -> ShownWord:
    """The glyphs of a word.

    Where the widths in the file do not add up to where the shaper puts a glyph, the array says by
    how much; a glyph raised from the baseline (an accent on a capital) leaves the array for that. A
    `spelled` word has its text beside it.

    Without its memo, a paper with shuffled options takes two thirds longer.
    """
    glyphs = typeface.shape(word) if word else ()
    inside = _positioned(typeface, size, glyphs)
    if spelled:
        actual = word.removeprefix(LEFTWARD).encode("utf-16-be").hex()
        inside = f")]TJ /Span<</ActualText<FEFF{actual}>>>BDC[({inside})]TJ EMC[("
    texts, always = glyph_tables(typeface)
    usual = all(g.number in always and texts[g.number] == g.text for g in glyphs)
    return ShownWord(inside, "" if usual else word)


def _positioned(typeface: Typeface, size: float, glyphs: Sequence[Glyph]) -> str:
    parts: list[str] = []
    back = rise = 0.0
    for glyph in (*glyphs, None):
        shift, raised = (glyph.shift, glyph.rise) if glyph else (0.0, 0.0)
        back -= shift
        if abs(back) >= _UNSEEN:
            parts.append(f"){fp_str(round(back, 2))}(")
            back = 0.0
        if raised != rise:
            rise = raised
            parts.append(f")]TJ {fp_str(round(rise * size / PER_EM, 2))} Ts[(")
        if glyph:
            if not glyph.number:
                raise ValueError(f"face {typeface.face.name!r} has no glyph for {glyph.text!r}")
            parts.append(glyph.number.to_bytes(2, "big").decode("latin-1").translate(_ESCAPED))
            back += width(typeface, glyph.number) + glyph.shift - glyph.advance
    return "".join(parts)
