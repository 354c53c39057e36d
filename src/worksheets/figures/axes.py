"""Axes with a grid, empty or with points and lines on them."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Annotated, Literal

from pydantic import Field

from worksheets.figures.drawing.lettering import Lettering, fitted, thinned_labels
from worksheets.figures.drawing.pen import DATA, MAJOR, arrow, line, marker
from worksheets.figures.drawing.placing import Tag, placed
from worksheets.figures.drawing.plotted import Axis, Plotted, Trace
from worksheets.figures.drawing.scale import Scale, number, numbers
from worksheets.figures.drawing.steps import check_steps
from worksheets.figures.drawing.wording import sentences
from worksheets.language.language import Language
from worksheets.model.authored import SEVERAL
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import LARGER, boxes
from worksheets.model.page.geometry import Box, Point, clipped_line
from worksheets.model.page.page import Shape
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.problem import Problem

SHORT = 8
"""The width of a title that stands at the head of the level axis, in sizes of type."""
FINEST = 1e-9
"""An axis is at least so long, in parts of the largest number on it."""


class Axes(Illustration):
    """Axes for pupils to plot on, or with points and lines; the grid has a line at every tick.

    Where there is no room for the numbers of all ticks, every second, fifth, tenth and so on has
    its number.

    type: axes
    x: {from: -4, to: 6, step: 1, title: x}
    y: {from: -2, to: 8, step: 1, title: y}
    points:
      - {at: [2, 3], label: P}
    lines:
      - {points: [[-2, -1], [5, 6]], label: y = x + 1}
    """

    type: Literal["axes"] = "axes"
    x: Axis
    y: Axis
    points: Annotated[tuple[Plotted, ...], SEVERAL, Field(max_length=40)] = ()
    lines: Annotated[tuple[Trace, ...], SEVERAL, Field(max_length=12)] = ()
    grid: bool = True
    width: Annotated[float, Field(ge=30, le=250)] = 100

    def described(self, language: Language) -> str:
        x, y = self.x.spoken("x", language), self.y.spoken("y", language)
        points = (point.spoken(language) for point in self.points)
        lines = (line.spoken(language) for line in self.lines)
        return sentences((language.say("figure.axes.shows", x=x, y=y), *points, *lines))

    def problems(self) -> Iterator[Problem]:
        for name, axis in (("x", self.x), ("y", self.y)):
            ends = max(abs(axis.from_), abs(axis.to))
            if axis.to <= axis.from_:
                message = f"the axis goes from {number(axis.from_)} to {number(axis.to)}"
                yield Problem((name, "to"), message, ("write the larger number as to",))
            elif axis.to - axis.from_ < ends * FINEST:
                message = "the axis is too short for numbers as large as its ends"
                yield Problem((name, "to"), message, ("write how far they are from one of them",))
            else:
                yield from check_steps(axis.from_, axis.to, axis.apart, (name, "step"))
        for n, point in enumerate(self.points):
            if not self._holds(point.at):
                message = f"the point {_place(point.at)} is outside the axes"
                yield Problem(("points", n, "at"), message, ("let the axes reach over it",))
        for n, trace in enumerate(self.lines):
            if not any(map(self._holds, trace.points)):
                message = "the line is outside the axes"
                yield Problem(("lines", n), message, ("let the axes reach over it",))

    def _holds(self, place: Sequence[float]) -> bool:
        across = self.x.from_ <= place[0] <= self.x.to
        return across and self.y.from_ <= place[1] <= self.y.to

    def drawn(self, room: Room) -> Drawing | Misfit:
        return fitted(room, self._drawn, partial(self._drawn, largest=True))

    def _drawn(self, kind: Lettering, *, largest: bool = False) -> Drawing | Misfit:
        """The axes as wide as their author wants, or for large type as wide as the room."""
        size = kind.size
        language = kind.room.language
        tick_texts = numbers(self.x.ticks, language), numbers(self.y.ticks, language)
        left = kind.widest(tick_texts[1]) + size * 0.8
        wanted = kind.room.width if largest else self.width * MILLIMETRE
        full_width = min(wanted, kind.room.width)
        short = kind.across(self.x.title) <= size * SHORT
        right = size * 1.4
        if self.x.title and short:
            right = max(right, kind.across(self.x.title) + size * 0.4)
        above, under = (
            kind.wrapped(self.y.title, full_width),
            kind.wrapped(self.x.title, full_width),
        )
        top = size * 1.22 + kind.tall(above) if above else size * 1.2
        foot = size * 1.7 + (0 if short else kind.tall(under))
        wide = full_width - left - right
        tall = min(wide * self._shape(), kind.room.height - top - foot)
        if wide < size * 6 or tall < size * 4:
            return Misfit("there is no room for the axes with their numbers and titles", LARGER)
        across = Scale(self.x.from_, self.x.to, left, left + wide)
        up = Scale(self.y.from_, self.y.to, top + tall, top)
        frame = Box(left, top, left + wide, top + tall)
        marks = [*self._grid(frame, across, up), *self._axes(kind, frame, across, up)]
        labels = self._ticks(kind, tick_texts, across, up)
        if isinstance(labels, Misfit):
            return labels
        labels += self._titles(kind, frame, across, up, full_width)
        for trace in self.lines:
            marks += self._traced(kind, trace, frame, across, up)
        for point in self.points:
            x, y = across.at(point.at[0]), up.at(point.at[1])
            marks += marker("cross", x, y, size * 0.33, kind.room.line)
        named = self._named(kind, frame, across, up, labels)
        if isinstance(named, Misfit):
            return named
        return Drawing(left + wide + right, top + tall + foot, tuple(marks), (*labels, *named))

    def _shape(self) -> float:
        """How tall the axes are for their width: alike units are alike, if that is sensible."""
        shape = (self.y.to - self.y.from_) / (self.x.to - self.x.from_)
        return shape if 0.4 <= shape <= 1.4 else 0.7

    def _grid(self, frame: Box, across: Scale, up: Scale) -> Iterator[Shape]:
        if not self.grid:
            return
        for value in self.x.ticks:
            x = across.at(value)
            yield line([(x, frame.top), (x, frame.bottom)], MAJOR)
        for value in self.y.ticks:
            y = up.at(value)
            yield line([(frame.left, y), (frame.right, y)], MAJOR)

    def _origin(self, across: Scale, up: Scale) -> Point:
        """Where the axes cross: at zero, or at the end that is nearest to it."""
        x = min(max(0.0, self.x.from_), self.x.to)
        y = min(max(0.0, self.y.from_), self.y.to)
        return across.at(x), up.at(y)

    def _axes(self, kind: Lettering, frame: Box, across: Scale, up: Scale) -> Iterator[Shape]:
        x, y = self._origin(across, up)
        size, weight = kind.size, kind.room.line * 1.2
        ends = (
            ((frame.left, y), (frame.right + size * 0.9, y)),
            ((x, frame.bottom), (x, frame.top - size * 0.9)),
        )
        for start, tip in ends:
            yield line([start, tip], weight)
            yield arrow(start, tip, size * 0.6)
        if not self.grid:
            long = size * 0.2
            for value in self.x.ticks:
                yield line([(across.at(value), y - long), (across.at(value), y + long)], weight / 2)
            for value in self.y.ticks:
                yield line([(x - long, up.at(value)), (x + long, up.at(value))], weight / 2)

    def _ticks(
        self, kind: Lettering, tick_texts: tuple[list[str], list[str]], across: Scale, up: Scale
    ) -> list[Label] | Misfit:
        """Numbers under the axis across and left of the one upwards, as many as have room."""
        x, y = self._origin(across, up)
        size = kind.size
        level: dict[int, Label] = {}
        for value, tick_text in zip(self.x.ticks, tick_texts[0], strict=True):
            if not (abs(across.at(value) - x) < 0.1 and self.y.from_ < 0):
                (label,) = kind.labels([tick_text], across.at(value), y + size * 0.35, "middle")
                level[round(value / self.x.apart)] = label
        upright: dict[int, Label] = {}
        for value, tick_text in zip(self.y.ticks, tick_texts[1], strict=True):
            if not (abs(up.at(value) - y) < 0.1 and self.x.from_ < 0):
                (label,) = kind.middle([tick_text], x - size * 0.45, up.at(value), "end")
                upright[round(value / self.y.apart)] = label
        gaps = (size * 0.4, size * 0.1)
        beside = thinned_labels(kind, level, gaps, [])
        if isinstance(beside, Misfit):
            return beside
        over = thinned_labels(kind, upright, gaps, beside)
        return over if isinstance(over, Misfit) else [*beside, *over]

    def _titles(
        self, kind: Lettering, frame: Box, across: Scale, up: Scale, full_width: float
    ) -> list[Label]:
        """The titles at the heads of the axes; a long one of the level axis is under them."""
        x, y = self._origin(across, up)
        size = kind.size
        labels: list[Label] = []
        if self.x.title and kind.across(self.x.title) <= size * SHORT:
            labels += kind.labels([self.x.title], frame.right + size * 0.4, y - size * 1.5)
        elif self.x.title:
            lines = kind.wrapped(self.x.title, full_width)
            labels += kind.labels(lines, full_width, frame.bottom + size * 1.6, "end")
        if self.y.title:
            lines = kind.wrapped(self.y.title, full_width)
            half = kind.widest(lines) / 2
            top = frame.top - size * 1.22 - kind.tall(lines)
            labels += kind.labels(lines, min(max(x, half), full_width - half), top, "middle")
        return labels

    def _traced(
        self, kind: Lettering, trace: Trace, frame: Box, across: Scale, up: Scale
    ) -> Iterator[Shape]:
        places = [(across.at(x), up.at(y)) for x, y in trace.points]
        for piece in clipped_line(places, frame):
            yield line(piece, kind.room.line * DATA, dashed=trace.dashed)

    def _named(
        self, kind: Lettering, frame: Box, across: Scale, up: Scale, taken: Sequence[Label]
    ) -> list[Label] | Misfit:
        """Names beside points, and beside the last points of lines that are on the paper."""
        wanted = [(point.at, point.label) for point in self.points if point.label]
        for trace in self.lines:
            shown = [place for place in trace.points if self._holds(place)]
            if trace.label and shown:
                wanted.append((shown[-1], trace.label))
        size = kind.size
        tags = [
            Tag(across.at(x), up.at(y), kind.across(name), size * 1.1, size * 0.55, name)
            for (x, y), name in wanted
        ]
        lines = [[(across.at(x), up.at(y)) for x, y in trace.points] for trace in self.lines]
        tag_boxes = placed(tags, frame, boxes(taken, kind.room), lines)
        if isinstance(tag_boxes, Misfit):
            return tag_boxes
        labels: list[Label] = []
        for box, (_, name) in zip(tag_boxes, wanted, strict=True):
            labels += kind.labels([name], box.left, box.top)
        return labels


def _place(place: Sequence[float]) -> str:
    return f"({number(place[0])}, {number(place[1])})"


TYPE = Axes
