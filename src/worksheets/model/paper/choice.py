"""How many questions of a section, or of a whole paper, a candidate answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Counted: TypeAlias = Literal["", "first", "best"]
"""Which answers count where more are given than asked for, if the candidate is told that."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How many of a section's questions are answered, all if it is None; whether it is a bonus.

    Questions that are chosen from have the same marks, so there is one total. Those of a `shared`
    section are chosen from together with those of other sections: see `InAll`.
    """

    answer: int | None = None
    bonus: bool = False
    counted: Counted = ""
    shared: bool = False

    def total(self, tariffs: Sequence[int]) -> int:
        """The marks that a section adds to the total of a paper by itself."""
        return 0 if self.bonus else self.within(tariffs)

    def within(self, tariffs: Sequence[int]) -> int:
        """The marks that can be had in a section; 0 if that is said of the whole paper only."""
        if self.shared:
            return 0
        return sum(tariffs if self.answer is None else tariffs[: self.answer])


ALL = Choice()
"""All questions are answered, and all count."""


@dataclass(frozen=True, slots=True)
class InAll:
    """How many questions of all shared sections are answered, and at least how many of each."""

    answer: int
    each_section: int = 0
    counted: Counted = ""

    def tariffs(self, sections: Sequence[Sequence[int]]) -> Sequence[int]:
        """The tariffs of the answers, of questions that all have the same, section by section."""
        return [tariff for section in sections for tariff in section][: self.answer]
