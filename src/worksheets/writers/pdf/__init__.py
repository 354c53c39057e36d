"""Finished pages as a tagged PDF, valid as PDF/UA-1 and as PDF/A-2a; equal pages, equal bytes.

ReportLab paints (`canvas`) and keeps the file (`pages`, `document`); the other modules fill in what
it lacks, and say what that is.
"""

from collections.abc import Iterator

from worksheets.model.page.page import Document
from worksheets.writers.pdf.content import file_content
from worksheets.writers.pdf.document import assembled
from worksheets.writers.pdf.glyphs import Typefaces, misread
from worksheets.writers.pdf.metadata import information, xmp
from worksheets.writers.pdf.pages import shared_objects
from worksheets.writers.pdf.protect import encrypted


def files(name: str, document: Document, password: str) -> Iterator[tuple[str, bytes]]:
    """One PDF file, which a password opens if there is one."""
    data = write(document, archival=not password)
    yield f"{name}.pdf", encrypted(data, password) if password else data


def write(document: Document, *, archival: bool = True) -> bytes:
    """The document as a PDF file; one that is to be encrypted does not say that it is PDF/A."""
    streams, words, plan = file_content(document, Typefaces(document.faces))
    spelled = misread(plan.typefaces, words, plan.glyphs)
    if spelled:
        streams, _, plan = file_content(document, Typefaces(document.faces, spelled))
    objects = (*streams, information(document), xmp(document, archival=archival))
    return assembled(shared_objects(plan), objects)
