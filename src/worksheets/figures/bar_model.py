"""Bars in parts, with braces over the whole, for fractions of amounts, ratios and comparisons."""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, Field, ValidationInfo

from worksheets.figures.drawing.brace import brace
from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import AXIS, MINOR, TINT, line, rectangle
from worksheets.figures.drawing.sketch import framed, in_room
from worksheets.figures.drawing.wording import LabelOrNothing, asked_or, sentences, series
from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, SEVERAL, Reads
from worksheets.model.diagnostics import Mistake, plural
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import LARGER, no_room
from worksheets.model.page.page import Shape
from worksheets.model.problem import Problem
from worksheets.model.shapes import NUMBER_OR_LIST

MOST = 20
"""How many parts a bar has at most."""
FINEST = 6.0
"""Points that a part is wide at least."""
WIDE, TALL = 36.0, 2.3
"""How wide the widest bar is and how high all are, in sizes of type."""
UNEVEN = 20.0
"""How many times the least part of a bar the largest is at most."""


def _parts(value: object, _: ValidationInfo) -> tuple[float, ...]:
    """A number of equal parts, or how large each is."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, list):
        sizes = [_number(size) for size in value]
        if not 1 <= len(sizes) <= MOST or not all(0 < size <= 1e9 for size in sizes):
            message = "a bar has parts of a size above 0"
            raise Mistake(message, f"write 1 to {MOST} numbers, such as [3, 2]")
        if max(sizes) > UNEVEN * min(sizes):
            message = f"the largest part is more than {UNEVEN:g} times the smallest"
            raise Mistake(message, "write parts that are less uneven: they need not be true")
        return tuple(sizes)
    count = _number(value)
    if not 1 <= count <= MOST or count % 1:
        raise Mistake(f"a bar cannot have {value} parts", f"write a number from 1 to {MOST}")
    return (1.0,) * int(count)


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError as error:
        message = f"'{value}' is not a number of parts"
        raise Mistake(message, "write a number, or a list of sizes such as [3, 2]") from error


Parts: TypeAlias = Annotated[tuple[float, ...], Reads(_parts, NUMBER_OR_LIST)]
"""The sizes of the parts of a bar; equal ones are 1 each."""


class ModelBar(BaseModel):
    """A bar in parts, the first of which are shaded."""

    model_config = AUTHORED

    parts: Parts
    shaded: Annotated[int, Field(ge=0, le=MOST)] = 0
    whole: LabelOrNothing = ""
    labels: Annotated[tuple[LabelOrNothing, ...], SEVERAL, Field(max_length=MOST)] = ()
    shaded_label: LabelOrNothing = ""
    name: LabelOrNothing = ""

    def spoken(self, language: Language) -> Iterator[str]:
        """Sentences that say what is drawn."""
        bar = language.say("figure.bar-model.bar")
        if self.name:
            bar = language.say("figure.bar-model.bar-named", name=self.name)
        count = len(self.parts)
        if len(set(self.parts)) == 1:
            yield language.say("figure.bar-model.equal", n=count, bar=bar)
        else:
            yield language.say("figure.bar-model.parts", n=count, bar=bar)
        if self.shaded:
            yield language.say("figure.bar-model.shaded", n=self.shaded)
        if any(self.labels):
            nothing = language.say("figure.bar-model.nothing")
            labels = (asked_or(label, language) or nothing for label in self.labels)
            yield language.say("figure.bar-model.labels", labels=series(labels, language))
        if self.shaded_label:
            label = asked_or(self.shaded_label, language)
            yield language.say("figure.bar-model.shaded-label", label=label)
        if self.whole:
            yield language.say("figure.bar-model.whole", label=asked_or(self.whole, language))

    def over(self, kind: Lettering) -> float:
        """How high the brace and the label over the bar are."""
        return (kind.tall(self.whole_lines(kind)) + kind.size * 1.3) if self.whole else 0.0

    def whole_lines(self, kind: Lettering) -> tuple[str, ...]:
        return kind.wrapped(self.whole, kind.room.width * 0.6)

    def at(self, kind: Lettering, left: float, top: float, unit: float) -> Drawing | Misfit:
        """The bar from its top left corner, its parts so many points wide for a size of 1.

        The height of the drawing is that of the foot of the bar and of what stands under it.
        """
        size, weight = kind.size, kind.room.line
        edges = [left + reach * unit for reach in accumulate(self.parts, initial=0.0)]
        y, tall, right = top + self.over(kind), size * TALL, edges[-1]
        foot = y + tall
        marks: list[Shape] = []
        labels: list[Label] = []
        if self.shaded:
            marks.append(rectangle(left, y, edges[self.shaded] - left, tall, TINT))
        marks += (line([(x, y), (x, foot)], max(MINOR, weight * 0.8)) for x in edges[1:-1])
        marks.append(rectangle(left, y, right - left, tall, weight=weight * AXIS))
        if self.whole:
            lines = self.whole_lines(kind)
            marks.append(brace(left, right, y - size * 0.25, -size * 0.8, weight))
            labels += kind.labels(lines, (left + right) / 2, top, "middle")
        for label, (start, end) in zip(self.labels, pairwise(edges), strict=False):
            lines = kind.wrapped(label, end - start - size * 0.3)
            if not kind.holds(lines, end - start - size * 0.3) or kind.tall(lines) > tall:
                return no_room(label)
            labels += kind.middle(lines, (start + end) / 2, y + tall / 2)
        if self.shaded_label:
            lines = kind.wrapped(self.shaded_label, kind.room.width * 0.6)
            middle = (left + edges[self.shaded]) / 2
            middle = max(middle, kind.widest(lines) / 2)
            marks.append(brace(left, edges[self.shaded], foot + size * 0.25, size * 0.8, weight))
            labels += kind.labels(lines, middle, foot + size * 1.3, "middle")
            foot += size * 1.3 + kind.tall(lines)
        return Drawing(right, foot, tuple(marks), tuple(labels))

    def problems(self) -> Iterator[Problem]:
        count = len(self.parts)
        if self.shaded > count:
            message = f"{self.shaded} of {plural(count, 'part')} cannot be shaded"
            yield Problem(("shaded",), message, ("write a smaller number",))
        if len(self.labels) > count:
            message = f"there are {len(self.labels)} labels for {plural(count, 'part')}"
            yield Problem(("labels", count), message, ("leave some labels out",))
        if self.shaded_label and not self.shaded:
            message = "there are no shaded parts for the label"
            yield Problem(("shaded-label",), message, ("add shaded: 1",))


class BarModel(Illustration):
    """A bar in parts: a number of equal ones, or a list of their sizes, such as [3, 2].

    `whole` stands over a brace over the bar, `labels` stand in its parts from the left, and
    `shaded-label` under a brace under the shaded ones. Several `bars` of the same keys, and a name
    each, stand under one another, drawn to one measure. '?' is what is to be found.

    type: bar-model
    parts: 7
    shaded: 4
    whole: '49'
    shaded-label: '?'
    """

    type: Literal["bar-model"] = "bar-model"
    parts: Parts | None = None
    shaded: Annotated[int, Field(ge=0, le=MOST)] = 0
    whole: LabelOrNothing = ""
    labels: Annotated[tuple[LabelOrNothing, ...], SEVERAL, Field(max_length=MOST)] = ()
    shaded_label: LabelOrNothing = ""
    bars: Annotated[tuple[ModelBar, ...], SEVERAL, Field(max_length=6)] = ()

    @property
    def _bars(self) -> tuple[ModelBar, ...]:
        if self.parts is None:
            return self.bars
        only = ModelBar(
            parts=self.parts,
            shaded=self.shaded,
            whole=self.whole,
            labels=self.labels,
            shaded_label=self.shaded_label,
        )
        return (only,)

    def described(self, language: Language) -> str:
        bars = self._bars
        number = language.cardinal(len(bars))
        first = language.say("figure.bar-model.bars", number=number) if len(bars) > 1 else ""
        return sentences((first, *(part for bar in bars for part in bar.spoken(language))))

    def problems(self) -> Iterator[Problem]:
        own = self.model_fields_set & {"shaded", "whole", "labels", "shaded_label"}
        if self.parts is None and not self.bars:
            yield Problem((), "the model has no bar", ("add 'parts: …' or 'bars: …'",))
        elif self.bars and (self.parts is not None or own):
            message = "the model has bars, and parts of its own"
            yield Problem(("bars",), message, ("write the other keys in an entry of 'bars'",))
        elif self.bars:
            for n, bar in enumerate(self.bars):
                yield from (problem.under("bars", n) for problem in bar.problems())
        else:
            yield from self._bars[0].problems()

    def drawn(self, room: Room) -> Drawing | Misfit:
        return fitted(room, self._drawn)

    def _drawn(self, kind: Lettering) -> Drawing | Misfit:
        """Bars under one another, their names left of them."""
        size, room, bars = kind.size, kind.room, self._bars
        width = min(room.width, size * WIDE)
        names = [kind.wrapped(bar.name, width * 0.3) for bar in bars]
        left = max(map(kind.widest, names))
        left += size * 0.8 if left else room.line / 2
        unit = (width - left - room.line * AXIS) / max(sum(bar.parts) for bar in bars)
        if left > width * 0.5:
            return no_room(max((bar.name for bar in bars), key=kind.across))
        if unit * min(min(bar.parts) for bar in bars) < FINEST:
            return Misfit("there is no room for the parts of the bars", LARGER)
        marks: list[Shape] = []
        labels: list[Label] = []
        y = 0.0
        for bar, lines in zip(bars, names, strict=True):
            drawing = bar.at(kind, left, y, unit)
            if isinstance(drawing, Misfit):
                return drawing
            marks += (mark for mark in drawing.marks if isinstance(mark, Shape))
            labels += drawing.labels
            middle = y + bar.over(kind) + size * TALL / 2
            labels += kind.middle(lines, left - size * 0.8, middle, "end")
            y = drawing.height + size * 0.8
        return in_room(framed(kind, marks, labels), room, plural(len(bars), "bar"))


TYPE = BarModel
