"""Finished pages as pictures: the PDF, rendered."""

from io import BytesIO

import pypdfium2

from worksheets.model.page.page import Document
from worksheets.writers import pdf

DOTS_PER_INCH = 110


def write(document: Document) -> tuple[bytes, ...]:
    """One PNG a page."""
    file = pypdfium2.PdfDocument(pdf.write(document))
    try:
        return tuple(_picture(page) for page in file)
    finally:
        file.close()


def _picture(page: "pypdfium2.PdfPage") -> bytes:
    target = BytesIO()
    page.render(scale=DOTS_PER_INCH / 72).to_pil().save(target, "PNG", optimize=True)
    return target.getvalue()
