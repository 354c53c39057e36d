"""A grid of questions as a list, where its columns would be too narrow to write in."""

from collections.abc import Sequence

from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rows import SIDE, answer_line, answered
from worksheets.layout.pagination.strips import FREE, Strip, attached, together
from worksheets.layout.style import Style
from worksheets.layout.text.prose import set_text
from worksheets.layout.text.runs import in_faces
from worksheets.model.page.page import Run
from worksheets.model.paper.content import Inlines, Table

NARROWEST = 10
"""The least measure of a cell that is answered, in sizes of its type: some twenty characters."""
BETWEEN, GIVES, APART = 2, 1, 1
"""Space above a question of the list, by how much that may change, and space before its marks and
above the first question, in units of space."""


def is_too_narrow(block: Table, widths: Sequence[float], size: float, style: Style) -> bool:
    """Whether cells that are questions of their own have too little room in columns so wide."""
    return bool(block.marks) and min(widths) - 2 * SIDE * style.unit < NARROWEST * size


def listed(block: Table, place: BlockPlace) -> list[Strip]:
    """The cells as a list, row after row, each with a line and the marks that the head of its
    column has."""
    outer = place.structure.add("L", place.parent, attributes={"ListNumbering": "LowerRoman"})
    cells = [cell for row in block.rows for cell in zip(row, block.marks, strict=True)]
    strips: list[Strip] = []
    for n, (cell, marks) in enumerate(cells):
        worth = place.style.marks(marks) if block.head else ""
        first, *rest = together(_question(cell, worth, place.under(outer)))
        above, gives = (
            place.style.unit * units for units in ((BETWEEN, GIVES) if n else (APART, 0))
        )
        top = first._replace(above=above, cost=FREE, less=gives, more=gives)
        strips += [top, *rest]
    return attached(strips)


def _question(cell: Inlines, marks: str, place: BlockPlace) -> list[Strip]:
    """A question with its marks, if it has any, at the right of its last line, and the line under
    it."""
    measure, style, structure, outer = place
    words, gap = answered(cell)
    body = structure.add("LBody", structure.add("LI", outer))
    line = [answer_line(gap, measure, style, body)] if gap else []
    if not marks:
        return [*set_text(words, measure, style, body), *line]
    wide = style.faces.width(marks, "text", style.size)
    *lines, last = set_text(words, measure - wide - APART * style.unit, style, body)
    y = next(mark.y for mark in last.marks if isinstance(mark, Run))
    worth = Run(measure - wide - last.x, y, "text", style.size, f"{marks} ", body)
    *before, end = last.marks
    if isinstance(end, Run):  # a listener hears the marks apart from the last word
        end = end._replace(text=f"{end.text} ")
    ended = last._replace(marks=(*before, end, *in_faces(worth, style)))
    return [*lines, ended, *line]
