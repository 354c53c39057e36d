"""Heads of sections: the title, its marks at the right, and a note on its line or below it."""

from collections.abc import Sequence
from typing import NamedTuple

from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import Strip, below, glued, held, inked
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import (
    BARS,
    STRONG,
    ParagraphStyle,
    heading_in,
    heading_look,
    rule_with_bar,
    set_text,
)
from worksheets.layout.text.runs import baseline, in_faces, line_end
from worksheets.model.page.page import Mark, Run, Stroke, moved
from worksheets.model.paper.content import Inlines

ABOVE = 3
"""Units of space above the rule of a section, and above a note that no title stands before."""
NOTE = 9 / 7
"""Units of space between a title and the note on its line."""


def section_head(
    structure: Structure, title: str, instructions: Inlines, tariff: int, style: Style
) -> tuple[Galley, ...]:
    """The head of a section as one galley, or nothing if it has neither title nor instructions.

    Its marks are left out if there are none, or if the theme prints none.
    """
    if title:
        head = HeadWords(title, instructions, section_marks(tariff, style))
        strips = titled_head(head, style, structure)
    elif instructions:
        strips = below(_note(instructions, style, structure), style.unit * ABOVE)
    else:
        return ()
    return (galley(strips),)


def notice(structure: Structure, words: Inlines, style: Style) -> tuple[Galley, ...]:
    """Words before a section, which stay with its head."""
    lines = set_text(words, style.measure, style, structure.add("P"), STRONG)
    return (galley(below(glued(lines), style.unit * ABOVE)),)


def section_marks(tariff: int, style: Style) -> str:
    """The marks of a section: '[12 marks]', or as the theme writes them if it does so in words."""
    shown = style.marks(tariff) if tariff else ""
    if not shown or any(letter.isalpha() for letter in shown):
        return shown
    return style.language.say("theme.mark", n=tariff)


class HeadWords(NamedTuple):
    """The title of a section, a note beside it and its marks at the right, each empty if there is
    none."""

    title: str
    note: Inlines
    marks: str


def titled_head(words: HeadWords, style: Style, structure: Structure) -> list[Strip]:
    """A title under its rule, with marks on its last line unless a word of it needs their room, and
    the note behind it if there is room."""
    title, instructions, marks = words
    wide = style.faces.width(marks, "text", style.size)
    room = style.measure - wide - style.unit * 2 if marks else style.measure
    beside = all(style.faces.width(word, "strong", style.heading) <= room for word in title.split())
    measure = room if beside else style.measure
    look = heading_look(2, style.unit * ABOVE, style)._replace(measure=measure)
    top, *lines = heading_in(look, title, 2, style, structure)
    strips = [top._replace(marks=rule_with_bar(style.measure, BARS[2], style).marks), *lines]
    at = _baseline(strips[-1])
    shown: tuple[Mark, ...] = ()
    if marks:
        if not beside:
            strips += glued([Strip(style.leading)])
            at = baseline(style.leading, style.size)
        node = structure.add("P")
        ends = " " if instructions else ""  # what follows may stand on the same line
        x = style.measure - wide
        shown = in_faces(Run(x, at, "text", style.size, marks + ends, node), style)
    note = _note(instructions, style, structure) if instructions else []
    begin = line_end(strips[-1], style) + style.unit * NOTE
    if beside and _is_plain(note) and begin + line_end(note[0], style) <= room:
        drop = at - _baseline(note[0])
        shown = (*shown, *moved(inked(note[0]), begin, drop))
        note = []
    return held([*strips[:-1], _with(strips[-1], shown), *below(note, style.unit * 0.25)])


def _note(instructions: Inlines, style: Style, structure: Structure) -> list[Strip]:
    node = structure.add("P")
    return glued(set_text(instructions, style.measure, style, node, ParagraphStyle(style.small)))


def _is_plain(note: Sequence[Strip]) -> bool:
    """Whether a note is one line of words; a formula may be taller than a title."""
    return len(note) == 1 and all(isinstance(mark, Run | Stroke) for mark in inked(note[0]))


def _with(strip: Strip, marks: tuple[Mark, ...]) -> Strip:
    return strip._replace(marks=(*strip.marks, *marks))


def _baseline(strip: Strip) -> float:
    """Where the words of a line stand, from its top."""
    return max((mark.y for mark in inked(strip) if isinstance(mark, Run)), default=strip.height)
