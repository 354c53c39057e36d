"""A paper as a text that flows, without pages: what HTML, Word and Markdown have in common.

A small closed alphabet. What is marked and printed stands in it word by word, so a writer of a
format decides only how a letter looks there.
"""

from collections.abc import Iterator, Mapping
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
from worksheets.model.paper.source_lines import EVERY, written_lines

Role: TypeAlias = Literal["body", "note", "strong", "attribution", "total", "caption"]
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
    """Names with their values."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """What is filled in by hand: on a line, or a character each in so many boxes; `behind` stands
    after it. Lines share the room there is by their `share`."""

    label: str
    share: float = 1
    boxes: int = 0
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """Rows of details; those of a cover stand in a frame."""

    rows: tuple[tuple[Detail, ...], ...]
    framed: bool = False


@dataclass(frozen=True, slots=True)
class NumberBox:
    """A sentence with a box behind it, for the number of a question."""

    words: str


Cell: TypeAlias = tuple[Inlines, ...]
"""Paragraphs."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head; the first cell of every row says what the row is about, if it is a head,
    too. Columns have `widths` in parts of the text's width; together they may be less than that."""

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
    """A figure as a PNG file, `width` points wide, with the words for those who cannot see it; a
    drawing also as `svg`, in which names that begin with `clip-` are used once."""

    png: bytes = field(repr=False)
    width: float
    height: float
    spoken: str
    label: str = ""
    caption: Inlines = ()
    svg: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class School:
    """Whose paper it is: lines of words, and a logo."""

    lines: tuple[str, ...]
    logo: FlowFigure | None = None


@dataclass(frozen=True, slots=True)
class DrillEntry:
    """An exercise of a drill: its label, or none if it is worked, and what stands in it.

    `before` is as much of its words as ends in an equals sign, and is not repeated in `parts`.
    """

    label: str
    parts: "tuple[Para | FlowFigure | AnswerSpace, ...]"
    before: Inlines = ()


@dataclass(frozen=True, slots=True)
class Drill:
    """Exercises in columns, read across or `down` each column.

    Equals signs stand under one another if there is a `lead`: the width in points of the longest
    words before one. A blank is `blank` millimetres wide, and a line or, if `boxed`, a box.
    """

    entries: tuple[DrillEntry, ...]
    columns: int
    blank: float
    boxed: bool = False
    down: bool = False
    lead: float = 0

    @property
    def rows(self) -> "tuple[tuple[DrillEntry | None, ...], ...]":
        """The exercises row by row; None where a row has no more of them."""
        count = -(-len(self.entries) // self.columns)
        padded = (*self.entries, *[None] * (count * self.columns - len(self.entries)))
        if self.down:
            return tuple(padded[n::count] for n in range(count))
        return tuple(padded[n : n + self.columns] for n in range(0, len(padded), self.columns))


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
class NumberedLine:
    """A line of a source as its author wrote it, and its number, if that is printed; a stanza that
    begins with it stands `apart` from those above it."""

    number: str
    content: Inlines
    apart: bool = False


@dataclass(frozen=True, slots=True)
class FlowSource:
    """Printed material under its label. Every fifth line has its number: of those as printed, or
    as `written`."""

    level: int
    label: str
    blocks: tuple[QuestionBlock, ...]
    span: Span = NOWHERE
    numbered: Literal["printed", "written", "none"] = "none"

    @property
    def has_text(self) -> bool:
        """Whether there are lines to number."""
        return any(_is_text(block) for block in self.blocks)

    @property
    def numbered_lines(self) -> "Iterator[QuestionBlock | NumberedLine]":
        """The blocks, in which lines as written stand one by one, every fifth with its number."""
        count = 0
        for block in self.blocks:
            if (
                not isinstance(block, Paragraph)
                or not _is_text(block)
                or self.numbered != "written"
            ):
                yield block
                continue
            for n, (line, gap) in enumerate(written_lines(block.content)):
                apart = gap or (n == 0 and count > 0)
                count += 1
                yield NumberedLine("" if count % EVERY else str(count), line, apart)


def _is_text(block: QuestionBlock) -> bool:
    return isinstance(block, Paragraph) and block.role == "body"


FrontPart: TypeAlias = School | Heading | Paragraph | Listing | Facts | Details | Grid
"""What stands above the questions."""
FlowPart: TypeAlias = FrontPart | NumberBox | Question | FlowSource


@dataclass(frozen=True, slots=True)
class FlowWords:
    """What a listener hears of a blank, of a box to write in and of a box to tick."""

    gap: str
    box: str


@dataclass(frozen=True, slots=True)
class FlowDocument:
    """A whole text in a language; `fingerprint` stands at its end.

    `cell_marks` says how marks are written that stand in a cell of a table. A front that is a
    `cover` has a page of its own; `page` is the size of the paper's pages.
    """

    title: str
    front: tuple[FrontPart, ...]
    parts: tuple[FlowPart, ...]
    language: Language
    words: FlowWords
    author: str = ""
    subject: str = ""
    fingerprint: str = ""
    draft: str = ""
    cover: bool = False
    page: str = "A4"
    cell_marks: Mapping[int, str] = field(default_factory=dict)


def with_number(body: list[QuestionBlock]) -> Paragraph:
    """The paragraph that bears the number of a question, taken from the front of its body; an empty
    one, if that begins with something else."""
    match body:
        case [Paragraph() as first, *_]:
            body.pop(0)
            return first
    return Paragraph(())
