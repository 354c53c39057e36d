"""Packages (ZIP files) of other programs, unpacked in memory and within limits."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_FILES = 10_000
LARGEST_UNPACKED = 200_000_000
"""Bytes of all files of a package that are read."""
LARGEST_PART = 50_000_000
"""Bytes of one file of a package."""
PACKED = b"PK\x03\x04"
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class UnreadablePackage(ValueError):
    """A package that cannot be read; the message says why."""


@dataclass(slots=True)
class Package:
    """The files of a package by their names, read when they are asked for."""

    archive: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]
    unpacked: int = 0
    _read: dict[str, bytes] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return name in self.entries

    def beginning(self, name: str, most: int) -> bytes:
        """The first bytes of a file; none, if it cannot be read."""
        entry = self.entries.get(name)
        if entry is None or entry.flag_bits & 1:
            return b""
        try:
            with self.archive.open(entry) as file:
                return file.read(most)
        except FAULTS:
            return b""

    def part(self, name: str, most: int = LARGEST_PART) -> bytes:
        """A file of at most so many bytes; raises UnreadablePackage."""
        if name not in self._read:
            self._read[name] = self._unpacked(name, most)
        return self._read[name]

    def _unpacked(self, name: str, most: int) -> bytes:
        entry = self.entries.get(name)
        if entry is None:
            raise UnreadablePackage(f"the file '{name}' is missing in it")
        if entry.flag_bits & 1:
            raise UnreadablePackage("it has a password")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadablePackage(f"the file '{name}' in it is packed in an unusual way")
        try:
            with self.archive.open(entry) as file:
                data = file.read(most + 1)
        except FAULTS:
            raise UnreadablePackage(f"the file '{name}' in it is damaged") from None
        self.unpacked += len(data)
        if len(data) > most or self.unpacked > LARGEST_UNPACKED:
            raise UnreadablePackage(f"the file '{name}' in it is too large when it is unpacked")
        return data


def opened(data: bytes) -> Package:
    """The package that some bytes are; names that lead out of it are none of its files. Raises
    UnreadablePackage."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except FAULTS:
        raise UnreadablePackage("it is damaged, or no ZIP file") from None
    if len(infos) > MOST_FILES:
        raise UnreadablePackage(f"it has {len(infos)} files, and {MOST_FILES} are possible")
    entries = {one.filename: one for one in infos if _is_inside(one.filename)}
    return Package(archive, entries)


def package_in(data: bytes) -> Package | None:
    """The package that some bytes are; None if they are none that can be read."""
    if not data.startswith(PACKED):
        return None
    try:
        return opened(data)
    except UnreadablePackage:
        return None


def _is_inside(name: str) -> bool:
    """Whether a name is that of a file within its package."""
    parts = name.replace("\\", "/").split("/")
    return (
        not name.endswith("/")
        and ".." not in parts
        and not parts[0].endswith(":")
        and parts[0] != ""
    )
