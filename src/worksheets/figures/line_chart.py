"""Lines through numbers, over categories or along a scale."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.figures.drawing import plane
from worksheets.figures.drawing.chart import DrawingSheet, unnamed, upright_scale
from worksheets.figures.drawing.feet import MANNERS, Feet, Manner, feet
from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import DATA, MARKERS, MINOR, POINT, line, marker
from worksheets.figures.drawing.scale import Number, Pair, Scale, around, exact, numbers
from worksheets.figures.drawing.wording import Words, sentences
from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, SEVERAL
from worksheets.model.diagnostics import plural
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.page.fitting import LARGER
from worksheets.model.page.geometry import Box
from worksheets.model.page.page import Shape
from worksheets.model.problem import Problem

MOST = 200
"""Numbers of a series."""
HIGH = 0.5
"""If the least number is under this part of the largest, the scale begins at zero."""
WIDE = 43
"""The most sizes of type that a chart is wide."""
NUMBERED = Feet((), (), 1)
"""Under a scale of numbers stands a line of them."""


class LineSeries(BaseModel):
    """The values of one series over the categories, or its points as pairs of numbers."""

    model_config = AUTHORED

    name: Words = ""
    values: Annotated[tuple[Number, ...], Field(max_length=MOST)] = ()
    points: Annotated[tuple[Pair, ...], Field(max_length=MOST)] = ()


class LineChart(Illustration):
    """Lines over categories (`values`) or along a scale of numbers (`points`).

    Series differ in their markers and in solid and dashed lines. The scale upwards begins at zero
    unless all numbers are high; `zero: true` makes it. Of categories that are numbers at even
    steps, such as years, every second, fifth or tenth is printed if there is no room for more.

    type: line-chart
    y-title: Tonnes of grain in millions
    x-title: Year
    categories: [1946, 1947, 1948, 1949, 1950]
    series:
      - {name: North, values: [1.9, 2.1, 2.7, 2.8, 2.4]}
      - {name: South, values: [2.6, 2.8, 3.1, 3.2, 2.9]}
    caption: Harvests
    """

    type: Literal["line-chart"] = "line-chart"
    categories: Annotated[tuple[Words, ...], Field(max_length=60)] = ()
    series: Annotated[tuple[LineSeries, ...], SEVERAL, Field(min_length=1, max_length=6)]
    x_title: Words = ""
    y_title: Words = ""
    zero: bool = False

    @property
    def _names(self) -> list[str]:
        return [series.name for series in self.series]

    def _points(self, series: LineSeries) -> list[tuple[float, float]]:
        if self.categories:
            return [(n + 0.5, value) for n, value in enumerate(series.values)]
        return sorted((point[0], point[1]) for point in series.points)

    def described(self, language: Language) -> str:
        about = language.say("figure.line-chart.shows")
        if self.y_title:
            about = language.say("figure.line-chart.shows-titled", title=self.y_title)
        by = language.say("figure.line-chart.by", title=self.x_title) if self.x_title else ""
        return sentences((about, by, *(self._spoken(series, language) for series in self.series)))

    def _spoken(self, series: LineSeries, language: Language) -> str:
        points = self._points(series)
        if self.categories:
            values = [
                language.say("figure.value", name=name, value=exact(y))
                for name, (_, y) in zip(self.categories, points, strict=True)
            ]
        else:
            values = [
                language.say("figure.line-chart.at", x=exact(x), y=exact(y)) for x, y in points
            ]
        listed = language.all_of(values)
        if not series.name:
            return listed
        return language.say("figure.value", name=series.name, value=listed)

    def problems(self) -> Iterator[Problem]:
        for n, series in enumerate(self.series):
            yield from (problem.under("series", n) for problem in self._problems_of(series))
        yield from unnamed(self._names)

    def _problems_of(self, series: LineSeries) -> Iterator[Problem]:
        if self.categories and series.points:
            hint = "write values, one for each category, or leave categories out"
            yield Problem(("points",), "the chart has categories, and this series points", (hint,))
        elif self.categories and len(series.values) != len(self.categories):
            count, wanted = len(series.values), len(self.categories)
            message = f"it has {plural(count, 'value')} for "
            message += plural(wanted, "category", "categories")
            yield Problem(("values",), message, ("give each category one value",))
        elif not self.categories and series.values:
            message = "the chart has no categories for the values"
            yield Problem(("values",), message, ("add categories, or write points: [[x, y], …]",))
        elif not self.categories and len(series.points) < 2:
            message = f"a line needs two points, and there is {plural(len(series.points), 'point')}"
            yield Problem(("points",), message, ("add points",))

    def drawn(self, room: Room) -> Drawing | Misfit:
        manners = MANNERS if self.categories else MANNERS[:1]
        return fitted(room, *(partial(self._drawn, manner=manner) for manner in manners))

    def _drawn(self, kind: Lettering, *, manner: Manner) -> Drawing | Misfit:
        size = kind.size
        sheet = DrawingSheet(kind, min(kind.room.width, size * WIDE))
        if len(self.series) > 1:
            sheet.legend(self._names, partial(_sample, kind))
        frame = self._frame(sheet, manner)
        if isinstance(frame, Misfit):
            return frame
        below = self._below(kind, frame.left, frame.right, manner)
        if isinstance(below, Misfit):
            return below
        values = self._ticks((frame.bottom - frame.top) / (size * 2.2))
        up = Scale(values[0], values[-1], frame.bottom, frame.top)
        across = self._across(sheet, frame)
        self._plane(sheet, frame, (across, up), values, below)
        for n, series in enumerate(self.series):
            points = [(across.at(x), up.at(y)) for x, y in self._points(series)]
            sheet.marks.append(line(points, kind.room.line * DATA, dashed=n % 2 == 1))
            for x, y in points:
                sheet.marks += marker(MARKERS[n], x, y, size * POINT, kind.room.line)
        under = kind.wrapped(self.x_title, sheet.width)
        sheet.y = frame.bottom + self._foot(kind, below, sheet.width)
        top = sheet.y - kind.tall(under)
        sheet.labels += plane.title_under(kind, under, frame, top, sheet.width)
        sheet.list(below.listed)
        return sheet.finished()

    def _frame(self, sheet: DrawingSheet, manner: Manner) -> Box | Misfit:
        """The edges of the grid, under what there is on the sheet."""
        kind, size, language = sheet.lettering, sheet.lettering.size, sheet.lettering.room.language
        over = kind.wrapped(self.y_title, sheet.width)
        highest = min(size * plane.TALLEST, sheet.width * plane.STEEPEST)
        written = numbers(self._ticks(highest / (size * 2.2)), language)
        left = kind.widest(written) + size * plane.ASIDE
        right = sheet.width - size * plane.TIP
        if not self.categories:
            ticks = numbers(self._marks_across(kind, right - left), language)
            left = max(left, kind.widest(ticks[:1]) / 2)
            right = min(right, sheet.width - kind.widest(ticks[-1:]) / 2)
        below = self._below(kind, left, right, manner)
        if isinstance(below, Misfit):
            return below
        top = sheet.y + plane.above(kind, over)
        foot = self._foot(kind, below, sheet.width)
        tall = min(size * plane.TALLEST, (right - left) * plane.STEEPEST)
        tall = min(tall, kind.room.height - top - foot)
        if tall < size * 5:
            return Misfit("there is no room for the lines", LARGER)
        return Box(left, top, right, top + tall)

    def _below(self, kind: Lettering, left: float, right: float, manner: Manner) -> Feet | Misfit:
        """What stands under the grid: names of categories, or a line of numbers."""
        if not self.categories:
            return NUMBERED
        return feet(kind, self.categories, (right - left) / len(self.categories), manner)

    def _foot(self, kind: Lettering, below: Feet, width: float) -> float:
        """From the grid to the foot of the title under it."""
        deep = kind.size * plane.UNDER + kind.tall(("",) * below.deep)
        title = kind.wrapped(self.x_title, width)
        return deep + (kind.size * plane.TITLE + kind.tall(title) if title else 0.0)

    def _plane(
        self,
        sheet: DrawingSheet,
        frame: Box,
        scales: tuple[Scale, Scale],
        values: Sequence[float],
        below: Feet,
    ) -> None:
        """The grid with its axes, their numbers or names and the title of the upright one."""
        kind, (across, up) = sheet.lettering, scales
        feet_at = list(self._ticked(kind, frame, across, below))
        columns = plane.GridLines([x for x, lines, _ in feet_at if lines])
        if not self.categories:
            ticks = self._marks_across(kind, frame.right - frame.left)
            columns = plane.grid_lines(across, ticks, ticks[1] - ticks[0], kind.size)
        rows = plane.grid_lines(up, values, values[1] - values[0], kind.size)
        sheet.marks += plane.grid(frame, columns, rows, kind.room.line)
        sheet.marks += upright_scale(sheet, frame, up, values)
        sheet.marks += plane.level_axis(kind, frame, frame.bottom)
        for x, lines, row in feet_at:
            drop = kind.size * plane.UNDER + row * kind.leading
            if row:
                sheet.marks.append(line([(x, frame.bottom), (x, frame.bottom + drop)], MINOR))
            sheet.labels += kind.labels(lines, x, frame.bottom + drop, "middle")
        title = kind.wrapped(self.y_title, sheet.width)
        sheet.labels += plane.title_above(kind, title, frame, frame.left, sheet.width)

    def _ticks(self, most: float) -> tuple[float, ...]:
        values = [y for series in self.series for _, y in self._points(series)] or [0.0]
        low, high = min(values), max(values)
        if self.zero or 0 <= low < HIGH * high or HIGH * low < high <= 0:
            values.append(0)
        return around(values, max(2, int(most)))

    def _across(self, sheet: DrawingSheet, frame: Box) -> Scale:
        if self.categories:
            return Scale(0, len(self.categories), frame.left, frame.right)
        ticks = self._marks_across(sheet.lettering, frame.right - frame.left)
        return Scale(ticks[0], ticks[-1], frame.left, frame.right)

    def _marks_across(self, kind: Lettering, width: float) -> tuple[float, ...]:
        values = [x for series in self.series for x, _ in self._points(series)] or [0.0]
        language = kind.room.language
        room = kind.widest([language.number(exact(value)) for value in values]) + kind.size
        ticks: tuple[float, ...] = ()
        for most in range(max(2, int(width / room)), 1, -1):
            ticks = around(values, most)
            wide = kind.widest(numbers(ticks, language)) + kind.size * 0.6
            if wide * len(ticks) <= width:
                break
        return ticks

    def _ticked(
        self, kind: Lettering, frame: Box, across: Scale, below: Feet
    ) -> Iterator[tuple[float, Sequence[str], int]]:
        """Where something stands under the grid, its lines and its row."""
        if not self.categories:
            values = self._marks_across(kind, frame.right - frame.left)
            written = numbers(values, kind.room.language)
            for value, tick in zip(values, written, strict=True):
                yield across.at(value), (tick,), 0
            return
        for n, (lines, row) in enumerate(zip(below.names, below.rows, strict=True)):
            yield across.at(n + 0.5), lines, row


def _sample(kind: Lettering, n: int, x: float, y: float, wide: float) -> list[Shape]:
    """The line of a series with its sign, for the legend."""
    ends = [(x, y), (x + wide, y)]
    stroke = line(ends, kind.room.line * DATA, dashed=n % 2 == 1)
    return [stroke, *marker(MARKERS[n], x + wide / 2, y, kind.size * POINT, kind.room.line)]


TYPE = LineChart
