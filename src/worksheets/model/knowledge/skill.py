"""Skills: what learners can do again and again with other numbers, from which questions of many
types are made."""

from typing import Annotated, Any, Self, TypeAlias

from pydantic import (
    BaseModel,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticKnownError

from worksheets.model.authored import AUTHORED, SEVERAL, Reads
from worksheets.model.diagnostics import Mistake
from worksheets.model.knowledge.facts import Fact
from worksheets.model.mapped import Mapped, Tree
from worksheets.model.shapes import ANYTHING, MAPPING, TEXT

MOST_ERRORS = 12
ANSWER = "§"
"""Where an answer stands in what a skill says."""


def _as_written(value: object, _: ValidationInfo) -> object:
    return value


def _text(value: object, _: ValidationInfo) -> str:
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    return value


def _mapping(value: object, _: ValidationInfo) -> Mapped:
    if not isinstance(value, Mapped):
        raise PydanticKnownError("dict_type")
    return value


def _sentence(value: object, info: ValidationInfo) -> str:
    text = _text(value, info)
    if text.count(ANSWER) != 1:
        hint = f"write {ANSWER} once, where an answer stands: The sum of 2 and 3 is {ANSWER}."
        raise Mistake(f"there are {text.count(ANSWER)} places for an answer", hint)
    return text


APART = Field(exclude=True)
"""Its placeholders are not those of a text that is printed as it stands."""
Written: TypeAlias = Annotated[Tree, Reads(_as_written, ANYTHING), APART]
"""A part that is read when it is filled in."""
Wording: TypeAlias = Annotated[str, Reads(_text, TEXT), APART]
"""A text with placeholders, which is read when they are filled in."""


class NamedError(BaseModel):
    """A wrong answer, and what was done to get it. `is` is its value, where its text is not one
    placeholder."""

    model_config = AUTHORED

    text: Wording
    why: Wording
    is_: Wording = ""


class Skill(Fact):
    """A task whose values change, its answer, and the errors that learners make.

    `ask` is the task in full. `exercise` is the same where many stand side by side, under a
    `prompt`; without it, that is `ask`, if it ends in an equals sign or has ☐ for the answer.
    `comes-to` is the number that the answer is, `says` a sentence with § for an answer. `working`
    has the marks of a short answer. `types` are those that are made of it; without them, all
    that can be. `age` is that of learners, in years: 11-14.
    """

    age: Annotated[str, Field(pattern=r"^\d{1,2}-\d{1,2}$")] | None = None
    difficulty: Written = None
    letters: Written = None
    values: Annotated[Mapped, Reads(_mapping, MAPPING), APART]
    where: Written = None
    apart: Written = None
    ask: Wording
    exercise: Wording = ""
    prompt: Wording = ""
    says: Annotated[str, Reads(_sentence, TEXT), APART] = ""
    answer: Wording
    accept: Written = None
    comes_to: Wording = ""
    errors: Annotated[tuple[NamedError, ...], Field(max_length=MOST_ERRORS)] = ()
    working: Written = None
    figure: Written = None
    space: Written = None
    slips: Written = None
    types: Annotated[tuple[str, ...], SEVERAL] = ()

    _written: Mapped = PrivateAttr(default_factory=lambda: Mapped(0, 0))

    @model_validator(mode="wrap")
    @classmethod
    def _with_its_mapping(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        skill = handler(data)
        if isinstance(data, Mapped):
            skill._written = data
        return skill

    @property
    def written(self) -> Mapped:
        """The mapping that its author wrote."""
        return self._written

    def suits(self, type_: str) -> bool:
        """Whether its author lets questions of a type be made of it."""
        return not self.types or type_ in self.types
