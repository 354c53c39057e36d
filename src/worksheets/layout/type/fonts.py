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

LEFTWARD = "\u202e"
"""Before a word it says that the word runs from right to left; authors cannot write it."""
SOFT_HYPHEN = "\u00ad"
_UNJOINED = {"liga": False, "clig": False, "calt": False}
"""What keeps letters apart that are spaced out, and the characters of code."""
PER_EM = 1000.0
"""Glyph advances are in thousandths of the type size, as PDF counts them."""


class Glyph(NamedTuple):
    """One shaped glyph: its number in the font, its advance, and the text it stands for.

    An accent may be drawn off the pen's place: `shift` to the right and `rise` above the baseline.
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
    data: bytes
    characters: frozenset[str]
    ascent: float
    descent: float
    font: "harfbuzz.Font"
    units: int

    def shape(self, word: str, *, leftward: bool = False) -> tuple[Glyph, ...]:
        """The glyphs of a word (or of a single space), kerned and with ligatures.

        They come in the order in which they stand from left to right.
        """
        return shaped(self, LEFTWARD + word if leftward else word)[0]

    def width(self, words: str, size: float) -> float:
        """The width in points of some words at a type size, spaces included."""
        shape = shaped.here()
        pieces = words.split(" ")
        total = sum([shape(self, piece)[1] for piece in pieces if piece])
        if len(pieces) > 1:
            total += (len(pieces) - 1) * shape(self, " ")[1]
        return total * size / PER_EM


@memo(1 << 16)
def shaped(typeface: Typeface, word: str) -> tuple[tuple[Glyph, ...], float]:
    """The glyphs of a word and its width in thousandths of the type size."""
    glyphs = tuple(_shape(typeface, word))
    return glyphs, sum(glyph.advance for glyph in glyphs)


def _shape(typeface: Typeface, word: str) -> Sequence[Glyph]:
    buffer = harfbuzz.Buffer()
    leftward = word.startswith(LEFTWARD)
    word = word.removeprefix(LEFTWARD)
    buffer.add_str(word)
    buffer.guess_segment_properties()
    if leftward:
        buffer.direction = "rtl"
    buffer.cluster_level = harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    flags = harfbuzz.BufferFlags
    kept = SOFT_HYPHEN in word  # one that stands at the end of a line is printed
    buffer.flags = flags.PRESERVE_DEFAULT_IGNORABLES if kept else flags.REMOVE_DEFAULT_IGNORABLES
    tracking = typeface.face.tracking
    plain = tracking or not typeface.face.ligatures
    harfbuzz.shape(typeface.font, buffer, _UNJOINED if plain else {})
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    scale = PER_EM / typeface.units
    starts = [info.cluster for info in infos]
    glyphs = []
    alone = starts == list(range(len(word)))
    said = word if alone else _said(word, starts, leftward=str(buffer.direction) == "rtl")
    for info, position, text in zip(infos, positions, said, strict=True):
        advance, shift, rise = position.x_advance, position.x_offset, position.y_offset
        wide = advance * scale + (tracking if advance else 0)
        glyphs.append(Glyph(info.codepoint, wide, text, shift * scale, rise * scale))
    return glyphs


def _said(word: str, starts: list[int], *, leftward: bool) -> list[str]:
    """The text of every glyph; of several that draw one character, the first to be read has it.

    What is invisible at the head of a word belongs to its first glyph.
    """
    if not starts:
        return []
    least = min(starts)
    starts = [0 if start == least else start for start in starts]
    ends = [*starts[1:], len(word)]
    if any(start >= end for start, end in zip(starts, ends, strict=True)):
        ends = [min((s for s in starts if s > start), default=len(word)) for start in starts]
    found: list[str] = []
    before = -1
    pairs = zip(starts, ends, strict=True)
    for start, end in reversed(list(pairs)) if leftward else pairs:
        found.append(word[start:end] if start != before else "")
        before = start
    return found[::-1] if leftward else found


@memo(64)
def load(face: Face) -> Typeface:
    """Read a font file once a process; a variable font is pinned to the face's weight."""
    data = read_file(Path(face.path), LARGEST_FONT)
    parsed = harfbuzz.Face(data, face.index)
    if "fvar" in parsed.table_tags:
        data = _instance(parsed, face.weight)
        parsed = harfbuzz.Face(data)
    font = harfbuzz.Font(parsed)
    extents = font.get_font_extents("ltr")
    scale = PER_EM / parsed.upem
    return Typeface(
        face=face,
        data=data,
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


def _instance(parsed: "harfbuzz.Face", weight: int) -> bytes:
    wanted = harfbuzz.SubsetInput()
    wanted.keep_everything()
    wanted.pin_all_axes_to_default(parsed)
    wanted.pin_axis_location(parsed, "wght", weight)
    return bytes(harfbuzz.subset(parsed, wanted).blob.data)
