"""How many steps a scale may have: one rule for every kind of figure, asked before any is made."""

from collections.abc import Iterator
from fractions import Fraction

from worksheets.figures.drawing.scale import number
from worksheets.model.problem import Problem

MOST = 200
"""Steps from the low end of a scale to the high one."""


def check_steps(
    low: float | Fraction,
    high: float | Fraction,
    step: float | Fraction,
    path: tuple[str | int, ...],
    text: str = "",
) -> Iterator[Problem]:
    """A step that would make too many ticks, or none; `text` is the step as its author wrote it."""
    text = text or number(float(step))
    if step <= 0:
        yield Problem(path, f"a step of {text} leads nowhere", ("write a step above 0",))
    elif high - low > MOST * step:
        count = (high - low) / step
        many = f"{float(count):.0f}" if count < 10**6 else "over a million"
        message = f"a step of {text} makes {many} ticks; {MOST} is the most"
        yield Problem(path, message, ("write a larger step",))
