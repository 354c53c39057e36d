"""Finished pages as pictures: the PDF, rendered."""

import zlib
from collections.abc import Iterator
from struct import pack

import pypdfium2

from worksheets.model.page.page import Document
from worksheets.writers import pdf

DOTS_PER_INCH = 110
_GREY, _COLOUR = 0, 2
"""Kinds of PNG file."""


def files(name: str, document: Document, _: str) -> Iterator[tuple[str, bytes]]:
    """A picture a page."""
    for number, picture in enumerate(write(document), 1):
        yield f"{name}-{number}.png", picture


def write(document: Document, dots_per_inch: float = DOTS_PER_INCH) -> tuple[bytes, ...]:
    """One PNG a page."""
    file = pypdfium2.PdfDocument(pdf.write(document))
    try:
        return tuple(picture(page, dots_per_inch) for page in file)
    finally:
        file.close()


def picture(page: "pypdfium2.PdfPage", dots_per_inch: float = DOTS_PER_INCH) -> bytes:
    """A rendered page, in grey unless it has colour, its rows as they are.

    Pages are white but for letters and lines. With filters, all effort and three octets a dot, the
    pages of specs/everything.yaml take nine times as long and are 2.2 times as large.
    """
    image = page.render(scale=dots_per_inch / 72, rev_byteorder=True)
    data, stride, size = bytes(image.buffer), image.stride, image.width * 3
    pixels = b"".join([data[n * stride : n * stride + size] for n in range(image.height)])
    red, green, blue = pixels[::3], pixels[1::3], pixels[2::3]
    if red == green == blue:
        return _png(red, image.width, image.height, _GREY)
    return _png(pixels, image.width, image.height, _COLOUR)


def _png(pixels: bytes, width: int, height: int, kind: int) -> bytes:
    size = len(pixels) // height
    rows = b"".join([b"\0" + pixels[n * size : (n + 1) * size] for n in range(height)])
    head = pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))
