"""The paragraphs of a list of questions, as plain text, Markdown and Word have them alike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from worksheets.exchange.questions.hypertext import Run, inlines_of
from worksheets.exchange.questions.interaction import Part
from worksheets.model.paper.content import Code, Inlines, LineBreak, plain

Shade = Literal["bold type", "underlining", "highlighting", "colour"]
"""What people mark a right option with."""
FAMILIES: tuple[Shade, ...] = ("highlighting", "colour", "underlining", "bold type")


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number that a program prints: the list it is of, how deep, its kind and its value."""

    list: str
    depth: int
    kind: Literal["decimal", "letter", "bullet"]
    value: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a list, or what stands by itself: a picture, a table or code.

    It is `further` if it goes on with the paragraph before it, and `wrapped` if a program, and not
    a person, may have ended the line before it; it is moved in by `indent` spaces. A paragraph of
    nothing is an empty line.
    """

    line: int
    runs: tuple[Run, ...] = ()
    numbering: Numbering | None = None
    heading: int = 0
    part: Part | None = None
    further: bool = False
    wrapped: bool = False
    indent: int = 0

    @property
    def text(self) -> str:
        """The words of its runs, without code and formulas."""
        return "".join(run.text for run in self.runs)

    @property
    def shown(self) -> str:
        """All that is seen of it, as plain words."""
        return "".join(
            run.text if run.inline is None else plain((run.inline,)) for run in self.runs
        )

    @property
    def is_blank(self) -> bool:
        return self.part is None and not any(
            run.text.strip() or (run.inline and not isinstance(run.inline, LineBreak))
            for run in self.runs
        )

    def without(self, start: int, end: int | None = None) -> "Paragraph":
        """The paragraph from a character on, to another one."""
        if not start and end is None:
            return self
        return replace(self, runs=tuple(cut_runs(self.runs, start, end)))


def cut_runs(runs: Iterable[Run], start: int, end: int | None = None) -> Iterator[Run]:
    """The runs from a character on, to another one."""
    place = 0
    for run in runs:
        if run.inline is not None:
            if place >= start and (end is None or place < end):
                yield run
            continue
        first = max(0, start - place)
        last = len(run.text) if end is None else max(0, end - place)
        if kept := run.text[first:last]:
            yield Run(kept, run.dress)
        place += len(run.text)


def shades_of(runs: Sequence[Run]) -> dict[Shade, str]:
    """What all words of a text are marked with, and the colour where there is one."""
    worded = [run for run in runs if run.text.strip()]
    if not worded:
        return {}
    common = set(worded[0].dress)
    for run in worded[1:]:
        common &= set(run.dress)
    found: dict[Shade, str] = {}
    for dress in sorted(common):
        match dress.partition(":"):
            case ("strong", _, _):
                found["bold type"] = "bold"
            case ("underlined", _, _):
                found["underlining"] = "underlined"
            case ("highlighted", _, colour):
                found["highlighting"] = colour
            case ("colour", _, colour):
                found["colour"] = colour
    return found


def undressed_runs(runs: Iterable[Run], shades: Iterable[Shade]) -> tuple[Run, ...]:
    """The runs without bold type, if that is what marks right options."""
    if "bold type" not in shades:
        return tuple(runs)
    return tuple(
        replace(run, dress=tuple(one for one in run.dress if one != "strong")) for run in runs
    )


def content_of(paragraphs: Sequence[Paragraph], language: str) -> Inlines:
    """Paragraphs as one content, with line breaks where a person ended a line."""
    runs: list[Run] = []
    for paragraph in paragraphs:
        own = list(paragraph.runs)
        if isinstance(paragraph.part, tuple):
            own = [Run("", inline=inline) for inline in paragraph.part]
        if runs and own and not (_is_listing(runs[-1]) or _is_listing(own[0])):
            runs.append(Run(" ") if paragraph.wrapped else Run("", inline=LineBreak()))
        runs += own
    return inlines_of(runs, language)


def _is_listing(run: Run) -> bool:
    return isinstance(run.inline, Code) and run.inline.display


def body_of_paragraphs(paragraphs: Sequence[Paragraph], language: str) -> tuple[Part, ...]:
    """Paragraphs as the parts of a body; further lines are in the part of the first."""
    parts: list[Part] = []
    together: list[Paragraph] = []
    for paragraph in paragraphs:
        if together and (paragraph.part is not None or not paragraph.further):
            parts.append(content_of(together, language))
            together = []
        if paragraph.part is not None:
            parts.append(paragraph.part)
        elif not paragraph.is_blank:
            together.append(paragraph)
    if together:
        parts.append(content_of(together, language))
    return tuple(part for part in parts if part != ())
