"""Filled pages made into a document: numbered, with furniture, structure and bookmarks."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from worksheets.layout.blocks.fields import merged
from worksheets.layout.pagination.pages import Filled, Furniture, finished, report
from worksheets.layout.structure import Structure, inlines_of
from worksheets.layout.style import Style
from worksheets.model.page.page import Document, Node, single
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
    if style.fillable:
        seen: dict[str, int] = {}
        done = tuple(
            replace(page, bands=single(merged(page.marks, seen, style.language)), furniture=())
            for page in done
        )
        inlines = [node for page in done for node in inlines_of(page.marks)]
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
