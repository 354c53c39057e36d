"""Panels, on which given material stands: sources and word banks."""

from worksheets.layout.pagination.strips import Panel
from worksheets.layout.style import Style

WEIGHT = 1.5 / 10.5
"""The rule at the left, in sizes of text."""
TINT = (0.961, 0.961, 0.961)
"""4 % black: it vanishes in a copier, and the rule stays."""


def panel_of(measure: float, inset: float, edge: float, style: Style) -> Panel:
    """A panel as wide as a measure, in the look of a theme; lengths in points."""
    tint = None if style.theme.tint == "none" else TINT
    return Panel(measure, style.size * WEIGHT, inset, edge, tint)
