"""Filled pages made into a document: numbered, with furniture, structure and bookmarks."""

from collections.abc import Sequence

from worksheets.layout.pages import Filled, Furniture, finished, report
from worksheets.layout.strips import Structure
from worksheets.layout.style import Style
from worksheets.model.page import Document
from worksheets.model.paper import Laid


def laid(
    pages: Sequence[Filled],
    style: Style,
    structure: Structure,
    furniture: Furniture,
    *,
    title: str,
    subject: str,
    fingerprint: str,
) -> Laid:
    """The document of some pages, and the report of their layout."""
    done, bookmarks = finished(pages, style, furniture)
    document = Document(
        title=title,
        subject=subject,
        keywords=(fingerprint,),
        language=style.language,
        pages=done,
        nodes=tuple(structure.nodes),
        bookmarks=bookmarks,
        faces=style.faces.listed,
    )
    return Laid(document, report(pages, furniture.label))
