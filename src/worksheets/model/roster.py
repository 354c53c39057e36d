"""A class list: one copy of a paper for every pupil."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeAlias

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without letters that are read as digits."""


class RosterInMemory(NamedTuple):
    """A class list that is no file: its octets, and what it is called where something is wrong."""

    name: str
    octets: bytes


RosterPlace: TypeAlias = Path | RosterInMemory
"""Where a class list is read from."""


def roster_name(place: RosterPlace) -> str:
    """What a class list is called."""
    return place.name if isinstance(place, RosterInMemory) else place.as_posix()


@dataclass(frozen=True, slots=True)
class Pupil:
    """A row of a class list; `number` counts pupils from 1, `columns` holds all its cells by name.

    `line` is where it stands in the file.
    """

    number: int
    name: str
    id: str = ""
    form: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True, slots=True)
class Copy:
    """What is printed on one copy: details by the label of their line, a header, and its code."""

    code: str
    details: Mapping[str, str]
    header: str = ""


def copy_code(fingerprint: str, pupil: Pupil) -> str:
    """Six letters that name one copy of one paper and say nothing of the pupil."""
    digest = sha256(f"{fingerprint}/{pupil.number}/{pupil.id}/{pupil.name}".encode()).digest()
    return "".join(ALPHABET[octet % len(ALPHABET)] for octet in digest[:6])
