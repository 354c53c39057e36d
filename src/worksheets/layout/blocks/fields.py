"""Where answers go: fields, which are announced to those who listen, or can be typed in."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import Strip
from worksheets.layout.structure import inline
from worksheets.layout.style import Style
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, Stroke
from worksheets.model.page.zones import Field, FieldKind

INSET = 1.0
"""Points between the frame of a box and the field in it."""


def answer_strips(strips: Sequence[Strip], slot: str, lines: int, place: BlockPlace) -> list[Strip]:
    """The strips of an answer space, each with a field; those of one page become one zone."""
    length, style, structure, parent = place
    spoken = style.theme.spoken
    description = spoken.space.replace("{n}", str(lines)) if lines > 1 else spoken.line
    kind: FieldKind = "lines" if lines > 1 else "text"
    node = parent
    if style.fillable:
        node = structure.add("Form", parent)
    elif description:
        node = structure.add("Figure", parent, alt=description)
        strips = [strip._replace(marks=_owned(strip.marks, node)) for strip in strips]
    answers = []
    for strip in strips:
        unit = strip.spare.unit if strip.spare else strip.height
        field = Field(INSET, 0, length - 2 * INSET, unit, kind, slot, description, node=node)
        marks = strip.marks if unit < 1 else (*strip.marks, field)
        answers.append(strip._replace(marks=marks))
    return answers


def _owned(marks: Iterable[Mark], node: Node) -> tuple[Mark, ...]:
    return tuple(mark._replace(node=node) for mark in marks)


class BoxField(NamedTuple):
    """What a box takes: the slot it answers, the letters or numbers to choose from, its name."""

    slot: str
    choices: Sequence[str]
    tip: str


def boxed(square: Stroke, field: BoxField, style: Style, parent: Node) -> tuple[Mark, ...]:
    """A box for a letter or a number: announced, or a list to pick from."""
    slot, choices, tip = field
    spoken = style.theme.spoken
    (left, top), _, (right, foot), _ = square.points
    place = left, top, right - left, foot - top
    zone = Field(*place, "pick", slot, tip or spoken.box, tuple(choices), node=parent)
    if style.fillable:
        return square, zone._replace(node=inline("Form", parent, slot))
    node = inline("Span", parent, slot, actual=spoken.box) if spoken.box else None
    return square._replace(node=node), zone


def detail(name: str, label: str, line: Stroke, style: Style, node: Node) -> tuple[Mark, ...]:
    """A line to write a name, a class or a date on, with the field above it."""
    (left, y), (right, _) = line.points
    tall = style.size * 1.5
    place = left, y - tall, right - left, tall
    node = inline("Form", node, name) if style.fillable else node
    return line, Field(*place, "text", name, label, node=node)
