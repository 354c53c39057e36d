"""Panels, on which given material stands, and the tints behind it."""

from worksheets.layout.pagination.strips import Panel
from worksheets.layout.style import Style
from worksheets.model.page.page import Colour
from worksheets.model.theme import rgb

WEIGHT = 1.5 / 10.5
"""The rule at the left, in sizes of text."""
GIVEN, HEAD = 0.04, 0.08
"""How black the tints behind given material and behind the head of a table are: they vanish in a
copier, and the rules stay."""


def panel_of(measure: float, inset: float, edge: float, style: Style) -> Panel:
    """A panel as wide as a measure, in the look of a theme; lengths in points."""
    return Panel(measure, style.size * WEIGHT, inset, edge, tint_of(GIVEN, style))


def tint_of(black: float, style: Style) -> Colour | None:
    """The colour of a page with so much black in it; None if its theme has no tints."""
    if style.theme.tint == "none":
        return None
    red, green, blue = (part * (1 - black) for part in rgb(style.theme.tint))
    return red, green, blue
