"""A line of numbers with points, and boxes for numbers to be filled in."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.figures.drawing.along import named_over, numbered, with_room
from worksheets.figures.drawing.fractions import (
    Exact,
    ExactNumber,
    Written,
    number_text,
    spoken,
    written,
)
from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import arrow, dot, line
from worksheets.figures.drawing.scale import Scale
from worksheets.figures.drawing.steps import check_steps
from worksheets.figures.drawing.wording import Words, sentences
from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, SEVERAL
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.page.fitting import LARGER
from worksheets.model.problem import Problem

WIDTHS = (100, 12, 8, 5)
"""How wide labels may be, in sizes of type: each is tried in turn."""
FINEST = 2.5
"""Points from tick to tick, at least."""


class MarkedPoint(BaseModel):
    """A point on the line; an open one is not part of what it bounds."""

    model_config = AUTHORED

    at: ExactNumber
    label: Words = ""
    dot: Literal["filled", "open", "none"] = "filled"

    def spoken(self, where: str, language: Language) -> str:
        """The point in words: its label, if it has one, and where it is."""
        label = self.label
        match self.dot:
            case "filled" if label:
                return language.say("figure.number-line.point-named", label=label, where=where)
            case "filled":
                return language.say("figure.number-line.point", where=where)
            case "open" if label:
                return language.say("figure.number-line.open-point-named", label=label, where=where)
            case "open":
                return language.say("figure.number-line.open-point", where=where)
        if label:
            return language.say("figure.number-line.place-named", label=label, where=where)
        return language.say("figure.number-line.place", where=where)


class NumberLine(Illustration):
    """Ticks from a number to another, with points over the line and boxes under it.

    Numbers may be fractions (3/4). `blanks` are places with a box in the place of the number,
    `numbers` says which ticks have theirs; where there is no room for all, every second, third and
    so on has, or the first and the last.

    type: number-line
    from: -2
    to: 3
    step: 1/2
    points:
      - {at: -1 1/2, label: A}
      - {at: 3/4, label: B, dot: open}
    blanks: [-1, 2 1/2]
    """

    type: Literal["number-line"] = "number-line"
    from_: ExactNumber
    to: ExactNumber
    step: ExactNumber = Exact(Fraction(1))
    points: Annotated[tuple[MarkedPoint, ...], SEVERAL, Field(max_length=30)] = ()
    blanks: Annotated[tuple[ExactNumber, ...], Field(max_length=30)] = ()
    numbers: Literal["all", "ends", "none"] = "all"

    @property
    def _low(self) -> Fraction:
        return self.from_.value

    @property
    def _high(self) -> Fraction:
        return self.to.value

    def _places(self) -> list[Fraction]:
        count = int((self._high - self._low) / self.step.value)
        return [self._low + n * self.step.value for n in range(count + 1)]

    def described(self, language: Language) -> str:
        parts = [
            language.say(
                "figure.number-line.shows",
                least=spoken(self._low, language),
                most=spoken(self._high, language),
                step=spoken(self.step.value, language, fraction=self.step.fraction),
            )
        ]
        parts += (
            point.spoken(self._where(point.at.value, language), language) for point in self.points
        )
        if self.blanks:
            places = language.all_of(self._where(blank.value, language) for blank in self.blanks)
            parts.append(language.say("figure.number-line.boxes", places=places))
        return sentences(parts)

    def _number_text(self, number: Exact) -> str:
        return number_text(number.value, fraction=number.fraction)

    def _where(self, value: Fraction, language: Language) -> str:
        """Where a place is, counted in ticks, so that no number to be read off is given away."""
        count = (value - self._low) / self.step.value
        whole, rest = divmod(count, 1)
        if not rest:
            return language.say("figure.number-line.steps", n=whole)
        part = spoken(rest, language, fraction=True)
        return language.say("figure.number-line.steps-and-part", n=whole, part=part)

    def problems(self) -> Iterator[Problem]:
        if self._high <= self._low:
            message = f"the line goes from {number_text(self._low)} to {number_text(self._high)}"
            yield Problem(("to",), message, ("write the larger number as to",))
            return
        step_text = self._number_text(self.step)
        wrong = list(check_steps(self._low, self._high, self.step.value, ("step",), step_text))
        yield from wrong
        if wrong:
            return
        for n, point in enumerate(self.points):
            if not self._low <= point.at.value <= self._high:
                message = f"{self._number_text(point.at)} is not on the line"
                hint = f"it goes from {number_text(self._low)} to {number_text(self._high)}"
                yield Problem(("points", n, "at"), message, (hint,))
        for n, blank in enumerate(self.blanks):
            if blank.value not in self._places():
                message = f"there is no tick at {self._number_text(blank)}"
                yield Problem(("blanks", n), message, ("write the number of a tick",))

    def drawn(self, room: Room) -> Drawing | Misfit:
        return fitted(room, *(partial(self._drawn, wide=wide) for wide in WIDTHS))

    def _drawn(self, kind: Lettering, *, wide: float) -> Drawing | Misfit:
        """The line, with labels over it that are at most so many sizes of type wide."""
        size, weight, width = kind.size, kind.room.line, kind.room.width
        ends = [self._written(kind, end).width / 2 for end in (self._low, self._high)]
        edge = max(size * 1.2, *ends)
        scale = Scale(float(self._low), float(self._high), edge + size, width - edge - size)
        places = self._places()
        if scale.end - scale.start < max(size * 2, FINEST * (len(places) - 1)):
            return Misfit(f"there is no room for {len(places) - 1} steps on the line", LARGER)
        labels = self._labels(kind, wide)
        over = named_over(kind, [(scale.at(float(at)), lines) for at, lines in labels])
        if isinstance(over, Misfit):
            return over
        y = over.height + size * 0.9
        marks = [line([(size * 0.4, y), (width - size * 0.4, y)], weight), *over.marks]
        marks += [arrow((width / 2, y), (x, y), size * 0.6) for x in (0.0, width)]
        tick = size * 0.4
        for place in places:
            x = scale.at(float(place))
            marks.append(line([(x, y - tick), (x, y + tick)], weight))
        for point in self.points:
            if point.dot != "none":
                x = scale.at(float(point.at.value))
                marks.append(dot(x, y, size * 0.28, weight * 1.3, filled=point.dot == "filled"))
        under = self._under(kind, scale, y + tick)
        if isinstance(under, Misfit):
            return under
        all_marks, all_labels = (*marks, *under.marks), (*over.labels, *under.labels)
        return Drawing(width, under.height, all_marks, all_labels)

    def _written(self, kind: Lettering, value: Fraction) -> Written:
        return written(kind, value, fraction=self.step.fraction)

    def _labels(self, kind: Lettering, wide: float) -> list[tuple[Fraction, tuple[str, ...]]]:
        """The labels of every place that has some, in lines, from left to right."""
        labels: dict[Fraction, tuple[str, ...]] = {}
        for point in sorted(self.points, key=lambda point: point.at.value):
            if point.label:
                lines = kind.wrapped(point.label, min(wide * kind.size, kind.room.width))
                labels[point.at.value] = (*labels.get(point.at.value, ()), *lines)
        return list(labels.items())

    def _under(self, kind: Lettering, scale: Scale, foot: float) -> Drawing | Misfit:
        """Numbers under their ticks, and boxes to fill in: in one row with them, or lower down."""
        blanks = {blank.value for blank in self.blanks}
        places = self._places()
        if self.numbers != "all":
            places = [places[0], places[-1]] if self.numbers == "ends" else []
        numbers = [
            None if place in blanks else (scale.at(float(place)), self._written(kind, place))
            for place in places
        ]
        boxes = sorted(scale.at(float(value)) for value in blanks)
        shown = with_room(kind, numbers, boxes)
        if isinstance(shown, Misfit):
            return shown
        return numbered(kind, shown, boxes, foot)


TYPE = NumberLine
