"""A question as programs exchange it: what is shown, how it is answered, what an answer is worth.

The words are those of QTI: an interaction is the part of an item that a candidate works on. Every
format says its questions in these letters, and knows no question type of ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from worksheets.model.diagnostics import NOWHERE, Span
from worksheets.model.paper.content import Inlines, plain

ONE = Fraction(1)
NONE = Fraction(0)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by the name of its file in a package, with the words for those who cannot see
    it."""

    file: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list in a body."""

    entries: tuple[Inlines, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in a body, row by row; the first row is its head."""

    rows: tuple[tuple[Inlines, ...], ...]


Part: TypeAlias = Inlines | Picture | Listed | Grid
"""A paragraph, a picture, a list or a table."""
Body: TypeAlias = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """What can be chosen, the part of the marks that it is worth (less than 0: a deduction), and
    what is said of it afterwards."""

    content: Inlines
    worth: Fraction = NONE
    why: Inlines = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Options to tick: one of them, or `several`. They stand as they are written if `ordered`.

    By the rule `sum` the worths of what is ticked are added up; by `less-extra` each right option
    counts alike, less one for each that is ticked beyond their number.
    """

    options: tuple[Option, ...]
    several: bool = False
    ordered: bool = False
    rule: Literal["sum", "less-extra"] = "sum"


def is_verdict(options: tuple[Option, ...]) -> bool:
    """Whether options are true and false."""
    return [plain(option.content) for option in options] == ["True", "False"]


@dataclass(frozen=True, slots=True)
class AcceptedAnswer:
    """Words that are accepted, and the part of the marks that they are worth.

    If it `has_wildcard`, other words may be before, between or behind them.
    """

    words: Inlines
    worth: Fraction = ONE
    why: Inlines = ()
    has_wildcard: bool = False


@dataclass(frozen=True, slots=True)
class NumericRange:
    """The numbers from `least` to `most`, which are worth a part of the marks."""

    least: Decimal
    most: Decimal
    worth: Fraction = ONE
    why: Inlines = ()


@dataclass(frozen=True, slots=True)
class TextGap:
    """A blank: words that are accepted, or choices of which some are right.

    `weight` is its part of the marks, counted against the weights of the other blanks; `several`
    is whether all of its right choices are wanted.
    """

    answers: tuple[AcceptedAnswer, ...]
    choices: tuple[Inlines, ...] = ()
    weight: int = 1
    case_counts: bool = False
    numbers: tuple[NumericRange, ...] = ()
    several: bool = False


@dataclass(frozen=True, slots=True)
class TextEntry:
    """Blanks in the body, by the slots of their gaps; a gap that the body has not ends it."""

    gaps: Mapping[str, TextGap]


@dataclass(frozen=True, slots=True)
class NumericEntry:
    """A number to be worked out; `shown` is how it is printed, without its unit."""

    ranges: tuple[NumericRange, ...]
    shown: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Prompts, and for each the option that belongs to it, counted from 0; an option may belong to
    several, or to none."""

    prompts: tuple[Inlines, ...]
    options: tuple[Inlines, ...]
    key: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Entries in their right order; marks are for places, for neighbours, or for the whole."""

    entries: tuple[Inlines, ...]
    rule: Literal["places", "neighbours", "whole"] = "places"


@dataclass(frozen=True, slots=True)
class ExtendedText:
    """An answer in sentences, and what it may say, for those who mark it by hand."""

    points: tuple[Inlines, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True)
class NoInteraction:
    """Something to be read only; if it `needs_picture`, words do not stand for its picture."""

    needs_picture: bool = False


Interaction: TypeAlias = (
    Choice | TextEntry | NumericEntry | Match | Order | ExtendedText | NoInteraction
)


@dataclass(frozen=True, slots=True)
class Stimulus:
    """What several questions can be about, such as a source; it stands before them."""

    name: str
    body: Body


@dataclass(frozen=True, slots=True)
class ExchangeItem:
    """A question with all that programs say of it.

    Its `stimuli` stand before its body, unless a format has them apart, once for several questions.
    `path` is its category, the widest first; `feedback` is said of every answer. What was guessed
    about it is in `doubts`: its key is then that of nobody.
    """

    body: Body
    interaction: Interaction
    name: str = ""
    identifier: str = ""
    path: tuple[str, ...] = ()
    marks: Fraction = ONE
    feedback: Inlines = ()
    tags: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    stimuli: tuple[Stimulus, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TermCard:
    """A card of a set that is learned: a term, and what it means."""

    term: Inlines
    definition: Inlines
    path: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


Grade: TypeAlias = Literal["changed", "lost", "refused", "guessed"]
"""Said otherwise, not said, left out, or in need of a person."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a question lost on its way, with a code that does not change and what there is
    instead."""

    span: Span
    grade: Grade
    code: str
    what: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class BankFile:
    """What was read from a file: its questions, how many entries it has, and what was lost.

    `pictures` are files by the names that bodies use, and `terms` the entries that are knowledge
    and no questions. Of the entries `seen` those are `refused` of which neither came.
    """

    items: tuple[ExchangeItem, ...]
    losses: tuple[Loss, ...] = ()
    seen: int = 0
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    terms: tuple[TermCard, ...] = ()

    @property
    def refused(self) -> int:
        return sum(loss.grade == "refused" for loss in self.losses)
