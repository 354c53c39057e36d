"""How values are said in the texts that expressions make."""

from fractions import Fraction
from typing import Protocol

from worksheets.model.numbers.results import Result, named


class Wording(Protocol):
    """Values as texts, in a language."""

    def shown(self, value: Result) -> str:
        """A value as it stands in a text; raises Undefined for one that cannot."""
        ...

    def ordinal(self, number: int) -> str:
        """A place in a row: 3rd."""
        ...

    def is_singular(self, number: Fraction) -> bool:
        """Whether a noun after the number is in the singular."""
        ...


class PlainWording:
    """Values as messages say them, where no language is known."""

    def shown(self, value: Result) -> str:
        return value if isinstance(value, str) else named(value)

    def ordinal(self, number: int) -> str:
        return f"{number}."

    def is_singular(self, number: Fraction) -> bool:
        return number == 1


PLAIN = PlainWording()
