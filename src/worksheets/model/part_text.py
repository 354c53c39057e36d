"""Words, and perhaps a figure, that stand between the parts of a question."""

from typing import Annotated, Any, Self, TypeAlias

from pydantic import BaseModel, ValidationInfo, model_validator

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Prose, Reads
from worksheets.model.diagnostics import Mistake
from worksheets.model.figure import AnyFigure
from worksheets.model.paper.content import Block, Para
from worksheets.model.question import Question, read_question
from worksheets.model.shapes import PART_TEXT, QUESTION, TEXT, named

KEYS = frozenset({"text", "figure"})


class PartText(BaseModel):
    """A text before the parts that follow it: a string, or `text` and `figure` in a mapping."""

    model_config = AUTHORED

    text: Prose = ()
    figure: AnyFigure | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.text and self.figure is None:
            raise Mistake("there is neither a text nor a figure", "write text: and the words")
        return self

    def blocks(self, language: Language) -> tuple[Block, ...]:
        """What is printed: the text, and the figure under it."""
        words = (Para(self.text),) if self.text else ()
        return (*words, *self.figure.blocks(language)) if self.figure else words


def _part(written: Any, info: ValidationInfo) -> "Question | PartText":
    """A part of a question: a question, or what stands before the next one."""
    if isinstance(written, PartText):
        return written
    if isinstance(written, (str, tuple)):
        return PartText.model_validate({"text": written}, context=info.context)
    if isinstance(written, dict) and written and KEYS.issuperset(written):
        return PartText.model_validate(written, context=info.context)
    return read_question(written, info)


Part: TypeAlias = Annotated[Question | PartText, Reads(_part, (TEXT, PART_TEXT, named(QUESTION)))]
"""A question of any type, or a text between such questions."""
