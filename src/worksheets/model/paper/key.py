"""What is right: the closed alphabet of keys, one for each interaction with a certain answer."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from worksheets.model.paper.content import Inlines, plain


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options to tick, counted from 0, in printed order, and what is said of each option."""

    options: tuple[int, ...]
    whys: tuple[Inlines, ...] = ()

    @classmethod
    def with_whys(cls, options: tuple[int, ...], whys: "tuple[Inlines, ...]") -> "Chosen":
        """The options to tick, with what is said of each, if anything is said of one."""
        return cls(options, whys if any(whys) else ())


@dataclass(frozen=True, slots=True)
class Accept:
    """What fills a gap; the first is the model answer."""

    answers: tuple[Inlines, ...]
    reject: tuple[Inlines, ...] = ()

    @property
    def folded(self) -> frozenset[str]:
        """Its answers as they are compared: without their dress, in small letters."""
        return frozenset(plain(answer).casefold() for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is worked out, and how it is shown to markers: with its unit.

    `working` is the sum with its numbers put in, (400) / (35), from which anybody can work it out
    anew; `figures` or `places` say how the number was rounded, or nothing if it is exact. From
    `least` to `most` an answer is right, where its author allows a tolerance; `unit` is its unit.
    """

    value: Decimal
    shown: Inlines
    working: str
    figures: int | None = None
    places: int | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Matched:
    """For each prompt the option that belongs to it, counted from 0."""

    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """For each entry as printed its place in the right order, counted from 1."""

    places: tuple[int, ...]


Key: TypeAlias = Chosen | Accept | Number | Matched | Ordered
