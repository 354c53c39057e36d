"""How an answer comes about, step by step, with the codes of marks."""

from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, StringConstraints

from worksheets.model.authored import AUTHORED, Prose
from worksheets.model.paper.content import Inlines, Text
from worksheets.model.paper.mark_code import CODE, spelled_out

Code: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^(?:{CODE.pattern})?$")]
"""The code of marks, or nothing."""


def coded(written: dict[str, Any]) -> dict[str, Any]:
    """An answer with its code in its own place: {M1: …} is {answer: …, code: M1}."""
    return spelled_out(written, "answer")


def _step(written: Any) -> Any:
    match written:
        case str():
            return {"text": written}
        case dict():
            return spelled_out(written, "text")
    return written


class Step(BaseModel):
    """A step of a working, and the code of the mark that it earns where working scores."""

    model_config = AUTHORED

    text: Prose
    code: Code = ""

    @property
    def note(self) -> Inlines:
        """The step as a note for markers: M1 3x = 12."""
        return (Text(f"{self.code} "), *self.text) if self.code else self.text


Working: TypeAlias = Annotated[Step, BeforeValidator(_step)]
