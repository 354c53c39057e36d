"""How papers look, as data: a theme is a YAML file, and a school can write its own."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Name, OneLine
from worksheets.model.diagnostics import Mistake
from worksheets.model.numbering import AnyNumbering
from worksheets.model.paper.content import Ruling
from worksheets.model.paper.lettering import AttributionPlace, FigureNumbers
from worksheets.model.theme_words import FurnitureTheme, MarksTheme, SpokenTheme

Colour: TypeAlias = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
WHITE = "#FFFFFF"
Engine: TypeAlias = Literal["mathra", "ziamath"]
"""What draws formulas; ziamath is a package of its own."""
Positive: TypeAlias = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]


def rgb(colour: Colour) -> tuple[float, float, float]:
    """Red, green and blue of a colour, from 0 to 1."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


LEGIBLE = 4.5
"""The least contrast of words on their ground (WCAG 2.2, 1.4.3)."""


def _contrast_with_white(colour: Colour) -> float:
    """The contrast of white words on a colour, from 1 to 21 (WCAG 2.2, relative luminance)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour)]
    red, green, blue = linear
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _legible(colour: Colour) -> Colour:
    contrast = _contrast_with_white(colour)
    if contrast < LEGIBLE:
        raise Mistake(
            f"white words on {colour} have a contrast of {contrast:.1f} : 1, not {LEGIBLE} or more",
            "choose a darker colour",
        )
    return colour


class TypeTheme(BaseModel):
    """Type: sizes in points; `scale` is the step from small to text and from text to heading,
    `title` the size of a title in those of text, `strong` the weight of what is bold.

    Characters that the family lacks are taken from the first of the fallbacks that has them, and
    last from the family of `code`, which is monospaced;
    `fonts` is a folder of font files, beside the packages that bring fonts.
    """

    model_config = AUTHORED

    family: str
    fallback: tuple[str, ...]
    code: str
    fonts: str = ""
    weight: Annotated[int, Field(ge=100, le=900, multiple_of=100)]
    strong: Annotated[int, Field(ge=100, le=900, multiple_of=100)]
    size: Annotated[float, Field(ge=6, le=72, allow_inf_nan=False)]
    leading: Annotated[float, Field(ge=1, le=3, allow_inf_nan=False)]
    scale: Annotated[float, Field(ge=1, le=2, allow_inf_nan=False)]
    title: Annotated[float, Field(ge=1, le=4, allow_inf_nan=False)]
    smallest: Annotated[float, Field(ge=5, le=72, allow_inf_nan=False)]
    scripts: Annotated[float, Field(ge=0.5, le=1, allow_inf_nan=False)]
    emphasis: Literal["italic", "bold"]
    letter_spacing: Annotated[float, Field(ge=0, le=0.35, allow_inf_nan=False)]
    align: Literal["left", "justified"]
    hyphenate: bool
    maths: Engine


class Margins(BaseModel):
    """Millimetres; `inner` is on the binding side: the left of pages that are `printed` on one side
    of the sheet, and the right of even ones that are printed on both."""

    model_config = AUTHORED

    top: Positive
    bottom: Positive
    inner: Positive
    outer: Positive


Printed: TypeAlias = Literal["single", "double"]
"""On one side of a sheet, or on both: then even pages are the backs of odd ones."""


class Columns(BaseModel):
    """As few columns as keep lines from being wider than `widest`, none under `narrowest` (mm).

    With `fewer_sides` a paper has them only if it then takes fewer sides than in one column.
    """

    model_config = AUTHORED

    most: Annotated[int, Field(ge=1, le=4)]
    narrowest: Positive
    widest: Positive
    gutter: Positive
    fewer_sides: bool


class AnswerTheme(BaseModel):
    """Space for answers: `pitch` in millimetres, `space` a factor of two lines a mark."""

    model_config = AUTHORED

    ruling: Ruling
    pitch: Annotated[float, Field(ge=4, le=30, allow_inf_nan=False)]
    minutes_per_mark: Annotated[float, Field(gt=0, le=10, allow_inf_nan=False)]
    space: Annotated[float, Field(ge=0.5, le=3, allow_inf_nan=False)]


class DrillTheme(BaseModel):
    """Short questions with a blank, such as sums, in `most` columns at most; 1: none are.

    `size` is that of their type in sizes of text, `leading` from row to row in such sizes.
    """

    model_config = AUTHORED

    most: Annotated[int, Field(ge=1, le=6)]
    size: Annotated[float, Field(ge=1, le=3, allow_inf_nan=False)]
    leading: Annotated[float, Field(ge=1, le=12, allow_inf_nan=False)]


class School(BaseModel):
    """The school on the front; the logo is a PNG or JPEG file beside the file that names it, of
    which a listener hears `logo_says`.

    The cover is a PDF file that stands before every paper; a listener hears `cover_says`.
    """

    model_config = AUTHORED

    name: OneLine = ""
    logo: str = ""
    logo_says: OneLine = ""
    cover: str = ""
    cover_says: OneLine = ""


class Theme(BaseModel):
    """A whole theme, in which words may be `standard`; `scheme` names the theme that
    mark schemes are set in, or is 'same'."""

    model_config = AUTHORED

    name: Name
    description: OneLine
    front: Literal["line", "cover"]
    scheme: str
    numbering: AnyNumbering
    figure_numbers: FigureNumbers
    attribution: AttributionPlace
    printed: Printed
    type: TypeTheme
    margins: Margins
    columns: Columns
    tint: Annotated[str, StringConstraints(pattern=r"^(none|#[0-9a-fA-F]{6})$")]
    accent: Annotated[Colour, AfterValidator(_legible)]
    answers: AnswerTheme
    drill: DrillTheme
    marks: MarksTheme
    furniture: FurnitureTheme
    spoken: SpokenTheme
    school: School = School()

    def in_language(self, language: Language) -> Self:
        """The theme with the words of a language where it has no words of its own."""
        parts = {
            "marks": self.marks.in_language(language),
            "furniture": self.furniture.in_language(language),
            "spoken": self.spoken.in_language(language),
        }
        return self.model_copy(update=parts)
