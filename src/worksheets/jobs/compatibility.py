"""What a process must have in common with another one to write the same bytes."""

import zlib
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from re import match
from typing import TypeAlias

from worksheets.layout.type.font_files import LARGEST_FONT, font_file
from worksheets.memo import memo
from worksheets.model.files import read_file
from worksheets.model.version import VERSION

Fitness: TypeAlias = tuple[tuple[str, str], ...]
"""Names of programs, packages and font families, each with its version or its digest."""


@memo(16)
def fitness(families: tuple[str, ...]) -> Fitness:
    """The versions of everything that has a part in a file, and the fonts of some families."""
    programs = {"worksheets": VERSION, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    packages = {name: _version(name) for name in _packages()}
    fonts = {f"the font {family}": _digest(family) for family in families}
    return tuple((programs | packages | fonts).items())


def lacking(own: Fitness, wanted: Fitness) -> str:
    """What one process has that is not as another one wants it; nothing, if all is the same."""
    has = dict(own)
    for name, value in wanted:
        if has.get(name) != value:
            return f"{name} {has.get(name) or 'is missing'}, not {value or 'none'}"
    return ""


def _packages() -> list[str]:
    """What the program is installed with, without its extras."""
    wanted = [line for line in requires("worksheets") or () if "extra ==" not in line]
    names = (match(r"[\w.-]+", line) for line in wanted)
    return sorted(name[0] for name in names if name)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _digest(family: str) -> str:
    """What names the upright, bold and italic files of a family from a package."""
    try:
        files = [
            font_file(family, weight, italic=italic)
            for weight in (400, 700)
            for italic in (False, True)
        ]
    except LookupError:
        return ""
    whole = sha256()
    for file in files:
        whole.update(read_file(Path(file.path), LARGEST_FONT))
    return whole.hexdigest()[:12]
