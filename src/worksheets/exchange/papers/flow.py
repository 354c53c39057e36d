"""A paper as a text that flows, without pages: what HTML, Word and Markdown have in common.

A small closed alphabet. What is marked and printed stands in it word by word, so a writer of a
format decides only how a letter looks there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from worksheets.language.language import Language
from worksheets.model.diagnostics import NOWHERE, Span
from worksheets.model.paper.content import (
    Bank,
    Bullets,
    Choose,
    Inlines,
    Match,
    Order,
    Para,
    Ruling,
    Table,
)

Role: TypeAlias = Literal["body", "note", "strong", "attribution", "total", "school", "caption"]
"""What a paragraph is for."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level from 1, with marks at its right."""

    level: int
    words: str
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in its role, with marks at its right."""

    content: Inlines
    role: Role = "body"
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with bullets."""

    entries: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values; one without a value is filled in by hand."""

    entries: tuple[tuple[str, str], ...]


Cell: TypeAlias = tuple[Inlines, ...]
"""Paragraphs."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head; the first cell of every row says what the row is about, if it is a head,
    too. Columns have `widths` in parts of the whole."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    caption: str = ""
    row_heads: bool = True


@dataclass(frozen=True, slots=True)
class AnswerSpace:
    """So many lines to answer on, `number` before them if there are several such spaces."""

    slot: str
    lines: int
    ruling: Ruling
    said: str
    number: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class FlowFigure:
    """A figure as a PNG file, `width` points wide, with the words for those who cannot see it."""

    png: bytes = field(repr=False)
    width: float
    height: float
    spoken: str
    label: str
    caption: Inlines


@dataclass(frozen=True, slots=True)
class DrillEntry:
    """An exercise of a drill: its label, or none if it is worked, and what stands in it."""

    label: str
    parts: "tuple[Para | FlowFigure | AnswerSpace, ...]"


@dataclass(frozen=True, slots=True)
class Drill:
    """Exercises in columns."""

    entries: tuple[DrillEntry, ...]
    columns: int


QuestionBlock: TypeAlias = (
    Paragraph | Bullets | Table | Bank | FlowFigure | Drill | Choose | AnswerSpace | Match | Order
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, or a part of one: `name` is its whole label, `label` what is printed."""

    name: str
    label: str
    depth: int
    body: tuple[QuestionBlock, ...]
    parts: "tuple[Question, ...]" = ()
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class FlowSource:
    """Printed material under its label."""

    level: int
    label: str
    blocks: tuple[QuestionBlock, ...]
    span: Span = NOWHERE


FlowPart: TypeAlias = Heading | Paragraph | Listing | Facts | Grid | Question | FlowSource


@dataclass(frozen=True, slots=True)
class FlowWords:
    """What a listener hears of a blank, of a box to write in and of a box to tick."""

    gap: str
    box: str


@dataclass(frozen=True, slots=True)
class FlowDocument:
    """A whole text in a language; `fingerprint` stands at its end.

    `cell_marks` says how marks are written that stand in a cell of a table.
    """

    title: str
    parts: tuple[FlowPart, ...]
    language: Language
    words: FlowWords
    author: str = ""
    subject: str = ""
    fingerprint: str = ""
    draft: str = ""
    cell_marks: Mapping[int, str] = field(default_factory=dict)


def with_number(body: list[QuestionBlock]) -> Paragraph:
    """The paragraph that bears the number of a question, taken from the front of its body; an empty
    one, if that begins with something else."""
    match body:
        case [Paragraph() as first, *_]:
            body.pop(0)
            return first
    return Paragraph(())
