"""What stands above the questions of a worksheet: letterhead, title, name line, instructions."""

from collections.abc import Sequence
from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.layout.blocks.fields import detail
from worksheets.layout.blocks.labels import bullets
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import (
    GLUED,
    Strip,
    below,
    box,
    glued,
    stacked,
)
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import STRONG, ParagraphStyle, heading, set_text
from worksheets.model.numbers.filling import in_content
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, Picture, Run, Stroke, moved
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Inlines, plain, text
from worksheets.model.paper.paper import Front, Letterhead

LOGO = 16 * MILLIMETRE
"""The height of a logo; a wide one is lower, so that it takes at most twice that width."""


class Line(NamedTuple):
    """A line to write on: the name of its field, its label, and what part of the width it gets."""

    name: str
    label: str
    part: float


def name_lines(language: Language) -> tuple[Line, ...]:
    """The lines for a pupil's name, class and date."""
    return (
        Line("name", language.say("front.name"), 0.46),
        Line("class", language.say("front.class"), 0.25),
        Line("date", language.say("front.date"), 0.29),
    )


def front_galleys(
    front: Front, style: Style, structure: Structure, *, insert: bool = False
) -> list[Galley]:
    """The front of a worksheet, across all columns; `insert` says where the sources are."""
    galleys = [structure.memoised(_titles, front.letterhead, front.title, front.subtitle, style)]
    if front.form:
        node = structure.add("P")
        form = text(style.language.say("front.form", form=front.form))
        lines = set_text(form, style.full_measure, style, node, STRONG)
        galleys.append(galley(glued(lines)))
    elsewhere = [text(style.language.say("front.sources-in-insert"))] if insert else []
    points = (*instructions(front, style), *elsewhere)
    return [*galleys, structure.memoised(_lines_and_instructions, front.tariff, points, style)]


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


def _titles(
    structure: Structure, letterhead: Letterhead, title: str, subtitle: str, style: Style
) -> Galley:
    strips = letterhead_strips(letterhead, style, structure)
    above = style.unit * 2 if strips else 0.0
    strips += glued(heading(title, 1, style, structure, above=above))
    if subtitle:
        node = structure.add("P")
        strips += glued(set_text(text(subtitle), style.full_measure, style, node))
    return galley(strips)


def _lines_and_instructions(
    structure: Structure, tariff: int, points: tuple[Inlines, ...], style: Style
) -> Galley:
    strips = glued(_name_lines(tariff, style, structure))
    edge = Stroke(((0, 0), (style.full_measure, 0)), style.frame * 1.5)
    strips.append(Strip(1, (edge,), above=style.unit * 1.6, cost=GLUED))
    if points:
        place = BlockPlace(style.full_measure, style, structure)
        listed = bullets(points, place, size=text_size(style))
        strips += below(glued(listed), style.unit * 1.6)
    return galley(strips)


def text_size(style: Style) -> float:
    """The size of instructions and of mark schemes: between small and full."""
    return max((style.small + style.size) / 2, style.theme.type.smallest)


def letterhead_strips(letterhead: Letterhead, style: Style, structure: Structure) -> list[Strip]:
    """The school's logo and name, side by side."""
    logo = letterhead.logo
    marks: list[Mark] = []
    x = height = 0.0
    if logo:
        height = min(LOGO, 2 * LOGO * logo.rows / logo.columns)
        wide = height * logo.columns / logo.rows
        node = structure.add("Figure", alt=_spoken_logo(letterhead, style.language))
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


def _spoken_logo(letterhead: Letterhead, language: Language) -> str:
    if not letterhead.name:
        return language.say("front.logo-of-unnamed")
    return language.say("front.logo", school=letterhead.name)


def _name_lines(tariff: int, style: Style, structure: Structure) -> list[Strip]:
    """Name, class and date to fill in, and the score, if there are marks; in a narrow column each
    has its line."""
    fields = name_lines(style.language)
    score = f"/ {tariff}"
    name = style.language.say("front.score")
    wide = style.faces.width(f"{name} {score}", "strong", style.size) + style.size * 4
    room = style.full_measure - (wide + style.unit * 3 if tariff else 0)
    tall = max(style.pitch * 1.1, style.leading * 1.5)
    least = max(
        (style.faces.width(line.label, "text", style.size) + style.size * 4) / line.part
        for line in fields
    )
    if room >= least:
        marks = _fields(fields, room, tall, style, structure)
        if tariff:
            marks = (*marks, *_score(score, wide, tall, style, structure.add("P")))
        return [Strip(tall, marks, above=style.unit)]
    rows = [
        Strip(
            tall,
            _fields((line._replace(part=1.0),), style.full_measure, tall, style, structure),
            above=style.unit,
        )
        for line in fields
    ]
    if tariff:
        node = structure.add("P")
        rows.append(Strip(tall, _score(score, wide, tall, style, node), above=style.unit))
    return rows


def _fields(
    fields: Sequence[Line],
    room: float,
    tall: float,
    style: Style,
    structure: Structure,
) -> tuple[Mark, ...]:
    """Lines to write on, each a paragraph of its own, in which a copy has what is written there."""
    marks: list[Mark] = []
    x = 0.0
    y = tall - style.size * 0.5
    for name, label, part in fields:
        stop = x + room * part
        begin = x + style.faces.width(f"{label} ", "text", style.size)
        node = structure.add("P")
        marks.append(Run(x, y, "text", style.size, f"{label} ", node))
        end = stop - (style.unit * 2 if part < 1 else 0)
        line = Stroke(((begin + 2, y + 2), (end, y + 2)), style.rule)
        marks += detail(name, label, line, style, node)
        x = stop
    return tuple(marks)


def _score(score: str, wide: float, tall: float, style: Style, node: Node) -> tuple[Mark, ...]:
    """A box at the right: 'Score', room to write, and the total."""
    left = style.full_measure - wide
    y = tall - style.size * 0.5
    inset = style.unit * 1.2
    end = left + wide - inset - style.faces.width(score, "strong", style.size)
    height = style.size * 1.9
    return (
        box(left, y - height * 0.68, wide, height, style.frame),
        Run(left + inset, y, "strong", style.size, f"{style.language.say('front.score')} ", node),
        Run(end, y, "strong", style.size, score, node),
    )
