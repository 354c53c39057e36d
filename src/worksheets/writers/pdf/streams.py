"""Content streams put together of pieces, each compressed once, wherever it stands.

A piece is compressed by itself and ends at a whole octet (a sync flush), so that pieces follow one
another in one zlib stream (RFC 1950, 1951); what stands between them is stored as it is.
"""

import zlib
from collections.abc import Iterable
from typing import NamedTuple

from worksheets.writers.pdf.syntax import stream

STORED = 0xFFFF
"""Octets that can be stored in one piece."""
SMALL = 3000
"""Octets that are not compressed: beginning to compress takes as long as to write 3,000 of them."""
_HEADER = b"\x78\x5e"
_LAST = b"\x03\x00"
"""A block with nothing in it, which says that no other follows."""


class Piece(NamedTuple):
    """Operators, and the blocks of a zlib stream that they are compressed to."""

    data: bytes
    blocks: bytes


def compressed(data: bytes) -> Piece:
    """A piece that is compressed; more effort would save few octets of so short a text."""
    make = zlib.compressobj(4, zlib.DEFLATED, -15)
    return Piece(data, make.compress(data) + make.flush(zlib.Z_SYNC_FLUSH))


def stored(data: bytes) -> Piece:
    """A piece that is not worth compressing; it has at most `STORED` octets."""
    size = len(data)
    head = b"\0" + size.to_bytes(2, "little") + (STORED - size).to_bytes(2, "little")
    return Piece(data, head + data)


def together(one: Piece, other: Piece) -> Piece:
    """Two pieces as one."""
    return Piece(one.data + other.data, one.blocks + other.blocks)


def joined(pieces: Iterable[Piece], entries: bytes = b"", *, exact: bool = False) -> bytes:
    """A stream object of all pieces, compressed unless that is hardly worth the time.

    Unless it must be `exact`, it never ends as a line does, which some programs that save a file
    again take for the end.
    """
    pieces = list(pieces)
    data = b"".join([piece.data for piece in pieces])
    if len(data) < SMALL:
        return stream(entries, data)
    blocks = [piece.blocks for piece in pieces]
    check = zlib.adler32(data)
    while check & 0xFF in b"\r\n" and not exact:
        data += b" "
        blocks.append(stored(b" ").blocks)
        check = zlib.adler32(data)
    whole = b"".join((_HEADER, *blocks, _LAST, check.to_bytes(4, "big")))
    return stream(entries + b"/Filter/FlateDecode", whole)
