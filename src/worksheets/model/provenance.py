"""Where something that was written for a paper is from, and whether it may be printed."""

from typing import Annotated, TypeAlias

from pydantic import StringConstraints

from worksheets.model.authored import SEVERAL, Name, OneLine, Placed

Line: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[^:\n]+:\d+$")]
"""A line of somebody's file: 'korean-war.txt:8'."""


class Provenance(Placed):
    """Where a question is from, for those who look after it.

    `verified` says that a person has held its key against the truth, `doubt` what an importer was
    not sure of: then only drafts have it. `line` is where the bank has it that it was taken from,
    `rights` who may use it, and `tags` are words to find it by.
    """

    verified: bool = True
    doubt: OneLine = ""
    line: Line | None = None
    rights: OneLine = ""
    tags: Annotated[tuple[Name, ...], SEVERAL] = ()

    @property
    def sure(self) -> bool:
        """Whether it may be on a paper that is no draft."""
        return self.verified and not self.doubt
