"""Parts of a whole as slices of a circle."""

from collections.abc import Iterator
from functools import partial
from math import cos, pi, sin
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.figures.drawing.chart import DrawingSheet
from worksheets.figures.drawing.lettering import Anchor, Lettering, fitted
from worksheets.figures.drawing.pen import LOOKS, MINOR, arc, area, circle, line, rectangle
from worksheets.figures.drawing.scale import exact
from worksheets.figures.drawing.wording import Words, series
from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.page.fitting import LARGER, SHORTER
from worksheets.model.page.page import Shape
from worksheets.model.problem import Problem


class Slice(BaseModel):
    """A part of the whole."""

    model_config = AUTHORED

    name: Words
    value: Annotated[float, Field(gt=0, le=1e12, allow_inf_nan=False)]


class PieChart(Illustration):
    """Slices in patterns, clockwise from the top in the order given, with their names outside.

    `show` prints their `values` or their `shares` of the whole beside the names.

    type: pie-chart
    slices:
      - {name: USA, value: 302}
      - {name: South Korea, value: 591}
      - {name: Other UN members, value: 39}
    show: values
    caption: UN troops in 1953, in thousands
    """

    type: Literal["pie-chart"] = "pie-chart"
    slices: Annotated[tuple[Slice, ...], Field(min_length=2, max_length=8)]
    show: Literal["names", "values", "shares"] = "names"

    @property
    def _total(self) -> float:
        return sum(sector.value for sector in self.slices)

    def described(self, language: Language) -> str:
        slices = (
            language.say(
                "figure.pie-chart.slice",
                name=sector.name,
                value=exact(sector.value),
                share=self._share(sector, language),
            )
            for sector in self.slices
        )
        return language.say("figure.pie-chart.shows", slices=series(slices, language))

    def problems(self) -> Iterator[Problem]:
        seen = set[str]()
        for n, sector in enumerate(self.slices):
            if sector.name in seen:
                message = f"the slice '{sector.name}' is there twice"
                yield Problem(("slices", n, "name"), message, ("give every slice its own name",))
            seen.add(sector.name)
            if sector.value / self._total < 0.01:
                message = f"the slice '{sector.name}' is under 1 % of the whole, too thin to see"
                hint = "put the small parts together in one slice"
                yield Problem(("slices", n, "value"), message, (hint,), "warning")

    def _share(self, sector: Slice, language: Language) -> str:
        percent = round(100 * sector.value / self._total)
        return language.say("figure.pie-chart.share", percent=percent)

    def _label(self, sector: Slice, language: Language) -> str:
        if self.show == "names":
            return sector.name
        value = language.number(exact(sector.value))
        part = value if self.show == "values" else self._share(sector, language)
        return f"{sector.name}\u00a0{part}"

    def drawn(self, room: Room) -> Drawing | Misfit:
        return fitted(room, self._around, self._keyed, partial(self._keyed, wide=3.5))

    def _angles(self) -> Iterator[tuple[float, float]]:
        start = 0.0
        for sector in self.slices:
            end = start + sector.value / self._total * 2 * pi
            yield start, end
            start = end

    def _pie(self, x: float, y: float, radius: float, weight: float) -> list[Shape]:
        marks = []
        for (fill, hatch), (start, end) in zip(LOOKS, self._angles(), strict=False):
            ring = [(x, y), *arc(x, y, (radius, radius), start, end)]
            marks.append(area([ring], fill, hatch=hatch, weight=weight))
        return [*marks, circle(x, y, radius, weight=weight)]

    def _around(self, kind: Lettering) -> Drawing | Misfit:
        """Names at the sides, with lines that lead to the slices."""
        size, room = kind.size, kind.room
        radius = min(size * 7, room.width * 0.2, room.height * 0.4)
        reach = radius + size * 0.9
        side = min(size * 12, room.width / 2 - reach - size * 0.9)
        wrapped = [kind.wrapped(self._label(sector, room.language), side) for sector in self.slices]
        if radius < size * 3 or not all(kind.holds(lines, side) for lines in wrapped):
            return Misfit("there is no room for the names beside the slices", SHORTER)
        right: list[tuple[int, float]] = []
        left: list[tuple[int, float]] = []
        for n, (start, end) in enumerate(self._angles()):
            middle = (start + end) / 2
            (right if middle < pi else left).append((n, middle))
        sheet = DrawingSheet(kind, 2 * (reach + size * 0.9 + side))
        tops = [self._column(kind, wrapped, column, reach) for column in (right, left[::-1])]
        high = min(-radius, *(y - kind.tall(lines) / 2 for part in tops for _, _, y, lines in part))
        low = max(radius, *(y + kind.tall(lines) / 2 for part in tops for _, _, y, lines in part))
        x, y = sheet.width / 2, room.line - high
        sheet.marks += self._pie(x, y, radius, room.line)
        sides: tuple[tuple[int, Anchor], ...] = ((1, "start"), (-1, "end"))
        for (way, anchor), placed in zip(sides, tops, strict=True):
            for _, angle, at, lines in placed:
                edge = (x + radius * sin(angle), y - radius * cos(angle))
                elbow = (x + reach * 0.97 * sin(angle), y + at)
                tip = (x + way * (reach + size * 0.4), y + at)
                if way * (tip[0] - elbow[0]) < 0:
                    elbow = tip
                sheet.marks.append(line([edge, elbow, tip], MINOR))
                sheet.labels += kind.middle(lines, tip[0] + way * size * 0.4, y + at, anchor)
        return sheet.finished(y + low + room.line)

    def _column(
        self,
        kind: Lettering,
        wrapped: list[tuple[str, ...]],
        column: list[tuple[int, float]],
        reach: float,
    ) -> list[tuple[int, float, float, tuple[str, ...]]]:
        """The names of one side from above, pushed apart, each with its height."""
        tall = [kind.tall(wrapped[n]) + kind.size * 0.35 for n, _ in column]
        places = [-reach * cos(angle) for _, angle in column]
        for n in range(1, len(places)):
            places[n] = max(places[n], places[n - 1] + (tall[n - 1] + tall[n]) / 2)
        over = max(0.0, (places[-1] - reach) / 2) if places else 0.0
        for n in range(len(places)):
            places[n] -= over
        return [(n, angle, places[m], wrapped[n]) for m, (n, angle) in enumerate(column)]

    def _keyed(self, kind: Lettering, *, wide: float = 6) -> Drawing | Misfit:
        """Names in a key under the circle, where the sides have no room."""
        size, room = kind.size, kind.room
        radius = min(size * wide, room.width / 2 - room.line)
        if radius < size * 2:
            return Misfit("there is no room for the circle", LARGER)
        sheet = DrawingSheet(kind, min(room.width, size * 24))
        x = min(sheet.width / 2, radius + room.line)
        sheet.marks += self._pie(x, radius + room.line, radius, room.line)
        sheet.y = 2 * radius + size * 1.2

        def sample(n: int, left: float, y: float, wide: float) -> list[Shape]:
            fill, hatch = LOOKS[n]
            tall = size * 0.9
            return [rectangle(left, y - tall / 2, wide, tall, fill, hatch=hatch, weight=MINOR)]

        sheet.legend([self._label(sector, room.language) for sector in self.slices], sample)
        return sheet.finished()


TYPE = PieChart
