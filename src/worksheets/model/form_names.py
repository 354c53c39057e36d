"""The forms of a paper: their names, and whether they share questions."""

from typing import Annotated, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import PydanticKnownError

from worksheets.model.authored import Shorthand
from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.shapes import NUMBER

MOST_FORMS = 2_000


def _form_names(value: object) -> object:
    """A number of forms as names: 3 is A, B and C; 300 is 001 to 300, one for every pupil.

    A single form needs no name.
    """
    if not isinstance(value, str):
        return value
    count = int(value) if value.isdecimal() and len(value) < 9 else 0
    if not 1 <= count <= MOST_FORMS:
        raise Mistake(f"'{value}' is no number of forms", f"write 1 to {MOST_FORMS}, or names")
    if count == 1:
        return []
    if count <= len(LETTERS):
        return list(LETTERS[:count])
    return [str(number).zfill(len(value)) for number in range(1, count + 1)]


def _apart(names: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise Mistake(f"there are two forms '{name}'", "give every form its own name")
        seen.add(name.casefold())
    return names


FormName: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]{1,12}$")]
Forms: TypeAlias = Annotated[
    tuple[FormName, ...],
    Shorthand(_form_names, NUMBER),
    AfterValidator(_apart),
    Field(max_length=MOST_FORMS),
]
"""Parallel forms by name, or a number of them."""


Disjoint: TypeAlias = bool | Literal["exact"]
"""Whether forms share no question; `exact`: those of a blueprint are alike in what is counted."""
DISJOINT = "write disjoint: true, or disjoint: {alike: exact}"
_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def read_disjoint(value: object, _: ValidationInfo) -> Disjoint:
    if value == {"alike": "exact"}:
        return "exact"
    if isinstance(value, str) and value.casefold() in _TRUTHS:
        return _TRUTHS[value.casefold()]
    if isinstance(value, bool):
        return value
    if isinstance(value, dict):
        raise Mistake("forms are alike, or they are not", DISJOINT)
    raise PydanticKnownError("bool_parsing")
