"""Formulas without italics and fractions, which are set in the face of the text: quantities, sums
of numbers, chemical formulas.

Otherwise '8.0 m/s' in a formula and '20 m/s' in the sentence before it are in two faces.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from worksheets.layout.type.boxes import LOWERED, RAISED, SCRIPT, placed
from worksheets.layout.type.fonts import Typeface
from worksheets.layout.type.formulas import PER_EM, Formula
from worksheets.layout.type.glyph_outlines import text_outline
from worksheets.layout.type.outlines import Points
from worksheets.memo import memo
from worksheets.model.page.page import Outline

_SCRIPT = re.compile(r"([\^_])(?:\(([^()]*)\)|(\d*[+−](?!\d)|−?[\d.]+|[IVX]+|[^\s(]))")
"""A power, a charge or an index, as plain text writes it."""
_MARKUP = frozenset("^_")
"""What plain text writes for a power of a power, which is drawn as a formula."""
_RISES = {"": 0.0, "^": RAISED, "_": -LOWERED}
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
    for text, script in parts:
        scale, rise = SCRIPT if script else 1.0, _RISES[script]
        outlines = text_outline(typeface, text).paths
        paths += (placed(path, across, rise, scale) for path in outlines)
        across += typeface.width(text, PER_EM) * scale
    ascent = max(formula.ascent, typeface.ascent if len(parts) > 1 else 0.0)
    outline = Outline(tuple(paths))
    return replace(formula, outline=outline, width=across, ascent=ascent, in_text_face=True)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a plain text in order, each with "^" for a power, "_" for an index, or ""."""
    start = 0
    for script in _SCRIPT.finditer(text):
        if script.start() > start:
            yield text[start : script.start()], ""
        yield script[2] or script[3], script[1]
        start = script.end()
    if start < len(text):
        yield text[start:], ""
