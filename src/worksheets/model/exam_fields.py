"""Fields of a spec that say how a paper is sat: what is answered in all, its cover, its grades."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, Field, ValidationInfo, model_validator

from worksheets.model.authored import AUTHORED, OneLine, Reads, Shorthand
from worksheets.model.diagnostics import Mistake
from worksheets.model.shapes import NUMBER, NUMBERS_BY_NAME

Apart: TypeAlias = Literal["topic", "type"]
"""What is another one in every question of a section."""


class AnswerInAll(BaseModel):
    """How many questions of a paper are answered, whatever their sections, and at least how many of
    each section."""

    model_config = AUTHORED

    in_all: int = Field(ge=1)
    each_section: int = Field(default=0, ge=0)


def _in_all(value: object) -> object:
    return {"in-all": value} if isinstance(value, str) else value


InAllSpec: TypeAlias = Annotated[AnswerInAll | None, Shorthand(_in_all, NUMBER)]
"""`answer: 3`, or `answer: {in-all: 3, each-section: 1}`."""


class CoverSpec(BaseModel):
    """What a cover says of the paper: its code, the series of examinations and the date."""

    model_config = AUTHORED

    code: OneLine = ""
    series: OneLine = ""
    date: OneLine = ""

    @model_validator(mode="before")
    @classmethod
    def _is_no_file(cls, value: object) -> object:
        if isinstance(value, str):
            message = "'cover' has code, series and date; a file is the cover of a school"
            raise Mistake(message, "write it under 'school:'")
        return value


def _read_grades(value: object, _: ValidationInfo) -> tuple[tuple[str, int], ...]:
    """The least marks of each grade, the best first."""
    hint = "write grades: {A: 54, B: 48}, the best grade first"
    if not isinstance(value, dict) or not value:
        raise Mistake("'grades' says the least marks of each grade", hint)
    least: dict[str, int] = {}
    for grade, marks in value.items():
        if not (isinstance(marks, str) and marks.isascii() and marks.isdecimal()):
            raise Mistake(f"'{marks}' is no number of marks", hint)
        if least and int(marks) >= min(least.values()):
            raise Mistake(f"grade {grade} is not for fewer marks than the one before", hint)
        least[grade] = int(marks[:6])
    return tuple(least.items())


Grades: TypeAlias = Annotated[tuple[tuple[str, int], ...], Reads(_read_grades, NUMBERS_BY_NAME)]
"""Each grade and its least marks, the best grade first."""
