"""What is printed: a small closed alphabet of inlines, blocks and interactions.

Every writer handles every letter, so two question types must want a new one; no writer knows them.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from worksheets.model.diagnostics import NOWHERE, Span

if TYPE_CHECKING:
    from worksheets.model.page.drawing import Drawable

Ruling: TypeAlias = Literal["lines", "dotted", "box", "squares", "graph", "none"]
"""What an answer is written on; with `none`, separate paper."""


@dataclass(frozen=True, slots=True)
class Text:
    text: str

    def __reduce__(self) -> tuple[type["Text"], tuple[str]]:
        """An index of a course has hundreds of thousands; a dataclass's own way takes longer."""
        return Text, (self.text,)


@dataclass(frozen=True, slots=True)
class Strong:
    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Emph:
    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Underlined:
    """Words that an answer must have, as markers know them."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Sub:
    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Super:
    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank in running text, answered in place; `label` is printed before it: (i), (ii)."""

    slot: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Maths:
    """A formula as authors write it, in TeX; a `display` one stands on a line of its own."""

    tex: str
    display: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """Characters as they were typed, in a monospaced face; a `display` one is a listing on lines of
    its own, which end where its author ended them."""

    text: str
    display: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a line, as its author wrote it; a `gap` is the blank line between stanzas."""

    gap: bool = False


@dataclass(frozen=True, slots=True)
class Placeholder:
    """The name in braces of a value that is filled in before anything is printed: {s}."""

    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address on the web."""

    content: "Inlines"
    address: str


Dressed: TypeAlias = Strong | Emph | Underlined | Sub | Super | Link
Inline: TypeAlias = Text | Dressed | Gap | Maths | Placeholder | Code | LineBreak
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Para:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list: with bullets, or with `labels` in their place; the `title` stands above it."""

    items: tuple[Inlines, ...]
    labels: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid with a head row; `space` is the least height of a body row in millimetres.

    Without a head the first cell of every row says what belongs into the others. A cell that ends
    in a blank on a line of its own is answered there. The caption stands above the grid. Cells that
    are questions need no head: they are worth the `marks` of their column, and may be a list.
    """

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    widths: tuple[float, ...]
    space: float = 0
    caption: Inlines = ()
    marks: tuple[int, ...] = ()

    @property
    def is_labelled(self) -> bool:
        """Whether the first cell of every row says what belongs into the others."""
        return not self.head and not self.marks


@dataclass(frozen=True, slots=True)
class Bank:
    """Words to choose from."""

    words: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """Something drawn, with the words for those who cannot see it, and a caption above it.

    Figures of questions have a `number` on their paper; puzzles, and what a source shows, have
    none.
    """

    drawing: "Drawable"
    spoken: str
    caption: Inlines = ()
    span: Span = NOWHERE
    number: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """Printed material that questions refer to by its label, with its attribution.

    `figures` stand above the text; the lines `numbered` are those on the page or as written.
    """

    label: str
    content: tuple[Inlines, ...]
    attribution: Inlines
    figures: "tuple[Block, ...]" = ()
    span: Span = field(default=NOWHERE, compare=False)
    """Where its author wrote it."""
    numbered: Literal["printed", "written", "none"] = "printed"


@dataclass(frozen=True, slots=True)
class Choose:
    """Tick `count` options, or all that are right; a row is for short ones; keys are `ticked`."""

    slot: str
    options: tuple[Inlines, ...]
    count: int | None = 1
    arrangement: Literal["list", "row"] = "list"
    ticked: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Space:
    """What an author says of the space for an answer; None and "" leave it to the theme.

    `lines` is wanted, `least` must stay if the paper is to be shorter; a line is one pitch. On the
    ruling `figure` the answer is drawn on the question's figure, and there is no other space.
    """

    lines: int | None = None
    least: int | None = None
    ruling: Ruling | Literal["figure", ""] = ""


@dataclass(frozen=True, slots=True)
class Write:
    """Write an answer in a space of its own.

    The space follows from `marks`, unless `space` says it. `entries` above 1 asks for that many
    numbered answers. `phrase` wants a word or two: half a line.
    """

    slot: str
    marks: int
    entries: int = 1
    phrase: bool = False
    space: Space = field(default_factory=Space)


@dataclass(frozen=True, slots=True)
class Match:
    """Write the letter of an option beside every numbered prompt."""

    slot: str
    prompts: tuple[Inlines, ...]
    options: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Number the entries from 1 in their right order."""

    slot: str
    entries: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise: words with a blank, or a figure or words with an answer space below; one without
    a label is printed worked, as an example."""

    label: str
    body: "tuple[Para | Figure | Write, ...]"


@dataclass(frozen=True, slots=True)
class Exercises:
    """Exercises in so many columns at most, read across, or `down` each column.

    A blank is `blank` millimetres wide in type of 11 points and grows with it: as wide for every
    exercise, so that it shows nothing of the answer. It is a line, or if `boxed` a box. If they are
    `aligned`, equals signs stand under one another.
    """

    entries: tuple[Exercise, ...]
    columns: int
    blank: float
    boxed: bool = False
    down: bool = False
    aligned: bool = True


Interaction: TypeAlias = Choose | Write | Match | Order
Block: TypeAlias = Para | Bullets | Table | Bank | Figure | Exercises | Interaction


def text(string: str) -> Inlines:
    """Plain words as content."""
    return (Text(string),)


def capital(content: Inlines) -> Inlines:
    """The content with a capital letter at its head."""
    if not (content and isinstance(first := content[0], Text)):
        return content
    return (Text(first.text[:1].upper() + first.text[1:]), *content[1:])


def plain(content: Inlines) -> str:
    """The words of some content without its dress; a gap reads as an underscore, maths as TeX.

    It is one line: a line break reads as a space, a value not filled in as its name in braces.
    """
    line = ""
    for inline in content:
        match inline:
            case Text(piece):
                line += piece
            case Strong() | Emph() | Underlined() | Sub() | Super() | Link():
                line += plain(inline.content)
            case Gap():
                line += "_"
            case Maths(tex):
                line += f"${tex}$"
            case Code(piece):
                line += " ".join(piece.split("\n"))
            case LineBreak():
                line += " "
            case Placeholder(name):
                line += f"{{{name}}}"
    return line
