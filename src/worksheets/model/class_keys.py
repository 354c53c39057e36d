"""Keys of a spec for a class: which class, on which day, and what it must not see again."""

import re
from datetime import date
from typing import Annotated, TypeAlias, get_args

from pydantic import ValidationInfo

from worksheets.model.authored import Reads
from worksheets.model.diagnostics import Mistake
from worksheets.model.history import Unit, Within, class_in, day_in
from worksheets.model.shapes import STRING, TEXT

_WITHIN = re.compile(r"(\d{1,4}) (paper|day|week)s?")


def _read_day(value: object, _: ValidationInfo) -> date:
    return value if isinstance(value, date) else day_in(_text(value))


def _read_class(value: object, _: ValidationInfo) -> str:
    return class_in(_text(value))


def _read_within(value: object, _: ValidationInfo) -> Within:
    if isinstance(value, Within):
        return value
    written = " ".join(_text(value).split())
    found = _WITHIN.fullmatch(written)
    if found is None or int(found[1]) == 0:
        units = ", ".join(f"5 {unit}s" for unit in get_args(Unit))
        raise Mistake(f"'{written}' does not say within what", f"write one of: {units}")
    unit: Unit = "paper" if found[2] == "paper" else "day" if found[2] == "day" else "week"
    return Within(int(found[1]), unit)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Mistake("this must be text", "write it on one line")
    return value


Day: TypeAlias = Annotated[date, Reads(_read_day, STRING)]
"""A day as an author writes it: 2026-03-05."""
ClassName: TypeAlias = Annotated[str, Reads(_read_class, TEXT)]
"""The name of a class; it has a letter or a digit in it."""
NotWithin: TypeAlias = Annotated[Within, Reads(_read_within, STRING)]
"""How long a class sees nothing again, as an author writes it: 5 papers, or 8 weeks."""
