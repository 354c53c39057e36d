"""What stands at the end of a paragraph's last line: boxes for a verdict, a line for a phrase."""

from collections.abc import Sequence

from worksheets.layout.blocks.bank import bank_row
from worksheets.layout.blocks.choices import at_right_edge, is_verdict, verdict_rows
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rulings import is_lined, phrase_line
from worksheets.layout.pagination.strips import Strip
from worksheets.layout.text.runs import line_end
from worksheets.model.page.page import Run, moved
from worksheets.model.paper.content import Bank, Block, Choose, Write

APART = 8 / 7
"""What stays free between the words and a verdict, in units of space."""
PHRASE = 46 / 7
"""A line for a phrase is no shorter, in units of space."""


def with_last_line(lines: Sequence[Strip], block: Block, place: BlockPlace) -> list[Strip] | None:
    """The lines of a paragraph with the block after them; None if it stands below them.

    A verdict stands at the right, on a line of its own if the last one has no room; a phrase and a
    word bank stand there only if they have room, a bank only beside a single line.
    """
    *before, last = lines
    start = line_end(last, place.style) + place.style.unit * APART
    free = place.measure - start
    match block:
        case Choose() if is_verdict(block, place):
            (row, *more) = rows = verdict_rows(block, place)
            if more or row.width > free:
                return [*lines, *at_right_edge(rows, place.measure)]
            return [*before, _beside(last, row.strip, place.measure - row.width)]
        case Write(entries=1, phrase=True) if is_lined(block, place.style):
            if free < place.style.unit * PHRASE:
                return None
            return [*before, _beside(last, phrase_line(block, place.within(free)), start)]
        case Bank() if not before:
            bank = bank_row(block, place.within(free - place.style.unit))
            return bank and [*before, _beside(last, bank, start + place.style.unit)]
    return None


def _beside(line: Strip, other: Strip, x: float) -> Strip:
    """A line with another on its baseline, from a place in the column on."""
    stands = [mark.y for mark in line.marks if isinstance(mark, Run)]
    words = [mark.y for mark in other.marks if isinstance(mark, Run)]
    down = stands[-1] - words[0] if stands and words else line.height - other.height
    marks = moved(other.marks, x - line.x, down)
    return line._replace(marks=(*line.marks, *marks))
