"""The smallest words of PDF syntax: numbers, names, text strings and streams, as bytes."""

import zlib
from collections.abc import Iterable
from functools import lru_cache

_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+.")

_SMALL = 512
"""Octets that are not compressed."""


@lru_cache(maxsize=1 << 15)
def number(value: float) -> bytes:
    """A length or coordinate to a hundredth of a point, never in exponent form."""
    return b"%g" % (round(value, 2) + 0.0)  # which makes nought of what is less than nought


def numbers(*values: float) -> bytes:
    """Numbers with spaces between them."""
    return b" ".join(map(number, values))


def name(value: str) -> bytes:
    """A name object; whatever is not plain is escaped."""
    if _PLAIN.issuperset(value):
        return b"/" + value.encode()
    octets = (bytes((octet,)) for octet in value.encode())
    return b"/" + b"".join(
        o if o.decode("latin-1") in _PLAIN else b"#" + o.hex().encode() for o in octets
    )


def text(value: str) -> bytes:
    """A text string for people: ASCII where that will do, UTF-16 otherwise."""
    if not value.isascii():
        return b"<FEFF" + value.encode("utf-16-be").hex().encode() + b">"
    return b"(" + escaped(value.encode()) + b")"


def escaped(octets: bytes) -> bytes:
    """The inside of a literal string; a bare carriage return would be read as a line feed."""
    for bare, written in ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r")):
        octets = octets.replace(bare, written)
    return octets


def reference(number_: int) -> bytes:
    """A reference to an indirect object."""
    return b"%d 0 R" % number_


def references(numbers_: Iterable[int]) -> bytes:
    """References to several, with spaces between them."""
    return b" ".join([b"%d 0 R" % number_ for number_ in numbers_])


def stream(entries: bytes, data: bytes) -> bytes:
    """A stream object.

    PDF/A wants an end of line before `endstream` that the length does not count; some readers take
    a lone line feed after data ending in a carriage return for part of the data, hence both.
    """
    return b"<<%b/Length %d>>\nstream\n%b\r\nendstream" % (entries, len(data), data)


def packed(entries: bytes, data: bytes) -> bytes:
    """A stream object with its data compressed, unless that is hardly worth the time."""
    if len(data) < _SMALL:
        return stream(entries, data)
    return stream(entries + b"/Filter/FlateDecode", zlib.compress(data, 4))
