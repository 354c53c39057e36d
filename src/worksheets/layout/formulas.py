"""Formulas as outlines on a baseline, each with the words a listener hears; mathra draws them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import hypot

import uharfbuzz as harfbuzz

from worksheets.layout.fonts import Typeface
from worksheets.layout.outlines import Points, box, steps
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
_VIEW = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_GLYPH = re.compile(r'<path id="([^"]+)" d="([^"]*)"')
_DRAWN = re.compile(r"<(use|rect|line) ([^>]*)/>")
_ENTRY = re.compile(r'([\w-]+)="([^"]*)"')
_PLACED = re.compile(r"translate\((\S+) (\S+)\)(?: scale\((\S+?)(?:[ ,](\S+))?\))?")


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
    drawn = found["svg"]
    view = _VIEW.search(drawn)
    if view is None:
        raise ValueError(f"mathra drew {tex!r} without a viewBox")
    _, top, width, height = map(float, view.groups())
    return Formula(Outline(tuple(_paths(drawn))), width, -top, height + top, tex, spoken)


def _paths(drawn: str) -> Iterator[Points]:
    """The outlines of a drawing of glyphs, rectangles and lines, in order; y downwards."""
    glyphs = {name: tuple(steps(path)) for name, path in _GLYPH.findall(drawn)}
    for kind, inside in _DRAWN.findall(drawn):
        entries = dict(_ENTRY.findall(inside))
        match kind:
            case "use":
                place = _place(entries)
                for points in glyphs[entries["href"][1:]]:
                    yield tuple(_moved(step, *place) for step in points)
            case "rect":
                left, foot, width, height = (
                    float(entries[name]) for name in ("x", "y", "width", "height")
                )
                yield box(left, -foot - height, width, height)
            case _:
                yield _bar(entries)


def _place(entries: dict[str, str]) -> tuple[float, float, float, float]:
    """Where a glyph stands, and how much wider and taller it is."""
    placed = _PLACED.match(entries.get("transform", ""))
    if placed is None:
        return float(entries.get("x", 0)), float(entries.get("y", 0)), 1, 1
    x, y, across, down = placed.groups()
    return float(x), float(y), float(across or 1), float(down or across or 1)


def _moved(
    step: tuple[float, ...], x: float, y: float, across: float, down: float
) -> tuple[float, ...]:
    return tuple(
        x + value * across if n % 2 == 0 else -(y + value * down) for n, value in enumerate(step)
    )


def _bar(entries: dict[str, str]) -> Points:
    """A line with a thickness, as the outline of it."""
    x1, y1, x2, y2 = (float(entries[name]) for name in ("x1", "y1", "x2", "y2"))
    half = float(entries["stroke-width"]) / 2
    long = hypot(x2 - x1, y2 - y1) or 1
    across, down = -(y2 - y1) / long * half, (x2 - x1) / long * half
    corners = ((x1 + across, y1 + down), (x2 + across, y2 + down))
    others = ((x2 - across, y2 - down), (x1 - across, y1 - down))
    return tuple((x, -y) for x, y in (*corners, *others))
