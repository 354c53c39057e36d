"""Figures on the page: as large as there is room for, with their captions."""

from collections.abc import Iterator

from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import Strip, attached, below
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.layout.text.runs import in_faces
from worksheets.layout.unsettable import Unsettable, written_at
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import misfit
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, Run
from worksheets.model.paper.content import Figure

TALLEST = (0.6, 0.8)
"""The part of a page that a figure may take, and the part of one that has no room in that."""


def figure_strips(figure: Figure, place: BlockPlace) -> list[Strip]:
    """A figure and its caption, which are never parted; raises Unsettable."""
    measure, style, structure, parent = place
    node = structure.add("Figure", parent, alt=figure.spoken)
    drawing = _drawn(figure, measure, style)
    strips = [Strip(drawing.height, tuple(_marks(drawing, style.small, style, node)))]
    if figure.caption:
        caption = structure.add("P", parent)
        lines = set_text(figure.caption, measure, style, caption, ParagraphStyle(style.small))
        strips += attached(below(lines, style.unit * 0.8))
    return below(strips, style.unit * 1.4)


def _drawn(figure: Figure, measure: float, style: Style) -> Drawing:
    """The drawing of a figure, whatever its kind: it is judged here and not where it was made."""
    size = style.small

    def across(label: str) -> float:
        return style.faces.width(label, "text", size)

    def judged(part: float) -> Drawing | Misfit:
        smallest = style.theme.type.smallest
        room = Room(
            measure, part * style.depth, size, smallest, across, style.language, style.frame
        )
        drawing = figure.drawing.drawn(room)
        return drawing if isinstance(drawing, Misfit) else misfit(drawing, room) or drawing

    usual, largest = TALLEST
    drawing = judged(usual)
    if isinstance(drawing, Misfit) and not drawing.certain:
        drawing = judged(largest)
    if isinstance(drawing, Misfit):
        with written_at(figure.span):
            raise Unsettable(drawing.message, drawing.hint)
    return drawing


def _marks(drawing: Drawing, size: float, style: Style, node: Node) -> Iterator[Mark]:
    for mark in drawing.marks:
        yield mark._replace(node=node)
    for label in drawing.labels:
        yield from _label_runs(label, size * label.scale, style, node)


def _label_runs(label: Label, size: float, style: Style, node: Node) -> Iterator[Run]:
    face = "strong" if label.strong else "text"
    wide = style.faces.width(label.text, face, size)
    x = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    *runs, last = in_faces(Run(x, label.y, face, size, label.text, node), style)
    yield from runs
    yield last._replace(text=f"{last.text} ")  # what follows is another label
