"""A list of dates along a line, for events that have no room on a scale."""

from collections.abc import Sequence

from worksheets.figures.drawing.entries import HAND
from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.pen import MINOR, WHITE, dot, line, rectangle
from worksheets.model.page.drawing import Drawing, Label, Misfit
from worksheets.model.page.fitting import no_room
from worksheets.model.page.page import Shape

DATES = 0.45
"""The part of the width that dates may take."""
GAP = 0.45
"""Between events, in sizes of type."""


def dated_list(kind: Lettering, events: Sequence[tuple[str, str]]) -> Drawing | Misfit:
    """Dates left of a line and what happened right of it; a box stands for what is blank."""
    size, width = kind.size, min(kind.room.width, kind.size * 40)
    dates = [kind.wrapped(date, width * DATES / 1.08) for date, _ in events]
    column = max(size * 5, *(kind.widest(lines, strong=True) for lines in dates))
    axis = column + size * 0.7
    start = axis + size * 0.7
    texts = [kind.wrapped(text, width - start) for _, text in events]
    for listed, wide, strong in ((dates, width * DATES, True), (texts, width - start, False)):
        lines = [words for entry in listed for words in entry]
        if not kind.holds(lines, wide, strong=strong):
            return no_room(max(lines, key=kind.across))
    marks: list[Shape] = []
    labels: list[Label] = []
    top = 0.0
    for date, text in zip(dates, texts, strict=True):
        blank = not date or not text
        hand = max(kind.leading * 1.3, HAND) if blank else kind.tall(("",))
        for words, left, wide in ((date, 0.0, column), (text, start, width - start)):
            if not words:
                marks.append(rectangle(left, top, wide, hand, WHITE, weight=MINOR))
        down = top + (hand - kind.tall(("",))) / 2  # first lines are level with a box
        labels += kind.labels(date, column, down, "end", strong=True)
        labels += kind.labels(text, start, down)
        marks.append(dot(axis, top + hand / 2, size * 0.2, MINOR))
        deepest = max(kind.tall(date), kind.tall(text)) + down - top
        top += max(deepest, hand) + size * GAP
    height = top - size * GAP
    marks.insert(0, line([(axis, 0), (axis, height)], kind.room.line * 1.5))
    return Drawing(width, height, tuple(marks), tuple(labels))
