"""Material to look things up in, side by side: narrow tables, and lists under their headings."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from worksheets.layout.blocks.blocks import block_strips
from worksheets.layout.blocks.columns import column_widths
from worksheets.layout.blocks.labels import bullets
from worksheets.layout.blocks.panels import HEAD, tint_of
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rows import ABOVE, BELOW, SIDE, Cell, Look
from worksheets.layout.blocks.tables import folded, table
from worksheets.layout.pagination.strips import Strip, attached, below, stacked, together
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.model.page.node import Node
from worksheets.model.page.page import Fill, Mark, Stroke, moved
from worksheets.model.paper.content import Block, Bullets, Gap, Para, Strong, Table, plain

SIZE = 9.5
"""The size of type where text has 10.5."""
GUTTER, APART, ABOVE_LIST = 3, 2, 0.5
"""Between tables or lists side by side, above them, and from a heading to its list, in units of
space."""
TABLE, LIST = 20.0, 13.0
"""The least measure of a table and of a list beside another, in sizes of text."""
MOST = 3
"""Lists that stand beside one another."""
FOLDED = 4
"""Rows from which on a table may be folded."""
FIRST = 0.5
"""The part of its measure that the first column of a table may take for entries of one line."""
UNSPLIT = 0.5
"""A list of no more than this part of a page is not split, a longer one not behind its first line
or two."""
TALLEST = 0.75
"""What stands side by side takes no more of a page, for it is never split."""


Entry: TypeAlias = tuple[Block, ...]
"""A table, or a heading and its list."""
Setter: TypeAlias = Callable[[BlockPlace], list[Strip]]


def is_reference(blocks: Sequence[Block]) -> bool:
    """Whether there is nothing to answer in some blocks: they are there to be read."""
    return all(isinstance(block, (Para, Table, Bullets)) for block in blocks)


def reference_strips(blocks: Sequence[Block], place: BlockPlace) -> list[Strip]:
    """Blocks that are there to be read.

    Tables of two columns without blanks, and lists under headings, stand side by side, or a table
    has the second half of its rows at the right of the first, if that takes less height and there
    is room.
    """
    unit = place.style.unit
    strips: list[Strip] = []
    n = 0
    while n < len(blocks):
        tables, lists = list(_tables(blocks[n:])), list(_lists(blocks[n:]))
        if tables:
            count, added = _set_tables(tables, place)
        elif lists:
            count, added = 2 * len(lists), _set_lists(lists, place)
        else:
            count, added = 1, block_strips(blocks[n], place)
        headed = n > 0 and isinstance(blocks[n - 1], Para)
        if tables or lists:
            added = below(added, unit if headed else unit * APART)
        strips += attached(added) if headed and added else added
        n += count
    return strips


def _tables(blocks: Sequence[Block]) -> Iterator[Entry]:
    """The tables of two columns without blanks that some blocks begin with."""
    for block in blocks:
        if not isinstance(block, Table) or len(block.head) != 2 or block.caption or block.space:
            return
        if any(isinstance(part, Gap) for row in block.rows for cell in row for part in cell):
            return
        yield (block,)


def _lists(blocks: Sequence[Block]) -> Iterator[Entry]:
    """The lists with headings that some blocks begin with."""
    for pair in zip(blocks[::2], blocks[1::2], strict=False):
        match pair:
            case (Para((Strong(),)), Bullets(labels=())):
                yield pair
            case _:
                return


def _set_tables(tables: Sequence[Entry], place: BlockPlace) -> tuple[int, list[Strip]]:
    """The first table or two of some, and how many that is."""
    room = place.measure / 2 >= TABLE * place.style.size
    pair = tables[:2]
    if room and len(pair) == 2:
        strips = _if_lower(lambda at: [_row(pair, 2, at)], pair, place)
        if strips:
            return 2, strips
    folds = _if_lower(lambda at: [_folded(tables[0], at)], tables[:1], place) if room else None
    return 1, folds or _entry(tables[0], place)


def _set_lists(lists: Sequence[Entry], place: BlockPlace) -> list[Strip]:
    """Lists in as many columns as have room, so that rows of them are about as long."""
    style = place.style
    gutter = GUTTER * style.unit
    room = (place.measure + gutter) // (LIST * style.size + gutter)
    fit = max(1, min(MOST, int(room), len(lists)))
    across = -(-len(lists) // -(-len(lists) // fit))

    def rows(at: BlockPlace) -> list[Strip]:
        starts = range(0, len(lists), across)
        strips = [_row(lists[n : n + across], across, at) for n in starts]
        return [strip._replace(above=style.unit * APART) for strip in strips]

    strips = _if_lower(rows, lists, place) if across > 1 else None
    if strips:
        return strips
    apart = [below(_entry(entry, place), style.unit * APART) for entry in lists]
    return [strip for entry in apart for strip in entry]


def _if_lower(setter: Setter, entries: Sequence[Entry], place: BlockPlace) -> list[Strip] | None:
    """What a setter makes of entries, if it is lower than one below the other and not too tall."""
    style, parent = place.style, place.parent
    trial = place.structure.branch(parent)
    strips = setter(place._replace(structure=trial))
    apart = place._replace(structure=place.structure.branch(parent))
    plain = sum(stacked(_entry(entry, apart))[0] for entry in entries)
    tallest = max(strip.height for strip in strips)
    if stacked(strips)[0] >= plain or tallest > TALLEST * style.depth:
        return None
    place.structure.take(trial)
    return strips


def _row(entries: Sequence[Entry], across: int, place: BlockPlace) -> Strip:
    """Entries in columns that are equally wide."""
    gutter = GUTTER * place.style.unit
    measure = (place.measure - (across - 1) * gutter) / across
    marks: list[Mark] = []
    height = 0.0
    for n, entry in enumerate(entries):
        tall, column = stacked(_entry(entry, place.within(measure)))
        marks += moved(column, n * (measure + gutter), 0)
        height = max(height, tall)
    return Strip(height, tuple(marks))


def _folded(entry: Entry, place: BlockPlace) -> Strip:
    """A table in two halves that share its head."""
    match entry:
        case (Table(head, rows) as block,) if len(rows) >= FOLDED:
            size = place.style.sized(SIZE)
            widths = _widths(block, place.measure / 2, size, place.style)
            cells = [tuple(map(Cell, row)) for row in rows]
            return folded(head, cells, widths, place, Look(size))
    return Strip(*stacked(_entry(entry, place)))


def _entry(entry: Entry, place: BlockPlace) -> list[Strip]:
    """A table, or a heading with its list, in the small type of such material."""
    size = place.style.sized(SIZE)
    match entry:
        case (Table() as block,):
            widths = _widths(block, place.measure, size, place.style)
            cells = [[Cell(cell) for cell in row] for row in block.rows]
            return table(block.head, cells, widths, place, Look(size))
        case (Para() as heading, Bullets(items)):
            head = _heading(heading, size, place)
            listed = bullets(items, place, size=size)
            strips = [head, *attached(below(listed, place.style.unit * ABOVE_LIST))]
            short = sum(strip.height for strip in strips) <= UNSPLIT * place.style.depth
            return together(strips if short else strips[:3]) + ([] if short else strips[3:])
    return []


def _widths(block: Table, measure: float, size: float, style: Style) -> list[float]:
    """Columns of a table: its first entries stand on one line if that takes no more height."""
    first = max(style.faces.width(plain(row[0]), "text", size) for row in block.rows)
    natural = first + 2 * SIDE * style.unit + 1  # a point for rounding
    wanted = column_widths(block, measure, size, style)
    if natural > FIRST * measure:
        return wanted
    choices = [[natural, measure - natural], wanted]
    return min(choices, key=lambda widths: _lines(block, widths, size, style))


def _lines(block: Table, widths: Sequence[float], size: float, style: Style) -> int:
    """How many lines the rows of a table have in columns of some widths."""
    nowhere, look = Node("P"), ParagraphStyle(size, whole_words=True)
    rooms = [width - 2 * SIDE * style.unit for width in widths]
    return sum(
        max(
            len(set_text(cell, room, style, nowhere, look))
            for cell, room in zip(row, rooms, strict=True)
        )
        for row in block.rows
    )


def _heading(heading: Para, size: float, place: BlockPlace) -> Strip:
    """A heading in the look of a table's head."""
    measure, style, structure, parent = place
    side = SIDE * style.unit
    node = structure.add("P", parent)
    lines = set_text(heading.content, measure - 2 * side, style, node, ParagraphStyle(size))
    tall, marks = stacked(lines)
    height = tall + (ABOVE + BELOW) * style.unit
    tint = tint_of(HEAD, style)
    return Strip(
        height,
        (
            *((Fill(0, 0, measure, height, tint),) if tint else ()),
            *(Stroke(((0, y), (measure, y)), style.frame) for y in (0.0, height)),
            *moved(marks, side, ABOVE * style.unit),
        ),
    )
