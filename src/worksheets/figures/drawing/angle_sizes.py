"""Angles as authors write them: sizes in degrees, letters, or a sign for what is to be found."""

from collections.abc import Iterator, Sequence
from math import isclose
from typing import Annotated, TypeAlias

from pydantic import BaseModel, Field, ValidationInfo

from worksheets.figures.drawing.scale import exact
from worksheets.figures.drawing.wording import LabelOrNothing, asked_or
from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Reads
from worksheets.model.diagnostics import Mistake
from worksheets.model.problem import Problem
from worksheets.model.shapes import TEXT_OR_MAPPING

RIGHT = 90.0
_SAYS_NOTHING = "the angle has no size and no label", "write degrees, a letter or '?'"


class AngleSize(BaseModel):
    """An angle of a size in degrees, with the label that is printed in it instead of its size."""

    model_config = AUTHORED

    size: Annotated[float, Field(gt=0, lt=360)] | None = None
    label: LabelOrNothing = ""

    @property
    def is_right(self) -> bool:
        """Whether it is marked as a right angle, and has no label."""
        return self.size == RIGHT and not self.label

    def printed(self, language: Language) -> str:
        if self.label or self.size is None:
            return self.label
        return f"{language.number(exact(self.size))}°"

    def spoken(self, language: Language) -> str:
        return asked_or(self.printed(language), language)


def _angle(value: object, info: ValidationInfo) -> AngleSize:
    if isinstance(value, AngleSize):
        return value
    if isinstance(value, dict):
        written = AngleSize.model_validate(value, context=info.context)
        if written.size is None and not written.label:
            raise Mistake(*_SAYS_NOTHING)
        return written
    text = str(value).strip()
    if not text:
        raise Mistake(*_SAYS_NOTHING)
    try:
        size = float(text)
    except ValueError:
        return AngleSize.model_validate({"label": text}, context=info.context)
    if not 0 < size < 360:
        raise Mistake(f"there is no angle of {text}°", "write degrees above 0 and under 360")
    return AngleSize(size=size)


Angle: TypeAlias = Annotated[AngleSize, Reads(_angle, TEXT_OR_MAPPING)]
"""Degrees, such as 56; a letter or '?'; or a mapping with both, such as {size: 40, label: a}."""


def sizes(angles: Sequence[AngleSize], total: float) -> list[float]:
    """The size of every angle; those that have none share evenly what the others leave."""
    known = [angle.size for angle in angles if angle.size is not None]
    rest = (total - sum(known)) / max(1, len(angles) - len(known))
    return [rest if angle.size is None else angle.size for angle in angles]


def drawable(angles: Sequence[float], least: float) -> list[float]:
    """The same angles with none below the least one, and as large together.

    What small ones get, larger ones give, right ones only where no others can.
    """
    sharp = [angle for angle in angles if angle < least]
    if not sharp:
        return list(angles)
    wanted = least * len(sharp) - sum(sharp)
    for givers in (
        {n for n, angle in enumerate(angles) if angle > least and angle != RIGHT},
        {n for n, angle in enumerate(angles) if angle > least},
    ):
        spare = sum(angles[n] - least for n in givers)
        if spare > wanted:
            break
    part = wanted / spare
    return [
        angle - (angle - least) * part if n in givers else max(angle, least)
        for n, angle in enumerate(angles)
    ]


def check_total(angles: Sequence[AngleSize], total: float, utmost: float) -> Iterator[Problem]:
    """Angles that do not add up to a total, or that are as large as the utmost."""
    known = sum(angle.size for angle in angles if angle.size is not None)
    if all(angle.size is not None for angle in angles) and not isclose(known, total, abs_tol=0.5):
        message = f"the angles are {known:g}° together, and not {total:g}°"
        yield Problem(("angles",), message, (f"write angles of {total:g}° together, or '?'",))
        return
    for n, size in enumerate(sizes(angles, total)):
        if size <= 0:
            message = f"the other angles are {known:g}° together, and leave nothing of {total:g}°"
            yield Problem(("angles", n), message, ("write smaller angles",))
        elif size >= utmost:
            message = f"an angle of {size:g}° is too large here"
            yield Problem(("angles", n), message, (f"write one of less than {utmost:g}°",))
