"""Formulas as outlines on a baseline, each with the words a listener hears; mathra draws them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import hypot
from typing import TypeAlias

from worksheets.model.page import Outline

PER_EM = 1000.0
"""Outlines and lengths of formulas are in thousandths of the type size; y counts downwards."""
_FAULTS = "E-"
"""mathra's rules that mean that the TeX itself is wrong begin so."""
_VIEW = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_GLYPH = re.compile(r'<path id="([^"]+)" d="([^"]*)"')
_DRAWN = re.compile(r"<(use|rect|line) ([^>]*)/>")
_ENTRY = re.compile(r'([\w-]+)="([^"]*)"')
_PLACED = re.compile(r"translate\((\S+) (\S+)\)(?: scale\((\S+?)(?:[ ,](\S+))?\))?")
_STEP = re.compile(r"([MLCQHVZ])|(-?[\d.]+(?:e-?\d+)?)")
_WANTED = {"M": 2, "L": 2, "C": 6, "Q": 4, "H": 1, "V": 1, "Z": 0}

Points: TypeAlias = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """A formula set in one line; lengths in thousandths of the type size."""

    outline: Outline
    width: float
    ascent: float
    descent: float
    tex: str
    spoken: str


def wrong(tex: str) -> str:
    """What is wrong with a formula, or nothing."""
    import mathra  # noqa: PLC0415 most papers have no formula

    for warning in mathra.render(tex)["warnings"]:
        if warning["rule"].startswith(_FAULTS):
            return str(warning["description"]).partition(";")[0]
    return ""


@lru_cache(maxsize=4096)
def formula(tex: str, language: str, display: bool) -> Formula:
    """A formula, spoken in a language; in one that mathra does not speak it is read as written."""
    import mathra  # noqa: PLC0415 most papers have no formula

    known = [entry["code"] for entry in mathra.locales()]
    locale = next((code for code in known if code in (language, language.partition("-")[0])), None)
    found = mathra.render(tex, locale=locale or "en", display=display)
    drawn = found["svg"]
    view = _VIEW.search(drawn)
    if view is None:
        raise ValueError(f"mathra drew {tex!r} without a viewBox")
    _, top, width, height = map(float, view.groups())
    spoken = found["speech"] if locale else found["text"]
    return Formula(Outline(tuple(_paths(drawn))), width, -top, height + top, tex, spoken)


def _paths(drawn: str) -> Iterator[Points]:
    """The outlines of a drawing of glyphs, rectangles and lines, in order; y downwards."""
    glyphs = {name: tuple(_steps(path)) for name, path in _GLYPH.findall(drawn)}
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
                yield _box(left, -foot - height, width, height)
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


def _box(left: float, top: float, width: float, height: float) -> Points:
    return (left, top), (left + width, top), (left + width, top + height), (left, top + height)


def _bar(entries: dict[str, str]) -> Points:
    """A line with a thickness, as the outline of it."""
    x1, y1, x2, y2 = (float(entries[name]) for name in ("x1", "y1", "x2", "y2"))
    half = float(entries["stroke-width"]) / 2
    long = hypot(x2 - x1, y2 - y1) or 1
    across, down = -(y2 - y1) / long * half, (x2 - x1) / long * half
    corners = ((x1 + across, y1 + down), (x2 + across, y2 + down))
    others = ((x2 - across, y2 - down), (x1 - across, y1 - down))
    return tuple((x, -y) for x, y in (*corners, *others))


def _steps(path: str) -> Iterator[Points]:
    """The paths of a glyph: first points, lines, and curves as cubic ones."""
    points: list[tuple[float, ...]] = []
    command, values = "", list[float]()
    x = y = 0.0
    for letter, number in _STEP.findall(path):
        if letter:
            command, values = letter, []
            if letter in "MZ" and points:
                yield tuple(points)
                points = []
            continue
        values.append(float(number))
        if len(values) < _WANTED[command]:
            continue
        points.append(_step(command, values, x, y))
        x, y = points[-1][-2:]
        values = []
    if points:
        yield tuple(points)


def _step(command: str, values: list[float], x: float, y: float) -> tuple[float, ...]:
    match command:
        case "H":
            return values[0], y
        case "V":
            return x, values[0]
        case "Q":
            across, up, end, top = values
            return (
                x + (across - x) * 2 / 3,
                y + (up - y) * 2 / 3,
                end + (across - end) * 2 / 3,
                top + (up - top) * 2 / 3,
                end,
                top,
            )
    return tuple(values)
