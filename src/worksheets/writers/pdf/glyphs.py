"""Words as glyphs of a subset font; ReportLab shapes for fonts with codes of one octet only."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from reportlab.lib.rl_accel import fp_str

from worksheets.layout.type.fonts import PER_EM, RIGHT_TO_LEFT_OVERRIDE, Glyph, Typeface, load
from worksheets.memo import memo
from worksheets.model.page.page import Face

_INVISIBLE = 0.05
"""Kerning of fewer thousandths of the type size than this is rounding."""
_NO_TEXT = "\u200b"
"""The text of a glyph that stands for no character of its own; every glyph must have some."""
_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r"})
"""What cannot stand in a string; ReportLab escapes every octet beyond ASCII, too."""
Words: TypeAlias = frozenset[tuple[str, str]]
"""Words, each behind its face."""
GlyphTexts: TypeAlias = tuple[tuple[int, str], ...]
"""Glyphs of a typeface in order, each with the text that it has in a file."""


class Typefaces:
    """The typefaces of a document by name, each loaded when it is first asked for; and the words
    that are `spelled` out, as ActualText, for whoever listens or copies.

    With equal faces and words they are equal. ReportLab has one registry of fonts for the whole
    process, in which a file could depend on those made before it.
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
        return isinstance(other, Typefaces) and (self.faces, self.spelled) == (
            other.faces,
            other.spelled,
        )


def width(typeface: Typeface, glyph: int) -> float:
    """The advance of a glyph before kerning, as the file states it."""
    advance: int = typeface.font.get_glyph_h_advance(glyph)
    return round(advance * PER_EM / typeface.units, 2)


class GlyphTables(NamedTuple):
    """The usual texts of a typeface's glyphs, and the glyphs that every file has."""

    texts: Mapping[int, str]
    always: frozenset[int]


@memo(64)
def glyph_tables(typeface: Typeface) -> GlyphTables:
    """The tables of a typeface.

    A glyph stands for its text in the words that every file has, or else for the character that the
    font maps to it: of several (Greek and increment delta) the one with the lowest code.
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


def glyph_texts(typeface: Typeface, words: Iterable[str]) -> GlyphTexts:
    """The text of every glyph of some words, and of those that every file has.

    One that stands for several texts (Greek and increment delta) has the text that the font maps to
    it, if that is among them, or else the first.
    """
    mapped, always = glyph_tables(typeface)
    used: dict[int, set[str]] = {}
    for word in filter(None, words):
        for glyph in typeface.shape(word):
            used.setdefault(glyph.number, set()).add(glyph.text)
    chosen = {
        glyph: mapped[glyph] if mapped.get(glyph) in texts else min(texts - {""}, default=_NO_TEXT)
        for glyph, texts in used.items()
    }
    return tuple(sorted((chosen | {glyph: mapped[glyph] for glyph in always}).items()))


def misread(typefaces: Typefaces, words: Words, glyphs: Iterable[tuple[str, GlyphTexts]]) -> Words:
    """Those words that would be read as other text in a file whose glyphs have these texts."""
    texts = {face: dict(of_face) for face, of_face in glyphs}
    return frozenset(
        (face, word)
        for face, word in words
        if word
        and any(texts[face][glyph.number] != glyph.text for glyph in typefaces[face].shape(word))
    )


class ShownWord(NamedTuple):
    """A word as the inside of a TJ array that begins and ends within a string; and the word itself,
    unless every file has its glyphs (then it is "")."""

    glyphs: str
    unusual: str


@memo(1 << 16)
def shown_word(typeface: Typeface, size: float, word: str, spelled: bool = False) -> ShownWord:
    """The glyphs of a word at a type size.

    Where the shaper puts a glyph elsewhere than the widths in the file come to, the array has the
    difference; a glyph raised from the baseline (an accent on a capital) is in an array of its own.
    A `spelled` word has its text as ActualText.

    Without its memo, a paper with shuffled options takes two thirds longer.
    """
    glyphs = typeface.shape(word) if word else ()
    inside = _positioned(typeface, size, glyphs)
    if spelled:
        actual = word.removeprefix(RIGHT_TO_LEFT_OVERRIDE).encode("utf-16-be").hex()
        inside = f")]TJ /Span<</ActualText<FEFF{actual}>>>BDC[({inside})]TJ EMC[("
    texts, always = glyph_tables(typeface)
    usual = all(g.number in always and texts[g.number] == g.text for g in glyphs)
    return ShownWord(inside, "" if usual else word)


def _positioned(typeface: Typeface, size: float, glyphs: Sequence[Glyph]) -> str:
    """Glyphs in the strings of a TJ array, with the differences between them in thousandths."""
    parts: list[str] = []
    back = rise = 0.0
    for glyph in (*glyphs, None):
        shift, raised = (glyph.shift, glyph.rise) if glyph else (0.0, 0.0)
        back -= shift
        if abs(back) >= _INVISIBLE:
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
