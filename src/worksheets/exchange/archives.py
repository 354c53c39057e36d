"""Zip archives that are the same bytes for the same files."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MIDNIGHT = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can say."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """An archive of files by their paths, in their order, all of the same time."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for path, data in files.items():
            entry = ZipInfo(path, MIDNIGHT)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            archive.writestr(entry, data)
    return buffer.getvalue()


def repacked(data: bytes) -> bytes:
    """An archive that another library wrote, with the times of its files taken away."""
    with ZipFile(BytesIO(data)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})
