"""Columns of a table: how wide they are, and numbers aligned on their decimal points."""

import re
from collections.abc import Sequence

from worksheets.layout.blocks.rows import SIDE
from worksheets.layout.style import Style
from worksheets.layout.text.dates import unbroken_dates
from worksheets.layout.text.prose import text_style
from worksheets.layout.text.words import words_of
from worksheets.model.paper.content import Inlines, Table, Text, plain

LABELS, ALONE = 0.5, 0.85
"""The labels of a table without a head stand on one line if that takes no more of the measure than
the larger part; what they ask for is written beside them, or if it is more than the smaller part,
under them."""
NUMBER = r"[-−+–]?\d[\d{thousands}\u00a0\u202f]*"
UNIT = r"(?:[ \u00a0\u202f]?%|\u00a0\S+)?"
"""What stands before and behind the decimal point of a number in a column of them."""


def column_widths(table: Table, measure: float, size: float, style: Style) -> list[float]:
    """The columns as wide as the author says, but no narrower than their longest words and dates.

    A blank is as wide as its column. If there is no room for all words, the widest columns have
    what the others leave.
    """
    widths = [part * measure for part in table.widths]
    if not table.head:
        labels = [style.faces.width(plain(row[0]), "text", size) for row in table.rows]
        widths[0] = min(max(labels) + (2 * SIDE + 1) * style.unit, measure * ALONE)
        widths[1:] = [
            part * (measure - widths[0]) / sum(table.widths[1:]) for part in table.widths[1:]
        ]
    least = _least(table, size, style, dates=True)
    if sum(least) > measure:
        least = _least(table, size, style, dates=False)
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


def is_written_under(table: Table, widths: Sequence[float]) -> bool:
    """Whether there is too little room beside the labels of a table without a head."""
    return not table.head and widths[0] > LABELS * sum(widths)


def _least(table: Table, size: float, style: Style, *, dates: bool) -> list[float]:
    """The width of every column's longest word, with what stays free beside it."""
    rows = (table.head, *table.rows) if table.head else table.rows
    dress = text_style(size, 0, style, strong=True)
    least = []
    for column in zip(*rows, strict=True):
        cells = [unbroken_dates(cell, style.language) if dates else cell for cell in column]
        widest = max(
            (w.width for cell in cells for w in words_of(cell, style.faces, dress)), default=0
        )
        least.append(widest + 2 * SIDE * style.unit)
    return least


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
