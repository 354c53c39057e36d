"""Boxes for the numbers of the questions that a candidate chose."""

from collections.abc import Iterator
from typing import NamedTuple

from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import Strip, below, box, glued, held, inked
from worksheets.layout.structure import Structure, inline
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.layout.text.runs import line_end
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, moved
from worksheets.model.page.zones import Field
from worksheets.model.paper.content import text

CELL = (2.4, 1.8)
"""The width and the height of a box, in sizes of text: two digits by hand."""
GAP = 0.6
"""Between boxes, in sizes."""


class Chosen(NamedTuple):
    """So many boxes for the numbers of questions; `name` begins the names of their fields."""

    name: str
    answers: int

    def width(self, style: Style) -> float:
        """The room of the boxes, in points."""
        return style.size * (self.answers * (CELL[0] + GAP) - GAP)


def chosen_galley(structure: Structure, chosen: Chosen, style: Style) -> tuple[Galley, ...]:
    """A line that asks for the numbers of questions, with the boxes behind it, or else below."""
    node = structure.add("P")
    words = style.language.say("choice.which", n=chosen.answers)
    lines = set_text(text(words), style.measure, style, node, ParagraphStyle(style.small))
    *before, last = glued(lines)
    begin = line_end(last, style) + style.unit
    tall = style.size * CELL[1]
    if begin + chosen.width(style) > style.measure:
        before, begin, last = [*before, last], 0.0, Strip(0)
    down = max(0.0, tall - last.height) / 2
    boxes = tuple(_boxes(chosen, begin, node, style))
    height = max(last.height, tall)
    row = Strip(height, (*moved(inked(last), last.x, down), *boxes))
    return (galley(held(below(glued([*before, row]), style.unit * 0.5))),)


def _boxes(chosen: Chosen, begin: float, node: Node, style: Style) -> Iterator[Mark]:
    wide, tall = (style.size * part for part in CELL)
    for n in range(chosen.answers):
        left = begin + n * (wide + style.size * GAP)
        yield box(left, 0, wide, tall, style.rule)
        slot = f"{chosen.name} {n + 1}"
        own = inline("Form", node, slot) if style.fillable else node
        again = style.language.say("choice.box-again", n=n + 1)
        tip = again if n else style.language.say("choice.box")
        yield Field(left, 0, wide, tall, "digits", slot, tip, node=own)
