"""Deductions and marks that are all or nothing: a candidate is told of what a marker applies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from worksheets.model.paper.content import Inlines, Text, text

Kind: TypeAlias = Literal["extra ticks", "changed statements", "incomplete rows", "wrong verdict"]

TO_CANDIDATES: Mapping[Kind, str] = {
    "extra ticks": "Each extra tick takes off a mark.",
    "changed statements": "A right statement that you change takes off a mark.",
    "incomplete rows": "A row scores its mark only if all of it is right.",
    "wrong verdict": "The reason scores only with the right box.",
}
TO_MARKERS: Mapping[Kind, str] = {
    "extra ticks": "Take off 1 mark for each tick beyond the number asked for; the minimum is 0.",
    "changed statements": "Take off 1 mark for each right statement that is changed; the minimum "
    "is 0.",
    "incomplete rows": "One mark for every row of which all is right.",
    "wrong verdict": "Only with the right box ticked.",
}


@dataclass(frozen=True, slots=True)
class Penalty:
    """What a slip costs; the words on the paper and those in the scheme are made from one value."""

    kind: Kind

    def added_to(self, instruction: Inlines) -> Inlines:
        """An instruction that ends by telling the candidate."""
        return (*instruction, Text(f" {TO_CANDIDATES[self.kind]}"))

    @property
    def for_markers(self) -> Inlines:
        """What a marker does."""
        return text(TO_MARKERS[self.kind])
