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
from worksheets.layout.text.runs import baseline, in_faces
from worksheets.model.page.node import Node
from worksheets.model.page.page import Fill, Picture, Run
from worksheets.model.paper.content import text
from worksheets.model.paper.paper import Letterhead
from worksheets.model.theme import rgb

TAB = 20 / 7
"""The height of the tab with the name of a kind of file, in units of space."""
INSET = 1.3
"""What stays free at either side of the name, in units of space."""
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


def scheme_look(style: Style) -> TitleLook:
    """The title block of a mark scheme: 20/22, near the tab that hangs from its rule."""
    return worksheet_look(style)._replace(above=1, alone=1.2)


def cover_look(style: Style) -> TitleLook:
    """The title block of a cover: 26/30 below the course in 12/16 at 10.5."""
    size = style.title * 1.3
    return TitleLook(size, size * 1.154, style.heading, (12, 6 / 7), 9, 2.25, 1, 1.5)


class TitleWords(NamedTuple):
    """What a title block says: whose paper it is, its title, on a cover the course, and on papers
    that no candidate is to see, the name of their kind."""

    letterhead: Letterhead
    title: str
    course: str = ""
    kind: str = ""


def title_block(
    words: TitleWords, look: TitleLook, style: Style, structure: Structure
) -> list[Strip]:
    """The rule, and under it the school's name, the course and the title; a logo stands at the
    right of them.

    The name of a kind stands on the bar, which is a tab then.
    """
    measure, logo = style.full_measure, words.letterhead.logo
    rule = rule_with_bar(measure, look.bar, style)
    if words.kind:
        rule = rule._replace(marks=rule.marks[:1])  # the bar grows into the tab
    if not logo:
        return [rule, *glued(_lines(words, look, measure, style, structure))]
    most = look.logo * style.unit
    tall = min(most, WIDE * most * logo.rows / logo.columns)
    wide = tall * logo.columns / logo.rows
    node = structure.add("Figure", alt=spoken_logo(words.letterhead, style.language))
    picture = Picture(measure - wide, style.unit, wide, tall, logo, node)
    lines = _lines(words, look, measure - wide - style.unit * 3, style, structure)
    height, marks = stacked([rule, *lines])
    bookmark = words.kind or words.title
    return [Strip(max(height, style.unit + tall), (*marks, picture), title=bookmark)]


def _lines(
    words: TitleWords, look: TitleLook, measure: float, style: Style, structure: Structure
) -> list[Strip]:
    """The tab, the lines above a title, and the title; the tab begins the heading of the title."""
    strips: list[Strip] = []
    for line in filter(None, (words.letterhead.name, words.course)):
        lines = set_text(text(line), measure, style, structure.add("P"), ParagraphStyle(look.lines))
        strips += lines if strips else below(lines, style.unit * look.above)
    above = style.unit * (look.between if strips else look.alone)
    titled = HeadingLook(0, measure, look.title, look.leading)
    _, first, *more = heading_in(titled, words.title, 1, style, structure)
    if not words.kind:
        return [*strips, *below([first, *more], above)]
    node = next(mark.node for mark in first.marks if isinstance(mark, Run))
    tab = _tab(words.kind, style, node)
    title = below([first._replace(title=words.kind), *more], above)
    return [tab, *strips, *title]


def _tab(kind: str, style: Style, node: Node | None) -> Strip:
    """White words on black, which hang from the rule."""
    size = style.size
    height, inset = TAB * style.unit, INSET * style.unit
    wide = style.faces.width(kind, "strong", size) + 2 * inset
    runs = in_faces(Run(inset, baseline(height, size), "strong", size, f"{kind} ", node), style)
    ground = Fill(0, 0, wide, height, rgb(style.theme.accent))
    return Strip(height, (ground, *(run._replace(black=0) for run in runs)))


def spoken_logo(letterhead: Letterhead, language: Language) -> str:
    """What a listener hears of a school's logo."""
    if letterhead.logo_says:
        return letterhead.logo_says
    if not letterhead.name:
        return language.say("front.logo-of-unnamed")
    return language.say("front.logo", school=letterhead.name)
