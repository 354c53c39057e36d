"""Sheets that are given out with a paper, as a spec asks for them: formulas, a table, or a text."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from worksheets.model.authored import AUTHORED, Prose, ProseOrNothing, Shorthand, Words
from worksheets.model.diagnostics import Mistake
from worksheets.model.shapes import TEXT

KEYS = {
    "formulas": ("formulas", "from_"),
    "table": ("head", "rows"),
    "text": ("text",),
}
"""The fields that an insert of each kind may have, one of which it must have."""


class FormulaEntry(BaseModel):
    """A formula of a sheet, and what it is called."""

    model_config = AUTHORED

    name: Words = ""
    formula: Prose


def _named(value: object) -> object:
    return {"formula": value} if isinstance(value, str) else value


class InsertSpec(BaseModel):
    """A sheet with a title and instructions, which has formulas, or a table, or paragraphs.

    Formulas are written here, or those of the topics of the paper: `from: knowledge`.
    """

    model_config = AUTHORED

    kind: Literal["formulas", "table", "text"]
    title: Words
    instructions: Prose = ()
    formulas: tuple[Annotated[FormulaEntry, Shorthand(_named, TEXT)], ...] = ()
    from_: Literal["knowledge"] | None = None
    head: tuple[Prose, ...] = ()
    rows: tuple[Annotated[tuple[ProseOrNothing, ...], Field(min_length=1)], ...] = ()
    text: tuple[Prose, ...] = ()

    @model_validator(mode="after")
    def _of_its_kind(self) -> Self:
        for kind, names in KEYS.items():
            for name in names if kind != self.kind else ():
                if getattr(self, name):
                    message = f"an insert of kind {self.kind} has no '{name.rstrip('_')}'"
                    raise Mistake(message, f"leave it out, or write kind: {kind}")
        if not (self.formulas or self.from_ or self.rows or self.text):
            wanted = KEYS[self.kind][-1 if self.kind == "table" else 0]
            raise Mistake("there is nothing on the insert", f"add {wanted}")
        wide = {len(row) for row in (*self.rows, *([self.head] if self.head else []))}
        if len(wide) > 1:
            hint = "fill in empty cells as ''"
            raise Mistake("the rows of the table are not of one length", hint)
        return self
