"""Scales to be read: a ruler, a thermometer, a jug, a dial, a protractor."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import Literal

from worksheets.figures.drawing import instruments
from worksheets.figures.drawing.fractions import Exact, ExactNumber, number_text, spoken
from worksheets.figures.drawing.graduation import Graduation, usual_every
from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.sketch import in_room
from worksheets.figures.drawing.steps import check_steps
from worksheets.figures.drawing.wording import LabelOrNothing, sentences
from worksheets.language.language import Language
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.page.fitting import LARGER
from worksheets.model.problem import Problem

FINEST = 2.0
"""Points from mark to mark, at least."""
HALF_TURN = Fraction(180)


class Scale(Illustration):
    """A scale from a number to another with a mark every `step`; `at` is what is to be read.

    Without `at` there is nothing to read, and pupils draw it. `numbers: 10` has a number every 10;
    without it they stand at round distances. A listener hears how many marks past which number the
    reading is. A protractor goes from 0 to 180 by itself.

    type: scale
    of: thermometer
    from: -10
    to: 40
    step: 2
    at: 14
    unit: °C
    """

    type: Literal["scale"] = "scale"
    of: Literal["ruler", "thermometer", "jug", "dial", "protractor"]
    from_: ExactNumber | None = None
    to: ExactNumber | None = None
    step: ExactNumber = Exact(Fraction(1))
    numbers: ExactNumber | None = None
    at: ExactNumber | None = None
    unit: LabelOrNothing = ""

    @property
    def _low(self) -> Fraction:
        return self.from_.value if self.from_ else Fraction(0)

    @property
    def _high(self) -> Fraction:
        return self.to.value if self.to else HALF_TURN

    @property
    def _graduation(self) -> Graduation:
        step = self.step.value
        steps = int((self._high - self._low) / step)
        every = int(self.numbers.value / step) if self.numbers else usual_every(steps)
        return Graduation(self._low, self._high, step, every)

    def described(self, language: Language) -> str:
        graduation = self._graduation
        shown = language.say(
            "figure.scale.shows",
            n=graduation.every,
            scale=self._name(language),
            least=spoken(self._low, language),
            most=spoken(self._high, language),
            numbered=spoken(graduation.numbered, language),
        )
        unit = language.say("figure.scale.unit", unit=self.unit) if self.unit else ""
        reading = ""
        if self.at:
            where = self._where(self.at.value, language)
            reading = language.say("figure.scale.reading", where=where)
        return sentences((shown, unit, reading))

    def _name(self, language: Language) -> str:
        match self.of:
            case "ruler":
                return language.say("figure.scale.ruler")
            case "thermometer":
                return language.say("figure.scale.thermometer")
            case "jug":
                return language.say("figure.scale.jug")
            case "dial":
                return language.say("figure.scale.dial")
        return language.say("figure.scale.protractor")

    def _where(self, value: Fraction, language: Language) -> str:
        """Where a place is, counted in marks from a number, so that no reading is given away."""
        below, steps = self._graduation.where(value)
        number = spoken(below, language)
        count, rest = divmod(steps, 1)
        if not steps:
            return language.say("figure.scale.at", number=number)
        if not rest:
            return language.say("figure.scale.past", n=count, number=number)
        part = spoken(rest, language, fraction=True)
        return language.say("figure.scale.past-and-part", n=count, part=part, number=number)

    def problems(self) -> Iterator[Problem]:
        if self.of != "protractor" and (self.from_ is None or self.to is None):
            missing = "from" if self.from_ is None else "to"
            yield Problem((), f"'{missing}' is missing", (f"add '{missing}: …'",))
            return
        if self.of == "protractor" and self.unit:
            yield Problem(("unit",), "a protractor is in degrees", ("leave the unit out",))
        if self._high <= self._low:
            message = f"the scale goes from {number_text(self._low)} to {number_text(self._high)}"
            yield Problem(("to",), message, ("write the larger number as to",))
            return
        wrong = list(check_steps(self._low, self._high, self.step.value, ("step",)))
        yield from wrong or self._uneven()
        if self.at and not self._low <= self.at.value <= self._high:
            message = f"{number_text(self.at.value)} is not on the scale"
            hint = f"it goes from {number_text(self._low)} to {number_text(self._high)}"
            yield Problem(("at",), message, (hint,))

    def _uneven(self) -> Iterator[Problem]:
        """Steps that do not end where the scale does, and numbers that stand at no mark."""
        step = self.step.value
        if (self._high - self._low) % step:
            message = f"steps of {number_text(step)} do not end at {number_text(self._high)}"
            yield Problem(("step",), message, ("write a step that divides the scale evenly",))
        if self.numbers and (self.numbers.value <= 0 or self.numbers.value % step):
            message = f"numbers {number_text(self.numbers.value)} apart do not stand at marks"
            hint = f"write a multiple of the step, {number_text(step)}"
            yield Problem(("numbers",), message, (hint,))

    def drawn(self, room: Room) -> Drawing | Misfit:
        return fitted(room, partial(self._drawn))

    def _drawn(self, kind: Lettering) -> Drawing | Misfit:
        graduation = self._graduation
        length = instruments.extents(kind)[self.of]
        if length < FINEST * graduation.steps or length < kind.size * 4:
            return Misfit(f"there is no room for {graduation.steps} steps on the scale", LARGER)
        draw = {
            "ruler": instruments.ruler,
            "thermometer": instruments.thermometer,
            "jug": instruments.jug,
            "dial": instruments.dial,
            "protractor": instruments.protractor,
        }[self.of]
        at = graduation.part(self.at.value) if self.at else None
        marks = list(graduation.marks(kind.room.language))
        drawing = draw(kind, marks, length, at, self.unit)
        return in_room(drawing, kind.room, f"a scale of {graduation.steps} steps")


TYPE = Scale
