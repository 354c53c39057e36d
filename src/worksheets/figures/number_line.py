"""A line of numbers with points, and boxes for numbers to be filled in."""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.figures.drawing.entries import HAND
from worksheets.figures.drawing.fractions import Exact, ExactNumber, said, written
from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import MINOR, WHITE, arrow, dot, line, rectangle
from worksheets.figures.drawing.scale import Scale
from worksheets.figures.drawing.wording import Words, sentence
from worksheets.model.authored import AUTHORED, SEVERAL, one_of
from worksheets.model.drawing import Drawing, Label, Room
from worksheets.model.figure import Illustration
from worksheets.model.page import Shape
from worksheets.model.problem import Problem

MOST = 200
"""Steps of a line."""


class Point(BaseModel):
    """A point on the line; an open one is not part of what it bounds."""

    model_config = AUTHORED

    at: ExactNumber
    label: Words = ""
    dot: Literal["filled", "open", "none"] = "filled"


class NumberLine(Illustration):
    """Ticks from a number to another, with points over the line and boxes under it.

    Numbers may be fractions (3/4). `blanks` are places with a box in the place of the number,
    `numbers` says which ticks have theirs.

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
    points: Annotated[tuple[Point, ...], SEVERAL, Field(max_length=30)] = ()
    blanks: tuple[ExactNumber, ...] = ()
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

    def described(self) -> str:
        low, high = said(self._low), said(self._high)
        parts = [f"A number line from {low} to {high} with a tick every {self._said(self.step)}"]
        for point in self.points:
            kind = {"open": "open point", "none": "place"}.get(point.dot, "point")
            name = f" {point.label}" if point.label else ""
            where = self._where(point.at.value)
            parts.append(f"the {kind}{name} is {where}")
        if self.blanks:
            parts.append(
                f"boxes to fill in are {one_of(self._where(b.value) for b in self.blanks)}"
            )
        return " ".join(map(sentence, parts))

    def _said(self, number: Exact) -> str:
        return said(number.value, fraction=number.fraction)

    def _where(self, value: Fraction) -> str:
        """Where a place is, in ticks, so that nothing to be read off is told."""
        count = (value - self._low) / self.step.value
        whole, rest = divmod(count, 1)
        at = f"{whole} steps" if whole != 1 else "1 step"
        if not rest:
            return f"{at} from the left end"
        part = said(rest, fraction=True)
        return f"{at} and {part} of a step from the left end"

    def problems(self) -> Iterator[Problem]:
        if self._high <= self._low:
            message = f"the line goes from {said(self._low)} to {said(self._high)}"
            yield Problem(("to",), message, ("write the larger number as to",))
            return
        if self.step.value <= 0 or (self._high - self._low) / self.step.value > MOST:
            message = f"a step of {self._said(self.step)} makes no line of at most {MOST} steps"
            yield Problem(("step",), message, ("write a larger step",))
            return
        for n, point in enumerate(self.points):
            if not self._low <= point.at.value <= self._high:
                message = f"{self._said(point.at)} is not on the line"
                hint = f"it goes from {said(self._low)} to {said(self._high)}"
                yield Problem(("points", n, "at"), message, (hint,))
        for n, blank in enumerate(self.blanks):
            if blank.value not in self._places():
                message = f"there is no tick at {self._said(blank)}"
                yield Problem(("blanks", n), message, ("write the number of a tick",))

    def drawn(self, room: Room) -> Drawing:
        return fitted(room, self._drawn)

    def _drawn(self, kind: Lettering) -> Drawing | None:
        size, weight, width = kind.size, kind.room.line, kind.room.width
        edge = max(size * 1.2, *(written(kind, end).width / 2 for end in (self._low, self._high)))
        scale = Scale(float(self._low), float(self._high), edge + size, width - edge - size)
        if scale.end - scale.start < size * 2:
            return None
        over = [(scale.at(float(p.at.value)), p.label) for p in self.points if p.label]
        rows = _rows([(x, kind.across(name)) for x, name in over], size * 0.4)
        y = size * 0.9 + (max(rows, default=-1) + 1) * kind.leading
        marks = [line([(size * 0.4, y), (width - size * 0.4, y)], weight)]
        marks += [arrow((width / 2, y), (x, y), size * 0.6) for x in (0.0, width)]
        labels: list[Label] = []
        for (x, name), row in zip(over, rows, strict=True):
            top = y - size * 0.6 - (row + 1) * kind.leading
            labels += kind.labels([name], x, top + size * 0.1, "middle")
            if row:
                marks.append(line([(x, top + kind.leading), (x, y)], MINOR))
        tick = size * 0.4
        for place in self._places():
            x = scale.at(float(place))
            marks.append(line([(x, y - tick), (x, y + tick)], weight))
        for point in self.points:
            if point.dot != "none":
                x = scale.at(float(point.at.value))
                marks.append(dot(x, y, size * 0.28, weight * 1.3, filled=point.dot == "filled"))
        under = y + tick + size * 0.3
        boxes, foot = self._boxes(kind, scale, under)
        marks += boxes
        new_marks, new_labels, low = self._numbers(kind, scale, under)
        return Drawing(width, max(low, foot), (*marks, *new_marks), (*labels, *new_labels))

    def _wide(self, kind: Lettering) -> float:
        """The width of a box to fill in."""
        return max(HAND, kind.size * 2)

    def _boxes(self, kind: Lettering, scale: Scale, top: float) -> tuple[list[Shape], float]:
        """Boxes to fill in, in as many rows as they need; and where the lowest ends."""
        wide, tall = self._wide(kind), max(HAND, kind.leading * 1.2)
        xs = [scale.at(float(blank.value)) for blank in self.blanks]
        rows = _rows([(x, wide) for x in xs], kind.size * 0.3)
        marks: list[Shape] = []
        for x, row in sorted(zip(xs, rows, strict=True), key=lambda one: -one[1]):
            y = top + row * (tall + kind.size * 0.4)
            if row:
                marks.append(line([(x, top), (x, y)], MINOR))
            marks.append(rectangle(x - wide / 2, y, wide, tall, WHITE, weight=MINOR))
        foot = top + (max(rows, default=-1) + 1) * (tall + kind.size * 0.4)
        return marks, foot + MINOR

    def _numbers(
        self, kind: Lettering, scale: Scale, top: float
    ) -> tuple[list[Shape], list[Label], float]:
        """Numbers under their ticks, off the boxes, and as many as have room."""
        places = self._places()
        if self.numbers != "all":
            places = [places[0], places[-1]] if self.numbers == "ends" else []
        wide = self._wide(kind) / 2 + kind.size * 0.2
        blanks = [scale.at(float(blank.value)) for blank in self.blanks]
        marks: list[Shape] = []
        labels: list[Label] = []
        low = top
        every = self._every(kind, scale, places)
        for n, place in enumerate(places):
            x = scale.at(float(place))
            word = written(kind, place, fraction=self.step.fraction)
            free = all(abs(x - other) >= wide + word.width / 2 for other in blanks)
            if free and n % every == 0:
                new_marks, new_labels = word.at(x, top)
                marks += new_marks
                labels += new_labels
                low = max(low, top + word.height)
        return marks, labels, low

    def _every(self, kind: Lettering, scale: Scale, places: Sequence[Fraction]) -> int:
        """Every so manieth number has room beside the others."""
        words = [written(kind, place, fraction=self.step.fraction).width for place in places]
        xs = [scale.at(float(place)) for place in places]
        for every in (1, 2, 3, 4, 5, 10, 20, 50):
            shown = list(zip(xs, words, strict=True))[::every]
            gaps = itertools.pairwise(shown)
            if all(b[0] - a[0] >= (a[1] + b[1]) / 2 + kind.size * 0.4 for a, b in gaps):
                return every
        return max(len(places), 1)


def _rows(places: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """For middles with widths the row each stands in, so that none meets another."""
    ends: list[list[tuple[float, float]]] = []
    rows = []
    for x, wide in places:
        left, right = x - wide / 2, x + wide / 2
        row = 0
        while row < len(ends) and any(
            left < other_right + gap and other_left < right + gap
            for other_left, other_right in ends[row]
        ):
            row += 1
        if row == len(ends):
            ends.append([])
        ends[row].append((left, right))
        rows.append(row)
    return rows


TYPE = NumberLine
