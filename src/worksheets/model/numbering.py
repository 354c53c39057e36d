"""How questions are numbered, as an author says it in a theme or in a spec."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BaseModel, Field

from worksheets.model.authored import AUTHORED, Shorthand
from worksheets.model.paper.lettering import Numbering
from worksheets.model.shapes import TEXT


class NumberingFields(BaseModel):
    """A style of numbers, the first of them, whether every section begins anew with the letter of
    the section before its numbers, and whether numbers stand in boxes."""

    model_config = AUTHORED

    style: Numbering = "1"
    first: int = Field(default=1, ge=1, le=900)
    restart: Literal["section"] | None = None
    boxed: bool = False

    def laid_over(self, base: Self) -> Self:
        """The fields that are written here, and those of a base where none are."""
        return base.model_copy(update={name: getattr(self, name) for name in self.model_fields_set})


def _spelled_out(value: object) -> object:
    return {"style": value} if isinstance(value, str) else value


AnyNumbering: TypeAlias = Annotated[NumberingFields, Shorthand(_spelled_out, TEXT)]
"""The name of a style, or a mapping."""
