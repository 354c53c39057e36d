"""A school's own cover: a PDF file that stands before a paper, with what is lost of it."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from worksheets.model.diagnostics import Mistake, plural
from worksheets.model.paper import Cover, CoverPage

MOST_PAGES = 4
LARGEST = 20_000_000
"""Bytes."""
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
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what matters is in our own words
    if not spoken:
        message = f"nobody who listens would know what the cover '{name}' says"
        raise Mistake(message, "add cover-says: what stands on it")
    if path.stat().st_size > LARGEST:
        raise Mistake(f"the cover '{name}' has more than {LARGEST / 1e6:.0f} MB", "make it smaller")
    try:
        return _cover(PdfReader(path, strict=False), path.read_bytes(), name, spoken)
    except Mistake:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"the cover '{name}' cannot be read: {error}"
        raise Mistake(message, "save it as PDF anew") from error


def _cover(reader: Any, data: bytes, name: str, spoken: str) -> Cover:
    if reader.is_encrypted:
        raise Mistake(f"the cover '{name}' is encrypted", "save it without a password")
    pages = list(reader.pages)
    if not 1 <= len(pages) <= MOST_PAGES:
        found = plural(len(pages), "page")
        raise Mistake(f"the cover '{name}' has {found}", f"give it at most {MOST_PAGES}")
    _check_fonts(pages, name)
    shapes = tuple(CoverPage(*_size(page)) for page in pages)
    return Cover(data, shapes, spoken, _conforms(reader), tuple(_lost(reader, pages)))


def _size(page: Any) -> tuple[float, float]:
    box = page.cropbox
    wide, tall = float(box.width), float(box.height)
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


def _check_fonts(pages: list[Any], name: str) -> None:
    for page in pages:
        for font in _fonts(page.get("/Resources"), 0):
            if not _embedded(font):
                base = str(font.get("/BaseFont", "/?"))[1:]
                raise Mistake(
                    f"the font {base} of the cover '{name}' is not embedded",
                    "save the PDF with all its fonts",
                )


def _fonts(resources: Any, depth: int) -> Iterator[Any]:
    if resources is None or depth > 8:
        return
    resources = resources.get_object()
    for font in (resources.get("/Font") or {}).values():
        yield font.get_object()
    for thing in (resources.get("/XObject") or {}).values():
        yield from _fonts(thing.get_object().get("/Resources"), depth + 1)


def _embedded(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor")
    keys = descriptor.get_object().keys() if descriptor is not None else ()
    return any(key in keys for key in ("/FontFile", "/FontFile2", "/FontFile3"))
