"""What charts have in common: titles, legends, a scale upwards or across with its lines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from worksheets.figures.drawing import plane
from worksheets.figures.drawing.lettering import Anchor, Lettering
from worksheets.figures.drawing.pen import AXIS, line
from worksheets.figures.drawing.scale import Scale, numbers, thinned
from worksheets.model.page.drawing import Drawing, Label
from worksheets.model.page.geometry import Box
from worksheets.model.page.page import Shape
from worksheets.model.problem import Problem

Sample = Callable[[int, float, float, float], list[Shape]]
"""Draws the sign of a series: its number, its left edge, its middle height and its width."""


@dataclass(slots=True)
class DrawingSheet:
    """What has been drawn so far, from the top down to `y`."""

    lettering: Lettering
    width: float
    y: float = 0
    marks: list[Shape] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def write(self, lines: Sequence[str], x: float = 0, anchor: Anchor = "start") -> None:
        """Lines under what there is."""
        self.labels += self.lettering.labels(lines, x, self.y, anchor)
        self.y += self.lettering.tall(lines)

    def title(self, title: str) -> None:
        """A title over the chart, with the space under it."""
        if title:
            self.write(self.lettering.wrapped(title, self.width))
            self.y += self.lettering.size * 0.6

    def legend(self, names: Sequence[str], sample: Sample) -> None:
        """Signs with the names of their series, in as many rows as they need."""
        kind = self.lettering
        wide, gap = kind.size * 2, kind.size * 0.5
        x = 0.0
        for n, name in enumerate(names):
            lines = kind.wrapped(name, self.width - wide - gap)
            across = wide + gap + kind.widest(lines)
            if x and x + across > self.width:
                x = 0
                self.y += kind.leading * 1.15
            middle = self.y + kind.tall(("",)) / 2
            self.marks += sample(n, x, middle, wide)
            self.labels += kind.labels(lines, x + wide + gap, self.y)
            self.y += (len(lines) - 1) * kind.leading
            x += across + kind.size * 1.5
        self.y += kind.tall(("",)) + kind.size * 0.8

    def list(self, names: Sequence[str]) -> None:
        """Names with their numbers, under what there is."""
        kind = self.lettering
        left = kind.size * 2
        for n, name in enumerate(names, 1):
            self.y += kind.size * 0.4
            self.labels += kind.labels([str(n)], left - kind.size * 0.6, self.y, "end")
            self.write(kind.wrapped(name, self.width - left), left)

    def finished(self, height: float | None = None) -> Drawing:
        return Drawing(self.width, height or self.y, tuple(self.marks), tuple(self.labels))


def upright_scale(
    sheet: DrawingSheet, frame: Box, scale: Scale, values: Sequence[float]
) -> list[Shape]:
    """The axis at the left of a frame with its numbers, and a level line at zero if zero lies
    within the scale."""
    kind = sheet.lettering
    written = numbers(values, kind.room.language)
    for value, label in zip(values, written, strict=True):
        x = frame.left - kind.size * plane.ASIDE
        sheet.labels += kind.middle([label], x, scale.at(value), "end")
    marks = plane.upright_axis(kind, frame, frame.left)
    if scale.low < 0 < scale.high:
        ends = [(frame.left, scale.at(0)), (frame.right, scale.at(0))]
        marks.append(line(ends, kind.room.line * AXIS))
    return marks


def level_scale(
    sheet: DrawingSheet, frame: Box, scale: Scale, values: Sequence[float]
) -> list[Shape]:
    """The axis at the foot of a frame, with as many numbers under it as have room."""
    kind = sheet.lettering
    labels = numbers(values, kind.room.language)
    apart = abs(scale.at(values[1]) - scale.at(values[0])) if len(values) > 1 else 1
    every = thinned(len(labels), int(apart * len(labels) / (kind.widest(labels) + kind.size * 0.6)))
    for n, (value, label) in enumerate(zip(values, labels, strict=True)):
        if n % every == 0:
            top = frame.bottom + kind.size * plane.UNDER
            sheet.labels += kind.labels([label], scale.at(value), top, "middle")
    return plane.level_axis(kind, frame, frame.bottom)


def unnamed(names: Sequence[str]) -> Iterator[Problem]:
    """Series that a legend could not tell apart."""
    for n, name in enumerate(names):
        if len(names) > 1 and not name:
            message = f"there are {len(names)} series, and this one has no name"
            yield Problem(("series", n), message, ("add name: …",))
        if name and name in names[:n]:
            message = f"the series '{name}' is there twice"
            yield Problem(("series", n, "name"), message, ("give every series its own name",))
