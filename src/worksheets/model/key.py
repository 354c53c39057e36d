"""What is right: the closed alphabet of keys, one for each interaction with a certain answer."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options to tick, counted from 0, in printed order."""

    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Accept:
    """Words that fill a gap; the first is the model answer."""

    answers: tuple[str, ...]
    reject: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matched:
    """For each prompt the option that belongs to it, counted from 0."""

    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """For each entry as printed its place in the right order, counted from 1."""

    places: tuple[int, ...]


Key: TypeAlias = Chosen | Accept | Matched | Ordered
