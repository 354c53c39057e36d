"""The numbers of questions where they are printed before them, in boxes if a theme wants that."""

from typing import NamedTuple

from worksheets.layout.blocks.labels import label
from worksheets.layout.pagination.strips import box
from worksheets.layout.style import Style
from worksheets.layout.text.runs import baseline
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, Run, moved
from worksheets.model.paper.lettering import printed_number

CELL, TALL, OVER = 1.25, 1.34, 1.04
"""The width and the height of the box of a digit, and how far it begins above the baseline, in
sizes of text."""
POINT = 0.55
"""The room of a point between boxes, in sizes of text."""


class NumberMarks(NamedTuple):
    """The number of a question: its words, or the first of its digits, and what else is printed."""

    words: Run
    others: tuple[Mark, ...] = ()

    def on_baseline(self, y: float) -> tuple[Mark, ...]:
        """The marks with their words on a baseline."""
        return (self.words._replace(y=y), *moved(self.others, 0, y - self.words.y))


def number_marks(number: str, style: Style, node: Node | None) -> NumberMarks:
    """The number of a question at the left edge of its first line."""
    if not style.theme.numbering.boxed:
        printed = printed_number(number, style.theme.numbering.style)
        return NumberMarks(label(printed, style, node, strong=True))
    x, y, size = 0.0, baseline(style.leading, style.size), style.size
    runs: list[Run] = []
    boxes: list[Mark] = []
    for character in number:
        wide = _room(character, size)
        own = style.faces.width(character, "strong", size)
        runs.append(Run(x + (wide - own) / 2, y, "strong", size, character, node))
        if character.isalnum():
            boxes.append(box(x, y - OVER * size, wide, TALL * size, style.rule))
        x += wide
    first, *rest = runs
    return NumberMarks(first, (*rest, *boxes))


def number_width(number: str, style: Style) -> float:
    """How wide the number of a question is where it is printed, in points."""
    if style.theme.numbering.boxed:
        return sum(_room(character, style.size) for character in number)
    printed = printed_number(number, style.theme.numbering.style)
    return style.faces.width(printed, "strong", style.size)


def _room(character: str, size: float) -> float:
    return size * (CELL if character.isalnum() else POINT)
