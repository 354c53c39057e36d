"""Filled pages made into a document: numbered, with furniture, structure and bookmarks."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.layout.pagination.pages import Filled, Furniture, finished, report
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.model.page.node import Node
from worksheets.model.page.page import Document
from worksheets.model.page.zones import Zone, fields_of, zones_of
from worksheets.model.paper.lettering import without_abbreviation
from worksheets.model.paper.paper import Front, Laid, PageContents


class FileDetails(NamedTuple):
    """What a file says of itself: its title, the subject, and the front of its paper."""

    title: str
    subject: str
    front: Front


def laid(
    pages: Sequence[Filled],
    style: Style,
    structure: Structure,
    furniture: Furniture,
    details: FileDetails,
) -> Laid:
    """The document of some pages, the report of their layout, and what stands on each."""
    title, subject, front = details
    done, bookmarks = finished(pages, style, furniture)
    inlines = [node for page in pages for node in page.inlines]
    fields = tuple(page.fields for page in pages)
    if style.fillable:
        zones = _typed(zones_of(fields), style.language)
        inlines += [zone.node for zone in zones if zone.node is not None and zone.node.inline]
        fields = fields_of(zones, len(pages))
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
        fields=fields,
        fillable=style.fillable,
    )
    contents = tuple(map(_contents, pages))
    return Laid(document, report(pages, furniture.label, style.columns), contents)


def _contents(page: Filled) -> PageContents:
    """What stands on a page: what has no label of a question is a source."""
    questions = dict.fromkeys(origin.item for origin in page.origins if origin.item)
    sources = dict.fromkeys(origin.name for origin in page.origins if not origin.item)
    return PageContents(tuple(questions), tuple(sources))


def _with_inlines(nodes: Sequence[Node], inlines: Iterable[Node]) -> tuple[Node, ...]:
    """The structure, with the blanks, formulas and links that were made where words were set."""
    within: dict[Node | None, list[Node]] = {}
    for node in dict.fromkeys(inlines):
        within.setdefault(node.parent, []).append(node)
    if not within:
        return tuple(nodes)
    ordered: list[Node] = []
    for node in nodes:
        ordered.append(node)
        if node in within:
            ordered += within[node]
    return tuple(ordered)


def _typed(zones: Iterable[Zone], language: Language) -> tuple[Zone, ...]:
    """Zones whose tips name their questions; an answer that goes on on another page is another
    element there."""
    pages: dict[tuple[str, str], int] = {}
    result = []
    for zone in zones:
        tip, node = zone.tip, zone.node
        if zone.item:
            question = language.say("task.question", label=without_abbreviation(zone.item))
            tip = language.say("task.field", question=question, words=tip)
        if node is not None and zone.kind in ("text", "lines"):
            before = pages.get((zone.item, zone.slot), 0)
            pages[zone.item, zone.slot] = before + 1
            if before:
                tip = language.say("task.field-again", words=tip, n=before + 1)
                node = Node("Form", node.parent, inline=True)
        result.append(zone._replace(tip=tip, node=node))
    return tuple(result)
