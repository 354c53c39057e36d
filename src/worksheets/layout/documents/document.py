"""Filled pages made into a document: numbered, with furniture, structure and bookmarks."""

from collections.abc import Iterable, Sequence

from worksheets.layout.pagination.pages import Filled, Furniture, finished, report
from worksheets.layout.pagination.zones import typed_zones, zones_of
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.model.page.page import Document, Node
from worksheets.model.paper.paper import Front, Laid


def laid(
    pages: Sequence[Filled],
    style: Style,
    structure: Structure,
    furniture: Furniture,
    *,
    title: str,
    subject: str,
    front: Front,
) -> Laid:
    """The document of some pages, and the report of their layout."""
    done, bookmarks = finished(pages, style, furniture)
    inlines = [node for page in pages for node in page.inlines]
    zones = zones_of([page.fields for page in pages])
    if style.fillable:
        zones = typed_zones(zones, style.language)
        inlines += [zone.node for zone in zones if zone.node is not None and zone.node.inline]
    document = Document(
        title=title,
        author=front.author or front.letterhead.name,
        subject=subject,
        keywords=(*front.keywords, front.fingerprint),
        language=style.language.tag,
        pages=done,
        nodes=_with_inlines(structure.nodes, inlines),
        bookmarks=bookmarks,
        faces=style.faces.listed,
        zones=zones,
    )
    return Laid(document, report(pages, furniture.label))


def _with_inlines(nodes: Sequence[Node], inlines: Iterable[Node]) -> tuple[Node, ...]:
    """The structure, with the blanks, formulas and links that were made where words were set."""
    within: dict[Node | None, list[Node]] = {}
    for node in dict.fromkeys(inlines):
        within.setdefault(node.parent, []).append(node)
    if not within:
        return tuple(nodes)
    found: list[Node] = []
    for node in nodes:
        found.append(node)
        if node in within:
            found += within[node]
    return tuple(found)
