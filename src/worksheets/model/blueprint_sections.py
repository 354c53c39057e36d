"""Sections of a blueprint: their headings, their types, and what candidates choose from."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from worksheets.model.amounts import Amount, Counted
from worksheets.model.authored import AUTHORED, SEVERAL, Prose, Words
from worksheets.model.diagnostics import Mistake
from worksheets.model.exam_fields import Apart
from worksheets.model.picks import QuestionType

CHOICE = "write answer: 1, of: 3"


class BlueprintSection(BaseModel):
    """A heading, and the types of the questions under it.

    All of them are answered, or so many as `answer` says `of` so many options, each worth `marks`.
    No two options that are `apart` are on one topic, or of one type; options that are `alike` have
    the same marks of each assessment objective.
    """

    model_config = AUTHORED

    title: Words = ""
    instructions: Prose = ()
    types: Annotated[tuple[QuestionType, ...], SEVERAL, Field(min_length=1)]
    answer: int | None = Field(default=None, ge=1, le=20)
    of: int | None = Field(default=None, ge=2, le=40)
    marks: Counted | None = None
    apart: Apart | None = None
    alike: Literal["exact"] | None = None

    @property
    def name(self) -> str:
        """What messages call it: its title, or its types."""
        return self.title or ", ".join(self.types)

    @model_validator(mode="after")
    def _is_a_choice(self) -> Self:
        if self.answer is None:
            for key in ("of", "marks", "apart", "alike"):
                if getattr(self, key) is not None:
                    message = f"'{key}' is about options, and all questions here are answered"
                    raise Mistake(message, CHOICE)
        elif self.of is None:
            raise Mistake("it is not said of how many options they are answered", CHOICE)
        elif self.of <= self.answer:
            message = f"{self.answer} of {self.of} questions are to be answered: there is no choice"
            raise Mistake(message, f"write of: {self.answer + 1}, or leave answer and of out")
        return self


def marks_in_common(marks: Amount | None, sections: Sequence[BlueprintSection]) -> Amount | None:
    """The marks of all that every candidate answers, if the whole paper has so many; None if
    nothing is known of them."""
    if marks is None:
        return None
    least, most = marks.least, marks.most
    for section in sections:
        if section.answer is None:
            continue
        option = section.marks or Amount(None, None)
        if most is not None:
            most -= section.answer * (option.least or 0)
        if least is not None:
            least = None if option.most is None else least - section.answer * option.most
    return Amount(None if least is None else max(least, 0), most)
