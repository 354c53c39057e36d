"""What authors plot: axes, points and lines, and what a listener hears of them."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, Field

from worksheets.figures.drawing.scale import Number, Pair, Positive, exact, step, ticks
from worksheets.figures.drawing.wording import Words
from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED

MOST = 12
"""Ticks of an axis, unless its step says otherwise."""


class Axis(BaseModel):
    """An axis: its ends, the step from tick to tick, and its name."""

    model_config = AUTHORED

    from_: Number
    to: Number
    step: Positive | None = None
    title: Words = ""

    @property
    def apart(self) -> float:
        return self.step or step(self.from_, self.to, MOST)

    @property
    def ticks(self) -> tuple[float, ...]:
        return ticks(self.from_, self.to, self.apart)

    def spoken(self, name: str, language: Language) -> str:
        """The axis in words: how far it reaches, and its ticks."""
        least, most, step = exact(self.from_), exact(self.to), exact(self.apart)
        if self.title in ("", name):
            return language.say("figure.axes.axis", name=name, least=least, most=most, step=step)
        return language.say(
            "figure.axes.axis-titled",
            name=name,
            title=self.title,
            least=least,
            most=most,
            step=step,
        )


class Plotted(BaseModel):
    """A point with its name."""

    model_config = AUTHORED

    at: Pair
    label: Words = ""

    def spoken(self, language: Language) -> str:
        place = _spoken(self.at, language)
        if not self.label:
            return language.say("figure.axes.point-unnamed", place=place)
        return language.say("figure.axes.point", label=self.label, place=place)


class Trace(BaseModel):
    """Points joined by straight lines."""

    model_config = AUTHORED

    points: Annotated[tuple[Pair, ...], Field(min_length=2, max_length=200)]
    label: Words = ""
    dashed: bool = False

    def spoken(self, language: Language) -> str:
        places = language.all_of(_spoken(place, language) for place in self.points)
        if not self.label:
            return language.say("figure.axes.line", places=places)
        return language.say("figure.axes.line-named", label=self.label, places=places)


def _spoken(place: Sequence[float], language: Language) -> str:
    return language.say("figure.axes.place", x=exact(place[0]), y=exact(place[1]))
