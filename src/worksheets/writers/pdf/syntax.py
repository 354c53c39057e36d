"""PDF syntax: ReportLab's objects as octets, and the parts of objects that are written as such."""

import zlib
from collections.abc import Mapping
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc

_EFFORT = 1
"""The level of compression; ReportLab's, 6, takes twice as long for a tenth fewer octets."""
_NO_DOCUMENT: Any = pdfdoc.DummyDoc()
_NO_DOCUMENT.defaultStreamFilters = None


def formatted(value: object, document: object = _NO_DOCUMENT) -> bytes:
    """An object of ReportLab's, or octets, as it stands in a file; for streams see `stream`."""
    if isinstance(value, bytes):
        return value
    body: bytes = pdfdoc.format(value, document, toplevel=1)
    if body.endswith(b"endstream\n"):
        return body.removesuffix(b"endstream\n") + b"\r\nendstream"
    return body


def stream(entries: Mapping[str, Any], data: bytes, *, packed: bool = True) -> bytes:
    """A stream with entries of its dictionary; compressed, if it is `packed`.

    ReportLab writes no end of line before `endstream`, which PDF/A-2 (6.1.7.1) asks for. It is CR
    LF, for some readers take a lone LF after data that ends in CR for a part of the data.
    """
    if packed:
        entries, data = {**entries, "Filter": "/FlateDecode"}, zlib.compress(data, _EFFORT)
    listed = [f"/{name} {_entry(value)}" for name, value in sorted(entries.items())]
    head = " ".join((*listed, f"/Length {len(data)}")).encode("latin-1")
    return b"<<%b>>\nstream\n%b\r\nendstream" % (head, data)


def _entry(value: object) -> str:
    return str(value) if isinstance(value, int | str) else formatted(value).decode("latin-1")


def string(value: str) -> bytes:
    """A text string for people."""
    return formatted(pdfdoc.PDFString(value))


def numbers(*values: float) -> bytes:
    """Numbers, to a hundredth, with spaces between them."""
    return fp_str(*[round(value, 2) for value in values]).encode()


def reference(number: int) -> bytes:
    """A reference to an indirect object."""
    return b"%d 0 R" % number
