"""Whether two processes would write the same bytes: versions of packages and of fonts."""

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

Versions: TypeAlias = tuple[tuple[str, str], ...]
"""Names of programs, packages and font families, each with its version or its digest."""


@memo(16)
def installed_versions(families: tuple[str, ...]) -> Versions:
    """The versions of all packages that a file depends on, and digests of some font families."""
    programs = {"worksheets": VERSION, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    packages = {name: _version(name) for name in _packages()}
    fonts = {f"the font {family}": _font_digest(family) for family in families}
    return tuple((programs | packages | fonts).items())


def first_difference(versions: Versions, expected: Versions) -> str:
    """The first difference between two processes in words; "" if there is none."""
    installed = dict(versions)
    for name, value in expected:
        if installed.get(name) != value:
            return f"{name} {installed.get(name) or 'is missing'}, not {value or 'none'}"
    return ""


def _packages() -> list[str]:
    """The packages that this program requires, without its extras."""
    requirements = [line for line in requires("worksheets") or () if "extra ==" not in line]
    names = (match(r"[\w.-]+", line) for line in requirements)
    return sorted(name[0] for name in names if name)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _font_digest(family: str) -> str:
    """A digest of the upright, bold and italic files of a family; "" if it is not installed."""
    try:
        files = [
            font_file(family, weight, italic=italic)
            for weight in (400, 700)
            for italic in (False, True)
        ]
    except LookupError:
        return ""
    digest = sha256()
    for file in files:
        digest.update(read_file(Path(file.path), LARGEST_FONT))
    return digest.hexdigest()[:12]
