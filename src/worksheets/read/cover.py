"""A school's own cover: a PDF file that stands before a paper, with what is lost of it."""

import logging
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from worksheets.model.diagnostics import Mistake, plural
from worksheets.model.files import read_file
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.paper import Cover, CoverPage
from worksheets.read.cover_objects import Objects, pages_of

MOST_PAGES = 4
LARGEST, HEAD = 20_000_000, 1024
"""Octets of a file, and of its head, in which it says that it is PDF."""
LEAST, MOST = 72.0, 3000.0
"""Points that the sides of a page have."""
FAULTS = (
    *(ValueError, KeyError, TypeError, AttributeError, IndexError, EOFError, RecursionError),
    *(AssertionError, ArithmeticError, NotImplementedError, struct.error, zlib.error, ExpatError),
)
"""What pypdf lets through, apart from its own errors, when it reads a damaged file."""
_PARTS = {
    "/StructTreeRoot": "tags",
    "/Outlines": "bookmarks",
    "/AcroForm": "form",
    "/OpenAction": "action",
}
"""What a catalogue has that is not on the pages."""


def read_cover(path: Path, name: str, spoken: str) -> Cover:
    """The cover in a file, which a listener hears as `spoken`; raises Mistake."""
    from pypdf import PdfReader  # noqa: PLC0415 it takes 0.5 s, and few papers need it
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what matters is in our own words
    if not spoken:
        message = f"nobody who listens would know what the cover '{name}' says"
        raise Mistake(message, "add cover-says: what stands on it")
    data = read_file(path, LARGEST)
    if b"%PDF-" not in data[:HEAD]:
        raise Mistake(f"the cover '{name}' is not a PDF file", "save it as PDF")
    try:
        return _cover(PdfReader(BytesIO(data), strict=False), data, name, spoken)
    except Mistake:
        raise
    except (PyPdfError, DependencyError, *FAULTS) as error:
        message = f"the cover '{name}' cannot be read: it is damaged"
        raise Mistake(message, "save it as PDF anew") from error


def _cover(reader: Any, data: bytes, name: str, spoken: str) -> Cover:
    if reader.is_encrypted:
        raise Mistake(f"the cover '{name}' is encrypted", "save it without a password")
    pages = pages_of(reader, name, MOST_PAGES)
    objects = Objects(reader, name)
    for page in pages:
        objects.check(page)
    for font in objects.fonts:
        _check_font(font, name)
    shapes = tuple(CoverPage(*_size(page, name)) for page in pages)
    return Cover(data, shapes, spoken, _conforms(reader), tuple(_lost(reader, pages)))


def _size(page: Any, name: str) -> tuple[float, float]:
    """The size of a page, upright; raises Mistake for one that is no sheet of paper."""
    box = page.cropbox
    wide, tall = float(box.width), float(box.height)
    if not (LEAST <= wide <= MOST and LEAST <= tall <= MOST) or page.rotation % 90:
        size = f"{wide / MILLIMETRE:.0f} by {tall / MILLIMETRE:.0f} mm"
        raise Mistake(f"a page of the cover '{name}' is {size}", "make it the size of the paper")
    return (tall, wide) if page.rotation % 180 else (wide, tall)


def _lost(reader: Any, pages: list[Any]) -> Iterator[str]:
    """Everything that is not ink on the pages."""
    catalogue = reader.trailer["/Root"]
    for key, what in _PARTS.items():
        if key in catalogue:
            yield what
    notes = sum(len(page.get("/Annots") or ()) for page in pages)
    if notes:
        yield plural(notes, "link or note", "links and notes")
    if reader.attachments:
        yield plural(len(reader.attachments), "attachment")


def _conforms(reader: Any) -> bool:
    """Whether the file says that it is PDF/A and PDF/UA."""
    packet = reader.xmp_metadata
    said = packet.rdf_root.toxml() if packet is not None else ""
    return "pdfuaid:part" in said and "pdfaid:part" in said


def _check_font(font: Any, name: str) -> None:
    if not _embedded(font):
        base = str(font.get("/BaseFont", "/?"))[1:]
        message = f"the font {base[:40]} of the cover '{name}' is not embedded"
        raise Mistake(message, "save the PDF with all its fonts")


def _embedded(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    within = font["/DescendantFonts"].get_object() if "/DescendantFonts" in font else [font]
    inner = within[0].get_object()
    descriptor = inner.get("/FontDescriptor")
    keys = descriptor.get_object().keys() if descriptor is not None else ()
    return any(key in keys for key in ("/FontFile", "/FontFile2", "/FontFile3"))
