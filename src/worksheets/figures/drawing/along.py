"""What stands along a level line: labels over it, numbers and boxes to fill in under it."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TypeAlias

from worksheets.figures.drawing.entries import HAND
from worksheets.figures.drawing.flags import hoisted
from worksheets.figures.drawing.fractions import Written
from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.pen import MINOR, WHITE, line, rectangle
from worksheets.model.page.drawing import Drawing, Label, Misfit
from worksheets.model.page.fitting import LARGER, no_room
from worksheets.model.page.page import Shape

EVERY = (1, 2, 3, 4, 5, 10, 20, 50, 100)
"""Every so manieth number is printed: the first of these that leaves room between them."""

Standing: TypeAlias = tuple[float, Written]
"""The middle of a number, and the number."""


def named_over(kind: Lettering, named: Sequence[tuple[float, tuple[str, ...]]]) -> Drawing | Misfit:
    """Labels over places, from left to right, in rows; the drawing ends under the lowest row.

    A label that stands higher than the lowest row has a line that leads to where the line is,
    nine tenths of a size of type under the drawing.
    """
    poles = [x for x, _ in named]
    widths = [kind.widest(lines) for _, lines in named]
    width, gap = kind.room.width, kind.size * 0.4
    flags = hoisted(poles, widths, width, gap, over=True)
    if flags is None:
        return no_room(max((label for _, lines in named for label in lines), key=kind.across))
    rows = max((flag.row + 1 for flag in flags), default=0)
    tall = [0.0] * rows
    for flag, (_, lines) in zip(flags, named, strict=True):
        tall[flag.row] = max(tall[flag.row], len(lines) * kind.leading)
    edges = list(accumulate(tall, initial=0.0))
    height = edges[-1]
    marks: list[Shape] = []
    labels: list[Label] = []
    for flag, (x, lines) in zip(flags, named, strict=True):
        foot = height - edges[flag.row]
        middle = (flag.left + flag.right) / 2
        labels += kind.labels(lines, middle, foot - len(lines) * kind.leading, "middle")
        if flag.row:
            marks.append(line([(x, foot), (x, height + kind.size * 0.9)], MINOR))
    return Drawing(width, height, tuple(marks), tuple(labels))


def with_room(
    kind: Lettering, ticks: Sequence[Standing | None], boxes: Sequence[float]
) -> list[Standing] | Misfit:
    """The numbers that are printed: off one another, and off lines that lead down to boxes.

    Of the ticks those have None that have a box in the place of their number.
    """
    numbers = [tick for tick in ticks if tick is not None]
    poles = [(x, 0.0) for x in boxes]
    fewer = ([tick for tick in ticks[::every] if tick is not None] for every in EVERY)
    for shown in (*fewer, numbers[:: max(1, len(numbers) - 1)]):
        if len(shown) < min(2, len(numbers)):
            continue
        places = sorted([*poles, *((x, number.width) for x, number in shown)])
        gap = kind.size * 0.4
        if all(b[0] - a[0] >= (a[1] + b[1]) / 2 + gap for a, b in pairwise(places) if a[1] or b[1]):
            return shown
    return Misfit("there is no room for the numbers under the line", LARGER)


def numbered(
    kind: Lettering, numbers: Sequence[Standing], boxes: Sequence[float], foot: float
) -> Drawing:
    """Numbers and boxes under ticks that end at `foot`; boxes in more rows if they need them.

    Where a box would cover a number, all of them stand under the numbers.
    """
    size, wide, tall = kind.size, max(HAND, kind.size * 2), max(HAND, kind.leading * 1.2)
    top = foot + size * 0.3
    marks: list[Shape] = []
    labels: list[Label] = []
    low = top
    for x, number in numbers:
        new_marks, new_labels = number.at(x, top)
        marks += new_marks
        labels += new_labels
        low = max(low, top + number.height)
    covers = any(
        abs(x - other) < (wide + number.width) / 2 + size * 0.2
        for x, number in numbers
        for other in boxes
    )
    first = low + size * 0.4 if covers else top
    rows = _rows(boxes, wide + size * 0.3)
    for x, row in sorted(zip(boxes, rows, strict=True), key=lambda number: -number[1]):
        y = first + row * (tall + size * 0.4)
        if row or covers:
            marks.append(line([(x, foot), (x, y)], MINOR))
        marks.append(rectangle(x - wide / 2, y, wide, tall, WHITE, weight=MINOR))
        low = max(low, y + tall)
    return Drawing(kind.room.width, low + MINOR, tuple(marks), tuple(labels))


def _rows(places: Sequence[float], apart: float) -> list[int]:
    """The first row in which each place is so far from the one before it."""
    ends: list[float] = []
    rows = []
    for x in places:
        row = next((n for n, end in enumerate(ends) if x - end >= apart), len(ends))
        ends[row : row + 1] = [x]
        rows.append(row)
    return rows
