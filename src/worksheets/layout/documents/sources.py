"""Sources on their panels, on the paper or in a booklet of their own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worksheets.layout.blocks.blocks import block_strips
from worksheets.layout.blocks.panels import panel_of
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.documents.document import FileDetails, laid
from worksheets.layout.documents.furniture import footer
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.pages import filled
from worksheets.layout.pagination.strips import (
    FREE,
    GLUED,
    Origin,
    Panel,
    Strip,
    below,
    glued,
    panelled,
)
from worksheets.layout.structure import Structure
from worksheets.layout.style import GREY, Style, in_one_column
from worksheets.layout.text.directions import begins_right_to_left
from worksheets.layout.text.prose import BODY, STRONG, ParagraphStyle, heading, set_text
from worksheets.layout.text.runs import baseline, in_faces
from worksheets.layout.text.words import displays
from worksheets.layout.unsettable import written_at
from worksheets.memo import memo
from worksheets.model.page.node import Node
from worksheets.model.page.page import Run, moved
from worksheets.model.paper.content import Inlines, Source, plain, text
from worksheets.model.paper.paper import Handout, Laid
from worksheets.model.paper.source_lines import EVERY, written_lines

UNSPLIT = 0.5
"""A source of no more than this part of a page is not split."""
EDGE_LINES = 4
"""Lines of a longer one that stay on either side of a page break."""
TORN = 200.0
"""What it costs to split one: more than any unevenness, and less than a page."""
INSET, EDGE, RIGHT = 22.5 / 7, 0.8, 1.5
"""From the edges of a panel to its text, in units of space: at the left, above and below, and at
the right at least."""
MEASURE, CITED_MEASURE = 50, 60
"""The widest that lines of text and of an attribution are, in units of space: 75 characters."""
CITED, CITED_LEADING = 9.5, 13 / 9.5
"""The size of an attribution where text has 10.5, and from line to line in that size."""
BESIDE = 0.5
"""An attribution stands beside a name that takes no more than this part of the measure."""
PARAGRAPH, APART = 2, 0.6
"""How far a paragraph is indented, and the space above it if that is not possible, in units."""
NUMBER, NUMBER_GAP = 8, 5.5 / 7
"""The size of a line's number where text has 10.5, and the units between it and the line."""


class SourceFrame(NamedTuple):
    """Where sources stand: the measure in points, and the level of their headings."""

    measure: float
    level: int


def source_galley(source: Source, frame: SourceFrame, style: Style, structure: Structure) -> Galley:
    """A source on its panel, with its name and attribution; a short one is not split."""
    with written_at(source.span):
        framed_galley, nodes = _framed(source, frame, style, structure.add("Sect"))
    structure.nodes += nodes
    return framed_galley


@memo(256)
def _framed(
    source: Source, frame: SourceFrame, style: Style, outer: Node
) -> tuple[Galley, Sequence[Node]]:
    """Without its memo, papers with shuffled options take 24 % longer."""
    structure = Structure()
    panel = panel_of(frame.measure, style.unit * INSET, style.unit * EDGE, style)
    room = frame.measure - panel.inset - style.unit * RIGHT
    place = BlockPlace(room, style, structure, outer)
    head = _head(source, frame.level, place)
    shown = [strip for figure in source.figures for strip in block_strips(figure, place)]
    lines = _lines(source, place.within(min(room, style.unit * MEASURE)))
    foot = _foot(source, place)
    costs = [*_costs_of(shown), *_costs(len(lines)), *[GLUED] * len(foot)]
    strips = panelled([*head, *shown, *lines, *foot], panel)
    unsplit = sum(strip.height for strip in strips) < UNSPLIT * style.depth
    origin = Origin(source.label, source.span)
    first, *rest = strips
    named = first._replace(title=source.label, level=frame.level - 1)
    framed_strips = [named._replace(above=style.unit * 3, cost=FREE, origin=origin)]
    for strip, cost in zip(rest, [*[GLUED] * (len(head) - 1), *costs], strict=True):
        heads = _goes_on(source.label, strip.heads, panel, style)
        stays = GLUED if unsplit else cost
        framed_strips.append(strip._replace(origin=origin, cost=stays, heads=heads, opening=True))
    return galley(framed_strips), structure.nodes


def _head(source: Source, level: int, place: BlockPlace) -> list[Strip]:
    """The name of a source, and its attribution after it on the same line, if there is room; only
    the name if the attribution stands below the text."""
    room, style, structure, outer = place
    room = min(room, style.unit * CITED_MEASURE)
    name = structure.add(f"H{level}", outer)
    if style.theme.attribution == "below":
        return set_text(text(source.label), room, style, name, STRONG)
    node, size = structure.add("P", outer), style.sized(CITED)
    wide = style.faces.width(source.label, "strong", style.size)
    indent = wide + style.unit if _goes_beside(source.attribution, wide, room) else 0.0
    look = ParagraphStyle(size, leading=size * CITED_LEADING, indent=indent)
    cited = set_text(source.attribution, room, style, node, look)
    if not indent:
        return [*set_text(text(source.label), room, style, name, STRONG), *glued(cited)]
    first, *rest = cited
    foot = baseline(style.leading, style.size)
    y = next((mark.y for mark in first.marks if isinstance(mark, Run)), foot)
    drop = max(0.0, foot - y)
    label = in_faces(Run(0, y + drop, "strong", style.size, source.label, name), style)
    height = max(first.height + drop, style.leading)
    line = Strip(height, (*label, *moved(first.marks, first.x, drop)))
    return [line, *glued(rest)]


def _foot(source: Source, place: BlockPlace) -> list[Strip]:
    """The attribution of a source below its text, if that is where it stands."""
    room, style, structure, outer = place
    if style.theme.attribution == "above":
        return []
    room, size = min(room, style.unit * CITED_MEASURE), style.sized(CITED)
    look = ParagraphStyle(size, leading=size * CITED_LEADING)
    cited = set_text(source.attribution, room, style, structure.add("P", outer), look)
    return below(cited, style.unit * APART)


def _goes_beside(attribution: Inlines, wide: float, room: float) -> bool:
    """Whether an attribution may begin on the line of a name that is so wide."""
    parts = list(displays(attribution))
    worded = bool(parts) and isinstance(parts[0], tuple)
    return worded and wide <= BESIDE * room and not begins_right_to_left(plain(attribution))


def _lines(source: Source, place: BlockPlace) -> list[Strip]:
    """The paragraphs of a source line by line, with the numbers of lines in the gutter."""
    measure, style, structure, outer = place
    if source.numbered == "written":
        return _written_lines(source, place)
    lines: list[Strip] = []
    for n, content in enumerate(source.content):
        node = structure.add("P", outer)
        parts = list(displays(content))
        flows = len(parts) == 1 and isinstance(parts[0], tuple)
        indent = style.unit * PARAGRAPH if n and flows else 0.0
        paragraph = set_text(content, measure, style, node, BODY._replace(indent=indent))
        lines += paragraph if indent else below(paragraph, style.unit * APART)
    if source.numbered == "none":
        return lines
    return [_numbered(line, n, style) for n, line in enumerate(lines, 1)]


def _written_lines(source: Source, place: BlockPlace) -> list[Strip]:
    """The lines of a source as its author wrote them: one that is too long for the page goes on
    below, and counts once."""
    measure, style, structure, outer = place
    strips: list[Strip] = []
    number = 0
    for content in source.content:
        node = structure.add("P", outer)
        paragraph = set_text(content, measure, style, node, BODY)
        start = 0
        for line, _ in written_lines(content):
            number += 1
            paragraph[start] = _numbered(paragraph[start], number, style)
            start += len(set_text(line, measure, style, node, BODY))
        strips += below(paragraph, style.unit * APART if strips else 0)
    return strips


def _numbered(line: Strip, number: int, style: Style) -> Strip:
    if number % EVERY:
        return line
    label, size = str(number), style.sized(NUMBER)
    y = next(
        (mark.y for mark in line.marks if isinstance(mark, Run)), baseline(line.height, style.size)
    )
    wide = style.faces.width(label, "text", size)
    x = -min(wide + style.unit * NUMBER_GAP, style.unit * (INSET - 0.5)) - line.x
    black = 1 if style.theme.tint == "none" else 1 - GREY
    mark = Run(x, y, "text", size, f"{label} ", black=black)
    return line._replace(marks=(mark, *line.marks))


def _costs_of(shown: Sequence[Strip]) -> Iterator[float]:
    """What it costs to begin a page with strips of figures: what is glued stays so."""
    return (GLUED if n == 0 else max(strip.cost, TORN) for n, strip in enumerate(shown))


def _costs(lines: int) -> Iterator[float]:
    """What it costs to begin a page with each of so many lines."""
    ends = range(EDGE_LINES, lines - EDGE_LINES + 1)
    return (TORN if n in ends else GLUED for n in range(lines))


def _goes_on(name: str, heads: Sequence[Strip], panel: Panel, style: Style) -> tuple[Strip, ...]:
    """'Source A (continued)' on the panel, and what a table in it repeats, at the head of a page
    where the source goes on; nobody needs to hear it."""
    if not style.theme.furniture.continued:
        notice: list[Strip] = []
    else:
        notice = _notice(style.language.say("source.continued", source=name), style)
    *repeated, _ = panelled([*notice, *heads, Strip(0)], panel)
    return tuple(repeated)


def _notice(words: str, style: Style) -> list[Strip]:
    foot = baseline(style.leading, style.size)
    runs = in_faces(Run(0, foot, "strong", style.size, words), style)
    return [Strip(style.leading + style.unit * APART, runs)]


def insert_document(handout: Handout, style: Style, subject: str) -> Laid:
    """The source booklet of a paper."""
    structure = Structure("insert")
    style = in_one_column(style)
    front = handout.front
    title = style.language.say("source.booklet", title=front.title)
    galleys = [galley(heading(title, 1, style, structure, above=0))]
    galleys += [
        source_galley(source, SourceFrame(style.full_measure, 2), style, structure)
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
