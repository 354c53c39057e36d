"""Blocks of words at places along a level line, on either side and in rows that do not meet."""

from collections.abc import Sequence
from dataclasses import dataclass

ROWS = 4
"""The most rows of blocks on a side."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Where a block stands: its pole, its edges, above the line or under it, in which row."""

    pole: float
    left: float
    right: float
    above: bool
    row: int

    def meets(self, other: "Flag", gap: float) -> bool:
        """Whether two blocks, or a block and the pole of the other, are in each other's way."""
        if self.above != other.above:
            return False
        if self.row == other.row:
            return self.left < other.right + gap and other.left < self.right + gap
        low, high = sorted((self, other), key=lambda flag: flag.row)
        return low.left - gap < high.pole < low.right + gap


def hoisted(
    poles: Sequence[float],
    widths: Sequence[float],
    width: float,
    gap: float,
    *,
    over: bool = False,
) -> list[Flag] | None:
    """A flag for every pole (they go from left to right); None if some have no room.

    They are placed from the right, so that what stands left of a block reaches over it. If all are
    to be `over` the line, they stand in the middle of their poles where they can.
    """
    flags: list[Flag] = []
    for n in range(len(poles) - 1, -1, -1):
        tried = _tried(poles[n], widths[n], above=n % 2 == 0)
        for flag in _over(poles[n], widths[n], width) if over else tried:
            inside = flag.left >= -0.01 and flag.right <= width + 0.01
            if inside and not any(flag.meets(other, gap) for other in flags):
                flags.append(flag)
                break
        else:
            return None
    return flags[::-1]


def _tried(pole: float, wide: float, *, above: bool) -> list[Flag]:
    return [
        Flag(pole, left, left + wide, side, row)
        for row in range(ROWS)
        for side in (above, not above)
        for left in (pole, pole - wide)
    ]


def _over(pole: float, wide: float, width: float) -> list[Flag]:
    middle = max(0.0, min(pole - wide / 2, width - wide))
    return [
        Flag(pole, left, left + wide, above=True, row=row)
        for row in range(2 * ROWS)
        for left in (middle, pole, pole - wide)
        if 0 <= left <= width - wide
    ]
