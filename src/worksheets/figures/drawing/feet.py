"""Names under the places of a chart: on one line, wrapped, in several rows, or in a list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, TypeAlias

from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.scale import thinned
from worksheets.model.page.drawing import Misfit
from worksheets.model.page.fitting import no_room

DEEPEST = 6
"""Lines of a name."""

Manner: TypeAlias = Literal["plain", "wrapped", "staggered", "thinned", "numbered"]
MANNERS: tuple[Manner, ...] = ("plain", "wrapped", "staggered", "thinned", "numbered")
"""In the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Feet:
    """The lines of every name and the row in which they begin; and how many lines there are.

    Where there are only numbers, `listed` are the names that these stand for.
    """

    names: tuple[tuple[str, ...], ...]
    rows: tuple[int, ...]
    deep: int
    listed: tuple[str, ...] = ()


def feet(kind: Lettering, names: Sequence[str], slot: float, manner: Manner) -> Feet | Misfit:
    """Names under places that are so far apart.

    None is left out, except of numbers at even steps, such as years, which can be read from the
    others.
    """
    gap = kind.size * 0.5
    level = (0,) * len(names)
    longest = max(names, key=kind.across)
    match manner:
        case "plain":
            if kind.holds(names, slot - gap):
                return Feet(tuple((name,) for name in names), level, 1)
        case "wrapped":
            lines = tuple(kind.wrapped(name, slot - gap) for name in names)
            deep = max(map(len, lines))
            longest = max(
                (line for name_lines in lines for line in name_lines), key=kind.across, default=""
            )
            if deep <= DEEPEST and kind.holds((longest,), slot - gap):
                return Feet(lines, level, deep)
        case "staggered":
            for rows in (2, 3):
                if kind.holds(names, slot * rows - gap):
                    placed = tuple(n % rows for n in range(len(names)))
                    return Feet(tuple((name,) for name in names), placed, min(rows, len(names)))
        case "thinned":
            if _even(names):
                across = slot * len(names) / (kind.across(longest) + gap)
                every = thinned(len(names), int(across))
                shown = tuple((name,) * (n % every == 0) for n, name in enumerate(names))
                return Feet(shown, level, 1)
        case "numbered":
            numbered = feet(kind, [str(n + 1) for n in range(len(names))], slot, "plain")
            if isinstance(numbered, Feet):
                return replace(numbered, listed=tuple(names))
    return no_room(longest)


def _even(names: Sequence[str]) -> bool:
    """Whether names are whole numbers that go up by the same step."""
    if not all(name.isdecimal() for name in names):
        return False
    steps = {int(after) - int(before) for before, after in pairwise(names)}
    return len(steps) == 1 and min(steps) > 0
