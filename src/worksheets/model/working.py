"""How an answer comes about, step by step, with the codes of marks."""

from collections.abc import Sequence
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, StringConstraints

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Prose, Shorthand
from worksheets.model.paper.content import Inlines, Text
from worksheets.model.paper.mark_code import CODE, checked_code, spelled_out
from worksheets.model.paper.wording import worded
from worksheets.model.shapes import TEXT, without_key

Code: TypeAlias = Annotated[
    str, StringConstraints(pattern=rf"^(?:{CODE.pattern})?$"), BeforeValidator(checked_code)
]
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
    """A step of a working. Its code is that of the mark which it would earn where working scores;
    in notes it is not printed, for there it does not."""

    model_config = AUTHORED

    text: Prose
    code: Code = ""


Working: TypeAlias = Annotated[Step, Shorthand(_step, (TEXT, without_key("text")))]


def working_note(steps: Sequence[Step], language: Language) -> Inlines:
    """A working as a note for markers: 'Working: 40 − 6; 34'."""
    joined: Inlines = ()
    for step in steps:
        joined = (*joined, Text("; "), *step.text) if joined else step.text
    return worded(language, "scheme.working", steps=joined)
