"""Assessment objectives: what a question's marks are awarded for, such as AO1 for knowledge."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Annotated, TypeAlias

from pydantic import ValidationInfo

from worksheets.model.authored import Reads
from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.item import Item
from worksheets.model.shapes import TEXT, TEXT_OR_MAPPING

NAME = re.compile(r"[^\W\d_][^\W_]*(?:[ .][^\W_]+)*")
LONGEST = 20
HINT = "write ao: AO1, or ao: {AO1: 2, AO2: 4}"
NONE: Mapping[str, int] = MappingProxyType({})


def _read(written: object, _: ValidationInfo) -> "str | Mapping[str, int]":
    """One objective by its name, or the marks of each of several."""
    match written:
        case str():
            return _name(written)
        case dict() if written:
            return {_name(name): _marks(marks) for name, marks in written.items()}
    raise Mistake("'ao' names no assessment objective", HINT)


def _name(written: object) -> str:
    if isinstance(written, str) and len(written) <= LONGEST and NAME.fullmatch(written):
        return written
    raise Mistake(f"'{written}' is no name of an assessment objective", HINT)


def _marks(written: object) -> int:
    text = str(written)
    if text.isascii() and text.isdecimal() and len(text) < 4 and int(text):
        return int(text)
    raise Mistake(f"'{text}' is no number of marks", HINT)


Objectives: TypeAlias = Annotated[str | Mapping[str, int], Reads(_read, TEXT_OR_MAPPING)]
"""The objective of all marks of a question by its name, or the marks of each of several; the empty
text for none."""


def _read_one(written: object, _: ValidationInfo) -> str:
    return _name(written)


Objective: TypeAlias = Annotated[str, Reads(_read_one, TEXT)]
"""One assessment objective by its name."""


def marks_by_objective(objectives: str | Mapping[str, int], tariff: int) -> Mapping[str, int]:
    """The marks of each objective, of a question worth `tariff` marks."""
    if not isinstance(objectives, str):
        return objectives
    return {objectives: tariff} if objectives and tariff else NONE


def shared_out(item: Item, ao: str | Mapping[str, int], marks: int) -> Item:
    """An item with the objectives of its marks; one that all parts have is theirs, too, if they
    have none of their own."""
    if isinstance(ao, str) and item.parts:
        parts = tuple(
            part if part.objectives else shared_out(part, ao, part.answer_marks)
            for part in item.parts
        )
        return replace(item, parts=parts)
    return replace(item, objectives=marks_by_objective(ao, marks))
