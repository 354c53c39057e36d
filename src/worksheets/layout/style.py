"""The look of a page in points: a theme on a size of paper."""

import re
from dataclasses import dataclass, replace

from worksheets.language.language import Language
from worksheets.layout.type.faces import Faces, faces_of
from worksheets.memo import memo
from worksheets.model.page.units import MILLIMETRE, PAGE_SIZES
from worksheets.model.theme import Theme
from worksheets.model.theme_words import Forms

ONE_MARK = re.compile(r"(?i)\b(mark)s\b")
STEP = 2 / 3
"""The unit of space is this part of the type size; every space is a multiple of it."""


FOOT, LINE = 9.5, 1.25
"""The footer's last line is so many millimetres from the edge, its lines so many sizes apart."""
FOOTER = 8 / 10.5
"""The size of the footer in those of text."""
GREY = 1 / 3
"""How light footers and line numbers are: #555, 7.5 : 1 on white."""
TEXT = 10.5
"""The size of text by which other sizes are given."""


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """Lengths in points. Type has one scale of sizes, space one unit.

    A style is equal to itself only, so it is a cheap key for what is set in it.
    """

    theme: Theme
    """With all its words in the language of the paper."""
    faces: Faces
    language: Language
    width: float
    height: float
    measure: float
    """Width of a column."""
    columns: int
    gutter: float
    unit: float
    size: float
    small: float
    footer: float
    """The size of the footer's type."""
    heading: float
    title: float
    leading: float
    number: float
    """The column of hanging question numbers."""
    indent: float
    """The column of labels (a), (i) and of option letters."""
    pitch: float
    """From one answer line to the next."""
    box: float
    rule: float = 0.5
    frame: float = 0.75
    fillable: bool = False
    """Whether answers are typed into form fields."""

    @property
    def top(self) -> float:
        return self.theme.margins.top * MILLIMETRE

    @property
    def bottom(self) -> float:
        """The lower margin, which leaves room for the footer however large its type is."""
        return max(self.theme.margins.bottom * MILLIMETRE, self.foot + self.unit * 1.5)

    @property
    def foot(self) -> float:
        """From the edge of the paper to the top of the footer's line."""
        return FOOT * MILLIMETRE + self.footer

    @property
    def full_measure(self) -> float:
        """Width in points between the margins: all columns with the gutters between them."""
        return self.columns * self.measure + (self.columns - 1) * self.gutter

    @property
    def depth(self) -> float:
        """Height for strips, between the margins."""
        return self.height - self.top - self.bottom

    @property
    def hyphens(self) -> str:
        """The language to part words in, or nothing if they stay whole."""
        return self.language.tag if self.theme.type.hyphenate else ""

    @property
    def duplex(self) -> bool:
        """Whether both sides of sheets are printed: even pages are the backs of odd ones."""
        return self.theme.printed == "double"

    @property
    def sides(self) -> int:
        """Papers are filled up to a multiple of so many pages."""
        return self.theme.furniture.sides if self.duplex else 1

    def left(self, number: int) -> float:
        """Where strips begin on a page, counted from 1; on backs the inner margin is at the
        right."""
        margins = self.theme.margins
        swapped = self.duplex and number % 2 == 0
        return (margins.outer if swapped else margins.inner) * MILLIMETRE

    def sized(self, points: float) -> float:
        """A size of type that is `points` where text has 10.5, and no smaller than the smallest."""
        return max(self.size * points / TEXT, self.theme.type.smallest)

    def leading_of(self, size: float) -> float:
        """From line to line at a type size."""
        return self.leading * size / self.size

    def marks(self, number: int, more: int = 0) -> str:
        """A number of marks as the theme writes it, and behind it those of an add-on."""
        marks = self.theme.marks
        single = self.language.is_singular(number)
        shown = (marks.one if single else marks.several).replace("{n}", str(number))
        return f"{shown} + {self.marks(more)}" if more else shown

    def total(self, wording: str | Forms, number: int, name: str = "") -> str:
        """A theme's wording of a total; {n} is the number, {q} the question.

        A wording without forms has an English plural, if it has one.
        """
        if isinstance(wording, Forms):
            wording = wording.one if self.language.is_singular(number) else wording.other
        elif number == 1:
            wording = ONE_MARK.sub(r"\1", wording)
        return wording.replace("{n}", str(number)).replace("{q}", name)


def style_of(
    theme: Theme, page: str, language: Language, *, columns: bool = True, fillable: bool = False
) -> Style:
    """A theme on a size of paper, in a language; without columns there is one."""
    return _style(theme, page, language, columns, fillable)


@memo(64)
def _style(theme: Theme, page: str, language: Language, columns: bool, fillable: bool) -> Style:
    """Without its memo, papers with shuffled options take 6 % longer."""
    kind = theme.type
    width, height = PAGE_SIZES[page]
    room = width - (theme.margins.inner + theme.margins.outer) * MILLIMETRE
    gutter = theme.columns.gutter * MILLIMETRE
    count = _columns(theme, room / MILLIMETRE) if columns else 1
    size = kind.size
    return Style(
        theme=theme.in_language(language),
        faces=faces_of(kind),
        language=language,
        width=width,
        height=height,
        measure=(room - (count - 1) * gutter) / count,
        columns=count,
        gutter=gutter,
        unit=size * STEP,
        size=size,
        small=max(size / kind.scale, kind.smallest),
        footer=max(size * FOOTER, kind.smallest),
        heading=size * kind.scale,
        title=size * kind.title,
        leading=size * kind.leading,
        number=size * STEP * 3,
        indent=size * STEP * 3,
        pitch=theme.answers.pitch * MILLIMETRE,
        box=size * STEP / 7 * 10,
        fillable=fillable,
    )


@memo(64)
def in_one_column(style: Style) -> Style:
    """A style with one column in the place of its columns.

    Its memo makes it one style for all forms of a paper: without it these take a fifth longer.
    """
    return replace(style, columns=1, measure=style.full_measure)


@memo(64)
def in_measure(style: Style, measure: float) -> Style:
    """A style with columns of another width; like `in_one_column`, it is one for all forms.

    Without its memo twelve forms with pairs of questions take a twentieth longer (0.73 s for 0.70).
    """
    return replace(style, measure=measure)


def _columns(theme: Theme, room: float) -> int:
    """The fewest columns that are narrow enough, if that many are wide enough."""
    wanted = theme.columns
    best = 1
    for count in range(1, wanted.most + 1):
        wide = (room - (count - 1) * wanted.gutter) / count
        if wide < wanted.narrowest:
            break
        best = count
        if wide <= wanted.widest:
            break
    return best
