"""levels.yaml: mark schemes of levels of response, without gaps or overlaps between levels."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Annotated

from pydantic import BaseModel, RootModel, StringConstraints

from worksheets.model.authored import AUTHORED, Prose
from worksheets.model.diagnostics import plural
from worksheets.model.paper.item import Level
from worksheets.model.problem import Problem

MARKS = r"^\d{1,3}(\s*[-–]\s*\d{1,3})?$"


class LevelText(BaseModel):
    """One level: a range of marks such as 13-15, and what an answer in it is like."""

    model_config = AUTHORED

    marks: Annotated[str, StringConstraints(pattern=MARKS)]
    descriptor: Prose

    @property
    def level(self) -> Level:
        least, *most = map(int, re.split(r"\s*[-–]\s*", self.marks))
        return Level(least, most[0] if most else least, self.descriptor)


class Levels(RootModel[dict[str, tuple[LevelText, ...]]]):
    """levels.yaml."""

    def problems(self) -> Iterator[Problem]:
        """Problems of schemes that do not go from 0 or 1 up without gaps, highest or lowest
        first."""
        for name, entries in self.root.items():
            yield from (
                problem.under(name) for problem in _problems([entry.level for entry in entries])
            )

    @property
    def schemes(self) -> Mapping[str, tuple[Level, ...]]:
        return {
            name: tuple(entry.level for entry in entries) for name, entries in self.root.items()
        }


def _problems(levels: list[Level]) -> Iterator[Problem]:
    if not levels:
        yield Problem((), "there is no level", ("write one with its marks and its descriptor",))
        return
    for n, level in enumerate(levels):
        if level.least > level.most:
            message = f"the level goes from {level.least} to {level.most}"
            yield Problem((n, "marks"), message, (f"write {level.most}-{level.least}",))
            return
    highest_first = levels[0].least > levels[-1].least
    lowest_first = list(enumerate(levels))[:: -1 if highest_first else 1]
    lowest, highest = lowest_first[0], lowest_first[-1]
    step_problems = list(_steps(lowest_first, highest_first=highest_first))
    yield from step_problems
    if not step_problems and lowest[1].least > 1:
        message = f"the lowest level begins at {lowest[1].least}"
        yield Problem((lowest[0], "marks"), message, ("begin at 1, or at 0",))
    if not step_problems and highest[1].most == 0:
        yield Problem((highest[0], "marks"), "no level is worth a mark", ("add one that is",))


def _steps(lowest_first: list[tuple[int, Level]], *, highest_first: bool) -> Iterator[Problem]:
    """Problems where a level does not begin one mark above the level below it.

    Each has the place of the later of the two in the file.
    """
    for (low, below), (high, above) in pairwise(lowest_first):
        if above.least < below.least:
            order = "highest" if highest_first else "lowest"
            later, earlier = (above, below) if high > low else (below, above)
            message = f"the levels are not in order: {_band(later)} follows {_band(earlier)}"
            yield Problem((max(low, high), "marks"), message, (f"put the {order} first",))
            return
    for (low, below), (high, above) in pairwise(lowest_first):
        place, hints = (max(low, high), "marks"), ("let every mark belong to one level",)
        if above.least <= below.most:
            message = f"two levels have {_marks(above.least, min(above.most, below.most))}"
            yield Problem(place, message, hints)
        elif above.least > below.most + 1:
            message = f"no level has {_marks(below.most + 1, above.least - 1)}"
            yield Problem(place, message, hints)


def _band(level: Level) -> str:
    return f"{level.least}-{level.most}"


def _marks(least: int, most: int) -> str:
    return plural(most, "mark") if least == most else f"{least} to {most} marks"
