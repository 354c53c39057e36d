"""Profiles: what papers of a kind have, which specs need not say, and to which they are held."""

import re
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias

from pydantic import BaseModel, Field, StringConstraints, ValidationInfo

from worksheets.model.amounts import AtMost
from worksheets.model.authored import AUTHORED, SEVERAL, Identifier, Prose, Reads, Words
from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Mapped
from worksheets.model.picks import QuestionType
from worksheets.model.shapes import MAPPING, NUMBERS_BY_NAME

Slots: TypeAlias = Mapping[str, tuple[str, ...]]
"""The identifiers of the questions that fill slots of a profile, by the names of these."""


class ProfileChoice(NamedTuple):
    """The profile of a spec; if it is `strict`, a paper that departs from it has errors."""

    name: str
    strict: bool = False


def read_choice(written: object, _: ValidationInfo) -> ProfileChoice | None:
    """The name of a profile, or a mapping with it."""
    match written:
        case ProfileChoice() | None:
            return written
        case str() if written:
            return ProfileChoice(written)
        case {"name": str(name), **more} if name and set(more) <= {"strict"}:
            if more.get("strict", "false") in ("true", "false"):
                return ProfileChoice(name, more.get("strict") == "true")
    hint = "write profile: short-test, or profile: {name: short-test, strict: true}"
    raise Mistake("this names no profile", hint)


def read_slots(written: object, _: ValidationInfo) -> Slots:
    """The questions of slots, each an identifier or a list of them."""
    if not isinstance(written, Mapping):
        raise Mistake("'slots' says which questions fill the slots of a profile", SLOTS)
    return {name: slot_ids(ids) for name, ids in written.items()}


SLOTS = "write slots: {comprehension: the-id-of-a-question}"


def slot_ids(written: object) -> tuple[str, ...]:
    """The identifiers that fill a slot; raises Mistake."""
    listed = list(written) if isinstance(written, list | tuple) else [written]
    if not listed or not all(isinstance(name, str) and name for name in listed):
        raise Mistake("a slot is filled by the ids of questions", SLOTS)
    return tuple(map(str, listed))


class ProfileSlot(BaseModel):
    """A place for a question of a type and so many marks, or for `count` of them `or_more`."""

    model_config = AUTHORED

    slot: Identifier
    type: Annotated[tuple[QuestionType, ...], SEVERAL, Field(min_length=1)]
    marks: int | None = Field(default=None, ge=1)
    count: int = Field(default=1, ge=1, le=100)
    or_more: bool = False


class ProfileSection(BaseModel):
    """A section: so many `marks`, or those of its slots, of which so many are to `answer`."""

    model_config = AUTHORED

    title: Words = ""
    instructions: Prose = ()
    answer: int | None = Field(default=None, ge=1)
    marks: int | None = Field(default=None, ge=1)
    questions: Annotated[tuple[ProfileSlot, ...], Field(min_length=1)]


def _read_defaults(written: object, _: ValidationInfo) -> Mapped:
    if not isinstance(written, Mapped):
        raise Mistake("'defaults' has keys of a spec", "write defaults: {minutes: 60}")
    return written


SHARE = re.compile(r"(\d{1,3}(?:\.\d)?) ?%")


def _read_shares(written: object, _: ValidationInfo) -> Mapping[str, Decimal]:
    """Parts of the marks in percent, by the names of objectives."""
    hint = "write ao: {AO1: 40 %, AO2: 60 %}"
    if not isinstance(written, Mapping):
        raise Mistake("'ao' says what part of the marks each objective has", hint)
    shares: dict[str, Decimal] = {}
    for name, share in written.items():
        match = SHARE.fullmatch(share) if isinstance(share, str) else None
        if match is None:
            raise Mistake(f"this is no part of the marks for {name}", hint)
        shares[name] = Decimal(match[1])
    if sum(shares.values()) > 100:
        raise Mistake(f"the objectives have {sum(shares.values())} % of the marks", hint)
    return shares


class Profile(BaseModel):
    """What papers of a kind are like, in words of our own; `checked` is the month in which that was
    last held against what is public of them.

    `defaults` are keys of a spec, for what the spec does not say. `marks`, `sources` and sections
    are what a paper must have. `lint` speaks against another share of marks for an objective than
    `ao` says, more words to read than `reading`, and marks that are taken off if `penalties` are
    none.
    """

    model_config = AUTHORED

    name: Identifier
    description: str
    checked: Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")] = ""
    defaults: Annotated[Mapped, Reads(_read_defaults, MAPPING), Field(exclude=True)] = Mapped(1, 1)
    marks: int | None = Field(default=None, ge=1)
    sources: int | None = Field(default=None, ge=0)
    sections: tuple[ProfileSection, ...] = ()
    ao: Annotated[Mapping[str, Decimal], Reads(_read_shares, NUMBERS_BY_NAME)] = Field(
        default_factory=dict, exclude=True
    )
    reading: Annotated[AtMost | None, Field(exclude=True)] = None
    penalties: Annotated[Literal["allowed", "none"], Field(exclude=True)] = "allowed"

    @property
    def digest(self) -> str:
        """A digest of all that can change a paper."""
        return sha256(f"{self.model_dump_json()}\n{self.defaults!r}".encode()).hexdigest()

    @property
    def minutes(self) -> Any:
        """The minutes that a paper takes, as they are written; None if that is open."""
        return self.defaults.get("minutes")
