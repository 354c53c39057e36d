"""A date with what happened under it, or boxes to fill in where they are left blank."""

from dataclasses import dataclass

from worksheets.figures.drawing.lettering import Anchor, Lettering
from worksheets.figures.drawing.pen import MINOR, WHITE, rectangle
from worksheets.model.page.drawing import Label
from worksheets.model.page.page import Shape

HAND = 21.0
"""The least height of a line of handwriting, in points."""


@dataclass(frozen=True, slots=True)
class EventLabel:
    """Lines of a date and of a text, measured; where there are none stands a box."""

    date: tuple[str, ...]
    text: tuple[str, ...]
    width: float
    date_height: float
    height: float
    fits: bool

    def at(
        self, kind: Lettering, x: float, y: float, *, ends: bool = False
    ) -> tuple[list[Shape], list[Label]]:
        """The entry under a height; it begins at x, or ends there."""
        anchor: Anchor = "end" if ends else "start"
        marks: list[Shape] = []
        labels: list[Label] = []
        left = x - self.width if ends else x
        under = y + self.date_height
        parts = ((self.date, y, under, True), (self.text, under, y + self.height, False))
        for lines, top, foot, strong in parts:
            if lines:
                labels += kind.labels(lines, x, top, anchor, strong=strong)
            else:
                inset = kind.size * 0.35 if strong else 0
                box = (left, top, self.width, foot - top - inset)
                marks.append(rectangle(*box, WHITE, weight=MINOR))
        return marks, labels


def event_label(kind: Lettering, date: str, text: str, width: float) -> EventLabel:
    """An entry at most so wide."""
    dates, lines = kind.wrapped(date, width / 1.08), kind.wrapped(text, width)
    wide = max(kind.widest(dates, strong=True), kind.widest(lines))
    if not dates or not lines:
        wide = max(wide, min(width, kind.size * 9))
    fits = wide <= width + 0.01
    if dates:
        above = kind.tall(dates) + (kind.leading - kind.tall(("",)))
    else:
        above = max(kind.leading * 1.3, HAND) + kind.size * 0.35
    under = kind.tall(lines) if lines else max(kind.leading * 2.4, HAND * 1.8)
    return EventLabel(dates, lines, wide, above, above + under, fits)
