"""Font files by family, weight and style: from font packages, or from a folder of one's own."""

import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as harfbuzz

SUFFIXES = (".otf", ".ttc", ".ttf")
_NEEDED = frozenset({"cmap", "head", "hhea", "hmtx", "maxp"})
_OUTLINES = frozenset({"glyf", "CFF ", "CFF2"})
_OBLIQUE, _ITALIC = 512, 1
"""Bits of a font's style in its OS/2 table."""
_RESTRICTED = 2
"""What a font says that may not be embedded."""


class FontFault(LookupError):
    """A font cannot be used; the message says which and why."""


class FontFile(NamedTuple):
    """A font in a file (`number` counts those of a collection), with the weights it can have."""

    path: str
    number: int
    family: str
    lightest: int
    heaviest: int
    italic: bool


def font_file(family: str, weight: int, *, italic: bool, folder: str = "") -> FontFile:
    """The font of a family that comes nearest to a weight and a style.

    A family in the folder comes before a package of that name. Raises LookupError without one.
    """
    if folder and family in (own := families(folder)):
        return min(own[family], key=lambda file: _distance(file, weight, italic=italic))
    return _packaged(family, weight, italic=italic)


def _distance(file: FontFile, weight: int, *, italic: bool) -> tuple[bool, int, str]:
    """How far a font is from what is wanted; the lighter of two is nearer, as in CSS."""
    nearest = min(max(weight, file.lightest), file.heaviest)
    return file.italic != italic, abs(weight - nearest), file.path


def _packaged(family: str, weight: int, *, italic: bool) -> FontFile:
    import fontpkg  # noqa: PLC0415 a folder may have everything

    style = "italic" if italic else "normal"
    try:
        path = fontpkg.path(family, weight, style=style)
    except fontpkg.StyleNotAvailable:
        italic = False
        path = fontpkg.path(family, weight)
    return FontFile(str(path), 0, family, weight, weight, italic)


@cache
def families(folder: str) -> Mapping[str, tuple[FontFile, ...]]:
    """The families of all font files in a folder and the folders in it; raises FontFault."""
    found: dict[str, list[FontFile]] = {}
    root = Path(folder)
    if not root.is_dir():
        raise FontFault(f"there is no folder of fonts '{folder}'")
    for path in sorted(root.rglob("*")):
        if path.suffix.lower() in SUFFIXES:
            for file in _inside(path):
                found.setdefault(file.family, []).append(file)
    return {name: tuple(files) for name, files in sorted(found.items())}


def files_of(folder: str, names: Iterable[str]) -> tuple[Path, ...]:
    """The files that families have in a folder; those it lacks come from packages."""
    own = families(folder)
    return tuple({Path(file.path): None for name in names for file in own.get(name, ())})


def _inside(path: Path) -> Iterator[FontFile]:
    blob = harfbuzz.Blob.from_file_path(str(path))
    count = harfbuzz.Face(blob, 0).count
    for index in range(count):
        yield _described(path, index, harfbuzz.Face(blob, index))
    if not count:
        raise FontFault(f"the font file '{path.name}' cannot be read")


def _described(path: Path, index: int, face: "harfbuzz.Face") -> FontFile:
    tables = set(face.table_tags)
    usable = tables >= _NEEDED and not tables.isdisjoint(_OUTLINES) and face.glyph_count
    if not usable or not _whole(bytes(face.blob.data), index):
        raise FontFault(f"the font file '{path.name}' cannot be read")
    names = harfbuzz.OTNameIdPredefined
    family = face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY)
    weight, permission, style = _style(face)
    if "CFF2" in tables:
        raise FontFault(f"the font file '{path.name}' is CFF2, which no PDF can hold")
    if permission & 0xF == _RESTRICTED:
        raise FontFault(f"the font file '{path.name}' says that it may not be embedded")
    weights = [axis for axis in face.axis_infos if axis.tag == "wght"] if "fvar" in tables else []
    low = int(weights[0].min_value) if weights else weight
    high = int(weights[0].max_value) if weights else weight
    italic = bool(style & (_ITALIC | _OBLIQUE))
    return FontFile(str(path), index, family or path.stem, low, high, italic)


def _whole(data: bytes, index: int) -> bool:
    """Whether a file goes on to the end of the last table that it says it has."""
    start = 0
    if data[:4] == b"ttcf":
        (start,) = struct.unpack_from(">I", data, 12 + 4 * index)
    (count,) = struct.unpack_from(">H", data, start + 4)
    entries = (struct.unpack_from(">2I", data, start + 20 + 16 * n) for n in range(count))
    return all(offset + length <= len(data) for offset, length in entries)


def _style(face: "harfbuzz.Face") -> tuple[int, int, int]:
    """Weight, permission to embed, and style bits, as the OS/2 table states them."""
    table = bytes(face.reference_table("OS/2").data)
    if len(table) < 64:
        return 400, 0, 0
    weight, _, permission = struct.unpack_from(">3H", table, 4)
    (style,) = struct.unpack_from(">H", table, 62)
    return weight, permission, style
