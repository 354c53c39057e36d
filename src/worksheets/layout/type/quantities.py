"""Quantities and sums of numbers, which are set in the face of the text.

Otherwise '8.0 m/s' in a formula and '20 m/s' in the sentence before it are in two faces.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from worksheets.layout.type.fonts import Typeface
from worksheets.layout.type.formulas import PER_EM, Formula
from worksheets.layout.type.glyph_outlines import text_outline
from worksheets.layout.type.outlines import Points
from worksheets.memo import memo
from worksheets.model.page.page import Outline

_RAISED = re.compile(r"\^(?:\(([^()]*)\)|(−?[\d.]+|[^\s(]))")
"""A power, as plain text writes it."""
_MARKUP = frozenset("^_")
"""What plain text writes for a power of a power, which is drawn as a formula."""
_POWER_SIZE, _POWER_RISE = 0.7, 350.0
"""The size of a power beside its line's, and how far it is raised, in thousandths of that size."""


@memo(4096)
def in_face_of_text(formula: Formula, typeface: Typeface) -> Formula | None:
    """A quantity with the letters of a typeface; None for any other formula, or if it lacks one.

    Without its memo, papers of calculations take 7 % longer.
    """
    parts = tuple(_parts(formula.quantity))
    letters = set().union(*(text for text, _ in parts)) - {" "}
    if not letters or not letters <= typeface.characters - _MARKUP:
        return None
    paths: list[Points] = []
    across = 0.0
    for text, raised in parts:
        scale, rise = (_POWER_SIZE, _POWER_RISE) if raised else (1.0, 0.0)
        outlines = text_outline(typeface, text).paths
        paths += (_moved(path, across, rise, scale) for path in outlines)
        across += typeface.width(text, PER_EM) * scale
    ascent = max(formula.ascent, typeface.ascent if len(parts) > 1 else 0.0)
    outline = Outline(tuple(paths))
    return replace(formula, outline=outline, width=across, ascent=ascent, in_text_face=True)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a quantity in order, and whether each is a power."""
    start = 0
    for power in _RAISED.finditer(text):
        if power.start() > start:
            yield text[start : power.start()], False
        yield power[1] or power[2], True
        start = power.end()
    if start < len(text):
        yield text[start:], False


def _moved(path: Points, across: float, rise: float, scale: float) -> Points:
    return tuple(
        tuple(
            across + value * scale if n % 2 == 0 else value * scale - rise
            for n, value in enumerate(step)
        )
        for step in path
    )
