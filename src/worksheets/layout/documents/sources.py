"""Framed sources, on the paper or in a booklet of their own."""

from collections.abc import Sequence
from dataclasses import replace

from worksheets.layout.blocks.blocks import block_strips
from worksheets.layout.documents.document import laid
from worksheets.layout.documents.furniture import footer
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.pages import filled
from worksheets.layout.pagination.strips import AVOID, FREE, GLUED, Origin, Strip, below, framed
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import heading, set_text
from worksheets.layout.text.runs import baseline
from worksheets.layout.unsettable import written_at
from worksheets.memo import memo
from worksheets.model.page.node import Node
from worksheets.model.page.page import Run
from worksheets.model.paper.content import Source, text
from worksheets.model.paper.paper import Handout, Laid

WHOLE = 0.93
"""A source of no more than this part of a page is not split."""
KEPT = 4
"""Lines of a longer one that stay on either side of a page break."""
EVERY = 5
"""In a booklet every fifth line has its number."""


def source_galley(
    source: Source,
    style: Style,
    structure: Structure,
    *,
    measure: float,
    level: int,
    numbered: bool = False,
) -> Galley:
    """A framed source under a heading of a level; it stays whole if a page can hold it."""
    with written_at(source.span):
        found, nodes = _framed(source, style, structure.add("Sect"), measure, level, numbered)
    structure.nodes += nodes
    return found


@memo(256)
def _framed(
    source: Source, style: Style, outer: Node, measure: float, level: int, numbered: bool
) -> tuple[Galley, Sequence[Node]]:
    structure = Structure()
    inset = style.unit * 2
    margin = style.size * 2 if numbered else 0.0
    room = measure - 2 * inset - margin
    head = structure.add(f"H{level}", outer)
    top = set_text(text(source.label), room, style, head, strong=True)
    lines: list[Strip] = []
    for figure in source.figures:
        lines += block_strips(figure, room, style, structure, outer)
    pictured = len(lines)
    for paragraph in source.content:
        found = set_text(paragraph, room, style, structure.add("P", outer), body=True)
        lines += below(found, style.unit * 0.6)
    if numbered:
        lines = [
            _numbered(line, n, room + margin, style) for n, line in enumerate(lines, 1 - pictured)
        ]
    node = structure.add("P", outer)
    foot = set_text(source.attribution, room, style, node, size=style.small)
    foot = below([foot[0]._replace(cost=GLUED), *foot[1:]], style.unit)
    strips = framed([*top, *lines, *foot], measure, style.frame, inset, style.unit * 1.3)
    whole = sum(strip.height for strip in strips) < WHOLE * style.depth
    origin = Origin(source.label, source.span)
    first, *rest = strips
    named = first._replace(title=source.label, level=level - 1)
    found = [named._replace(above=style.unit * 3, cost=FREE, origin=origin)]
    for n, strip in enumerate(rest, 1):
        kept = whole or n < KEPT or len(strips) - n < KEPT
        found.append(strip._replace(origin=origin, cost=GLUED if kept else AVOID))
    return galley(found), structure.nodes


def _numbered(line: Strip, number: int, edge: float, style: Style) -> Strip:
    if number < 1 or number % EVERY:
        return line
    words = str(number)
    x = edge - style.faces.width(words, "text", style.small)
    run = Run(x, baseline(line.height, style.size), "text", style.small, words)
    return line._replace(marks=(*line.marks, run))


def insert_document(handout: Handout, style: Style, subject: str) -> Laid:
    """The source booklet of a paper."""
    structure = Structure("insert")
    style = replace(style, columns=1, measure=style.whole)
    front = handout.front
    title = style.language.say("source.booklet", title=front.title)
    galleys = [galley(heading(title, 1, style, structure, above=0, measure=style.whole))]
    galleys += [
        source_galley(source, style, structure, measure=style.whole, level=2, numbered=True)
        for source in handout.sources
    ]
    furniture = footer(front, style, title=style.language.say("source.booklet-note"))
    pages = filled(galleys, style)
    return laid(
        pages,
        style,
        structure,
        furniture,
        title=title,
        subject=subject,
        front=front,
    )
