"""Axes with a grid, empty or with points and lines on them."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Annotated, Literal

from pydantic import Field

from worksheets.figures.drawing import plane
from worksheets.figures.drawing.lettering import Lettering, fitted, thinned_labels
from worksheets.figures.drawing.pen import COARSE, DATA, line, marker
from worksheets.figures.drawing.placing import Obstacles, Tag, placed
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

ALIKE, UNLIKE = 33, 43
"""Axes whose author says nothing are so many sizes of type wide: with units that are as long on
both, and with others."""
FINEST = 1e-9
"""An axis is at least so long, in parts of the largest number on it."""


class Axes(Illustration):
    """Axes for pupils to plot on, or with points and lines; the grid has a line at every tick, and
    lighter ones between them where there is room. A title of a letter or two stands at the tip of
    its axis. `width` is in millimetres.

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
    width: Annotated[float, Field(ge=30, le=250)] | None = None

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
        wanted = kind.room.width if largest else self._wanted(kind)
        width = min(wanted, kind.room.width)
        frame = self._frame(kind, width)
        if isinstance(frame, Misfit):
            return frame
        across = Scale(self.x.from_, self.x.to, frame.left, frame.right)
        up = Scale(self.y.from_, self.y.to, frame.bottom, frame.top)
        marks = [*self._grid(kind, frame, across, up), *self._axes(kind, frame, across, up)]
        labels = self._ticks(kind, frame, across, up)
        if isinstance(labels, Misfit):
            return labels
        labels += self._titles(kind, frame, self._origin(across, up), width)
        for trace in self.lines:
            marks += self._traced(kind, trace, frame, across, up)
        for point in self.points:
            x, y = across.at(point.at[0]), up.at(point.at[1])
            marks += marker("cross", x, y, kind.size * 0.33, kind.room.line)
        named = self._named(kind, frame, across, up, labels)
        if isinstance(named, Misfit):
            return named
        height = frame.bottom + self._foot(kind, width)
        return Drawing(width, height, tuple(marks), (*labels, *named))

    def _wanted(self, kind: Lettering) -> float:
        if self.width:
            return self.width * MILLIMETRE
        return kind.size * (ALIKE if self._alike else UNLIKE)

    @property
    def _shape(self) -> float:
        """How high the grid is for its width if its units are as long."""
        return (self.y.to - self.y.from_) / (self.x.to - self.x.from_)

    @property
    def _alike(self) -> bool:
        """Whether units of both axes can be as long: not if the grid were very low or high."""
        return 0.4 <= self._shape <= 1.4

    def _frame(self, kind: Lettering, width: float) -> Box | Misfit:
        """The edges of the grid in a figure of a width."""
        size = kind.size
        left, right = self._sides(kind, width)
        wide = width - left - right
        top = plane.above(kind, kind.wrapped(self.y.title, width))
        tall = min(wide * plane.STEEPEST, size * plane.TALLEST)
        if self._alike:
            tall = wide * self._shape
        tall = min(tall, kind.room.height - top - self._foot(kind, width))
        if wide < size * 6 or tall < size * 4:
            return Misfit("there is no room for the axes with their numbers and titles", LARGER)
        return Box(left, top, left + wide, top + tall)

    def _sides(self, kind: Lettering, width: float) -> Point:
        """Room left of the grid and right of it, for numbers and the title at the tip."""
        language = kind.room.language
        level = numbers(self.x.ticks, language)
        first, last = kind.widest(level[:1]) / 2, kind.widest(level[-1:]) / 2
        tip = kind.size * plane.TIP
        if plane.is_symbol(kind, self.x.title):
            tip += kind.size * 0.3 + kind.across(self.x.title)
        right = max(last, tip)
        numbered = kind.widest(numbers(self.y.ticks, language)) + kind.size * plane.ASIDE
        part = (min(max(0.0, self.x.from_), self.x.to) - self.x.from_) / (self.x.to - self.x.from_)
        if part == 1:
            return max(first, numbered - width + right), right
        # numbers stand left of the upright axis, so a part of them is over the grid
        return max(first, (numbered - part * (width - right)) / (1 - part)), right

    def _foot(self, kind: Lettering, width: float) -> float:
        """From the foot of the grid to that of the figure."""
        deep = plane.UNDER * kind.size + kind.tall(("",)) if self.y.from_ >= 0 else kind.size * 0.6
        if plane.is_symbol(kind, self.x.title) or not self.x.title:
            return deep
        return deep + kind.size * plane.TITLE + kind.tall(kind.wrapped(self.x.title, width))

    def _grid(self, kind: Lettering, frame: Box, across: Scale, up: Scale) -> Iterator[Shape]:
        if self.grid:
            columns = plane.grid_lines(across, self.x.ticks, self.x.apart, kind.size)
            rows = plane.grid_lines(up, self.y.ticks, self.y.apart, kind.size)
            yield from plane.grid(frame, columns, rows, kind.room.line)

    def _origin(self, across: Scale, up: Scale) -> Point:
        """Where the axes cross: at zero, or at the end that is nearest to it."""
        x = min(max(0.0, self.x.from_), self.x.to)
        y = min(max(0.0, self.y.from_), self.y.to)
        return across.at(x), up.at(y)

    def _axes(self, kind: Lettering, frame: Box, across: Scale, up: Scale) -> Iterator[Shape]:
        x, y = self._origin(across, up)
        yield from plane.level_axis(kind, frame, y)
        yield from plane.upright_axis(kind, frame, x)
        if not self.grid:
            long, weight = kind.size * 0.2, kind.room.line * COARSE
            for value in self.x.ticks:
                yield line([(across.at(value), y - long), (across.at(value), y + long)], weight)
            for value in self.y.ticks:
                yield line([(x - long, up.at(value)), (x + long, up.at(value))], weight)

    def _ticks(self, kind: Lettering, frame: Box, across: Scale, up: Scale) -> list[Label] | Misfit:
        """Numbers under the axis across and left of the one upwards, as many as have room."""
        x, y = self._origin(across, up)
        size, language = kind.size, kind.room.language
        under = size * (plane.UNDER if frame.bottom - y < 0.1 else plane.INSIDE)
        level: dict[int, Label] = {}
        for value, text in zip(self.x.ticks, numbers(self.x.ticks, language), strict=True):
            if not (abs(across.at(value) - x) < 0.1 and self.y.from_ < 0):
                (label,) = kind.labels([text], across.at(value), y + under, "middle")
                level[round(value / self.x.apart)] = label
        upright: dict[int, Label] = {}
        for value, text in zip(self.y.ticks, numbers(self.y.ticks, language), strict=True):
            if not (abs(up.at(value) - y) < 0.1 and self.x.from_ < 0):
                (label,) = kind.middle([text], x - size * plane.ASIDE, up.at(value), "end")
                upright[round(value / self.y.apart)] = label
        gaps = (size * 0.4, size * 0.1)
        beside = thinned_labels(kind, level, gaps, [])
        if isinstance(beside, Misfit):
            return beside
        over = thinned_labels(kind, upright, gaps, beside)
        return over if isinstance(over, Misfit) else [*beside, *over]

    def _titles(self, kind: Lettering, frame: Box, origin: Point, width: float) -> list[Label]:
        """The titles of the axes: symbols at their tips, words above and under the grid."""
        x, y = origin
        over = kind.wrapped(self.y.title, width)
        labels = plane.title_above(kind, over, frame, x, width)
        if plane.is_symbol(kind, self.x.title):
            tip = frame.right + kind.size * (plane.TIP + 0.3)
            return [*labels, *kind.middle([self.x.title], tip, y, "start")]
        under = kind.wrapped(self.x.title, width)
        top = frame.bottom + self._foot(kind, width) - kind.tall(under)
        if not self.grid and frame.bottom - y > kind.leading:
            top = y + kind.size * (plane.INSIDE + plane.TITLE) + kind.tall(("",))
        return [*labels, *plane.title_under(kind, under, frame, top, width)]

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
        tag_boxes = placed(tags, frame, Obstacles(boxes(taken, kind.room), lines))
        if isinstance(tag_boxes, Misfit):
            return tag_boxes
        labels: list[Label] = []
        for box, (_, name) in zip(tag_boxes, wanted, strict=True):
            labels += kind.labels([name], box.left, box.top)
        return labels


def _place(place: Sequence[float]) -> str:
    return f"({number(place[0])}, {number(place[1])})"


TYPE = Axes
