"""Columns of a retrieval grid by how long ago a class was taught what they ask."""

import re
from typing import Annotated, NamedTuple, TypeAlias

from pydantic import ValidationInfo

from worksheets.model.authored import Reads, joined_names
from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.mapped import Mapped
from worksheets.model.shapes import NUMBERS_BY_NAME

Days: TypeAlias = tuple[int, int]
"""The fewest and the most days before a paper."""
LAST_LESSON = "last-lesson"
WINDOWS: dict[str, Days] = {
    LAST_LESSON: (1, 1),
    "last-week": (5, 10),
    "last-month": (21, 45),
    "last-term": (60, 130),
}
"""The columns in their order; the last lesson is whenever it was."""
FEWEST, MOST = 2, 4
"""Cells of a column."""
EXAMPLE = "write spaced: {last-lesson: 3, last-week: 3, last-month: 3, last-term: 3}"
WITH_DAYS = "write last-month: 3, or last-month: {cells: 3, days: 21-45}"


class Window(NamedTuple):
    """A column of a grid: its name, how many cells it has, and when these were taught."""

    name: str
    cells: int
    days: Days


def _read(written: object, _: ValidationInfo) -> tuple[Window, ...]:
    if not isinstance(written, Mapped) or not written:
        raise Mistake("'spaced' says how many cells each column has", EXAMPLE)
    for name in written:
        if name not in WINDOWS:
            raise Mistake(f"there is no column '{name}'", *did_you_mean(name, WINDOWS))
    windows = tuple(_window(name, written[name]) for name in WINDOWS if name in written)
    if len(windows) < 2:
        raise Mistake("a grid has two columns or more", EXAMPLE)
    if len({window.cells for window in windows}) > 1:
        names = joined_names(f"{window.name} {window.cells}" for window in windows)
        hint = "give every column as many cells"
        raise Mistake(f"the columns of a grid are equally long, not {names}", hint)
    return windows


def _window(name: str, written: object) -> Window:
    usual = WINDOWS[name]
    if not isinstance(written, Mapped):
        return Window(name, _cells(name, written), usual)
    if unknown := sorted(set(written) - {"cells", "days"}):
        hint = did_you_mean(unknown[0], ("cells", "days"))
        raise Mistake(f"unknown key '{unknown[0]}'", *hint)
    days = written.get("days")
    if days is not None and name == LAST_LESSON:
        raise Mistake("the last lesson is whenever it was", "leave days out")
    return Window(name, _cells(name, written.get("cells")), _days(days) if days else usual)


def _cells(name: str, written: object) -> int:
    if isinstance(written, str) and written.isascii() and written.isdecimal():
        cells = int(written[:9])
        if FEWEST <= cells <= MOST:
            return cells
    raise Mistake(f"{name} has {FEWEST} to {MOST} cells, and its number is given", WITH_DAYS)


def _days(written: object) -> Days:
    found = re.fullmatch(r"(\d{1,4})-(\d{1,4})", written) if isinstance(written, str) else None
    if found is None or int(found[1]) > int(found[2]) or int(found[1]) == 0:
        raise Mistake("days are the fewest and the most before the paper", WITH_DAYS)
    return int(found[1]), int(found[2])


Spacing: TypeAlias = Annotated[tuple[Window, ...], Reads(_read, NUMBERS_BY_NAME)]
"""The columns of a grid, as a pick asks for them: equally long, the newest first."""
