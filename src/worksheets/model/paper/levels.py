"""Marking by levels of response: bands of marks, rows that add up, caps, add-ons and exemplars."""

from dataclasses import dataclass

from worksheets.model.paper.content import Inlines


@dataclass(frozen=True, slots=True)
class Level:
    """A band of a levels-of-response scheme, `least` to `most` marks inclusive.

    Its descriptor is one text, or where the scheme has strands one a strand. `looks_like` is what
    a candidate at this level might write.
    """

    least: int
    most: int
    descriptor: Inlines = ()
    strands: tuple[Inlines, ...] = ()
    looks_like: Inlines = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """A row of an analytic scheme: what is looked for, and levels of its own."""

    name: str
    levels: tuple[Level, ...]

    @property
    def marks(self) -> int:
        """The marks that can be had for it."""
        return max((level.most for level in self.levels), default=0)


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that an answer earns which falls short in a way that `when` says."""

    most: int
    when: Inlines


@dataclass(frozen=True, slots=True)
class LevelTable:
    """A scheme of levels: one answer is at one level; or criteria, of which each has levels.

    `strands` are the titles of the columns that descriptors stand in, if these have any. Levels
    that are `numbered` are called by their numbers, from 1 for the lowest that is worth a mark.
    """

    levels: tuple[Level, ...] = ()
    strands: tuple[str, ...] = ()
    numbered: bool = False
    caps: tuple[Cap, ...] = ()
    criteria: tuple[Criterion, ...] = ()

    @property
    def marks(self) -> int:
        """The marks that can be had: those of the top level, or of all criteria together."""
        if self.criteria:
            return sum(criterion.marks for criterion in self.criteria)
        return max((level.most for level in self.levels), default=0)

    def level_of(self, marks: int) -> int:
        """The number of the level that an answer with so many marks is at; 0 if it is at none."""
        earning = sorted(level.least for level in self.levels if level.most)
        return sum(least <= marks for least in earning) if 0 < marks <= self.marks else 0


@dataclass(frozen=True, slots=True)
class AddOn:
    """Marks beside those of the answer itself, such as for spelling, by levels of their own."""

    name: str
    marks: int
    table: LevelTable


@dataclass(frozen=True, slots=True)
class Exemplar:
    """An answer, the marks that it earns, and why; `level` is the number of its level, or 0."""

    marks: int
    answer: tuple[Inlines, ...]
    why: Inlines = ()
    level: int = 0
