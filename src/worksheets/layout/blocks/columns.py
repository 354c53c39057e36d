"""Columns of a table: how wide they are, and numbers aligned on their decimal points."""

import re
from collections.abc import Iterable, Sequence

from worksheets.layout.blocks.rows import ABOVE, BELOW, SIDE
from worksheets.layout.style import Style
from worksheets.layout.text.compounds import compound_parts
from worksheets.layout.text.dates import unbroken_dates
from worksheets.layout.text.prose import ParagraphStyle, set_text, text_style
from worksheets.layout.text.words import words_of
from worksheets.model.page.node import Node
from worksheets.model.paper.content import Gap, Inlines, Table, Text, plain

LABELS, ALONE = 0.5, 0.85
"""The labels of a table without a head stand on one line if that takes no more of the measure than
the larger part; what they ask for is written beside them, or if it is more than the smaller part,
under them."""
SHARES = 6
"""The steps in which a column to write in is tried wider."""
NUMBER = r"[-−+–]?\d[\d{thousands}\u00a0\u202f]*"
UNIT = r"(?:[ \u00a0\u202f]?%|\u00a0\S+)?"
"""What stands before and behind the decimal point of a number in a column of them."""


def column_widths(table: Table, measure: float, size: float, style: Style) -> list[float]:
    """The columns as wide as the author says, but no narrower than their longest words and dates.

    A blank is as wide as its column. If there is no room for all words, the widest columns have
    what the others leave.
    """
    widths = [part * measure for part in table.widths]
    if table.is_labelled:
        labels = [style.faces.width(plain(row[0]), "text", size) for row in table.rows]
        widths[0] = min(max(labels) + (2 * SIDE + 1) * style.unit, measure * ALONE)
        widths[1:] = [
            part * (measure - widths[0]) / sum(table.widths[1:]) for part in table.widths[1:]
        ]
    least = _least(table, measure, size, style)
    over = sum(max(0.0, need - wide) for need, wide in zip(least, widths, strict=True))
    spare = sum(max(0.0, wide - need) for need, wide in zip(least, widths, strict=True))
    if not over:
        return widths
    if over >= spare:
        return _shared(least, measure)
    return [
        need if wide < need else wide - (wide - need) * over / spare
        for need, wide in zip(least, widths, strict=True)
    ]


def with_room_to_write(
    table: Table, widths: Sequence[float], size: float, row: float, style: Style
) -> list[float]:
    """The columns, with one that is only written in as wide as the widest of the others, or as near
    to that as makes no row higher; rows are at least `row` points high.

    Who puts a sentence right writes as much as is printed.
    """
    written = [n for n in range(len(widths)) if all(_is_line(cells[n]) for cells in table.rows)]
    printed = max(range(len(widths)), key=widths.__getitem__)
    if not table.rows or not table.head or len(written) != 1 or printed in written:
        return list(widths)
    (narrow,) = written
    most = min(
        (widths[printed] - widths[narrow]) / 2,
        widths[printed] - _least(table, sum(widths), size, style)[printed],
    )
    height = _height(table, widths, size, row, style)
    for n in range(SHARES, 0, -1):
        wider = list(widths)
        wider[narrow] += most * n / SHARES
        wider[printed] -= most * n / SHARES
        if most > 0 and _height(table, wider, size, row, style) <= height:
            return wider
    return list(widths)


def _is_line(cell: Inlines) -> bool:
    """Whether a cell is nothing but a line to write on."""
    match cell:
        case (Gap(label=""),):
            return True
    return False


def _height(table: Table, widths: Sequence[float], size: float, row: float, style: Style) -> float:
    """The height of a table's words in columns of some widths."""
    nowhere = Node("P")
    rooms = [width - 2 * SIDE * style.unit for width in widths]

    def tall(cells: Sequence[Inlines], *, strong: bool = False) -> float:
        look = ParagraphStyle(size, strong=strong, whole_words=True)
        return max(
            sum(strip.height for strip in set_text(cell, room, style, nowhere, look))
            for cell, room in zip(cells, rooms, strict=True)
        )

    least = row - (ABOVE + BELOW) * style.unit
    return tall(table.head, strong=True) + sum(max(least, tall(cells)) for cells in table.rows)


def is_written_under(table: Table, widths: Sequence[float]) -> bool:
    """Whether there is too little room beside the labels of a table without a head."""
    return table.is_labelled and widths[0] > LABELS * sum(widths)


def _least(table: Table, measure: float, size: float, style: Style) -> list[float]:
    """The width of every column's longest word or date, with what stays free beside it.

    Where the measure has no room for all of them, compounds may be parted behind their hyphens,
    and where that does not suffice, dates between their words.
    """
    columns = [[row[n] for row in table.rows] for n in range(len(table.widths))]
    dated = [[unbroken_dates(cell, style.language) for cell in column] for column in columns]
    heads = [_widest([head], size, style, strong=True) for head in table.head or [()] * len(dated)]

    def least(cells: Iterable[Sequence[Inlines]], *, parted: bool = False) -> list[float]:
        widest = [_widest(column, size, style, parted=parted) for column in cells]
        sides = 2 * SIDE * style.unit
        return [max(pair) + sides for pair in zip(heads, widest, strict=True)]

    whole = least(dated)
    if sum(whole) > measure:
        whole = least(dated, parted=True)
    if sum(whole) <= measure:
        return whole
    words = least(columns)
    for n, wide in enumerate(whole):
        if sum(words) - words[n] + wide <= measure:
            words[n] = max(words[n], wide)
    return words


def _widest(
    cells: Sequence[Inlines],
    size: float,
    style: Style,
    *,
    strong: bool = False,
    parted: bool = False,
) -> float:
    """The width of the longest word in cells, or of its longest part behind a hyphen."""
    dress = text_style(size, 0, style, strong=strong)
    words = [word for cell in cells for word in words_of(cell, style.faces, dress)]
    if parted:
        words = [part for word in words for part in compound_parts(word, style.faces)]
    return max((word.width for word in words), default=0.0)


def _shared(least: Sequence[float], measure: float) -> list[float]:
    """A measure for columns that want more than there is: each has no more than its share."""
    widths = [0.0] * len(least)
    for n, column in enumerate(sorted(range(len(least)), key=least.__getitem__)):
        widths[column] = min(least[column], measure / (len(least) - n))
        measure -= widths[column]
    return widths


def shifts(column: Sequence[Inlines], room: float, size: float, style: Style) -> list[float]:
    """How far in the entries of a column begin, in points, so that the decimal points of numbers
    stand under one another; nothing in a column that has other entries too."""
    signs = style.language.customs.numbers
    number = re.compile(
        rf"({NUMBER.format(thousands=re.escape(signs.thousands))})(?:{re.escape(signs.decimal)}\d+)?{UNIT}"
    )
    wholes: list[str] = []
    for entry in column:
        match entry:
            case (Text(words),) if found := number.fullmatch(words):
                wholes.append(found[1])
            case () | (Text(""),):
                wholes.append("")
            case _:
                return [0.0] * len(column)
    widths = [style.faces.width(whole, "text", size) for whole in wholes]
    widest = max(widths, default=0.0)
    ends = [
        widest - wide + style.faces.width(entry[0].text, "text", size)
        for wide, entry in zip(widths, column, strict=True)
        if entry and isinstance(entry[0], Text)
    ]
    if max(ends, default=0.0) > room:
        return [0.0] * len(column)
    return [widest - wide if whole else 0.0 for wide, whole in zip(widths, wholes, strict=True)]
