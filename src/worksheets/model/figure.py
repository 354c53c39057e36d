"""Figures as authors describe them; every kind of figure is a subclass that draws itself."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from pydantic import ValidationInfo
from pydantic_core import PydanticKnownError

from worksheets.language.language import Language
from worksheets.model.authored import OneLine, Placed, Prose, Reads
from worksheets.model.diagnostics import Mistake, did_you_mean
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.paper.content import Block, Figure
from worksheets.model.problem import Problem
from worksheets.model.shapes import FIGURE, named


class Illustration(Placed, ABC):
    """The fields every kind has; a subclass adds its own, and they are its YAML schema.

    `alt` is what a listener hears instead of the figure; without it, what its data say.
    """

    type: str
    alt: OneLine = ""
    caption: Prose = ()

    @abstractmethod
    def drawn(self, room: Room) -> Drawing | Misfit:
        """The figure in the room there is, or why there is not enough."""

    @abstractmethod
    def described(self, language: Language) -> str:
        """What the figure shows, in a sentence or two made of its data."""

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the figure that its fields alone do not show."""
        yield from ()

    def blocks(self, language: Language) -> tuple[Block, ...]:
        """The figure as content, said in a language if its author does not say it."""
        return (Figure(self, self.alt or self.described(language), self.caption, self.span),)


@dataclass(frozen=True, slots=True)
class Files:
    """Files that figures name, which stay in one folder; what cannot be read raises Mistake."""

    picture: Callable[[str], Any]
    text: Callable[[str], str]


def _none(name: str) -> Any:
    raise Mistake(f"there is no file '{name}'", "figures with files stand in a course")


NO_FILES = Files(_none, _none)
"""Where nothing can be read."""


def _of_its_type(value: object, info: ValidationInfo) -> Illustration:
    if isinstance(value, Illustration):
        return value
    if not isinstance(value, dict):
        raise PydanticKnownError("dict_type")
    kinds: Mapping[str, type[Illustration]] = info.context["figures"]() if info.context else {}
    name = value.get("type")
    if not isinstance(name, str):
        raise Mistake("the figure has no type", f"add one, such as type: {next(iter(kinds), '')}")
    if name not in kinds:
        raise Mistake(f"there is no kind of figure '{name}'", *did_you_mean(name, kinds))
    return kinds[name].model_validate(value, context=info.context, by_name=False)


AnyFigure: TypeAlias = Annotated[Illustration, Reads(_of_its_type, named(FIGURE))]
"""A figure of whichever kind its mapping names; the validation context holds the kinds."""
