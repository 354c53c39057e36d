"""Lists with labels of their own under a title: the clues of a puzzle."""

from worksheets.layout.blocks.labels import column_for, labelled
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import Strip, below, glued, shifted, tight
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.layout.text.runs import baseline
from worksheets.model.page.page import Run
from worksheets.model.paper.content import Bullets, text

SIZE, LEADING = 9.5, 12 / 9.5
"""The size of type where text has 10.5, and from line to line in that size."""
LABEL = 15 / 7
"""The column of labels, in units of space."""


def labelled_list(block: Bullets, place: BlockPlace) -> list[Strip]:
    """Entries beside their labels; the title stays with the first."""
    measure, style, structure, parent = place
    size = style.sized(SIZE)
    look = ParagraphStyle(size, leading=size * LEADING)
    strips: list[Strip] = []
    if block.title:
        node = structure.add("P", parent)
        title = text(block.title)
        strips = set_text(title, measure, style, node, look._replace(strong=True))
    outer = structure.add("L", parent, attributes={"ListNumbering": "Decimal"})
    column = column_for(block.labels, style.unit * LABEL, style)
    foot = baseline(look.leading, size)
    for n, (name, content) in enumerate(zip(block.labels, block.items, strict=True)):
        entry = structure.add("LI", outer)
        mark = Run(0, foot, "text", size, name, structure.add("Lbl", entry))
        body = structure.add("LBody", entry)
        lines = set_text(content, measure - column, style, body, look)
        lines = labelled(shifted(tight(lines), column), mark)
        strips += lines if n == 0 else [lines[0]._replace(cost=0.0), *lines[1:]]
    listed = below(strips[:1] + glued(strips[1:2]) + strips[2:], style.unit)
    return [strip._replace(opening=True) for strip in listed]  # one reads clues beside their puzzle
