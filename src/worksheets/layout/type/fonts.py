"""Typefaces: which glyphs a word is made of and how wide it is, by HarfBuzz shaping."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as harfbuzz

from worksheets.layout.type.font_files import LARGEST_FONT
from worksheets.memo import memo
from worksheets.model.files import read_file
from worksheets.model.page.page import Face

RIGHT_TO_LEFT_OVERRIDE = "\u202e"
"""Unicode's mark before a word that runs from right to left; authors cannot write it."""
SOFT_HYPHEN = "\u00ad"
_UNJOINED = {"liga": False, "clig": False, "calt": False}
"""The features without which letters that are spaced out, and those of code, form ligatures."""
PER_EM = 1000.0
"""Glyph advances are in thousandths of the type size, as PDF counts them."""


class Glyph(NamedTuple):
    """One shaped glyph: its number in the font, its advance, and the text it stands for.

    An accent may stand `shift` to the right of the pen and `rise` above the baseline. All lengths
    are in thousandths of the type size.
    """

    number: int
    advance: float
    text: str
    shift: float = 0.0
    rise: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Typeface:
    """A loaded font of one weight; lengths are in thousandths of the type size."""

    face: Face
    characters: frozenset[str]
    ascent: float
    descent: float
    font: "harfbuzz.Font"
    units: int

    def shape(self, word: str, *, right_to_left: bool = False) -> tuple[Glyph, ...]:
        """The glyphs of a word (or of a single space), kerned and with ligatures.

        They come in the order in which they stand from left to right.
        """
        return shaped(self, RIGHT_TO_LEFT_OVERRIDE + word if right_to_left else word)[0]

    def width(self, text: str, size: float) -> float:
        """The width in points of a text at a type size, spaces included."""
        shape = shaped.here()
        words = text.split(" ")
        total = sum([shape(self, word)[1] for word in words if word])
        if len(words) > 1:
            total += (len(words) - 1) * shape(self, " ")[1]
        return total * size / PER_EM


@memo(1 << 16)
def shaped(typeface: Typeface, word: str) -> tuple[tuple[Glyph, ...], float]:
    """The glyphs of a word and its width in thousandths of the type size.

    Without its memo, papers with new texts take 17 % longer.
    """
    glyphs = tuple(_shape(typeface, word))
    return glyphs, sum(glyph.advance for glyph in glyphs)


def _shape(typeface: Typeface, word: str) -> Sequence[Glyph]:
    buffer = harfbuzz.Buffer()
    right_to_left = word.startswith(RIGHT_TO_LEFT_OVERRIDE)
    word = word.removeprefix(RIGHT_TO_LEFT_OVERRIDE)
    buffer.add_str(word)
    buffer.guess_segment_properties()
    if right_to_left:
        buffer.direction = "rtl"
    buffer.cluster_level = harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    flags = harfbuzz.BufferFlags
    hyphen = SOFT_HYPHEN in word  # which is printed at the end of a line
    buffer.flags = flags.PRESERVE_DEFAULT_IGNORABLES if hyphen else flags.REMOVE_DEFAULT_IGNORABLES
    tracking = typeface.face.tracking
    unjoined = tracking or not typeface.face.ligatures
    harfbuzz.shape(typeface.font, buffer, _UNJOINED if unjoined else {})
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    scale = PER_EM / typeface.units
    starts = [info.cluster for info in infos]
    glyphs = []
    one_each = starts == list(range(len(word)))
    texts = (
        word
        if one_each
        else _glyph_texts(word, starts, right_to_left=str(buffer.direction) == "rtl")
    )
    for info, position, text in zip(infos, positions, texts, strict=True):
        advance, shift, rise = position.x_advance, position.x_offset, position.y_offset
        wide = advance * scale + (tracking if advance else 0)
        glyphs.append(Glyph(info.codepoint, wide, text, shift * scale, rise * scale))
    return glyphs


def _glyph_texts(word: str, starts: list[int], *, right_to_left: bool) -> list[str]:
    """The text of every glyph, from the index in the word where its cluster starts.

    Of several glyphs for one character, the first to be read has its text; invisible characters at
    the head of a word belong to its first glyph.
    """
    if not starts:
        return []
    first = min(starts)
    starts = [0 if start == first else start for start in starts]
    ends = [*starts[1:], len(word)]
    if any(start >= end for start, end in zip(starts, ends, strict=True)):
        ends = [
            min((other for other in starts if other > start), default=len(word)) for start in starts
        ]
    texts: list[str] = []
    before = -1
    pairs = zip(starts, ends, strict=True)
    for start, end in reversed(list(pairs)) if right_to_left else pairs:
        texts.append(word[start:end] if start != before else "")
        before = start
    return texts[::-1] if right_to_left else texts


@memo(64)
def load(face: Face) -> Typeface:
    """Read a font file; a variable font is set to the face's weight.

    Without its memo, copies with names take 78 % longer.
    """
    parsed = harfbuzz.Face(read_file(Path(face.path), LARGEST_FONT), face.index)
    font = harfbuzz.Font(parsed)
    if "fvar" in parsed.table_tags:
        font.set_variations({"wght": face.weight})
    extents = font.get_font_extents("ltr")
    scale = PER_EM / parsed.upem
    return Typeface(
        face=face,
        characters=frozenset(map(chr, parsed.unicodes)),
        ascent=extents.ascender * scale,
        descent=extents.descender * scale,
        font=font,
        units=parsed.upem,
    )


def coverage(face: Face) -> frozenset[str]:
    """The characters a font file has glyphs for."""
    data = read_file(Path(face.path), LARGEST_FONT)
    return frozenset(map(chr, harfbuzz.Face(data, face.index).unicodes))
