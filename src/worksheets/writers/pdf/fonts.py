"""Fonts in a file: of each the glyphs in use, with their widths and their text.

ReportLab embeds no CFF fonts, has codes of one octet, and writes wrong text for characters beyond
the Basic Multilingual Plane.
"""

import struct
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

import uharfbuzz as harfbuzz
from reportlab.pdfbase.pdfdoc import PDFName

from worksheets.layout.type.fonts import PER_EM, Typeface
from worksheets.memo import memo
from worksheets.writers.pdf.document import TaggedDocument
from worksheets.writers.pdf.glyphs import GlyphTexts, width
from worksheets.writers.pdf.syntax import numbers, stream

_NEEDED = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF "})
_VARIATIONS = frozenset({"fvar", "gvar", "avar", "HVAR", "MVAR"})
"""Tables by which a variable font is pinned to a weight, after which they are gone."""
_SYMBOLIC, _NONSYMBOLIC, _ITALIC = 4, 32, 64
_ROWS = 100
"""A block of a ToUnicode map may have no more rows than this."""
_MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry "
    b"(Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 "
    b"def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n%bendcmap CMapName "
    b"currentdict /CMap defineresource pop end end"
)


class FontSubset(NamedTuple):
    """A font with some of its glyphs, as it is in every file with these: its name and octets."""

    label: bytes
    program: bytes
    widths: bytes
    to_unicode: bytes


def embed(document: TaggedDocument, typeface: Typeface, texts: GlyphTexts) -> int:
    """Add a font with glyphs that have these texts to the document; returns its object number."""
    subset = font_subset(typeface, texts)
    postscript = "CFF " in typeface.font.face.table_tags
    descriptor = document.add(
        b"<</Type/FontDescriptor/FontName/%b%b/%b %d 0 R>>"
        % (
            subset.label,
            _descriptor_entries(typeface, _SYMBOLIC),
            b"FontFile3" if postscript else b"FontFile2",
            document.add(subset.program),
        )
    )
    descendant = document.add(
        b"<</Type/Font/Subtype/%b/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor %d 0 R/DW %b/W[%b]>>"
        % (
            b"CIDFontType0" if postscript else b"CIDFontType2/CIDToGIDMap/Identity",
            subset.label,
            descriptor,
            numbers(width(typeface, 0)),
            subset.widths,
        )
    )
    return document.add(
        b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]"
        b"/ToUnicode %d 0 R>>" % (subset.label, descendant, document.add(subset.to_unicode))
    )


def embed_for_typing(document: TaggedDocument, typeface: Typeface) -> int:
    """Add a font with all letters of Windows-1252, for text that is typed later; returns its object
    number."""
    font, scale = typeface.font, PER_EM / typeface.units
    letters = [bytes((code,)).decode("cp1252", "ignore") for code in range(32, 256)]
    choice = harfbuzz.SubsetInput()
    choice.unicode_set.update(map(ord, filter(None, letters)))
    program = bytes(_subset(typeface, choice, _NEEDED | {"cmap"}).blob.data)
    label = b"TYPING+" + _postscript_name(typeface)
    descriptor = document.add(
        b"<</Type/FontDescriptor/FontName/%b%b/FontFile2 %d 0 R>>"
        % (
            label,
            _descriptor_entries(typeface, _NONSYMBOLIC),
            document.add(stream({"Length1": len(program)}, program)),
        )
    )
    widths = (
        font.get_glyph_h_advance(font.get_nominal_glyph(ord(letter)) or 0) * scale if letter else 0
        for letter in letters
    )
    return document.add(
        b"<</Type/Font/Subtype/TrueType/BaseFont/%b/FirstChar 32/LastChar 255/Widths[%b]"
        b"/Encoding/WinAnsiEncoding/FontDescriptor %d 0 R>>" % (label, numbers(*widths), descriptor)
    )


@memo(64)
def font_subset(typeface: Typeface, texts: GlyphTexts) -> FontSubset:
    """A font cut down to some glyphs, which keep their numbers, with the text of each.

    Without its memo, a paper with shuffled options takes a third longer.
    """
    face = typeface.font.face
    choice = harfbuzz.SubsetInput()
    choice.flags = harfbuzz.SubsetFlags.RETAIN_GIDS | harfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    choice.glyph_set.update(glyph for glyph, _ in texts)
    subset = _subset(typeface, choice, _NEEDED)
    if "CFF " in face.table_tags:
        program = bytes(subset.reference_table("CFF ").data)
        packed = stream({"Subtype": "/CIDFontType0C"}, program)
    else:
        program = bytes(subset.blob.data)
        packed = stream({"Length1": len(program)}, program)
    digest = blake2b(program, digest_size=16).digest()
    label = bytes(ord("A") + octet % 26 for octet in digest[:6]) + b"+" + _postscript_name(typeface)
    glyphs = dict(texts)
    return FontSubset(label, packed, _widths(typeface, glyphs), _to_unicode(glyphs))


def _subset(
    typeface: Typeface, choice: "harfbuzz.SubsetInput", tables: frozenset[str]
) -> "harfbuzz.Face":
    """A font with some glyphs and tables; a variable one is pinned to the weight of its face, which
    takes a hundredth of the time that pinning all its glyphs would take.
    """
    face = typeface.font.face
    if "fvar" in face.table_tags:
        choice.pin_all_axes_to_default(face)
        choice.pin_axis_location(face, "wght", typeface.face.weight)
        tables |= _VARIATIONS
    choice.flags |= harfbuzz.SubsetFlags.NOTDEF_OUTLINE | harfbuzz.SubsetFlags.NO_HINTING
    dropped = (table for table in face.table_tags if table not in tables)
    choice.drop_table_tag_set.update(int.from_bytes(table.encode(), "big") for table in dropped)
    return harfbuzz.subset(face, choice)


def _postscript_name(typeface: Typeface) -> bytes:
    name = typeface.font.face.get_name(harfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME)
    octets = "".join((name or typeface.face.name).split()).encode().decode("latin-1")
    return PDFName(octets).removeprefix("/").encode()


def _descriptor_entries(typeface: Typeface, kind: int) -> bytes:
    """Flags, box, slant and heights of a font; a kind is symbolic or nonsymbolic."""
    font, scale = typeface.font, PER_EM / typeface.units
    box = struct.unpack_from(">4h", bytes(font.face.reference_table("head").data), 36)
    slant = font.get_style_value(harfbuzz.StyleTag.SLANT_ANGLE)
    capital = font.get_metric_position_with_fallback(harfbuzz.OTMetricsTag.CAP_HEIGHT) * scale
    return b"/Flags %d/FontBBox[%b]/ItalicAngle %b/Ascent %b/Descent %b/CapHeight %b/StemV 80" % (
        kind | (_ITALIC if slant else 0),
        numbers(*(side * scale for side in box)),
        numbers(slant),
        numbers(typeface.ascent),
        numbers(typeface.descent),
        numbers(capital),
    )


def _widths(typeface: Typeface, glyphs: Iterable[int]) -> bytes:
    return b"".join(b"%d[%b]" % (glyph, numbers(width(typeface, glyph))) for glyph in glyphs)


def _to_unicode(glyphs: Mapping[int, str]) -> bytes:
    rows = [
        b"<%04X> <%b>" % (glyph, text.encode("utf-16-be").hex().encode())
        for glyph, text in glyphs.items()
    ]
    blocks = (rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS))
    body = b"".join(
        b"%d beginbfchar\n%b\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks
    )
    return stream({}, _MAP % body)
