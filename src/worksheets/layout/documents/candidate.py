"""The candidate's block on a cover: lines for names, boxes for numbers, in a frame."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from worksheets.layout.blocks.fields import detail
from worksheets.layout.documents.name_lines import label_runs, label_width
from worksheets.layout.pagination.strips import Strip, below, box, glued
from worksheets.layout.structure import Structure, inline
from worksheets.layout.style import Style
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, Stroke, moved
from worksheets.model.page.zones import Field

CELL = (12 / 7, 2.1)
"""The width and height of a box for one character, in sizes: 18 by 22 at 10.5."""
ROW = 33 / 7
"""From one line or row of boxes to the next, in units of space."""
INSET = 11 / 7
"""From the frame to what stands in it, in units of space."""
GUTTER = 3
"""Between fields beside one another, in units of space."""
NAME, SHORT = 9.0, 4.5
"""How long a line for a name, and one for a class or a date, must be, in sizes."""


class Blank(NamedTuple):
    """What a candidate fills in: the name of its field, its label, and the boxes for the characters
    of a number, or else how long its line must be, in sizes."""

    name: str
    label: str
    boxes: int = 0
    least: float = NAME

    def width(self, style: Style) -> float:
        """The room of the boxes, or the least room of the line, in points."""
        return style.size * (self.boxes * CELL[0] if self.boxes else self.least)


def candidate_block(style: Style, structure: Structure, *, dated: bool = False) -> list[Strip]:
    """Two fields in a row where both have room, or else below one another; a `dated` paper has no
    line for the date."""
    language = style.language
    date = Blank("date", language.say("cover.date"), least=SHORT)
    pairs: tuple[tuple[Blank, ...], ...] = (
        (
            Blank("surname", language.say("cover.surname")),
            Blank("other names", language.say("cover.other-names")),
        ),
        (
            Blank("class", language.say("cover.class"), least=SHORT),
            *([] if dated else [date]),
        ),
        (
            Blank("centre number", language.say("cover.centre-number"), boxes=5),
            Blank("candidate number", language.say("cover.candidate-number"), boxes=4),
        ),
    )
    inset = style.unit * INSET
    room = style.full_measure - 2 * inset
    half = (room - style.unit * GUTTER) / 2
    strips: list[Strip] = []
    for pair in pairs:
        if all(label_width(blank.label, style) + blank.width(style) <= half for blank in pair):
            fields = [_field(blank, half, style, structure) for blank in pair]
            step = half + style.unit * GUTTER
            rest = (moved(field[-1].marks, n * step, 0) for n, field in enumerate(fields[1:], 1))
            left = fields[0][-1]
            strips.append(left._replace(marks=(*left.marks, *chain.from_iterable(rest))))
            continue
        for blank in pair:
            strips += _field(blank, room, style, structure)
    return _framed(strips, inset, style)


def _field(blank: Blank, room: float, style: Style, structure: Structure) -> list[Strip]:
    """A field of a row; its label stands on a line above it if there is no room beside it."""
    node = structure.add("P")
    wide, tall = label_width(blank.label, style), style.unit * ROW
    if wide + blank.width(style) <= room:
        label = label_runs(blank.label, 0, tall, style, node)
        return [Strip(tall, (*label, *_answer(blank, (wide, room), tall, style, node)))]
    height = style.unit * 1.5 + style.leading_of(style.small)
    label = label_runs(blank.label, 0, height, style, node)
    tall = max(style.pitch, style.size * CELL[1] + style.unit / 3)
    return [Strip(height, label), Strip(tall, _answer(blank, (0.0, room), tall, style, node))]


def _answer(
    blank: Blank, ends: tuple[float, float], foot: float, style: Style, node: Node
) -> tuple[Mark, ...]:
    """A line to write on between two ends, or boxes that stop at the second one; `foot` is how far
    down it is drawn, in points."""
    begin, end = ends
    if not blank.boxes:
        line = Stroke(((begin, foot), (end, foot)), style.rule)
        return detail(blank.name, blank.label, line, style, node)
    wide, tall = (style.size * part for part in CELL)
    left, top = end - blank.boxes * wide, foot - tall
    squares = [box(left + n * wide, top, wide, tall, style.rule) for n in range(blank.boxes)]
    own = inline("Form", node, blank.name) if style.fillable else node
    place = left, top, end - left, tall
    return (*squares, Field(*place, "digits", blank.name, blank.label, node=own))


def _framed(strips: Sequence[Strip], inset: float, style: Style) -> list[Strip]:
    """The strips in a frame over the measure; a block that no page holds has none."""
    top, foot = style.unit / 3, inset
    height = top + sum(strip.height for strip in strips) + foot
    rows = [strip._replace(marks=moved(strip.marks, inset, 0)) for strip in strips]
    if height > style.depth:
        return below(glued(rows), style.unit * 3)
    frame = box(0, 0, style.full_measure, height, style.frame)
    framed = [Strip(top, (frame,)), *glued([*rows, Strip(foot)])]
    return below(framed, style.unit * 3)
