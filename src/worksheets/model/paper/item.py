"""One question as it stands on one paper: what is asked, what is right, how it is marked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from worksheets.model.diagnostics import NOWHERE, Span
from worksheets.model.paper.content import Block, Inlines
from worksheets.model.paper.key import Key
from worksheets.model.paper.levels import AddOn, Exemplar, LevelTable
from worksheets.model.paper.marks import Marks
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
    an option, a blank, a row. A `code`, such as M1, says what the marks are for, `flags` such as
    cao and oe what an answer must be like, and `objective` which assessment objective it shows.
    `develop` are ways to develop the point, for `more` marks. What its value `follows` from is a
    part of the same question, by its numbers in the parts around it.
    """

    answer: Inlines
    marks: Marks = 1
    accept: tuple[Inlines, ...] = ()
    reject: tuple[Inlines, ...] = ()
    note: Inlines = ()
    group: str = ""
    cell: MatrixCell | None = None
    label: str = ""
    code: str = ""
    flags: tuple[str, ...] = ()
    objective: str = ""
    develop: tuple[Inlines, ...] = ()
    more: Marks = 0
    follows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicative:
    """Content an answer might use: neither required nor complete."""

    title: str
    points: tuple[Inlines, ...]


@dataclass(frozen=True)
class Scheme:
    """How an item without parts is marked: by points, by levels, or both.

    An `open` list of points is not complete by nature, so that other valid answers are credited; or
    `others` says what is done with them. A `penalty` stands in the words of the task, too. The
    marks of an `add_on` come to the others. Exemplars are for markers, as all of it is.
    """

    marks: int
    rule: Inlines = ()
    points: tuple[MarkPoint, ...] = ()
    levels: LevelTable | None = None
    indicative: tuple[Indicative, ...] = ()
    notes: tuple[Inlines, ...] = ()
    open: bool = False
    penalty: Penalty | None = None
    others: Inlines = ()
    add_on: AddOn | None = None
    exemplars: tuple[Exemplar, ...] = ()

    @property
    def tariff(self) -> int:
        """All marks that can be had, with those of an add-on."""
        return self.marks + (self.add_on.marks if self.add_on else 0)


@dataclass(frozen=True)
class Task:
    """What a candidate may see of an item: there is no key in it, so none can leak.

    Of its marks so many are those of an `add_on`, which are printed apart. A part without a label
    is a text before the parts that follow it; of the others so many are answered as `answer` says,
    or all.
    """

    label: str
    tariff: int
    body: tuple[Block, ...]
    parts: tuple["Task", ...] = ()
    sources: tuple[str, ...] = ()
    span: Span = NOWHERE
    add_on: int = 0
    answer: int | None = None

    @cached_property
    def tariffs(self) -> frozenset[int]:
        """Its own, and those of its parts."""
        return frozenset((self.tariff,)).union(*(part.tariffs for part in self.parts))

    @cached_property
    def with_add_ons(self) -> frozenset[tuple[int, int]]:
        """The marks of answers that have an add-on, with those of the add-on."""
        own = [(self.tariff - self.add_on, self.add_on)] if self.add_on else []
        return frozenset(own).union(*(part.with_add_ons for part in self.parts))


@dataclass(frozen=True)
class Item:
    """A candidate reads the body; only a marker, or a machine, reads the keys and the scheme.

    An item has parts or a scheme, never both; its tariff is counted from them. Of parts of which a
    candidate answers only so many as `answer` says, all have the same tariff. One that `is_text`
    has no label: it stands before the parts that follow it. `sources` holds the labels of the
    sources that the item and its parts refer to.
    `objectives` are the marks of each assessment objective; of an item with parts those are found
    with its parts, unless it shares them out itself.
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
    objectives: Mapping[str, int] = field(default_factory=dict)
    answer: int | None = None
    is_text: bool = False

    @property
    def asked(self) -> tuple["Item", ...]:
        """Its parts, without the texts between them."""
        return tuple([part for part in self.parts if not part.is_text])

    @property
    def counted(self) -> tuple["Item", ...]:
        """Of its parts as many as a candidate answers."""
        return self.asked[: self.answer]

    @cached_property
    def tariff(self) -> int:
        """Marks a candidate can get for the item."""
        own = self.scheme.tariff if self.scheme else 0
        return own + sum(part.tariff for part in self.counted)

    @property
    def answer_marks(self) -> int:
        """Its marks without those of add-ons."""
        own = self.scheme.marks if self.scheme else 0
        return own + sum(part.answer_marks for part in self.counted)

    @cached_property
    def task(self) -> Task:
        """The candidate's view."""
        parts = tuple(part.task for part in self.parts)
        more = self.scheme.tariff - self.scheme.marks if self.scheme else 0
        about = parts, self.sources, self.span, more, self.answer
        return Task(self.label, self.tariff, self.body, *about)
