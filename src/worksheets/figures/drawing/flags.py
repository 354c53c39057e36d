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
    poles: Sequence[float], widths: Sequence[float], width: float, gap: float
) -> list[Flag] | None:
    """A flag for every pole (they go from left to right); None if some have no room.

    They are placed from the right, so that what stands left of a block reaches over it.
    """
    flags: list[Flag] = []
    for n in range(len(poles) - 1, -1, -1):
        for flag in _tried(poles[n], widths[n], above=n % 2 == 0):
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
