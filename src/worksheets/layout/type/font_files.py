"""Font files by family, weight and style: from font packages, or from a folder of a theme."""

import os
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as harfbuzz

from worksheets.memo import memo
from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.files import is_folder, read_file

LARGEST_FONT = 200_000_000
"""Octets; collections for Chinese, Japanese and Korean have a hundred million."""
MOST_ENTRIES = 20_000
"""Files and folders in a folder of fonts; a folder with more is not meant for fonts."""
NAME_ANOTHER = "name another family; see: worksheets fonts"
TAKE_OUT = "take the file out of the folder, or name another folder"
SUFFIXES = (".otf", ".ttc", ".ttf")
_NEEDED = frozenset({"cmap", "head", "hhea", "hmtx", "maxp"})
_OUTLINES = frozenset({"glyf", "CFF ", "CFF2"})
_OBLIQUE, _ITALIC = 512, 1
"""Bits of a font's style in its OS/2 table."""
_RESTRICTED = 2
"""The permission in a font's OS/2 table that forbids to embed it."""


class FontFault(LookupError):
    """A font cannot be used; the message says which and why, the hints what to do."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.hints = hints


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

    A family in the folder comes before a package of that name. Raises FontFault without one.
    """
    if folder and family in (families_there := families(folder)):
        return min(families_there[family], key=lambda file: _distance(file, weight, italic=italic))
    return _packaged(family, weight, italic=italic)


def _distance(file: FontFile, weight: int, *, italic: bool) -> tuple[bool, int, str]:
    """How far a font is from what is wanted; the lighter of two is nearer, as in CSS."""
    nearest = min(max(weight, file.lightest), file.heaviest)
    return file.italic != italic, abs(weight - nearest), file.path


def _packaged(family: str, weight: int, *, italic: bool) -> FontFile:
    import fontpkg  # noqa: PLC0415 a folder may have everything

    try:
        styles = {file.style for file in fontpkg.family(family).files}
        italic = "normal" not in styles or (italic and "italic" in styles)
        style = "italic" if italic else "normal"
        path = fontpkg.path(family, weight, style=style, nearest=True)
    except LookupError as error:
        near = did_you_mean(family, [known.name for known in fontpkg.families().values()])
        package = f"fontpkg-{fontpkg.slugify(family)}"
        named = re.fullmatch(r"[a-z0-9-]{1,60}", package)
        install = f"pip install {package}, or name another family" if named else NAME_ANOTHER
        raise FontFault(f"the font family '{family}' is not installed", *near, install) from error
    return FontFile(str(path), 0, family, weight, weight, italic)


@memo(64)
def families(folder: str) -> Mapping[str, tuple[FontFile, ...]]:
    """The families of all font files in a folder and the folders in it; raises FontFault."""
    fonts: dict[str, list[FontFile]] = {}
    root = Path(folder)
    if not is_folder(root):
        raise FontFault(f"there is no folder of fonts '{folder}'", "check the path")
    for path in _font_paths(root):
        for file in _fonts_in(path):
            fonts.setdefault(file.family, []).append(file)
    return {name: tuple(files) for name, files in sorted(fonts.items())}


def _font_paths(root: Path, most: int = MOST_ENTRIES) -> list[Path]:
    paths: list[Path] = []
    count = 0
    for folder, folders, names in os.walk(root):
        count += len(folders) + len(names)
        if count > most:
            message = f"the folder of fonts '{root}' has more than {most} files"
            raise FontFault(message, "name a folder that has nothing but fonts")
        paths += (Path(folder, name) for name in names if name.lower().endswith(SUFFIXES))
    return sorted(paths)


def files_of(folder: str, names: Iterable[str]) -> tuple[Path, ...]:
    """The files that families have in a folder; those it lacks come from packages."""
    fonts = families(folder)
    return tuple({Path(file.path): None for name in names for file in fonts.get(name, ())})


def _fonts_in(path: Path) -> Iterator[FontFile]:
    """The fonts of a file, one or those of a collection; raises FontFault."""
    try:
        data = read_file(path, LARGEST_FONT)
    except Mistake as mistake:
        message = f"the font file '{path.name}' cannot be read: {mistake}"
        raise FontFault(message, TAKE_OUT) from mistake
    blob = harfbuzz.Blob(data)
    count = harfbuzz.Face(blob, 0).count
    damaged = FontFault(f"the font file '{path.name}' cannot be read", TAKE_OUT)
    for index in range(count):
        try:
            tables = _tables(data, index)
            face = harfbuzz.Face(blob, index)
            if not _usable(face, tables, data):
                raise damaged
            yield _font_file(path, index, face, set(tables))
        except (struct.error, UnicodeDecodeError, harfbuzz.HarfBuzzError) as error:
            raise damaged from error
    if not count:
        raise damaged


def _tables(data: bytes, index: int) -> Mapping[str, tuple[int, int]]:
    """Where the tables of a font begin, and how long they are, by name; raises struct.error."""
    start = 0
    if data[:4] == b"ttcf":
        (start,) = struct.unpack_from(">I", data, 12 + 4 * index)
    (count,) = struct.unpack_from(">H", data, start + 4)
    rows = (struct.unpack_from(">4s4x2I", data, start + 12 + 16 * n) for n in range(count))
    return {name.decode("latin-1"): (offset, length) for name, offset, length in rows}


def _usable(face: "harfbuzz.Face", tables: Mapping[str, tuple[int, int]], data: bytes) -> bool:
    """Whether a font has the tables and glyphs that print needs, and no table is cut short."""
    has_tables = tables.keys() >= _NEEDED and not _OUTLINES.isdisjoint(tables)
    complete = all(offset + length <= len(data) for offset, length in tables.values())
    return has_tables and complete and bool(face.glyph_count) and bool(face.unicodes)


def _font_file(path: Path, index: int, face: "harfbuzz.Face", tables: set[str]) -> FontFile:
    names = harfbuzz.OTNameIdPredefined
    family = face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY)
    weight, permission, style = _style(face)
    if "CFF2" in tables:
        raise FontFault(f"the font file '{path.name}' is CFF2, which no PDF can hold", TAKE_OUT)
    if permission & 0xF == _RESTRICTED:
        message = f"the font file '{path.name}' says that it may not be embedded"
        raise FontFault(message, TAKE_OUT)
    weights = [axis for axis in face.axis_infos if axis.tag == "wght"] if "fvar" in tables else []
    low = int(weights[0].min_value) if weights else weight
    high = int(weights[0].max_value) if weights else weight
    italic = bool(style & (_ITALIC | _OBLIQUE))
    return FontFile(str(path), index, family or path.stem, low, high, italic)


def _style(face: "harfbuzz.Face") -> tuple[int, int, int]:
    """Weight, permission to embed, and style bits, as the OS/2 table states them."""
    table = bytes(face.reference_table("OS/2").data)
    if len(table) < 64:
        return 400, 0, 0
    weight, _, permission = struct.unpack_from(">3H", table, 4)
    (style,) = struct.unpack_from(">H", table, 62)
    return weight, permission, style
