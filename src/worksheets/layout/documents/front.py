"""What stands above the questions of a worksheet: title, name line, instructions."""

from worksheets.layout.documents.name_lines import name_strips
from worksheets.layout.documents.title_block import (
    TitleWords,
    spoken_logo,
    title_block,
    worksheet_look,
)
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import Strip, below, glued, stacked
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.model.numbers.filling import in_content
from worksheets.model.page.page import Mark, Picture, moved
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Inlines, Text, plain, text
from worksheets.model.paper.paper import Front, Handout, Letterhead

LOGO = 16 * MILLIMETRE
"""The height of a logo on a mark scheme; a wide one takes at most twice that width."""
WIDEST = 42
"""The measure of instructions is no more than so many sizes."""
STOPS = frozenset(".!?:;…。！？؟।")
"""What ends a sentence."""
CLOSING = "'\"’”»)]› "
"""What may stand behind the end of a sentence."""


def front_galleys(
    handout: Handout, style: Style, structure: Structure, *, insert: bool = False
) -> list[Galley]:
    """The front of a worksheet, across all columns; `insert` says where the sources are.

    A paper without marks is not handed in, so it has no line for a name.
    """
    front = handout.front
    galleys = [structure.memoised(_titles, front.letterhead, front.title, style)]
    if front.form:
        node = structure.add("P")
        form = text(style.language.say("front.form", form=front.form))
        lines = set_text(form, style.full_measure, style, node)
        galleys.append(galley(below(glued(lines), style.unit * 0.5)))
    if any(task.tariff for section in handout.sections for task in section.tasks):
        galleys.append(structure.memoised(_names, front.tariff, style))
    subtitle = [text(front.subtitle)] if front.subtitle else []
    elsewhere = [text(style.language.say("front.sources-in-insert"))] if insert else []
    points = (*subtitle, *instructions(front, style), *elsewhere)
    if points:
        galleys.append(structure.memoised(_instructions, run_in(points), style))
    return galleys


def instructions(front: Front, style: Style) -> tuple[Inlines, ...]:
    """The instructions on the front, in which {marks} is two marks as the theme writes them.

    An instruction that mentions marks is left out where the theme prints none.
    """
    shown = style.marks(2)
    return tuple(
        in_content(point, {"marks": shown})
        for point in front.instructions
        if shown or "{marks}" not in plain(point)
    )


def run_in(points: tuple[Inlines, ...]) -> Inlines:
    """Points one behind the other as one paragraph, in which each is a sentence."""
    if len(points) == 1:
        return points[0]
    paragraph: Inlines = ()
    for point in points:
        stop = "" if plain(point).rstrip(CLOSING)[-1:] in STOPS else "."
        between = " " if point is not points[-1] else ""
        paragraph = (*paragraph, *point, Text(stop + between))
    return paragraph


def _titles(structure: Structure, letterhead: Letterhead, title: str, style: Style) -> Galley:
    words = TitleWords(letterhead, title)
    return galley(title_block(words, worksheet_look(style), style, structure))


def _names(structure: Structure, tariff: int, style: Style) -> Galley:
    return galley(below(glued(name_strips(tariff, style, structure)), style.unit))


def _instructions(structure: Structure, words: Inlines, style: Style) -> Galley:
    measure = min(WIDEST * style.size, style.full_measure)
    lines = set_text(words, measure, style, structure.add("P"), ParagraphStyle(style.small))
    return galley(below(glued(lines), style.unit * 1.35))


def letterhead_strips(letterhead: Letterhead, style: Style, structure: Structure) -> list[Strip]:
    """The school's logo and name, side by side."""
    logo = letterhead.logo
    marks: list[Mark] = []
    x = height = 0.0
    if logo:
        height = min(LOGO, 2 * LOGO * logo.rows / logo.columns)
        wide = height * logo.columns / logo.rows
        node = structure.add("Figure", alt=spoken_logo(letterhead, style.language))
        marks.append(Picture(0, 0, wide, height, logo, node))
        x = wide + style.unit * 2
    if letterhead.name:
        node = structure.add("P")
        tall, inside = stacked(
            set_text(
                text(letterhead.name),
                style.full_measure - x,
                style,
                node,
                ParagraphStyle(style.heading, strong=True),
            )
        )
        marks += moved(inside, x, max(0.0, (height - tall) / 2))
        height = max(height, tall)
    return [Strip(height, tuple(marks))] if marks else []
