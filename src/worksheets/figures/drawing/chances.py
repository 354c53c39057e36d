"""Probabilities at the branches of a tree, and boxes for those that are asked."""

import re
from fractions import Fraction
from math import hypot
from typing import Annotated, NamedTuple, TypeAlias

from pydantic import ValidationInfo

from worksheets.figures.drawing.entries import HAND
from worksheets.figures.drawing.fractions import Written
from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.pen import MINOR, WHITE, rectangle
from worksheets.figures.drawing.scale import exact
from worksheets.figures.drawing.wording import ASKED
from worksheets.language.language import Language
from worksheets.model.authored import Reads
from worksheets.model.diagnostics import Mistake
from worksheets.model.page.drawing import Label
from worksheets.model.page.geometry import Point
from worksheets.model.page.page import Shape
from worksheets.model.shapes import NUMBER

BESIDE, BESIDE_BOX = 0.15, 0.35
"""From a branch to its probability, or to the box for one, in sizes of the type."""
WRITTEN = re.compile(r"(\d{1,6})/([1-9]\d{0,5})|(\d{1,3}(?:\.\d{1,9})?)", re.ASCII)


class Chance(NamedTuple):
    """The probability of a branch as it is written, or a box for it to be written in.

    2/4 stays as it is: it tells how many there are.
    """

    value: Fraction | None
    top: str = ""
    under: str = ""

    def spoken(self, language: Language) -> str:
        if self.value is None:
            return language.say("figure.tree-diagram.box")
        if self.under:
            return f"{self.top}/{self.under}"
        return language.number(exact(float(self.value)))

    def written(self, kind: Lettering, *, low: bool) -> Written:
        """The probability ready to print; a low one has its fraction in a line."""
        if self.under and not low:
            return Written(kind, "", self.top, self.under)
        return Written(kind, self.spoken(kind.room.language))


def _chance(value: object, _: ValidationInfo) -> Chance:
    if isinstance(value, Chance):
        return value
    text = str(value).strip()
    if text in ("", ASKED):
        return Chance(None)
    parsed = WRITTEN.fullmatch(text)
    if parsed is None:
        message = f"'{text}' is no probability"
        raise Mistake(message, "write a fraction such as 3/5, a decimal, or '' for a box")
    top, under, decimal = parsed.groups()
    number = Fraction(decimal) if decimal else Fraction(int(top), int(under))
    if number > 1:
        raise Mistake(f"there is no probability {text}", "write one from 0 to 1")
    return Chance(number, top or "", under or "")


Drawn: TypeAlias = tuple[list[Shape], list[Label]]
Probability: TypeAlias = Annotated[Chance, Reads(_chance, NUMBER)]
"""A fraction or a decimal from 0 to 1; '' or '?' is a box."""


def extent(kind: Lettering, chance: Chance | None, *, low: bool) -> Point:
    """The width and the height of what is printed at a branch."""
    if chance is None:
        return 0.0, 0.0
    if chance.value is None:
        return max(HAND, kind.size * 2), max(HAND, kind.size * (1.0 if low else 1.8))
    number = chance.written(kind, low=low)
    return number.width, number.height


class BranchPlace(NamedTuple):
    """A branch from its start to its end, how far along it its probability stands, and whether that
    is over it."""

    start: Point
    end: Point
    along: float
    over: bool


def branch_mark(kind: Lettering, chance: Chance | None, place: BranchPlace, *, low: bool) -> Drawn:
    """A probability or a box beside a branch."""
    if chance is None:
        return [], []
    (left, top), (right, foot), along, over = place
    wide, tall = extent(kind, chance, low=low)
    length = hypot(right - left, foot - top)
    across, down = (foot - top) / length, (left - right) / length
    if not over:
        across, down = -across, -down
    free = BESIDE_BOX if chance.value is None else BESIDE
    reach = kind.size * free + abs(across) * wide / 2 + abs(down) * tall / 2
    x = left + (right - left) * along + across * reach
    y = top + (foot - top) * along + down * reach
    if chance.value is None:
        return [rectangle(x - wide / 2, y - tall / 2, wide, tall, WHITE, weight=MINOR)], []
    return chance.written(kind, low=low).at(x, y - tall / 2)
