"""The head of a first page: a rule with a bar, under it the school, the course and the title."""

from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.layout.pagination.strips import Strip, below, glued, stacked
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import (
    BARS,
    HeadingLook,
    ParagraphStyle,
    heading_in,
    rule_with_bar,
    set_text,
)
from worksheets.model.page.page import Picture
from worksheets.model.paper.content import text
from worksheets.model.paper.paper import Letterhead

WIDE = 3
"""A logo is at most so many times as wide as the height there is for it; a wider one is lower."""


class TitleLook(NamedTuple):
    """How a title block is set.

    Sizes of the title, its leading, and of the lines above it in points; in units of space, the
    bar (width and height), the height of a logo, and what stays free above the first of those
    lines, between them and the title, and above a title that stands alone.
    """

    title: float
    leading: float
    lines: float
    bar: tuple[float, float]
    logo: float
    above: float
    between: float
    alone: float


def worksheet_look(style: Style) -> TitleLook:
    """The title block of a worksheet: 20/22, 28 below its rule at 10.5."""
    return TitleLook(style.title, style.title * 1.1, style.small, BARS[1], 5, 1.25, 0.5, 1.5)


def cover_look(style: Style) -> TitleLook:
    """The title block of a cover: 26/30 below the course in 12/16 at 10.5."""
    size = style.title * 1.3
    return TitleLook(size, size * 1.154, style.heading, (12, 6 / 7), 9, 2.25, 1, 1.5)


class TitleWords(NamedTuple):
    """What a title block says: whose paper it is, its title, and on a cover the course."""

    letterhead: Letterhead
    title: str
    course: str = ""


def title_block(
    words: TitleWords, look: TitleLook, style: Style, structure: Structure
) -> list[Strip]:
    """The rule, and under it the school's name, the course and the title; a logo stands at the
    right of them."""
    measure, logo = style.full_measure, words.letterhead.logo
    rule = rule_with_bar(measure, look.bar, style)
    if not logo:
        return [rule, *glued(_lines(words, look, measure, style, structure))]
    most = look.logo * style.unit
    tall = min(most, WIDE * most * logo.rows / logo.columns)
    wide = tall * logo.columns / logo.rows
    node = structure.add("Figure", alt=spoken_logo(words.letterhead, style.language))
    picture = Picture(measure - wide, style.unit, wide, tall, logo, node)
    lines = _lines(words, look, measure - wide - style.unit * 3, style, structure)
    height, marks = stacked([rule, *lines])
    return [Strip(max(height, style.unit + tall), (*marks, picture), title=words.title)]


def _lines(
    words: TitleWords, look: TitleLook, measure: float, style: Style, structure: Structure
) -> list[Strip]:
    """The lines above a title, and the title."""
    strips: list[Strip] = []
    for line in filter(None, (words.letterhead.name, words.course)):
        lines = set_text(text(line), measure, style, structure.add("P"), ParagraphStyle(look.lines))
        strips += lines if strips else below(lines, style.unit * look.above)
    above = style.unit * (look.between if strips else look.alone)
    titled = HeadingLook(0, measure, look.title, look.leading)
    _, *title = heading_in(titled, words.title, 1, style, structure)
    return [*strips, *below(title, above)]


def spoken_logo(letterhead: Letterhead, language: Language) -> str:
    """What a listener hears of a school's logo."""
    if letterhead.logo_says:
        return letterhead.logo_says
    if not letterhead.name:
        return language.say("front.logo-of-unnamed")
    return language.say("front.logo", school=letterhead.name)
