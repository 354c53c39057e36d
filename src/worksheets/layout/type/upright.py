"""Formulas without italics, which are set in the face of the text: quantities, sums of numbers
and of fractions, chemical formulas.

Otherwise '8.0 m/s' in a formula and '20 m/s' in the sentence before it are in two faces.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from worksheets.layout.type.fonts import Typeface
from worksheets.layout.type.formulas import PER_EM, Formula
from worksheets.layout.type.glyph_outlines import text_outline
from worksheets.layout.type.outlines import Points
from worksheets.layout.type.stacked import placed, stacked
from worksheets.memo import memo
from worksheets.model.page.page import Outline

_PART = re.compile(r"([\^_])(?:\(([^()]*)\)|(\d*[+−](?!\d)|−?[\d.]+|[IVX]+|[^\s(]))|(\{)([^{}]*)\}")
"""A power, a charge or an index, as plain text writes it, or a fraction in braces."""
_FRACTION = "{"
_MARKUP = frozenset("^_")
"""What plain text writes for a power of a power, which is drawn as a formula."""
_SCRIPT_SIZE = 0.7
"""The size of a power or an index beside its line's."""
_RISES = {"": 0.0, "^": 350.0, "_": -150.0}
"""How far a script is raised, in thousandths of the size of its line."""


@memo(4096)
def in_face_of_text(formula: Formula, typeface: Typeface) -> Formula | None:
    """An upright formula in the letters of a typeface; None for any other, or if that lacks one.

    Without its memo, papers of calculations take 7 % longer.
    """
    parts = tuple(_parts(formula.upright))
    letters = set().union(*(text for text, _ in parts)) - {" "}
    if not letters or not letters <= typeface.characters - _MARKUP:
        return None
    paths: list[Points] = []
    across = 0.0
    ascent = max(formula.ascent, typeface.ascent) if len(parts) > 1 else formula.ascent
    stacks = []
    for text, kind in parts:
        if kind == _FRACTION:
            above, _, under = text.partition("/")
            stacks.append(stack := stacked(above, under, typeface, formula.fractions))
            paths += (placed(path, across, 0.0, 1.0) for path in stack.paths)
            across += stack.width
            continue
        scale, rise = _SCRIPT_SIZE if kind else 1.0, _RISES[kind]
        outlines = text_outline(typeface, text).paths
        paths += (placed(path, across, rise, scale) for path in outlines)
        across += typeface.width(text, PER_EM) * scale
    drawn = replace(formula, outline=Outline(tuple(paths)), width=across, in_text_face=True)
    if not stacks:
        return replace(drawn, ascent=ascent)
    tall, deep = max(stack.ascent for stack in stacks), max(stack.descent for stack in stacks)
    return replace(drawn, ascent=tall, descent=deep)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a plain text in order, each with "^" for a power, "_" for an index, "{" for a
    fraction, or ""."""
    start = 0
    for part in _PART.finditer(text):
        if part.start() > start:
            yield text[start : part.start()], ""
        yield part[2] or part[3] or part[5], part[1] or part[4]
        start = part.end()
    if start < len(text):
        yield text[start:], ""
