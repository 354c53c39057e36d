"""Formulas as outlines on a baseline, each with the words that a listener hears."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import uharfbuzz as harfbuzz

from worksheets.layout.type.fonts import Typeface
from worksheets.layout.type.outlines import Points
from worksheets.layout.unsettable import Unsettable, quoted
from worksheets.memo import memo
from worksheets.model.page.page import Outline
from worksheets.model.theme import Engine

PER_EM = 1000.0
"""Outlines and lengths of formulas are in thousandths of the type size; y counts downwards."""
X_HEIGHT = 0.473
"""The height of small letters of STIX Two Math, which formulas are set in, at a size of 1."""
UNKNOWN_TO_ZIAMATH = re.compile(r"\\(ce|pu|qty|SI|si|unit|num)\b")
"""Chemistry and units, which ziamath prints as letters without a warning."""
UNKNOWN = "which ziamath does not know"
OTHER_WORDS = "write it in other commands, or write maths: mathra in the theme"
LONGEST = 2_000
"""Characters of a formula; one that fits on a line has some hundred."""
MIXED = re.compile(r"(?<![\d.,^_}\\])(\d+)\s*(\\[cdt]?frac\{\d+\}\{\d+\})")
"""A whole number with a fraction behind it."""
_QUANTITY = re.compile(
    r"\\(?:qty|SI|num|unit|si|ang)(?:\{(?:[^{}]|\{[^{}]*\})*\}){1,2}"
    r"|(?=\D*\d)(?:[\d.,+=()^{}\s-]|\\times(?![A-Za-z])|\\div(?![A-Za-z]))+"
)
"""A number, a unit or both, or a sum of numbers: nothing that italics or a fraction are for."""
_CHEMICAL = re.compile(
    r"(?:[A-Z][a-z]?|e(?=\^)|\((?:s|l|g|aq)\)|[()\[\]]|(?:(?<=[ ·])|^)\d+ ?|"
    r"_\d+|\^\d*[+−]|\^[IVX]+| [+→] |·)+"
)
"""A chemical formula or equation in plain text, of elements, states, charges and numbers."""
_UNCLEAR = re.compile(r"\^(?:\{[^{}]*\}|[^{])\s*[\d.]")
"""A power with a digit behind it: in plain text the digit would be one of the power."""
_ERRORS = "E-"
"""How the names of mathra's rules begin that the TeX itself breaks; others are about style."""


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """A formula set in one line; lengths in thousandths of the type size.

    `descent` counts downwards; `spoken` is the formula in words. `upright` is its plain text if
    there is no variable and no fraction in it, and else ""; `tree` is what mathra read, if that
    draws it. Both may be set in the faces of the text; then it is `in_text_face`. One that stands
    for itself is a `display`.
    """

    outline: Outline
    width: float
    ascent: float
    descent: float
    tex: str
    spoken: str
    upright: str = ""
    in_text_face: bool = False
    tree: Mapping[str, Any] = field(default_factory=dict)
    display: bool = True


def scale_beside(typeface: Typeface) -> float:
    """How many times as large formulas are as the text beside them: small letters are as tall."""
    height = typeface.font.get_metric_position_with_fallback(harfbuzz.OTMetricsTag.X_HEIGHT)
    return float(height / typeface.units / X_HEIGHT)


def formula_fault(tex: str) -> str:
    """What is wrong with a formula, for a message; "" if nothing."""
    import mathra  # noqa: PLC0415 most papers have no formula

    from worksheets.layout.type.mathra_outlines import measures, paths  # noqa: PLC0415

    if len(tex) > LONGEST:
        return f"it has {len(tex):,} characters, and {LONGEST:,} are the most"
    try:
        rendered = mathra.render(tex)
    except ValueError as error:  # nested too deeply, or no text at all
        return str(error)
    for warning in rendered["warnings"]:
        if warning["rule"].startswith(_ERRORS):
            return str(warning["description"]).partition(";")[0]
    width, _, _ = measures(tex, rendered["svg"])
    return _ink_fault(paths(rendered["svg"]), width)


def _ink_fault(outline: Iterable[Points], width: float) -> str:
    """What is wrong with the paths of an outline that has no ink or no width; "" if nothing."""
    if not any(len(set(path)) > 1 for path in outline):
        return "it prints nothing"
    return "" if width > 0 else "it has no width"


def _spoken(tex: str, speech: str, locale: str, and_: str) -> str:
    """The words of a formula, with an 'and' in mixed numbers: without one they sound like others.

    1 3/4 would be '1 3 over 4'.
    """
    if not and_ or not MIXED.search(tex):
        return speech
    import mathra  # noqa: PLC0415 most papers have no formula

    return str(mathra.render(MIXED.sub(rf"\1\\text{{{and_}}}\2", tex), locale=locale)["speech"])


@memo(4096)
def formula(
    tex: str, language: str, display: bool, engine: Engine = "mathra", and_: str = ""
) -> Formula:
    """A formula, spoken in a language; in one that mathra does not speak, as it is written in text.

    `and_` stands in mixed numbers when they are spoken. Raises LookupError if the engine is not
    installed, Unsettable if it cannot draw the formula.
    """
    import mathra  # noqa: PLC0415 most papers have no formula

    known = [entry["code"] for entry in mathra.locales()]
    locale = next((code for code in known if code in (language, language.partition("-")[0])), None)
    rendered = mathra.render(tex, locale=locale or "en", display=display)
    spoken = _spoken(tex, rendered["speech"], locale, and_) if locale else rendered["text"]
    if engine == "ziamath":
        from worksheets.layout.type.ziamath_outlines import (  # noqa: PLC0415
            UndrawnByZiamath,
            drawn_by_ziamath,
        )

        if unknown := UNKNOWN_TO_ZIAMATH.search(tex):
            raise Unsettable(
                f"the formula {quoted(tex)} has {unknown[0]}, {UNKNOWN}", OTHER_WORDS, tex
            )
        try:
            drawn = drawn_by_ziamath(tex, display=display)
        except UndrawnByZiamath as error:
            raise Unsettable(
                f"ziamath cannot draw {quoted(tex)}: {error}", OTHER_WORDS, tex
            ) from error
        if fault := _ink_fault(drawn[0].paths, drawn[1]):
            raise Unsettable(f"the formula {quoted(tex)} is empty: {fault}", OTHER_WORDS, tex)
        return Formula(*drawn, tex, spoken)
    from worksheets.layout.type.mathra_outlines import drawn_by_mathra  # noqa: PLC0415

    drawn = drawn_by_mathra(tex, rendered["svg"])
    upright, tree = _upright(tex, rendered["text"]), rendered["tree"]
    return Formula(*drawn, tex, spoken, upright, tree=tree, display=display)


def _upright(tex: str, plain_text: str) -> str:
    """The plain text of a formula if nothing in it needs italics or a fraction; else ""."""
    if tex.startswith(r"\ce{"):
        return plain_text if _CHEMICAL.fullmatch(plain_text) else ""
    return plain_text if _QUANTITY.fullmatch(tex) and not _UNCLEAR.search(tex) else ""
