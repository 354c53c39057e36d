"""Files put together in a ZIP file for the browser."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of files in a ZIP file: the same papers are the same bytes."""


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files, by their names, in a ZIP file."""
    octets = BytesIO()
    with ZipFile(octets, "w", ZIP_STORED) as file:
        for name, data in files:
            file.writestr(ZipInfo(name, _LONG_AGO), data)
    return octets.getvalue()
