"""Typefaces embedded in a PDF: only the glyphs in use, with their widths and their text."""

import struct
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as harfbuzz

from worksheets.layout.type.fonts import PER_EM, Typeface
from worksheets.writers.pdf.document import TaggedDocument
from worksheets.writers.pdf.spoken import texts, width
from worksheets.writers.pdf.syntax import name, number, numbers, packed

_NEEDED = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF "})
_SYMBOLIC, _NONSYMBOLIC, _ITALIC = 4, 32, 64
_ROWS = 100
"""A block of a ToUnicode map may have no more rows than this."""
_MAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_MAP_FOOT = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class _Ready(NamedTuple):
    """What a font comes to in a file, whatever file it is."""

    label: bytes
    program: bytes
    widths: bytes
    to_unicode: bytes


def embed(document: TaggedDocument, typeface: Typeface, words: frozenset[str]) -> int:
    """Add a font with the glyphs of these words to the document, and answer its object number."""
    ready = _ready(typeface, words)
    postscript = "CFF " in typeface.font.face.table_tags
    descriptor = document.add(
        b"<</Type/FontDescriptor/FontName/%b%b/%b %d 0 R>>"
        % (
            ready.label,
            _measures(typeface),
            b"FontFile3" if postscript else b"FontFile2",
            document.add_stream(ready.program),
        )
    )
    descendant = document.add(
        b"<</Type/Font/Subtype/%b/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor %d 0 R/DW %b/W[%b]>>"
        % (
            b"CIDFontType0" if postscript else b"CIDFontType2/CIDToGIDMap/Identity",
            ready.label,
            descriptor,
            number(width(typeface, 0)),
            ready.widths,
        )
    )
    return document.add(
        b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]"
        b"/ToUnicode %d 0 R>>" % (ready.label, descendant, document.add_stream(ready.to_unicode))
    )


@lru_cache(maxsize=64)
def _ready(typeface: Typeface, words: frozenset[str]) -> _Ready:
    glyphs = texts(typeface, words)
    program, digest = _program(typeface, frozenset(glyphs))
    label = bytes(ord("A") + octet % 26 for octet in digest[:6]) + b"+" + _own_name(typeface)
    return _Ready(label, program, _widths(typeface, glyphs), _to_unicode(glyphs))


def embed_for_typing(document: TaggedDocument, typeface: Typeface) -> int:
    """Add a font with all the letters of Western Europe, for text that is typed later."""
    font, scale = typeface.font, PER_EM / typeface.units
    letters = [bytes((code,)).decode("cp1252", "ignore") for code in range(32, 256)]
    program = _typing_program(typeface)
    label = b"TYPING+" + _own_name(typeface)
    descriptor = document.add(
        b"<</Type/FontDescriptor/FontName/%b%b/FontFile2 %d 0 R>>"
        % (label, _measures(typeface, _NONSYMBOLIC), document.add_stream(program))
    )
    widths = (
        font.get_glyph_h_advance(font.get_nominal_glyph(ord(letter)) or 0) * scale if letter else 0
        for letter in letters
    )
    return document.add(
        b"<</Type/Font/Subtype/TrueType/BaseFont/%b/FirstChar 32/LastChar 255/Widths[%b]"
        b"/Encoding/WinAnsiEncoding/FontDescriptor %d 0 R>>" % (label, numbers(*widths), descriptor)
    )


@lru_cache(maxsize=8)
def _typing_program(typeface: Typeface) -> bytes:
    wanted = harfbuzz.SubsetInput()
    wanted.flags = harfbuzz.SubsetFlags.NO_HINTING | harfbuzz.SubsetFlags.NOTDEF_OUTLINE
    letters = bytes(range(32, 256)).decode("cp1252", "ignore")
    wanted.unicode_set.update(map(ord, letters))
    for table in typeface.font.face.table_tags:
        if table not in _NEEDED | {"cmap"}:
            wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
    program = bytes(harfbuzz.subset(typeface.font.face, wanted).blob.data)
    return packed(b"/Length1 %d" % len(program), program)


@lru_cache(maxsize=64)
def _program(typeface: Typeface, glyphs: frozenset[int]) -> tuple[bytes, bytes]:
    """The font file cut down to some glyphs, as a stream, and a digest of it.

    Glyphs keep their numbers, so that what is painted does not depend on what else is.
    """
    face = typeface.font.face
    wanted = harfbuzz.SubsetInput()
    wanted.flags = (
        harfbuzz.SubsetFlags.RETAIN_GIDS
        | harfbuzz.SubsetFlags.NOTDEF_OUTLINE
        | harfbuzz.SubsetFlags.NO_HINTING
        | harfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    wanted.glyph_set.update(glyphs)
    for table in face.table_tags:
        if table not in _NEEDED:
            wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
    subset = harfbuzz.subset(face, wanted)
    if "CFF " in face.table_tags:
        program = bytes(subset.reference_table("CFF ").data)
        stream = packed(b"/Subtype/CIDFontType0C", program)
    else:
        program = bytes(subset.blob.data)
        stream = packed(b"/Length1 %d" % len(program), program)
    return stream, blake2b(program, digest_size=16).digest()


def _own_name(typeface: Typeface) -> bytes:
    own = typeface.font.face.get_name(harfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME)
    return name("".join((own or typeface.face.name).split()))[1:]


def _measures(typeface: Typeface, kind: int = _SYMBOLIC) -> bytes:
    font, scale = typeface.font, PER_EM / typeface.units
    box = struct.unpack_from(">4h", bytes(font.face.reference_table("head").data), 36)
    slant = font.get_style_value(harfbuzz.StyleTag.SLANT_ANGLE)
    capital = font.get_metric_position_with_fallback(harfbuzz.OTMetricsTag.CAP_HEIGHT) * scale
    return b"/Flags %d/FontBBox[%b]/ItalicAngle %b/Ascent %b/Descent %b/CapHeight %b/StemV 80" % (
        kind | (_ITALIC if slant else 0),
        numbers(*(side * scale for side in box)),
        number(slant),
        number(typeface.ascent),
        number(typeface.descent),
        number(capital),
    )


def _widths(typeface: Typeface, glyphs: Iterable[int]) -> bytes:
    """Widths by runs of consecutive glyph numbers: `first[width width ...]`."""
    runs = []
    for _, run in groupby(enumerate(sorted({0, *glyphs})), lambda pair: pair[1] - pair[0]):
        members = [glyph for _, glyph in run]
        widths = numbers(*(width(typeface, glyph) for glyph in members))
        runs.append(b"%d[%b]" % (members[0], widths))
    return b"".join(runs)


def _to_unicode(glyphs: Mapping[int, str]) -> bytes:
    rows = [
        b"<%04X> <%b>" % (glyph, said.encode("utf-16-be").hex().encode())
        for glyph, said in glyphs.items()
    ]
    blocks = (rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS))
    body = b"".join(
        b"%d beginbfchar\n%b\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks
    )
    return packed(b"", _MAP_HEAD + body + _MAP_FOOT)
