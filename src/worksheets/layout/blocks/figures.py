"""Figures on the page: as large as there is room for, under their captions."""

from collections.abc import Iterator
from math import inf

from worksheets.layout.blocks.halos import HALO, WHITE, halo_colours
from worksheets.layout.blocks.panels import tint_of
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rulings import LARGE
from worksheets.layout.pagination.strips import GLUED, Strip, below, glued
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.layout.text.runs import in_faces
from worksheets.layout.type.fonts import PER_EM
from worksheets.layout.type.glyph_outlines import text_outline
from worksheets.layout.unsettable import Unsettable, written_at
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room, WrittenIn
from worksheets.model.page.fitting import misfit
from worksheets.model.page.node import Node
from worksheets.model.page.page import Colour, Ink, Mark, Picture, Run, Shape
from worksheets.model.paper.content import Figure, Inlines, Strong, Text, text
from worksheets.model.paper.wording import unbroken

TALLEST = (0.6, 0.8)
"""The part of a page that a figure may take, and the part of one that has no room in that."""
LABELS, CAPTION = 8.5, 9
"""The size of a figure's labels and of its caption where text has 10.5."""
UNDER = 4 / 7
"""The space between a caption and its figure, in units."""
BESIDE = 0.55
"""The part of a measure that a figure may take with something beside it."""
LARGEST, SMALLER = 0.8, (0.5, 0.43)
"""A figure of no more than this part of a measure is drawn smaller for that, in parts of it."""
HEAVIER = 4 / 3
"""How heavy lines of figures are in large print, in those of other print."""
LOW = 2.5
"""A figure so many times as wide as it is high is not drawn smaller."""


def figure_strips(figure: Figure, place: BlockPlace) -> list[Strip]:
    """A figure under its caption, which are never parted; raises Unsettable."""
    return captioned(figure, drawing_of(figure, place.measure, place.style), place)


def narrow_drawings(figure: Figure, measure: float, style: Style) -> list[Drawing]:
    """Drawings of a figure that leave room beside it, the widest first: its own, or if that is too
    wide those made for less room in which its type is as large and a hand can write."""
    drawing = drawing_of(figure, measure, style)
    if drawing.width <= BESIDE * measure:
        return [drawing]
    pictures = any(isinstance(mark, Picture) for mark in drawing.marks)
    if pictures or not drawing.width <= min(LARGEST * measure, LOW * drawing.height):
        return []
    least = figure.drawing.narrowest if isinstance(figure.drawing, WrittenIn) else 0.0
    widths = dict.fromkeys(max(part * measure, least + style.frame) for part in SMALLER)
    tried = [_tried(figure, width, TALLEST[0], style) for width in widths]
    smaller = [each for each in tried if isinstance(each, Drawing)]
    return [each for each in smaller if _smallest(each) >= _smallest(drawing)]


def figure_width(figure: Figure, measure: float, style: Style) -> float:
    """How wide a figure is in a measure, in points; infinite if its type is smaller there than
    in the measure of the page, or if there is no room for it."""
    drawing = _tried(figure, measure, TALLEST[0], style)
    if isinstance(drawing, Misfit):
        return inf
    if measure < style.measure and _smallest(drawing) < _smallest(
        drawing_of(figure, style.measure, style)
    ):
        return inf
    return drawing.width


def _smallest(drawing: Drawing) -> float:
    return min((label.scale for label in drawing.labels), default=1.0)


def captioned(figure: Figure, drawing: Drawing, place: BlockPlace) -> list[Strip]:
    """A drawing of a figure under its caption, which are never parted."""
    measure, style, structure, parent = place
    strips: list[Strip] = []
    words = _caption(figure, style)
    if words:
        caption = structure.add("P", parent)
        strips = glued(
            set_text(words, measure, style, caption, ParagraphStyle(style.sized(CAPTION)))
        )
    node = structure.add("Figure", parent, alt=figure.spoken)
    marks = tuple(_marks(drawing, style, node))
    space = style.unit * UNDER if strips else 0.0
    return below([*strips, Strip(drawing.height, marks, above=space, cost=GLUED)], style.unit)


def _caption(figure: Figure, style: Style) -> Inlines:
    """'Figure 1' and the words of a caption; nothing if a figure has neither."""
    if not figure.number:
        return figure.caption
    label = Strong(text(unbroken(style.language.say("figure.label", n=figure.number))))
    return (label, Text("\u00a0\u00a0 "), *figure.caption) if figure.caption else (label,)


def _room(measure: float, part: float, style: Style) -> Room:
    """The room for a drawing on so much of a page."""
    size = style.sized(LABELS)

    def across(label: str) -> float:
        return style.faces.width(label, "text", size)

    smallest, tall = style.theme.type.smallest, part * style.depth
    weight = style.frame * (HEAVIER if style.size >= LARGE else 1)
    tallest = part > TALLEST[0]
    return Room(measure, tall, size, smallest, across, style.language, weight, tallest)


def _tried(figure: Figure, measure: float, part: float, style: Style) -> Drawing | Misfit:
    """The drawing of a figure in so much room: it is judged here and not where it was made."""
    room = _room(measure, part, style)
    drawing = figure.drawing.drawn(room)
    return drawing if isinstance(drawing, Misfit) else misfit(drawing, room) or drawing


def drawing_of(figure: Figure, measure: float, style: Style) -> Drawing:
    """The drawing of a figure, whatever its kind; raises Unsettable."""
    usual, largest = TALLEST
    drawing = _tried(figure, measure, usual, style)
    if isinstance(drawing, Misfit) and not drawing.certain:
        drawing = _tried(figure, measure, largest, style)
    if isinstance(drawing, Misfit):
        with written_at(figure.span):
            raise Unsettable(drawing.message, drawing.hint)
    return drawing


def _marks(drawing: Drawing, style: Style, node: Node) -> Iterator[Mark]:
    for mark in drawing.marks:
        yield mark._replace(node=node)
    room = _room(drawing.width, 1, style)
    runs = [list(_runs(label, room.size * label.scale, style, node)) for label in drawing.labels]
    colours = halo_colours(drawing, room, tint_of(0, style) or WHITE)
    for label_runs, colour in zip(runs, colours, strict=True):
        if colour:
            yield from (_halo(run, colour, style) for run in label_runs)
    for label_runs in runs:
        *others, last = label_runs
        yield from others
        yield last._replace(text=f"{last.text} ")  # what follows is another label


def _runs(label: Label, size: float, style: Style, node: Node) -> Iterator[Run]:
    face = "strong" if label.strong else "text"
    wide = style.faces.width(label.text, face, size)
    x = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    yield from in_faces(Run(x, label.y, face, size, label.text, node), style)


def _halo(run: Run, colour: Colour, style: Style) -> Shape:
    """The letters of a run, so much heavier."""
    outline = text_outline(style.faces.typeface(run.face), run.text)
    ink = Ink(line=colour, weight=2 * HALO)
    return Shape(run.x, run.y, run.size / PER_EM, outline, ink, run.node)
