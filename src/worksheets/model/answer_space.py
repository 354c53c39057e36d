"""The space for an answer, as an author writes it: a number of lines, a ruling, or both."""

from typing import Annotated, Any, Literal, Self, TypeAlias, get_args

from pydantic import BaseModel, Field, model_validator

from worksheets.model.authored import AUTHORED, Shorthand
from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.content import Ruling, Space
from worksheets.model.shapes import TEXT


class SpaceFields(BaseModel):
    """`space: 6`, `space: squares`, or `space: {lines: 8, least: 5, ruling: dotted}`."""

    model_config = AUTHORED

    lines: int | None = Field(default=None, ge=1, le=200)
    least: int | None = Field(default=None, ge=1, le=200)
    ruling: Ruling | Literal["figure"] | None = None

    @model_validator(mode="after")
    def _least_of_all(self) -> Self:
        if self.least and self.lines and self.least > self.lines:
            raise Mistake(
                f"least is {self.least}, but only {self.lines} lines are wanted",
                "least is what must stay when the paper is made shorter",
            )
        return self

    @property
    def wanted(self) -> Space:
        """The wishes of the author as content."""
        return Space(self.lines, self.least, self.ruling or "")


def _spelled_out(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return {"ruling": value} if value in (*get_args(Ruling), "figure") else {"lines": value}


AnswerSpace: TypeAlias = Annotated[SpaceFields, Shorthand(_spelled_out, TEXT)]
"""A field for the space of an answer; without it the theme computes the space from the marks."""
