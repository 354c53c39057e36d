"""Documents one behind the other in one file."""

from collections.abc import Sequence
from dataclasses import replace

from worksheets.model.page.page import Document, Mark, Node, Page
from worksheets.model.paper.paper import Laid


def bound_in_order(documents: Sequence[Document]) -> Document:
    """Copies in print order, each from an odd page on, so that they can be printed on both sides.

    Their nodes, pages and bookmarks are those of the documents; equal nodes are made anew.
    """
    first = documents[0]
    pages: list[Page] = []
    whole = [_renewed(document) for document in documents]
    bookmarks, zones = [], []
    for document in whole:
        bookmarks += [found._replace(page=found.page + len(pages)) for found in document.bookmarks]
        zones += [zone._replace(page=zone.page + len(pages)) for zone in document.zones]
        pages += document.pages
        if len(document.pages) % 2:
            last = document.pages[-1]
            pages.append(Page("", last.width, last.height, ()))
    return replace(
        first,
        pages=tuple(pages),
        nodes=tuple(node for document in whole for node in document.nodes),
        bookmarks=tuple(bookmarks),
        zones=tuple(zones),
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
    zones = tuple(
        zone._replace(node=renewed[zone.node]) if zone.node else zone for zone in document.zones
    )
    return replace(document, pages=pages, nodes=tuple(renewed.values()), zones=zones)
