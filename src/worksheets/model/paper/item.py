"""One question as it stands on one paper: what is asked, what is right, how it is marked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from worksheets.model.diagnostics import NOWHERE, Span
from worksheets.model.paper.content import Block, Inlines
from worksheets.model.paper.key import Key
from worksheets.model.paper.penalty import Penalty


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The cell of a matrix where a mark point stands, by the titles of its row and its column."""

    row: str
    column: str


@dataclass(frozen=True, slots=True)
class MarkPoint:
    """One creditable answer; points that share a `group` say the same thing and score once.

    Points that all have a `cell` are printed as a matrix. The `label` is that of what is answered:
    an option, a blank, a row. A `code`, such as M1, says what the marks are for.
    """

    answer: Inlines
    marks: int = 1
    accept: tuple[Inlines, ...] = ()
    reject: tuple[Inlines, ...] = ()
    note: Inlines = ()
    group: str = ""
    cell: MatrixCell | None = None
    label: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A band of a levels-of-response scheme, `least` to `most` marks inclusive."""

    least: int
    most: int
    descriptor: Inlines


@dataclass(frozen=True, slots=True)
class Indicative:
    """Content an answer might use: neither required nor complete."""

    title: str
    points: tuple[Inlines, ...]


@dataclass(frozen=True)
class Scheme:
    """How an item without parts is marked: by points, by levels, or both.

    An `open` list of points is not complete by nature, so that other valid answers are credited. A
    `penalty` stands in the words of the task, too.
    """

    marks: int
    rule: Inlines = ()
    points: tuple[MarkPoint, ...] = ()
    levels: tuple[Level, ...] = ()
    indicative: tuple[Indicative, ...] = ()
    notes: tuple[Inlines, ...] = ()
    open: bool = False
    penalty: Penalty | None = None


@dataclass(frozen=True)
class Task:
    """What a candidate may see of an item: there is no key in it, so none can leak."""

    label: str
    tariff: int
    body: tuple[Block, ...]
    parts: tuple["Task", ...] = ()
    sources: tuple[str, ...] = ()
    span: Span = NOWHERE

    @cached_property
    def tariffs(self) -> frozenset[int]:
        """Its own, and those of its parts."""
        return frozenset((self.tariff,)).union(*(part.tariffs for part in self.parts))


@dataclass(frozen=True)
class Item:
    """A candidate reads the body; only a marker, or a machine, reads the keys and the scheme.

    An item has parts or a scheme, never both; its tariff is counted from them. `sources` holds
    the labels of the sources that the item and its parts refer to.
    """

    id: str
    span: Span
    body: tuple[Block, ...]
    scheme: Scheme | None = None
    keys: Mapping[str, Key] = field(default_factory=dict)
    parts: tuple["Item", ...] = ()
    sources: tuple[str, ...] = ()
    topic: str = ""
    label: str = ""

    @cached_property
    def tariff(self) -> int:
        """Marks the item is worth."""
        own = self.scheme.marks if self.scheme else 0
        return own + sum(part.tariff for part in self.parts)

    @cached_property
    def task(self) -> Task:
        """The candidate's view."""
        parts = tuple(part.task for part in self.parts)
        return Task(self.label, self.tariff, self.body, parts, self.sources, self.span)
