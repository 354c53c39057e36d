"""Bars for numbers of several kinds of things, one or more beside one another."""

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.figures.drawing import plane
from worksheets.figures.drawing.chart import DrawingSheet, level_scale, unnamed, upright_scale
from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import AXIS, LOOKS, MINOR, line, rectangle
from worksheets.figures.drawing.scale import Number, Scale, around, exact, numbers
from worksheets.figures.drawing.wording import Words, sentences
from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, SEVERAL
from worksheets.model.diagnostics import plural
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.page.fitting import LARGER, no_room
from worksheets.model.page.geometry import Box
from worksheets.model.page.page import Shape
from worksheets.model.problem import Problem

MOST = 20
"""Categories of a chart."""


class Bars(BaseModel):
    """The numbers of one series, one a category."""

    model_config = AUTHORED

    name: Words = ""
    values: Annotated[tuple[Number, ...], Field(min_length=1, max_length=MOST)]


class BarChart(Illustration):
    """Bars over categories, from zero; several series stand side by side in patterns.

    Bars lie level where the names of the categories have no room under upright ones, or with
    `bars: level`.

    type: bar-chart
    categories: [USA, USSR, China, Britain]
    x-title: Country
    y-title: Soldiers in millions
    series:
      - {name: "1945", values: [12.1, 11.4, 4.3, 4.7]}
      - {name: "1950", values: [1.5, 4.3, 4.6, 0.7]}
    caption: Armed forces
    """

    type: Literal["bar-chart"] = "bar-chart"
    categories: Annotated[tuple[Words, ...], Field(min_length=1, max_length=MOST)]
    series: Annotated[tuple[Bars, ...], SEVERAL, Field(min_length=1, max_length=6)]
    x_title: Words = ""
    y_title: Words = ""
    bars: Literal["upright", "level"] = "upright"

    @property
    def _names(self) -> list[str]:
        return [series.name for series in self.series]

    def described(self, language: Language) -> str:
        about = language.say("figure.bar-chart.shows")
        if self.y_title:
            about = language.say("figure.bar-chart.shows-titled", title=self.y_title)
        by = language.say("figure.bar-chart.by", title=self.x_title) if self.x_title else ""
        groups = (
            language.say("figure.value", name=category, value=self._spoken(n, language))
            for n, category in enumerate(self.categories)
        )
        return sentences((about, by, *groups))

    def _spoken(self, n: int, language: Language) -> str:
        """The numbers of a category, with the names of their series if there are several."""
        if len(self.series) == 1:
            return language.number(exact(self.series[0].values[n]))
        return language.all_of(
            language.say("figure.value", name=series.name, value=exact(series.values[n]))
            for series in self.series
        )

    def problems(self) -> Iterator[Problem]:
        wanted = len(self.categories)
        for n, series in enumerate(self.series):
            if len(series.values) != wanted:
                values = plural(len(series.values), "value")
                message = f"it has {values} for {plural(wanted, 'category', 'categories')}"
                yield Problem(("series", n, "values"), message, ("give each category one value",))
        yield from unnamed(self._names)

    def drawn(self, room: Room) -> Drawing | Misfit:
        ways = (self._upright, self._level, partial(self._level, dense=True))
        return fitted(room, *(ways if self.bars == "upright" else ways[1:]))

    def _begun(self, kind: Lettering) -> DrawingSheet:
        sheet = DrawingSheet(kind, min(kind.room.width, kind.size * 42))

        def sample(n: int, x: float, y: float, wide: float) -> list[Shape]:
            tall = kind.size * 0.8
            fill, hatch = LOOKS[n]
            return [rectangle(x, y - tall / 2, wide, tall, fill, hatch=hatch, weight=MINOR)]

        if len(self.series) > 1:
            sheet.legend(self._names, sample)
        return sheet

    def _ticks(self, length: float, apart: float) -> tuple[float, ...]:
        values = [value for series in self.series for value in series.values]
        return around([0, *values], max(2, int(length / apart)))

    def _upright(self, kind: Lettering) -> Drawing | Misfit:
        size, sheet = kind.size, self._begun(kind)
        over, under = (
            kind.wrapped(self.y_title, sheet.width),
            kind.wrapped(self.x_title, sheet.width),
        )
        tall = min(size * plane.TALLEST, sheet.width * plane.STEEPEST)
        written = numbers(self._ticks(tall, size * 2.2), kind.room.language)
        left = kind.widest(written) + size * plane.ASIDE
        slot = (sheet.width - left) / len(self.categories)
        names = [kind.wrapped(name, slot - size * 0.4) for name in self.categories]
        deepest = max(map(len, names))
        if deepest > 3 or not all(kind.holds(lines, slot - size * 0.4) for lines in names):
            return no_room(max(self.categories, key=kind.across))
        foot = size * plane.UNDER + kind.tall(("",) * deepest)
        foot += size * plane.TITLE + kind.tall(under) if under else 0
        top = sheet.y + plane.above(kind, over)
        tall = min(tall, kind.room.height - top - foot)
        if tall < size * 5:
            return Misfit("there is no room for the bars", LARGER)
        frame = Box(left, top, sheet.width, top + tall)
        self._bars_in(sheet, frame)
        for n, lines in enumerate(names):
            middle = left + slot * (n + 0.5)
            sheet.labels += kind.labels(lines, middle, frame.bottom + size * plane.UNDER, "middle")
        sheet.labels += plane.title_above(kind, over, frame, frame.left, sheet.width)
        sheet.y = frame.bottom + foot
        foot = sheet.y - kind.tall(under)
        sheet.labels += plane.title_under(kind, under, frame, foot, sheet.width)
        return sheet.finished()

    def _bars_in(self, sheet: DrawingSheet, frame: Box) -> None:
        """Upright bars over a grid, with the axis that they are read from."""
        kind = sheet.lettering
        values = self._ticks(frame.bottom - frame.top, kind.size * 2.2)
        scale = Scale(values[0], values[-1], frame.bottom, frame.top)
        rows = plane.grid_lines(scale, values, values[1] - values[0], kind.size)
        sheet.marks += plane.grid(frame, plane.GridLines(()), rows, kind.room.line)
        slot = (frame.right - frame.left) / len(self.categories)
        for n in range(len(self.categories)):
            self._bars_at(sheet, scale, n, frame.left + slot * n, slot)
        sheet.marks += upright_scale(sheet, frame, scale, values)
        zero = scale.at(0)
        sheet.marks.append(line([(frame.left, zero), (frame.right, zero)], kind.room.line * AXIS))

    def _bars_at(self, sheet: DrawingSheet, scale: Scale, n: int, left: float, slot: float) -> None:
        """The bars of a category, upright in their slot."""
        wide = min(slot * 0.75, sheet.lettering.size * 3 * len(self.series)) / len(self.series)
        x = left + (slot - wide * len(self.series)) / 2
        zero = scale.at(0)
        for at, series in enumerate(self.series):
            top, foot = sorted((scale.at(series.values[n]), zero))
            fill, hatch = LOOKS[at]
            if foot > top:
                box = (x + at * wide, top, wide, foot - top)
                weight = sheet.lettering.room.line
                sheet.marks.append(rectangle(*box, fill, hatch=hatch, weight=weight))

    def _level(self, kind: Lettering, *, dense: bool = False) -> Drawing | Misfit:
        """Bars from left to right, with less space between them if they are to be dense."""
        size, sheet = kind.size, self._begun(kind)
        sheet.title(self.x_title)
        names = [kind.wrapped(name, sheet.width * 0.4) for name in self.categories]
        left = max(map(kind.widest, names)) + size * plane.ASIDE
        if left > sheet.width * 0.6:
            written = (line for wrapped_name in names for line in wrapped_name)
            return no_room(max(written, key=kind.across))
        bar = size * (1.3 if len(self.series) == 1 else 0.9) * (0.7 if dense else 1)
        gap = size * (0.25 if dense else 0.7)
        slots = [max(kind.tall(lines), bar * len(self.series)) + gap for lines in names]
        values = self._ticks(sheet.width - left, kind.widest(["00000"]))
        edge = kind.widest(numbers(values, kind.room.language)[-1:]) / 2
        right = sheet.width - max(edge, size * plane.TIP)
        frame = Box(left, sheet.y, right, sheet.y + sum(slots) + size * 0.3)
        scale = Scale(values[0], values[-1], frame.left, frame.right)
        columns = plane.grid_lines(scale, values, values[1] - values[0], size)
        sheet.marks += plane.grid(frame, columns, plane.GridLines(()), kind.room.line)
        y = sheet.y + size * 0.3
        for n, (lines, slot) in enumerate(zip(names, slots, strict=True)):
            sheet.labels += kind.middle(lines, left - size * plane.ASIDE, y + slot / 2, "end")
            self._bars_along(sheet, scale, n, y + (slot - bar * len(self.series)) / 2, bar)
            y += slot
        sheet.marks += level_scale(sheet, frame, scale, values)
        zero = scale.at(0)
        ends = [(zero, frame.top), (zero, frame.bottom)]
        sheet.marks.append(line(ends, kind.room.line * AXIS))
        under = kind.wrapped(self.y_title, sheet.width)
        foot = frame.bottom + size * plane.UNDER + kind.tall(("",))
        sheet.y = foot + (size * plane.TITLE + kind.tall(under) if under else 0.0)
        top = sheet.y - kind.tall(under)
        sheet.labels += plane.title_under(kind, under, frame, top, sheet.width)
        return sheet.finished()

    def _bars_along(
        self, sheet: DrawingSheet, scale: Scale, n: int, top: float, thick: float
    ) -> None:
        """The bars of a category that lie level, from a height down."""
        for at, series in enumerate(self.series):
            start, end = sorted((scale.at(series.values[n]), scale.at(0)))
            fill, hatch = LOOKS[at]
            box = (start, top + at * thick, end - start, thick)
            if end > start:
                weight = sheet.lettering.room.line
                sheet.marks.append(rectangle(*box, fill, hatch=hatch, weight=weight))


TYPE = BarChart
