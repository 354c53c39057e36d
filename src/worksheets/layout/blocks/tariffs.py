"""What questions, sections and papers are worth, at the right edge of their lines."""

from collections.abc import Sequence

from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import GLUED, Strip, below, glued, inked
from worksheets.layout.style import Style
from worksheets.layout.text.prose import STRONG, set_text
from worksheets.layout.text.runs import baseline, in_faces
from worksheets.model.page.node import Node
from worksheets.model.page.page import Run
from worksheets.model.paper.content import text


def at_right(line: str, style: Style, node: Node, *, above: float) -> Galley:
    """Strong words at the right edge, or on more lines than one if there is no room for them; they
    stay with what they follow."""
    wide = style.faces.width(line, "strong", style.size)
    if wide > style.measure:
        return galley(below(glued(set_text(text(line), style.measure, style, node, STRONG)), above))
    x, y = style.measure - wide, baseline(style.leading, style.size)
    runs = in_faces(Run(x, y, "strong", style.size, line, node), style)
    return galley([Strip(style.leading, runs, above=above, cost=GLUED)])


def with_marks(
    strips: Sequence[Strip], marks: str, node: Node, place: BlockPlace, read_first: int = 0
) -> list[Strip]:
    """`[4]` at the right, on the baseline of the last line, of which so many marks are read first.

    Where nothing is printed before it, it has a line of its own.
    """
    room, style, *_ = place
    *before, last = strips or [Strip(style.leading)]
    x = room - style.faces.width(marks, "text", style.size)
    lines = [mark.y for mark in inked(last) if isinstance(mark, Run)]
    y = max(lines, default=baseline(last.height, style.size))
    first, rest = last.marks[:read_first], last.marks[read_first:]
    words = f"{marks} " if rest else marks
    runs = in_faces(Run(x - last.x, y, "text", style.size, words, node), style)
    return [*before, last._replace(marks=(*first, *runs, *rest))]
