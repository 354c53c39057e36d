"""SVG paths (chapter 9 of the standard) become straight lines and cubic curves."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from worksheets.model.page.geometry import Point
from worksheets.read.svg.arcs import arc
from worksheets.read.svg.values import NUMBER

Step: TypeAlias = tuple[float, ...]
Subpath: TypeAlias = tuple[tuple[Step, ...], bool]
"""The steps of a subpath (its first point, then lines and curves), and whether it is closed."""

_COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_N, _GAP = NUMBER.pattern, r"[\s,]*"
_ARC = re.compile(
    rf"({_N}){_GAP}({_N}){_GAP}({_N}){_GAP}([01]){_GAP}([01]){_GAP}({_N}){_GAP}({_N}){_GAP}"
)
CURVES_OF_ARC = 4
"""The most curves in the place of one arc."""
MOST_POINTS = 20_000
"""Points of a drawing's outlines; more is a scan or a map."""
_NUMBERS_OF_COMMAND = {
    "M": 2,
    "L": 2,
    "H": 1,
    "V": 1,
    "C": 6,
    "S": 4,
    "Q": 4,
    "T": 2,
    "A": 7,
    "Z": 0,
}


def parse_path(data: str) -> list[Subpath]:
    """The subpaths of path data; raises ValueError if they are invalid."""
    pen, count = _Pen(), 0
    commands = _COMMAND.findall(data)
    if data.strip() and (not commands or commands[0][0] not in "Mm"):
        raise ValueError("it does not begin with M")
    for letter, inside in commands:
        for n, values in enumerate(_groups(letter.upper(), inside)):
            count += CURVES_OF_ARC if letter in "Aa" else 1
            if count > MOST_POINTS:
                raise ValueError(f"a path has more than {MOST_POINTS} points")
            further = letter.upper() == "M" and n  # more places after M are lines
            pen.command("L" if further else letter.upper(), values, relative=letter.islower())
    return pen.finish()


def _groups(letter: str, inside: str) -> Iterator[list[float]]:
    """The numbers of a command, in a group for each time that it is repeated."""
    if letter == "A":
        if _ARC.sub("", inside).strip(" ,\t\r\n"):
            raise ValueError("an arc breaks off")
        groups = [[float(value) for value in numbers] for numbers in _ARC.findall(inside)]
    else:
        values = [float(number) for number in NUMBER.findall(inside)]
        count = _NUMBERS_OF_COMMAND[letter]
        if NUMBER.sub("", inside).strip(" ,\t\r\n") or (len(values) % count if count else values):
            raise ValueError(f"{letter} has {len(values)} numbers")
        groups = [values[n : n + count] for n in range(0, len(values), count)] if count else [[]]
    if not groups:
        raise ValueError(f"{letter} has no numbers")
    yield from groups


class _Pen:
    """The state of a path: present point, start of the subpath, and last handle of a curve."""

    def __init__(self) -> None:
        self.subpaths: list[Subpath] = []
        self.steps: list[Step] = []
        self.x = self.y = 0.0
        self.start: Point = (0.0, 0.0)
        self.handle: Point | None = None
        self.last = ""

    def command(self, letter: str, values: list[float], *, relative: bool) -> None:
        x, y = (self.x, self.y) if relative else (0.0, 0.0)
        match letter:
            case "Z":
                self._close()
            case "M":
                self._begin(x + values[0], y + values[1])
            case "H":
                self._line(x + values[0], self.y)
            case "V":
                self._line(self.x, y + values[0])
            case "L":
                self._line(x + values[0], y + values[1])
            case "A":
                end = (x + values[5], y + values[6])
                self._arc(values[:3], end, large=bool(values[3]), sweep=bool(values[4]))
            case _:
                shifts = (x, y) * 3
                self._curve(letter, [v + s for v, s in zip(values, shifts, strict=False)])
        self.last = letter

    def _begin(self, x: float, y: float) -> None:
        self._end(closed=False)
        self.steps = [(x, y)]
        self.x, self.y = self.start = (x, y)

    def _line(self, x: float, y: float) -> None:
        self.steps.append((x, y))
        self.x, self.y = x, y

    def _close(self) -> None:
        self._end(closed=True)
        self.x, self.y = self.start
        self.steps = [self.start]

    def _end(self, *, closed: bool) -> None:
        if len(self.steps) > 1:
            self.subpaths.append((tuple(self.steps), closed))

    def _curve(self, letter: str, values: list[float]) -> None:
        """Add a curve: with both handles (C), with one (Q), or with handles mirrored from the last
        (S, T)."""
        if letter in "ST":
            kind = "CS" if letter == "S" else "QT"
            previous = self.handle if self.last and self.last in kind and self.handle else None
            handle = (
                (2 * self.x - previous[0], 2 * self.y - previous[1])
                if previous
                else (self.x, self.y)
            )
            values = [*handle, *values]
        if letter in "CS":
            self.steps.append(tuple(values))
            self.handle = (values[2], values[3])
        else:
            across, down, x, y = values
            self.steps.append(
                (
                    self.x + (across - self.x) * 2 / 3,
                    self.y + (down - self.y) * 2 / 3,
                    x + (across - x) * 2 / 3,
                    y + (down - y) * 2 / 3,
                    x,
                    y,
                )
            )
            self.handle = (across, down)
        self.x, self.y = values[-2], values[-1]

    def _arc(self, shape: list[float], end: Point, *, large: bool, sweep: bool) -> None:
        self.steps += arc((self.x, self.y), end, shape, large=large, sweep=sweep)
        self.x, self.y = end

    def finish(self) -> list[Subpath]:
        self._end(closed=False)
        return self.subpaths
