"""A clock's face with its hands."""

from collections.abc import Iterator
from math import cos, pi, sin
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import BLACK, MINOR, circle, line
from worksheets.figures.drawing.wording import sentences
from worksheets.language.language import Language
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.page import Shape
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.problem import Problem


class Clock(Illustration):
    """A face of twelve hours. Without `time` it has no hands, for pupils to draw them.

    With `read: true` a listener hears where the hands point and not what time it is. `width` is in
    millimetres; `numbers` says which hours have theirs.

    type: clock
    time: "14:35"
    read: true
    """

    type: Literal["clock"] = "clock"
    time: Annotated[str, StringConstraints(pattern=r"^\d{1,2}:\d{2}$")] | None = None
    read_: bool = False
    width: Annotated[float, Field(ge=20, le=150)] = 42
    numbers: Literal["all", "quarters", "none"] = "all"
    minutes: bool = True

    @property
    def _time(self) -> tuple[int, int] | None:
        if self.time is None:
            return None
        hour, minute = self.time.split(":")
        return int(hour), int(minute)

    def described(self, language: Language) -> str:
        if self._time is None:
            return language.say("figure.clock.bare")
        hour, minute = self._time
        if not self.read_:
            time = language.say("figure.clock.time", hour=hour, minute=f"{minute:02}")
            return language.say("figure.clock.shows", time=time)
        hands = _short(hour % 12, minute, language), _long(minute, language)
        return sentences((language.say("figure.clock.read"), *hands))

    def problems(self) -> Iterator[Problem]:
        if self._time is None:
            return
        hour, minute = self._time
        if hour > 23 or minute > 59:
            message = f"there is no time {self.time}"
            yield Problem(
                ("time",), message, ("write hours to 23 and minutes to 59, like '14:35'",)
            )

    def drawn(self, room: Room) -> Drawing | Misfit:
        return fitted(room, self._drawn)

    def _drawn(self, kind: Lettering) -> Drawing:
        room, size = kind.room, kind.size
        wanted = max(self.width * MILLIMETRE, size * 9 if self.numbers == "all" else 0)
        radius = min(wanted, room.width, room.height) / 2
        rim = room.line * 1.5
        inner = radius - rim / 2
        marks: list[Shape] = [circle(radius, radius, inner, weight=rim)]
        labels: list[Label] = []
        for n in range(60):
            if n % 5 == 0 or self.minutes:
                long = radius * (0.09 if n % 5 == 0 else 0.045)
                ends = [_at(radius, n / 60, inner - long), _at(radius, n / 60, inner)]
                marks.append(line(ends, room.line * 1.5 if n % 5 == 0 else MINOR))
        for n in range(1, 13):
            if self.numbers == "all" or (self.numbers == "quarters" and n % 3 == 0):
                ring = inner - radius * 0.11 - size * 0.52
                x, y = _at(radius, n / 12, ring)
                labels += kind.middle([str(n)], x, y)
        if self._time is not None:
            hour, minute = self._time
            turns = ((hour % 12 + minute / 60) / 12, 0.5, 3.2), (minute / 60, 0.8, 1.8)
            for turn, reach, heavy in turns:
                ends = [_at(radius, turn, -radius * 0.1), _at(radius, turn, radius * reach)]
                marks.append(line(ends, room.line * heavy * max(1, radius / 60)))
        marks.append(circle(radius, radius, radius * 0.045, BLACK))
        return Drawing(2 * radius, 2 * radius, tuple(marks), tuple(labels))


def _at(centre: float, turn: float, reach: float) -> tuple[float, float]:
    angle = turn * 2 * pi
    return centre + reach * sin(angle), centre - reach * cos(angle)


def _short(hour: int, minute: int, language: Language) -> str:
    before, after = hour or 12, hour % 12 + 1
    if minute == 0:
        return language.say("figure.clock.short-hand", hour=before)
    if minute == 30:
        return language.say("figure.clock.short-hand-halfway", before=before, after=after)
    near = before if minute < 30 else after
    return language.say("figure.clock.short-hand-between", before=before, after=after, near=near)


def _long(minute: int, language: Language) -> str:
    mark, over = divmod(minute, 5)
    if not over:
        return language.say("figure.clock.long-hand", mark=mark or 12)
    return language.say("figure.clock.long-hand-past", n=over, mark=mark or 12)


TYPE = Clock
