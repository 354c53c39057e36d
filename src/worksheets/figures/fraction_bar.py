"""Bars of equal parts, some of them shaded."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import MINOR, TINT, line, rectangle
from worksheets.figures.drawing.wording import Words, sentences
from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, SEVERAL
from worksheets.model.diagnostics import plural
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import LARGER, no_room
from worksheets.model.page.geometry import Point
from worksheets.model.page.page import Shape
from worksheets.model.problem import Problem

FINEST = 3.0
"""Points that a part of a bar is wide at least, to be shaded by hand and counted."""


class Bar(BaseModel):
    """A bar of equal parts, the first of which are shaded."""

    model_config = AUTHORED

    parts: Annotated[int, Field(ge=1, le=50)]
    shaded: Annotated[int, Field(ge=0, le=1000)] = 0
    label: Words = ""

    def spoken(self, name: str, language: Language) -> str:
        """The bar in words, under its name."""
        if self.parts == 1 and self.shaded:
            return language.say("figure.fraction-bar.whole-shaded", bar=name)
        if self.parts == 1:
            return language.say("figure.fraction-bar.whole-not-shaded", bar=name)
        if not self.shaded:
            return language.say("figure.fraction-bar.none-shaded", bar=name, parts=self.parts)
        return language.say("figure.fraction-bar.shaded", n=self.shaded, bar=name, parts=self.parts)


class FractionBar(Illustration):
    """One or more bars under one another, all of one length; labels stand left of them.

    Shading is grey, or hatched with `fill: rising`.

    type: fraction-bar
    bars:
      - {parts: 4, shaded: 3, label: A}
      - {parts: 8, shaded: 5, label: B}
    """

    type: Literal["fraction-bar"] = "fraction-bar"
    bars: Annotated[tuple[Bar, ...], SEVERAL, Field(min_length=1, max_length=12)]
    fill: Literal["grey", "rising"] = "grey"

    def described(self, language: Language) -> str:
        if len(self.bars) == 1:
            (only,) = self.bars
            name = language.say("figure.fraction-bar.bar")
            if only.label:
                name = language.say("figure.fraction-bar.bar-labelled", label=only.label)
            return sentences((only.spoken(name, language),))
        number = language.cardinal(len(self.bars))
        names = (
            language.say("figure.fraction-bar.bar-of-several", label=bar.label or n)
            for n, bar in enumerate(self.bars, 1)
        )
        bars = (bar.spoken(name, language) for bar, name in zip(self.bars, names, strict=True))
        return sentences((language.say("figure.fraction-bar.bars", number=number), *bars))

    def problems(self) -> Iterator[Problem]:
        for n, bar in enumerate(self.bars):
            if bar.shaded > bar.parts:
                message = f"{bar.shaded} of {plural(bar.parts, 'part')} cannot be shaded"
                yield Problem(("bars", n, "shaded"), message, ("add a second bar for the rest",))

    def drawn(self, room: Room) -> Drawing | Misfit:
        return fitted(room, self._drawn, self._under)

    def _drawn(self, kind: Lettering) -> Drawing | Misfit:
        size, room = kind.size, kind.room
        width = min(room.width, size * 38)
        wrapped = [kind.wrapped(bar.label, width * 0.3) for bar in self.bars]
        left = max(map(kind.widest, wrapped))
        left += size * 0.8 if left else room.line / 2
        if left > width * 0.45:
            return no_room(max((bar.label for bar in self.bars), key=kind.across))
        most = max(bar.parts for bar in self.bars)
        if (width - left) / most < FINEST:
            return Misfit(f"there is no room for bars of {most} parts", LARGER)
        marks: list[Shape] = []
        labels: list[Label] = []
        y = room.line / 2
        gap = size * 0.9
        tall = min(size * 2.4, (room.height - y) / len(self.bars) - gap)
        if tall < size * 0.8:
            return Misfit(f"there is no room for {len(self.bars)} bars", LARGER)
        for bar, lines in zip(self.bars, wrapped, strict=True):
            high = max(tall, kind.tall(lines))
            labels += kind.middle(lines, left - size * 0.8, y + high / 2, "end")
            marks += self._parts(bar, (left, y + (high - tall) / 2), width, tall, room.line)
            y += high + gap
        return Drawing(width, y - gap + room.line / 2, tuple(marks), tuple(labels))

    def _under(self, kind: Lettering) -> Drawing | Misfit:
        """Bars under their labels, for labels that have no room beside them."""
        size, room = kind.size, kind.room
        width = min(room.width, size * 38)
        marks: list[Shape] = []
        labels: list[Label] = []
        y, tall = room.line / 2, size * 1.4
        for bar in self.bars:
            lines = kind.wrapped(bar.label, width)
            labels += kind.labels(lines, 0, y)
            y += kind.tall(lines) + size * 0.3 * bool(lines)
            marks += self._parts(bar, (room.line / 2, y), width, tall, room.line)
            y += tall + size * 0.7
        return Drawing(width, y - size * 0.7 + room.line / 2, tuple(marks), tuple(labels))

    def _parts(
        self, bar: Bar, corner: Point, right: float, tall: float, weight: float
    ) -> Iterator[Shape]:
        """The parts of a bar from its top left corner to a right edge, in points."""
        left, top = corner
        width = right - weight / 2 - left
        part = width / bar.parts
        if bar.shaded:
            wide = part * min(bar.shaded, bar.parts)
            if self.fill == "grey":
                yield rectangle(left, top, wide, tall, TINT)
            else:
                yield rectangle(left, top, wide, tall, hatch="rising")
        for n in range(1, bar.parts):
            x = left + n * part
            yield line([(x, top), (x, top + tall)], max(MINOR, weight * 0.8))
        yield rectangle(left, top, width, tall, weight=weight)


TYPE = FractionBar
