"""What heads a mark scheme and its sections: the black tab, titles, totals and notes."""

from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.layout.documents.front import letterhead_strips
from worksheets.layout.documents.scheme_rows import guidance_size, leading_at
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import Strip, below, glued
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import (
    BARS,
    ParagraphStyle,
    heading,
    heading_in,
    heading_look,
    rule_with_bar,
    set_text,
)
from worksheets.layout.text.runs import baseline, in_faces, line_end
from worksheets.model.page.node import Node
from worksheets.model.page.page import Fill, Run, Stroke
from worksheets.model.paper.content import text
from worksheets.model.paper.paper import Letterhead
from worksheets.model.paper.scheme_table import SchemeSection
from worksheets.model.theme import rgb

TAB = 20 / 7
"""The height of the tab with the name of the file, in units of space."""
INSET = 1.3
"""What stays free at either side of the name, in units of space."""
TITLE = 1.2
"""From the tab to the line of the title, in units of space."""


class Titles(NamedTuple):
    """The name of a kind of file, the title of its paper, and a line about the whole, if any."""

    name: str
    title: str
    about: str


def title_galley(
    structure: Structure, letterhead: Letterhead, titles: Titles, style: Style
) -> Galley:
    """The tab with the name of the file, the title of the paper, and a line about the whole."""
    name, title, about = titles
    strips = letterhead_strips(letterhead, style, structure)
    above = style.unit * 2 if strips else 0.0
    _, first, *more = heading(title, 1, style, structure, above=0)
    first = first._replace(title=name)
    node = next(mark.node for mark in first.marks if isinstance(mark, Run))
    strips += below([_tab(name, style, node)], above)
    strips += glued(below([first, *more], TITLE * style.unit))
    if about:
        size = guidance_size(style)
        node = structure.add("P")
        lines = set_text(
            text(about),
            style.measure,
            style,
            node,
            ParagraphStyle(size, leading=leading_at(size, style)),
        )
        strips += glued(below(lines, style.unit * 0.75))
    return galley(strips)


def _tab(name: str, style: Style, node: Node | None) -> Strip:
    """White words on black, under the rule at the head; they begin the heading of the title."""
    size = style.size
    height, inset = TAB * style.unit, INSET * style.unit
    wide = style.faces.width(name, "strong", size) + 2 * inset
    runs = in_faces(Run(inset, baseline(height, size), "strong", size, f"{name} ", node), style)
    rule = Stroke(((0, 0), (style.measure, 0)), style.rule)
    tab = Fill(0, 0, wide, height, rgb(style.theme.accent))
    return Strip(height, (rule, tab, *(run._replace(black=0) for run in runs)))


def section_galley(structure: Structure, section: SchemeSection, style: Style) -> Galley:
    """The title of a section with a note of what its questions are worth, and its marks."""
    language = style.language
    marks = _marks(section, language)
    gap = style.unit * 9 / 7
    wide = style.faces.width(marks, "text", style.size)
    room = style.measure - (wide + gap if marks else 0)
    look = heading_look(2, 0, style)._replace(measure=room)
    _, *lines = heading_in(look, section.title, 2, style, structure)
    top = rule_with_bar(style.measure, BARS[2], style)
    *before, last = lines
    y = baseline(style.heading * 1.1667, style.heading)
    after: list[Strip] = []
    if section.note:
        size = style.small
        x = line_end(last, style) + gap
        node = structure.add("P")
        if x + style.faces.width(section.note, "text", size) <= room:
            runs = in_faces(Run(x, y, "text", size, section.note, node), style)
            last = last._replace(marks=(*last.marks, *runs))
        else:
            after += set_text(text(section.note), style.measure, style, node, ParagraphStyle(size))
    if marks:
        x = style.measure - wide
        runs = in_faces(Run(x, y, "text", style.size, marks, structure.add("P")), style)
        last = last._replace(marks=(*last.marks, *runs))
    strips = [top._replace(above=style.unit * 4), *before, last, *after]
    if section.choice.answer is not None:
        strips += _choice(section.choice.answer, style, structure)
    return galley([strips[0], *glued(strips[1:])])


def _marks(section: SchemeSection, language: Language) -> str:
    if not section.marks:
        return ""
    marks = language.say("count.marks", n=section.marks)
    bonus = section.choice.bonus
    return language.say("scheme.bonus-marks" if bonus else "scheme.section-marks", marks=marks)


def _choice(answer: int, style: Style, structure: Structure) -> list[Strip]:
    number = style.language.cardinal(answer)
    note = text(style.language.say("scheme.choice", n=answer, number=number))
    size = guidance_size(style)
    node = structure.add("P")
    lines = set_text(
        note, style.measure, style, node, ParagraphStyle(size, leading=leading_at(size, style))
    )
    return below(lines, style.unit * 0.5)
