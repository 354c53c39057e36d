"""Text beside its label: entries of lists, and whatever has a number or a letter."""

from collections.abc import Sequence
from typing import NamedTuple

from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import Strip, inked, shifted
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.layout.text.runs import baseline
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, Run, Shape, moved
from worksheets.model.paper.content import Inlines


def label(name: str, style: Style, node: Node | None, *, strong: bool = False) -> Run:
    """A label on the first line of the text beside it: a number, a letter."""
    face = "strong" if strong else "text"
    return Run(0, baseline(style.leading, style.size), face, style.size, name, node)


def labelled(strips: Sequence[Strip], mark: Run, others: Sequence[Mark] = ()) -> list[Strip]:
    """The strips with a label on the baseline of the first of them, at its column's edge; `others`
    belong to the label, and move with it."""
    first, *rest = strips
    y = next((ink.y for ink in inked(first) if isinstance(ink, (Run, Shape))), mark.y)
    placed = mark._replace(x=mark.x - first.x, y=y)
    around = moved(others, -first.x, y - mark.y)
    return [first._replace(marks=(placed, *around, *first.marks)), *rest]


class Entry(NamedTuple):
    """An entry of a list: its name, which is its label or that of its field, and its content, with
    the width of the column before it and its own measure in points."""

    name: str
    content: Inlines
    column: float
    measure: float


def set_entry(
    entry: Entry, style: Style, structure: Structure, outer: Node | None
) -> tuple[list[Strip], Node]:
    """The lines of an entry beside its label, and the node of its words."""
    line = structure.add("LI", outer)
    mark = label(entry.name, style, structure.add("Lbl", line))
    body = structure.add("LBody", line)
    lines = set_text(entry.content, entry.measure, style, body)
    return labelled(shifted(lines, entry.column), mark), body


def column_for(labels: Sequence[str], least: float, style: Style) -> float:
    """The width of a column of strong labels: enough for the widest of them and a gap."""
    widest = max((style.faces.width(name, "strong", style.size) for name in labels), default=0)
    return max(least, widest + style.unit)


def bullets(items: Sequence[Inlines], place: BlockPlace, *, size: float = 0) -> list[Strip]:
    """A bulleted list, in a type size if it is not that of running text."""
    measure, style, structure, parent = place
    size = size or style.size
    outer = structure.add("L", parent, attributes={"ListNumbering": "Disc"})
    strips: list[Strip] = []
    indent = size * 1.2
    (dot,) = style.faces.pieces("•", "text", size)
    for item in items:
        entry = structure.add("LI", outer)
        bullet = structure.add("Lbl", entry)
        body = structure.add("LBody", entry)
        lines = set_text(item, measure - indent, style, body, ParagraphStyle(size))
        mark = Run(0, 0, dot.face, size, "•", bullet)
        strips += labelled(shifted(lines, indent), mark)
    return strips
