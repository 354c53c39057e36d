"""levels.yaml: mark schemes of levels of response, without gaps or overlaps between levels."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BaseModel, Field, RootModel, StringConstraints, ValidationInfo
from pydantic_core import PydanticKnownError

from worksheets.model.authored import AUTHORED, Prose, Reads, Words, read_prose
from worksheets.model.diagnostics import Mistake, plural
from worksheets.model.paper.content import Inlines
from worksheets.model.paper.levels import Cap, Criterion, Level, LevelTable
from worksheets.model.problem import Problem
from worksheets.model.shapes import TEXT_OR_TEXTS

MARKS = r"^\d{1,3}(\s*[-–]\s*\d{1,3})?$"
Range: TypeAlias = Annotated[str, StringConstraints(pattern=MARKS)]
"""Marks such as 4, or 4-6."""


def _level(marks: str, descriptor: Inlines, strands: tuple[Inlines, ...] = ()) -> Level:
    least, *most = map(int, re.split(r"\s*[-–]\s*", marks))
    return Level(least, most[0] if most else least, descriptor, strands)


def _read_descriptor(value: object, info: ValidationInfo) -> Inlines | tuple[Inlines, ...]:
    if isinstance(value, list):
        return tuple(read_prose(text, info) for text in value)
    return read_prose(value, info)


class LevelText(BaseModel):
    """One level: a range of marks such as 13-15, and what an answer in it is like.

    Where there are strands the descriptor is a list, with a text for each.
    """

    model_config = AUTHORED

    marks: Range
    descriptor: Annotated[Inlines | tuple[Inlines, ...], Reads(_read_descriptor, TEXT_OR_TEXTS)]
    looks_like: Prose = ()

    @property
    def level(self) -> Level:
        match self.descriptor:
            case (tuple(), *_):
                level = _level(self.marks, (), self.descriptor)  # type: ignore[arg-type]
            case _:
                level = _level(self.marks, self.descriptor)  # type: ignore[arg-type]
        return Level(level.least, level.most, level.descriptor, level.strands, self.looks_like)


class CriterionText(BaseModel):
    """A row of an analytic scheme: its marks, and what earns them, all at once or by `scores`."""

    model_config = AUTHORED

    name: Words
    marks: int = Field(ge=1, le=100)
    descriptor: Prose = ()
    scores: dict[Range, Prose] = {}

    @property
    def criterion(self) -> Criterion:
        """The row as a value; its levels are those that its author wrote."""
        scores = self.scores or {str(self.marks): self.descriptor}
        return Criterion(self.name, tuple(_level(marks, text) for marks, text in scores.items()))

    def problems(self) -> Iterator[Problem]:
        """Problems of scores that do not go from 1 to the marks of the row."""
        if bool(self.descriptor) == bool(self.scores):
            message = f"the row '{self.name}' says not what earns its marks"
            if self.descriptor:
                message = f"the row '{self.name}' has a descriptor, and scores too"
            yield Problem((), message, ("write a descriptor, or scores: {1: …, 2: …}",))
            return
        keys = list(self.scores)
        found = list(_problems(self.criterion.levels)) if keys else []
        for problem in found:
            place = [keys[n] for n in problem.path[:1] if isinstance(n, int)]
            yield Problem(("scores", *place), problem.message, problem.hints)
        top = self.criterion.marks
        if keys and not found and top != self.marks:
            message = f"marks do not add up: {self.marks} written, but the scores end at {top}"
            yield Problem(("marks",), message, (f"write marks: {top}",))


class CapText(BaseModel):
    """The most that an answer earns when something is missing in it."""

    model_config = AUTHORED

    most: int = Field(ge=1)
    when: Prose


class LevelsText(BaseModel):
    """A scheme of levels: with `strands` a descriptor is a list, with `rows` marks add up."""

    model_config = AUTHORED

    levels: tuple[LevelText, ...] = ()
    strands: tuple[Words, ...] = ()
    numbered: bool = False
    caps: tuple[CapText, ...] = ()
    rows: tuple[CriterionText, ...] = ()

    place: ClassVar[tuple[str, ...]] = ("levels",)
    """Where its levels stand in what its author wrote."""

    @property
    def table(self) -> LevelTable:
        """The scheme as a value."""
        return LevelTable(
            tuple(entry.level for entry in self.levels),
            self.strands,
            self.numbered,
            tuple(Cap(cap.most, cap.when) for cap in self.caps),
            tuple(row.criterion for row in self.rows),
        )

    def problems(self) -> Iterator[Problem]:
        """What is wrong with its levels, its rows and its caps."""
        if self.rows:
            yield from self._problems_of_rows()
        else:
            levels = [entry.level for entry in self.levels]
            yield from (problem.under(*self.place) for problem in _problems(levels))
            yield from self._problems_of_strands(levels)
        top = self.table.marks
        for n, cap in enumerate(self.caps):
            if cap.most >= top > 0:
                message = f"a cap of {plural(cap.most, 'mark')} caps nothing: the top is {top}"
                hints = ("let it be less than the marks that can be had",)
                yield Problem(("caps", n, "most"), message, hints)

    def _problems_of_rows(self) -> Iterator[Problem]:
        for key in ("levels", "strands", "numbered"):
            if getattr(self, key):
                hints = (f"leave out the rows, or the {key}",)
                yield Problem((key,), f"a scheme with rows has no {key} of its own", hints)
        names = [row.name for row in self.rows]
        for n, row in enumerate(self.rows):
            if row.name in names[:n]:
                hints = ("give each row a name of its own",)
                yield Problem(("rows", n, "name"), f"two rows are called '{row.name}'", hints)
            yield from (problem.under("rows", n) for problem in row.problems())

    def _problems_of_strands(self, levels: Sequence[Level]) -> Iterator[Problem]:
        if len(self.strands) == 1:
            hints = ("name two at least, or write descriptors without strands",)
            yield Problem(("strands",), "one strand alone is no column beside others", hints)
            return
        for n, level in enumerate(levels):
            if len(level.strands) != len(self.strands):
                message = "the descriptor is not one text for each strand"
                hint = "write a text, or name the columns in strands: […]"
                if self.strands:
                    hint = f"write a list of {len(self.strands)} texts, in the order of the strands"
                yield Problem((*self.place, n, "descriptor"), message, (hint,))
                return


class ListedLevels(LevelsText):
    """A scheme that is written as a list of its levels."""

    place: ClassVar[tuple[str, ...]] = ()


def read_table(value: object, info: ValidationInfo) -> LevelsText:
    """A scheme of levels, written as a list or with the keys of one."""
    match value:
        case LevelsText():
            return value
        case list():
            return ListedLevels.model_validate({"levels": value}, context=info.context)
        case dict():
            return LevelsText.model_validate(value, context=info.context)
    message = "a scheme of levels is a list of them, or has the keys levels and strands, or rows"
    raise Mistake(message, "write a list: [{marks: 4-6, descriptor: …}, {marks: 1-3, …}]")


def read_levels(value: object, info: ValidationInfo) -> str | LevelsText:
    """The name of a scheme of levels, or one that is written in its place."""
    if isinstance(value, str):
        if not re.fullmatch(r"\S+", value):
            raise PydanticKnownError("string_too_short", {"min_length": 1})
        return value
    return read_table(value, info)


class Levels(
    RootModel[dict[str, Annotated[LevelsText, Reads(read_table, ([LevelText], LevelsText))]]]
):
    """levels.yaml."""

    def problems(self) -> Iterator[Problem]:
        """Problems of schemes that do not go from 0 or 1 up without gaps, highest or lowest
        first."""
        for name, entry in self.root.items():
            yield from (problem.under(name) for problem in entry.problems())

    @property
    def schemes(self) -> Mapping[str, LevelTable]:
        """The schemes by their names."""
        return {name: entry.table for name, entry in self.root.items()}


def _problems(levels: Sequence[Level]) -> Iterator[Problem]:
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
