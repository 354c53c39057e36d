"""Sources as a course keeps them, with what makes them good or bad for a historian."""

from collections.abc import Iterable, Mapping
from typing import Literal, Self

from pydantic import BaseModel, model_validator

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, OneLine, Prose
from worksheets.model.diagnostics import Mistake
from worksheets.model.figure import AnyFigure
from worksheets.model.knowledge.facts import Fact
from worksheets.model.paper.content import LineBreak, Source
from worksheets.model.source_names import ALL_SOURCES


class Worth(BaseModel):
    """What makes a source good or bad for a historian, by its origin, purpose or content."""

    model_config = AUTHORED

    about: Literal["origin", "purpose", "content"]
    answer: Prose


class SourceText(Fact):
    """A source as the course keeps it; it gets its letter when a paper uses it.

    It is text, or a figure (a cartoon, a photograph, a table), or both. `value` and `limitation`
    for those who study the `focus` are what questions on its worth are drawn from. `rights` says
    why it may be printed. Its lines have the same numbers on every page only if it is those that
    are `written` which are numbered: each line of its text is one.
    """

    content: tuple[Prose, ...] = ()
    figure: AnyFigure | None = None
    attribution: Prose
    focus: Prose = ()
    value: tuple[Worth, ...] = ()
    limitation: tuple[Worth, ...] = ()
    rights: OneLine = ""
    line_numbers: Literal["printed", "written", "none"] = "printed"

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.content and self.figure is None:
            raise Mistake(f"the source '{self.id}' is empty", "add content, or a figure")
        if (self.id,) == ALL_SOURCES:
            raise Mistake("no source can be called 'all'", "give it an id that says what it is")
        return self

    @property
    def lines(self) -> int:
        """How many lines its author wrote, without those between stanzas."""
        ends = (one for content in self.content for one in content if isinstance(one, LineBreak))
        return len(self.content) + sum(1 for _ in ends)

    def lettered(self, label: str, language: Language) -> Source:
        """The source as it stands on a paper in a language."""
        figures = self.figure.blocks(language) if self.figure else ()
        return Source(
            label,
            self.content,
            self.attribution,
            figures,
            self.span,
            self.line_numbers,
        )


def written_lines(sources: Iterable[SourceText]) -> Mapping[str, int]:
    """How many lines those sources have whose lines are numbered as they are written."""
    return {source.id: source.lines for source in sources if source.line_numbers == "written"}
