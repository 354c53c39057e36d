"""A school's own cover before a paper: its pages as they are, each heard as one figure."""

from dataclasses import replace

from worksheets.model.page.page import Document, Foreign, Node, Page, single
from worksheets.model.paper.paper import Cover, Laid


def with_cover(laid: Laid, cover: Cover) -> Laid:
    """The document behind a cover, whose pages are numbered on their own."""
    document = laid.document
    count = len(cover.pages)
    nodes = tuple(Node("Figure", alt=_said(cover, n)) for n in range(count))
    pages = tuple(
        Page(
            f"Cover {n + 1}" if count > 1 else "Cover",
            shape.width,
            shape.height,
            single([Foreign(0, 0, shape.width, shape.height, cover.file, n, nodes[n])]),
        )
        for n, shape in enumerate(cover.pages)
    )
    bookmarks = (found._replace(page=found.page + count) for found in document.bookmarks)
    whole: Document = replace(
        document,
        pages=(*pages, *document.pages),
        nodes=(*nodes, *document.nodes),
        bookmarks=tuple(bookmarks),
        conforms=document.conforms and cover.conforms,
    )
    return Laid(whole, (*(f"page {page.label}: the school's own" for page in pages), *laid.report))


def _said(cover: Cover, number: int) -> str:
    return cover.spoken if number == 0 else f"{cover.spoken} (page {number + 1})"
