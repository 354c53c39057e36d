"""Lines for a pupil's name, class and date, and a box for the score."""

from collections.abc import Sequence
from typing import NamedTuple

from worksheets.layout.blocks.fields import detail
from worksheets.layout.pagination.strips import Strip, box
from worksheets.layout.structure import Structure, inline
from worksheets.layout.style import Style
from worksheets.layout.text.runs import baseline, in_faces
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, Run, Stroke

SCORE = (5.5, 6 / 7)
"""How wide the score's box is, in sizes, and how much higher than a line of text, in units of
space: 58 by 20 at 10.5/14."""
DROP = 0.25
"""How far under the words beside it a line to write on is drawn, in sizes."""
GAP = 1.5
"""Between lines beside one another, in units of space."""
ROWS = (((0, 1, 2),), ((0,), (1, 2)), ((0,), (1,), (2,)), ((0,), (1,), (2,), ()))
"""Which lines stand beside one another: the fewer rows the better. The box is in the last one."""


class WritingLine(NamedTuple):
    """A line to write on: the name of its field, its label, and how long it must be, in sizes."""

    name: str
    label: str
    least: float


def name_strips(tariff: int, style: Style, structure: Structure) -> list[Strip]:
    """Lines for name, class and date, in as few rows as leave all of them long enough, and a box
    for the score, if there are marks."""
    language, measure = style.language, style.full_measure
    lines = (
        WritingLine("name", language.say("front.name"), 16),
        WritingLine("class", language.say("front.class"), 4.5),
        WritingLine("date", language.say("front.date"), 5.5),
    )
    wide = _score_width(tariff, style) if tariff else 0.0
    taken = wide + style.unit * 2 if tariff else 0.0
    tall = max(style.pitch, style.leading + style.unit * SCORE[1])
    *before, last = _rows(lines, taken, style)
    marks = [line_marks(row, measure, tall, style, structure) for row in before]
    marks.append(line_marks(last, measure - taken, tall, style, structure))
    if tariff:
        marks[-1] = (*marks[-1], *_score(tariff, wide, tall, style, structure.add("P")))
    return [Strip(tall, row, above=style.unit * 0.75) for row in marks]


def _rows(
    lines: Sequence[WritingLine], taken: float, style: Style
) -> Sequence[Sequence[WritingLine]]:
    """The lines in rows, of which the last has room for what is taken of it, in points."""
    for arrangement in ROWS:
        rows = [[lines[n] for n in row] for row in arrangement]
        widths = [least_width(row, style) for row in rows]
        widths[-1] += taken
        if max(widths) <= style.full_measure:
            break
    return rows


def least_width(lines: Sequence[WritingLine], style: Style) -> float:
    """How much room lines beside one another need, with their labels, in points."""
    gaps = style.unit * GAP * max(0, len(lines) - 1)
    return gaps + sum(label_width(line.label, style) + line.least * style.size for line in lines)


def line_marks(
    lines: Sequence[WritingLine], room: float, tall: float, style: Style, structure: Structure
) -> tuple[Mark, ...]:
    """Lines beside one another at the foot of a row so tall, each a paragraph of its own, in which
    a copy has what is written there; they share out the room that they do not need."""
    spare = room - least_width(lines, style)
    total = sum(line.least for line in lines)
    marks: list[Mark] = []
    x = 0.0
    for line in lines:
        node = structure.add("P")
        begin = x + label_width(line.label, style)
        end = begin + line.least * (style.size + spare / total)
        marks += label_runs(line.label, x, tall, style, node)
        stroke = Stroke(((begin, tall), (end, tall)), style.rule)
        marks += detail(line.name, line.label, stroke, style, node)
        x = end + style.unit * GAP
    return tuple(marks)


def label_runs(label: str, x: float, line: float, style: Style, node: Node) -> tuple[Run, ...]:
    """The label of a line or of boxes whose lower edge is so far down, in points."""
    y = line - style.size * DROP
    return in_faces(Run(x, y, "text", style.small, f"{label} ", node), style)


def label_width(label: str, style: Style) -> float:
    """The room of a label and of the gap behind it, in points."""
    return style.faces.width(label, "text", style.small) + style.unit * 0.75


def _score_width(tariff: int, style: Style) -> float:
    """Room to write as much as there is printed, and half as much again."""
    return max(SCORE[0] * style.size, 2.5 * style.faces.width(f"/ {tariff}", "text", style.size))


def _score(tariff: int, wide: float, tall: float, style: Style, node: Node) -> tuple[Mark, ...]:
    """A box at the right edge: room to write, and the total, which is heard as a score."""
    words = f"/ {tariff}"
    height = style.leading + style.unit * SCORE[1]
    left, top = style.full_measure - wide, tall - height
    x = left + wide - style.unit * 0.85 - style.faces.width(words, "text", style.size)
    y = top + baseline(height, style.size)
    spoken = inline("Span", node, "score", actual=f"{style.language.say('front.score')} {words}")
    return (
        box(left, top, wide, height, style.frame),
        *in_faces(Run(x, y, "text", style.size, words, spoken), style),
    )
