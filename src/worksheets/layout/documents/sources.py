"""Framed sources, on the paper or in a booklet of their own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from worksheets.layout.blocks.blocks import block_strips
from worksheets.layout.blocks.panels import panel_of
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.documents.document import FileDetails, laid
from worksheets.layout.documents.furniture import footer
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.pages import filled
from worksheets.layout.pagination.strips import AVOID, FREE, GLUED, Origin, Strip, below, panelled
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import BODY, STRONG, ParagraphStyle, heading, set_text
from worksheets.layout.text.runs import baseline
from worksheets.layout.unsettable import written_at
from worksheets.memo import memo
from worksheets.model.page.node import Node
from worksheets.model.page.page import Run
from worksheets.model.paper.content import Source, text
from worksheets.model.paper.paper import Handout, Laid

UNSPLIT = 0.93
"""A source of no more than this part of a page is not split."""
EDGE_LINES = 4
"""Lines of a longer one that stay on either side of a page break."""
EVERY = 5
"""In a booklet every fifth line has its number."""


class SourceFrame(NamedTuple):
    """How sources are framed: the measure in points, the level of their headings, and whether
    their lines are numbered."""

    measure: float
    level: int
    numbered: bool = False


def source_galley(source: Source, frame: SourceFrame, style: Style, structure: Structure) -> Galley:
    """A framed source under its heading; it is not split if a page can hold it."""
    with written_at(source.span):
        framed_galley, nodes = _framed(source, frame, style, structure.add("Sect"))
    structure.nodes += nodes
    return framed_galley


@memo(256)
def _framed(
    source: Source, frame: SourceFrame, style: Style, outer: Node
) -> tuple[Galley, Sequence[Node]]:
    measure, level, numbered = frame
    structure = Structure()
    inset = style.unit * 2
    margin = style.size * 2 if numbered else 0.0
    room = measure - 2 * inset - margin
    head = structure.add(f"H{level}", outer)
    top = set_text(text(source.label), room, style, head, STRONG)
    lines: list[Strip] = []
    for figure in source.figures:
        lines += block_strips(figure, BlockPlace(room, style, structure, outer))
    pictured = len(lines)
    for paragraph in source.content:
        paragraph_strips = set_text(paragraph, room, style, structure.add("P", outer), BODY)
        lines += below(paragraph_strips, style.unit * 0.6)
    if numbered:
        lines = [
            _numbered(line, n, room + margin, style) for n, line in enumerate(lines, 1 - pictured)
        ]
    node = structure.add("P", outer)
    foot = set_text(source.attribution, room, style, node, ParagraphStyle(style.small))
    foot = below([foot[0]._replace(cost=GLUED), *foot[1:]], style.unit)
    strips = panelled([*top, *lines, *foot], panel_of(measure, inset, style.unit * 0.8, style))
    unsplit = sum(strip.height for strip in strips) < UNSPLIT * style.depth
    origin = Origin(source.label, source.span)
    first, *rest = strips
    named = first._replace(title=source.label, level=level - 1)
    framed_strips = [named._replace(above=style.unit * 3, cost=FREE, origin=origin)]
    for n, strip in enumerate(rest, 1):
        stays = unsplit or n < EDGE_LINES or len(strips) - n < EDGE_LINES
        framed_strips.append(strip._replace(origin=origin, cost=GLUED if stays else AVOID))
    return galley(framed_strips), structure.nodes


def _numbered(line: Strip, number: int, edge: float, style: Style) -> Strip:
    if number < 1 or number % EVERY:
        return line
    label = str(number)
    x = edge - style.faces.width(label, "text", style.small)
    run = Run(x, baseline(line.height, style.size), "text", style.small, label)
    return line._replace(marks=(*line.marks, run))


def insert_document(handout: Handout, style: Style, subject: str) -> Laid:
    """The source booklet of a paper."""
    structure = Structure("insert")
    style = replace(style, columns=1, measure=style.full_measure)
    front = handout.front
    title = style.language.say("source.booklet", title=front.title)
    galleys = [galley(heading(title, 1, style, structure, above=0))]
    galleys += [
        source_galley(source, SourceFrame(style.full_measure, 2, numbered=True), style, structure)
        for source in handout.sources
    ]
    furniture = footer(front, style, title=style.language.say("source.booklet-note"))
    pages = filled(galleys, style)
    return laid(
        pages,
        style,
        structure,
        furniture,
        FileDetails(title, subject, front),
    )
