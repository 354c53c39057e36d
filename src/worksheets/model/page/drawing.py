"""What a figure draws: marks and labels in a box, made for the room there is.

Lengths are points; places count from the top left corner of the box, downwards.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol, Self, runtime_checkable

from worksheets.language.language import Language
from worksheets.model.page.page import Picture, Shape


@dataclass(frozen=True, slots=True)
class Label:
    """A text on a baseline that begins at a place, ends there or has its middle there."""

    x: float
    y: float
    text: str
    anchor: Literal["start", "middle", "end"] = "start"
    strong: bool = False
    scale: float = 1
    """Its size, in that of the room's type."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing; its labels are in the type that the room says."""

    width: float
    height: float
    marks: tuple[Shape | Picture, ...]
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why something cannot be drawn in a room, and what its author can do about it.

    If it is `certain`, it could not be drawn in another room or in smaller type either.
    """

    message: str
    hint: str
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """What a drawing may take up, and the type its labels are in; lengths in points.

    `across` answers how wide some words are at that size. `line` is the weight of a main line. No
    label may be smaller than `smallest`. What a drawing says by itself is in the `language`. If a
    room is the `tallest`, a drawing that does not fit gets no higher one.
    """

    width: float
    height: float
    size: float
    smallest: float
    across: Callable[[str], float]
    language: Language
    line: float = 0.75
    tallest: bool = True


class Drawable(Protocol):
    """What can draw itself, as large as the room allows and no larger, or says why it cannot."""

    def drawn(self, room: Room) -> Drawing | Misfit: ...


@runtime_checkable
class WrittenIn(Protocol):
    """A drawing that candidates write in, which may not be drawn too small for a hand."""

    @property
    def narrowest(self) -> float:
        """How wide it must be to be written in, in points."""

    def drawn(self, room: Room) -> Drawing | Misfit: ...


@runtime_checkable
class Answerable(Protocol):
    """A drawing with a place of its own for an answer, such as the squares of a sum."""

    def answered(self, answer: str) -> Self | None:
        """The same with the answer in its place; None if that is no place for it."""

    def described(self, language: Language) -> str:
        """What is shown, in a sentence or two."""

    def drawn(self, room: Room) -> Drawing | Misfit: ...
