"""Lines through numbers, over categories or along a scale."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.figures.drawing.chart import DrawingSheet, unnamed, upwards
from worksheets.figures.drawing.feet import MANNERS, Feet, Manner, feet
from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import DATA, MARKERS, line, marker
from worksheets.figures.drawing.scale import Number, Pair, Scale, around, exact, numbers
from worksheets.figures.drawing.wording import Words, sentences
from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, SEVERAL
from worksheets.model.diagnostics import plural
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.page.fitting import LARGER
from worksheets.model.page.page import Shape
from worksheets.model.problem import Problem

MOST = 200
"""Numbers of a series."""
HIGH = 0.5
"""If the least number is under this part of the largest, the scale begins at zero."""
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
        size, weight = kind.size, kind.room.line
        sheet = DrawingSheet(kind, min(kind.room.width, size * 42))

        def sample(n: int, x: float, y: float, wide: float) -> list[Shape]:
            ends = [(x, y), (x + wide, y)]
            stroke = line(ends, weight * DATA, dashed=n % 2 == 1)
            return [stroke, *marker(MARKERS[n], x + wide / 2, y, size * 0.28, weight)]

        if len(self.series) > 1:
            sheet.legend(self._names, sample)
        sheet.title(self.y_title)
        sheet.y += size * 0.4
        tall = min(size * 17, (sheet.width - 3 * size) * 0.6)
        language = kind.room.language
        left = kind.widest(numbers(self._ticks(tall / (size * 2.2)), language)) + size * 0.5
        title = kind.wrapped(self.x_title, sheet.width - left)
        slot = (sheet.width - left) / max(len(self.categories), 1)
        below = feet(kind, self.categories, slot, manner) if self.categories else NUMBERED
        if isinstance(below, Misfit):
            return below
        under = size * 0.55 + kind.tall(("",) * below.deep)
        under += size * 0.4 + kind.tall(title) if title else 0
        tall = min(tall, kind.room.height - sheet.y - under)
        if tall < size * 5:
            return Misfit("there is no room for the lines", LARGER)
        values = self._ticks(tall / (size * 2.2))
        scale = Scale(values[0], values[-1], sheet.y + tall, sheet.y)
        upwards(sheet, scale, values, left)
        self._feet(sheet, left, scale.start, below)
        places = self._across(sheet, left)
        for n, series in enumerate(self.series):
            points = [(places.at(x), scale.at(y)) for x, y in self._points(series)]
            sheet.marks.append(line(points, weight * DATA, dashed=n % 2 == 1))
            for x, y in points:
                sheet.marks += marker(MARKERS[n], x, y, size * 0.28, weight)
        sheet.y += tall + under - kind.tall(title)
        sheet.write(title, (left + sheet.width) / 2, "middle")
        sheet.list(below.listed)
        return sheet.finished()

    def _ticks(self, most: float) -> tuple[float, ...]:
        values = [y for series in self.series for _, y in self._points(series)] or [0.0]
        low, high = min(values), max(values)
        if self.zero or 0 <= low < HIGH * high or HIGH * low < high <= 0:
            values.append(0)
        return around(values, max(2, int(most)))

    def _across(self, sheet: DrawingSheet, left: float) -> Scale:
        if self.categories:
            return Scale(0, len(self.categories), left, sheet.width)
        ticks = self._marks_across(sheet, left)
        kind = sheet.lettering
        widths = [kind.across(tick) / 2 for tick in numbers(ticks, kind.room.language)]
        start = left + max(kind.size * 0.5, widths[0] - kind.size * 0.4)
        return Scale(ticks[0], ticks[-1], start, sheet.width - widths[-1])

    def _marks_across(self, sheet: DrawingSheet, left: float) -> tuple[float, ...]:
        values = [x for series in self.series for x, _ in self._points(series)] or [0.0]
        kind, language = sheet.lettering, sheet.lettering.room.language
        room = kind.widest([language.number(exact(value)) for value in values]) + kind.size
        ticks: tuple[float, ...] = ()
        for most in range(max(2, int((sheet.width - left) / room)), 1, -1):
            ticks = around(values, most)
            wide = kind.widest(numbers(ticks, language)) + kind.size * 0.6
            if wide * len(ticks) <= sheet.width - left:
                break
        return ticks

    def _feet(self, sheet: DrawingSheet, left: float, foot: float, under: Feet) -> None:
        """The line under the chart, with ticks and their labels."""
        kind, weight = sheet.lettering, sheet.lettering.room.line
        sheet.marks.append(line([(left, sheet.y), (left, foot)], weight))
        sheet.marks.append(line([(left, foot), (sheet.width, foot)], weight))
        places = self._across(sheet, left)
        for x, lines, row in self._ticked(sheet, left, places, under):
            tick = kind.size * 0.3 + row * kind.leading
            sheet.marks.append(line([(x, foot), (x, foot + tick)], weight))
            sheet.labels += kind.labels(lines, x, foot + tick + kind.size * 0.2, "middle")

    def _ticked(
        self, sheet: DrawingSheet, left: float, places: Scale, under: Feet
    ) -> Iterator[tuple[float, Sequence[str], int]]:
        if not self.categories:
            values = self._marks_across(sheet, left)
            written = numbers(values, sheet.lettering.room.language)
            for value, tick in zip(values, written, strict=True):
                yield places.at(value), (tick,), 0
            return
        for n, (lines, row) in enumerate(zip(under.names, under.rows, strict=True)):
            yield places.at(n + 0.5), lines, row


TYPE = LineChart
