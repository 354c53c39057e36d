"""The look of a page: one scale of type, one unit of space, and the faces."""

from dataclasses import dataclass
from functools import cache

import fontpkg

from worksheets.model.page import Face
from worksheets.model.units import MILLIMETRE

TEXT = "Atkinson Hyperlegible"
SYMBOLS = "Source Sans 3"


@cache
def faces() -> tuple[Face, ...]:
    """The faces a page may use: four of the text family, two of the one with more symbols."""
    return (
        Face("text", str(fontpkg.path(TEXT, 400))),
        Face("strong", str(fontpkg.path(TEXT, 700))),
        Face("emph", str(fontpkg.path(TEXT, 400, style="italic"))),
        Face("strong-emph", str(fontpkg.path(TEXT, 700, style="italic"))),
        Face("symbols", str(fontpkg.path(SYMBOLS, 400)), 400),
        Face("strong-symbols", str(fontpkg.path(SYMBOLS, 700)), 700),
    )


FALLBACK = {
    "text": "symbols",
    "emph": "symbols",
    "strong": "strong-symbols",
    "strong-emph": "strong-symbols",
}
"""The face that stands in for a character a text face lacks."""


@dataclass(frozen=True, slots=True)
class Style:
    """Lengths in points; sizes follow a scale of about 1.2, spaces are multiples of `unit`."""

    width: float
    height: float
    margin: float = 20 * MILLIMETRE
    unit: float = 5
    size: float = 11
    leading: float = 15
    small: float = 9
    heading: float = 13.5
    title: float = 19
    number: float = 9 * MILLIMETRE
    """The column of hanging question numbers."""
    indent: float = 8 * MILLIMETRE
    """The column of labels (a), (i) and of option letters."""
    marks: float = 12 * MILLIMETRE
    """The column of marks at the right."""
    pitch: float = 8 * MILLIMETRE
    """From one answer line to the next (conventions for ages 11 to 18)."""
    rule: float = 0.5
    frame: float = 0.75
    box: float = 4.2 * MILLIMETRE
    minutes_per_mark: float = 1.43

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin

    @property
    def depth(self) -> float:
        """Height for strips: between the top margin and the footer."""
        return self.height - 2 * self.margin - self.unit
