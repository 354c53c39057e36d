"""How the pages of a paper look, as its spec says it."""

from typing import Annotated, Literal, Self, TypeAlias, get_args

from pydantic import (
    BaseModel,
    Field,
    model_validator,
)

from worksheets.model.authored import (
    AUTHORED,
    Shorthand,
)
from worksheets.model.diagnostics import Mistake
from worksheets.model.numbering import AnyNumbering
from worksheets.model.paper.lettering import AttributionPlace, FigureNumbers
from worksheets.model.shapes import STRING
from worksheets.model.theme import Printed

PageName: TypeAlias = Literal[
    "A4", "A5", "A3", "Letter", "A4-landscape", "A5-landscape", "A3-landscape", "Letter-landscape"
]
_PAGES = {name.casefold(): name for name in get_args(PageName)}


def _page_name(value: object) -> object:
    """The name of a size of paper, however its letters are written."""
    return _PAGES.get(value.casefold(), value) if isinstance(value, str) else value


SourcePlace: TypeAlias = Literal["inline", "insert", "facing"]
"""Where sources go: among the questions, in a booklet of their own, or on the page that faces the
questions about them."""
Imposition: TypeAlias = Literal["none", "booklet", "2-up", "4-up"]
"""A second file for the print shop: a folded booklet, or copies side by side to be cut."""


class Fit(BaseModel):
    """How many sides of paper it may be."""

    model_config = AUTHORED

    sides: int = Field(ge=1, le=100)


class LayoutSpec(BaseModel):
    """How the pages look; `theme` is one that ships, or a YAML file beside the spec.

    What a theme says, too, is that of the theme where it is None.
    """

    model_config = AUTHORED

    page: Annotated[PageName, Shorthand(_page_name, STRING)] = "A4"
    theme: Annotated[str, Field(min_length=1)] = "worksheet"
    sources: SourcePlace = "inline"
    fit: Fit | None = None
    numbering: AnyNumbering | None = None
    figure_numbers: FigureNumbers | None = None
    attribution: AttributionPlace | None = None
    printed: Printed | None = None
    impose: Imposition = "none"
    fillable: bool = False

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.fit and self.sources == "facing":
            raise Mistake(
                "a paper with facing sources cannot be fitted: every source begins a new page",
                "write sources: inline or sources: insert, or leave fit out",
            )
        return self
