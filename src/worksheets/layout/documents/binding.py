"""Documents one behind the other in one file."""

from collections.abc import Sequence
from dataclasses import replace

from worksheets.model.page.node import Node
from worksheets.model.page.page import Document, Mark, Page
from worksheets.model.page.zones import FieldsAt, fields_of
from worksheets.model.paper.paper import Laid


def bound_in_order(documents: Sequence[Document], *, duplex: bool = True) -> Document:
    """Copies in print order; where both sides of sheets are printed, each from an odd page on.

    Their nodes, pages and bookmarks are those of the documents; equal nodes are made anew.
    """
    first = documents[0]
    pages: list[Page] = []
    copies = [_renewed(document) for document in documents]
    bookmarks = []
    fields: list[tuple[FieldsAt, ...]] = []
    for document in copies:
        bookmarks += [
            bookmark._replace(page=bookmark.page + len(pages)) for bookmark in document.bookmarks
        ]
        fields += document.fields
        pages += document.pages
        if duplex and len(document.pages) % 2:
            last = document.pages[-1]
            pages.append(Page("", last.width, last.height, ()))
            fields.append(())
    return replace(
        first,
        pages=tuple(pages),
        nodes=tuple(node for document in copies for node in document.nodes),
        bookmarks=tuple(bookmarks),
        fields=tuple(fields),
        keywords=first.keywords[:-1],
    )


def renewed(laid: Laid) -> Laid:
    """The pages with nodes of their own, so that they can stand in one file with others alike."""
    return replace(laid, document=_renewed(laid.document))


def _renewed(document: Document) -> Document:
    renewed: dict[Node, Node] = {}
    for node in document.nodes:
        parent = renewed[node.parent] if node.parent else None
        renewed[node] = replace(node, parent=parent)

    def own(mark: Mark) -> Mark:
        return mark._replace(node=renewed[mark.node]) if mark.node else mark

    pages = tuple(page.with_marks(own) for page in document.pages)
    zones = [
        zone._replace(node=renewed[zone.node]) if zone.node else zone for zone in document.zones
    ]
    fields = fields_of(zones, len(pages))
    return replace(document, pages=pages, nodes=tuple(renewed.values()), fields=fields)
