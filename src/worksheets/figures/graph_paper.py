"""Graph paper, exact to the millimetre, with axes if they are wanted."""

from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from worksheets.figures.drawing import plane
from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import FINE, MAJOR, MINOR, line
from worksheets.figures.drawing.wording import Words, sentences
from worksheets.language.language import Language
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import LARGER
from worksheets.model.page.geometry import Box
from worksheets.model.page.page import Shape
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.problem import Problem

SMALL, LARGE = 2, 10
"""Millimetres from line to line."""


Centimetres: TypeAlias = Annotated[int, Field(ge=0, le=40)]


class GraphPaper(Illustration):
    """Squares of 2 mm, with a heavier line every centimetre.

    `width` and `height` are in centimetres; less is printed where there is no room for them.
    `axes` are drawn through the `origin`, in centimetres from the lower left corner.

    type: graph-paper
    width: 12
    height: 8
    axes: true
    origin: [1, 1]
    x-title: Time in hours
    y-title: Distance in km
    """

    type: Literal["graph-paper"] = "graph-paper"
    width: Annotated[int, Field(ge=2, le=40)] = 12
    height: Annotated[int, Field(ge=2, le=40)] = 8
    axes: bool = False
    origin: Annotated[tuple[Centimetres, ...], Field(min_length=2, max_length=2)] = (0, 0)
    x_title: Words = ""
    y_title: Words = ""

    def described(self, language: Language) -> str:
        width, height, (x, y) = self.width, self.height, self.origin
        if not self.axes:
            return language.say("figure.graph-paper.shows", width=width, height=height)
        titles = self._titles(language)
        if not titles:
            return language.say(
                "figure.graph-paper.with-axes", width=width, height=height, x=x, y=y
            )
        shown = language.say(
            "figure.graph-paper.with-titles",
            width=width,
            height=height,
            x=x,
            y=y,
            titles=language.customs.lists.between.join(titles),
        )
        return sentences((shown,))

    def _titles(self, language: Language) -> list[str]:
        titles = []
        if self.x_title:
            titles.append(language.say("figure.graph-paper.across", title=self.x_title))
        if self.y_title:
            titles.append(language.say("figure.graph-paper.upwards", title=self.y_title))
        return titles

    def problems(self) -> Iterator[Problem]:
        x, y = self.origin
        if self.axes and (x > self.width or y > self.height):
            message = f"the origin [{x}, {y}] is outside the paper"
            hint = f"it has {self.width} by {self.height} centimetres"
            yield Problem(("origin",), message, (hint,))
        if not self.axes and (self.x_title or self.y_title):
            path = ("x-title",) if self.x_title else ("y-title",)
            yield Problem(path, "there are no axes for the title", ("write axes: true",))

    def drawn(self, room: Room) -> Drawing | Misfit:
        return fitted(room, self._drawn)

    def _drawn(self, kind: Lettering) -> Drawing | Misfit:
        size = kind.size
        arrows = size * plane.TIP if self.axes else 0.0
        edge = max(MINOR, kind.room.line)
        tip = size * plane.HEAD * 0.36 if self.axes else 0.0  # half of an arrow's head
        left = edge / 2 if self.origin[0] else max(edge / 2, tip)
        free = (kind.room.width - arrows - left - edge / 2) / (LARGE * MILLIMETRE)
        across = min(self.width, int(free))
        wide = across * LARGE * MILLIMETRE
        full = left + wide + arrows + edge / 2
        above, under = kind.wrapped(self.y_title, full), kind.wrapped(self.x_title, full)
        head = (plane.above(kind, above) if self.axes else 0.0) + edge / 2
        foot = kind.tall(under) + (size * 0.4 if under else 0) + edge / 2
        foot = foot if self.origin[1] else max(foot, tip)
        free = (kind.room.height - head - foot) / (LARGE * MILLIMETRE)
        up = min(self.height, int(free))
        if across < 1 or up < 1:
            return Misfit("there is no room for a square centimetre of graph paper", LARGER)
        if self.axes and (self.origin[0] > across or self.origin[1] > up):
            there = f"{across} by {up} centimetres"
            return Misfit(f"there is room for {there}, and the origin lies outside", LARGER)
        tall = up * LARGE * MILLIMETRE
        marks = list(_squares(left, head, across, up))
        labels: list[Label] = []
        if self.axes:
            x = left + self.origin[0] * LARGE * MILLIMETRE
            y = head + tall - self.origin[1] * LARGE * MILLIMETRE
            frame = Box(left, head, left + wide, head + tall)
            marks += [*plane.level_axis(kind, frame, y), *plane.upright_axis(kind, frame, x)]
            labels += plane.title_above(kind, above, frame, x, full)
            top = frame.bottom + size * 0.4
            labels += plane.title_under(kind, under, frame, top, full)
        return Drawing(full, head + tall + foot, tuple(marks), tuple(labels))


def _squares(left: float, top: float, across: int, up: int) -> Iterator[Shape]:
    """Fine lines first, so that heavy ones lie over them."""
    right, foot = left + across * LARGE * MILLIMETRE, top + up * LARGE * MILLIMETRE
    each = LARGE // SMALL
    for heavy in (False, True):
        weight = MAJOR if heavy else FINE
        for n in range(across * each + 1):
            if (n % each == 0) == heavy:
                x = left + n * SMALL * MILLIMETRE
                yield line([(x, top), (x, foot)], weight)
        for n in range(up * each + 1):
            if (n % each == 0) == heavy:
                y = top + n * SMALL * MILLIMETRE
                yield line([(left, y), (right, y)], weight)


TYPE = GraphPaper
