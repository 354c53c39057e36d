"""A school's own cover: a PDF file that is put before a paper, and what of it is not printed."""

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
from worksheets.read.cover_objects import CoverObjects, pages_of

MOST_PAGES = 4
LARGEST_COVER, HEADER_SIZE = 20_000_000, 1024
"""Bytes of a file, and of its beginning, in which its header must be."""
SHORTEST_SIDE, LONGEST_SIDE = 72.0, 3000.0
"""Points; the sides of a page are between these."""
FAULTS = (
    *(ValueError, KeyError, TypeError, AttributeError, IndexError, EOFError, RecursionError),
    *(AssertionError, ArithmeticError, NotImplementedError, struct.error, zlib.error, ExpatError),
)
"""Exceptions that pypdf raises, besides its own, when it reads a damaged file."""
_CATALOGUE_PARTS = {
    "/StructTreeRoot": "tags",
    "/Outlines": "bookmarks",
    "/AcroForm": "form",
    "/OpenAction": "action",
}
"""Parts of a PDF catalogue that are not on its pages."""


def read_cover(path: Path, name: str, spoken: str) -> Cover:
    """The cover in a file, with its text for screen readers (`spoken`); raises Mistake."""
    from pypdf import PdfReader  # noqa: PLC0415 it takes 0.5 s, and few papers need it
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # what matters is reported in our own words
    if not spoken:
        message = f"nobody who listens would know what the cover '{name}' says"
        raise Mistake(message, "add cover-says: what stands on it")
    data = read_file(path, LARGEST_COVER)
    if b"%PDF-" not in data[:HEADER_SIZE]:
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
    objects = CoverObjects(reader, name)
    for page in pages:
        objects.check(page)
    for font in objects.fonts:
        _check_font(font, name)
    shapes = tuple(CoverPage(*_size(page, name)) for page in pages)
    return Cover(
        data, shapes, spoken, _claims_conformance(reader), tuple(_lost_parts(reader, pages))
    )


def _size(page: Any, name: str) -> tuple[float, float]:
    """The size of a page, upright; raises Mistake for one that is no sheet of paper."""
    box = page.cropbox
    wide, tall = float(box.width), float(box.height)
    if (
        not (SHORTEST_SIDE <= wide <= LONGEST_SIDE and SHORTEST_SIDE <= tall <= LONGEST_SIDE)
        or page.rotation % 90
    ):
        size = f"{wide / MILLIMETRE:.0f} by {tall / MILLIMETRE:.0f} mm"
        raise Mistake(f"a page of the cover '{name}' is {size}", "make it the size of the paper")
    return (tall, wide) if page.rotation % 180 else (wide, tall)


def _lost_parts(reader: Any, pages: list[Any]) -> Iterator[str]:
    """The parts of the file that are not printed on its pages, in words."""
    catalogue = reader.trailer["/Root"]
    for key, what in _CATALOGUE_PARTS.items():
        if key in catalogue:
            yield what
    notes = sum(len(page.get("/Annots") or ()) for page in pages)
    if notes:
        yield plural(notes, "link or note", "links and notes")
    if reader.attachments:
        yield plural(len(reader.attachments), "attachment")


def _claims_conformance(reader: Any) -> bool:
    """Whether the metadata of the file claim PDF/A and PDF/UA."""
    packet = reader.xmp_metadata
    metadata = packet.rdf_root.toxml() if packet is not None else ""
    return "pdfuaid:part" in metadata and "pdfaid:part" in metadata


def _check_font(font: Any, name: str) -> None:
    if not _embedded(font):
        base = str(font.get("/BaseFont", "/?"))[1:]
        message = f"the font {base[:40]} of the cover '{name}' is not embedded"
        raise Mistake(message, "save the PDF with all its fonts")


def _embedded(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    fonts = font["/DescendantFonts"].get_object() if "/DescendantFonts" in font else [font]
    inner = fonts[0].get_object()
    descriptor = inner.get("/FontDescriptor")
    keys = descriptor.get_object().keys() if descriptor is not None else ()
    return any(key in keys for key in ("/FontFile", "/FontFile2", "/FontFile3"))
