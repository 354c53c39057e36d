"""Formulas as outlines on a baseline, each with the words a listener hears; mathra draws them."""

import re
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as harfbuzz

from worksheets.layout.fonts import Typeface
from worksheets.model.page import Outline
from worksheets.model.theme import Engine

PER_EM = 1000.0
"""Outlines and lengths of formulas are in thousandths of the type size; y counts downwards."""
X_HEIGHT = 0.473
"""Of STIX Two Math, which formulas are set in, in its size."""
UNKNOWN_TO_ZIAMATH = re.compile(r"\\(ce|pu|qty|SI|si|unit|num)\b")
"""Chemistry and units, which ziamath prints as letters and says nothing."""
_FAULTS = "E-"
"""mathra's rules that mean that the TeX itself is wrong begin so."""


class Unsettable(ValueError):
    """A formula that is right but cannot be set: its TeX, what stands in the way, what to do."""

    def __init__(self, tex: str, reason: str, hint: str) -> None:
        super().__init__(f"the formula '{tex}' {reason}")
        self.hint = hint


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """A formula set in one line; lengths in thousandths of the type size."""

    outline: Outline
    width: float
    ascent: float
    descent: float
    tex: str
    spoken: str


@lru_cache(maxsize=64)
def scale_beside(typeface: Typeface) -> float:
    """How much larger formulas are than the text beside them, so that small letters are as tall."""
    height = typeface.font.get_metric_position_with_fallback(harfbuzz.OTMetricsTag.X_HEIGHT)
    return float(height / typeface.units / X_HEIGHT)


def wrong(tex: str) -> str:
    """What is wrong with a formula, or nothing."""
    import mathra  # noqa: PLC0415 most papers have no formula

    for warning in mathra.render(tex)["warnings"]:
        if warning["rule"].startswith(_FAULTS):
            return str(warning["description"]).partition(";")[0]
    return ""


@lru_cache(maxsize=4096)
def formula(tex: str, language: str, display: bool, engine: Engine = "mathra") -> Formula:
    """A formula, spoken in a language; in one that mathra does not speak it is read as written.

    Raises LookupError if the engine is not installed.
    """
    import mathra  # noqa: PLC0415 most papers have no formula

    known = [entry["code"] for entry in mathra.locales()]
    locale = next((code for code in known if code in (language, language.partition("-")[0])), None)
    found = mathra.render(tex, locale=locale or "en", display=display)
    spoken = found["speech"] if locale else found["text"]
    if engine == "ziamath":
        from worksheets.layout.ziamath_outlines import drawn_by_ziamath  # noqa: PLC0415

        if unknown := UNKNOWN_TO_ZIAMATH.search(tex):
            hint = "write it in other commands, or write maths: mathra in the theme"
            raise Unsettable(tex, f"has {unknown[0]}, which ziamath does not know", hint)
        return Formula(*drawn_by_ziamath(tex, display=display), tex, spoken)
    from worksheets.layout.mathra_outlines import drawn_by_mathra  # noqa: PLC0415

    return Formula(*drawn_by_mathra(tex, found["svg"]), tex, spoken)
