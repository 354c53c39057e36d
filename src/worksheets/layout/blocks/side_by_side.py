"""Short questions with a narrow figure each, such as sums and shapes, two side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from worksheets.layout.blocks.figures import drawing_of
from worksheets.layout.blocks.task_columns import TaskColumns
from worksheets.layout.blocks.tasks import task_galleys
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import TIGHT, Strip, stacked
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, in_measure
from worksheets.layout.text.prose import set_text
from worksheets.model.page.node import Node
from worksheets.model.page.page import moved
from worksheets.model.paper.content import Block, Figure, Para, Space, Write
from worksheets.model.paper.item import Task

GUTTER = 3
"""Between the two questions, in units of space."""
STEM = 2
"""Lines that the words of such a question have at most."""
AS_WIDE = 0.01
"""Points by which a figure may differ that is as large as it would be in the whole measure."""


class Pair(NamedTuple):
    """Two questions side by side."""

    left: Task
    right: Task


def side_by_side(tasks: Sequence[Task], columns: TaskColumns, style: Style) -> Pair | None:
    """The first two of some tasks as a pair, if both are short and have narrow figures.

    No figure is smaller for that. Papers with a cover have one question under the other, and so
    have those that say what each question is worth below it.
    """
    theme = style.theme
    if len(tasks) < 2 or theme.front == "cover" or theme.drill.most < 2 or theme.marks.question:
        return None
    left, right = tasks[:2]
    if _is_narrow(left, columns, style) and _is_narrow(right, columns, style):
        return Pair(left, right)
    return None


def pair_galley(
    pair: Pair, style: Style, structure: Structure, outer: Node, columns: TaskColumns
) -> Galley:
    """Two questions on one height; both are strips, so that each question is known, but only the
    second has a height."""
    half = _half(style)
    left, right = (task_galleys(task, half, structure, outer, columns)[0] for task in pair)
    (tall, marks), (other, marks_beside) = stacked(left.strips), stacked(right.strips)
    beside = moved(marks_beside, half.measure + GUTTER * style.unit, 0)
    first = left.strips[0]._replace(height=0, marks=marks, x=0, bands=())
    origin = right.strips[0].origin
    return galley([first, Strip(max(tall, other), beside, cost=TIGHT, origin=origin)])


def _half(style: Style) -> Style:
    return in_measure(style, (style.measure - GUTTER * style.unit) / 2)


def _is_narrow(task: Task, columns: TaskColumns, style: Style) -> bool:
    """Whether a task has a few words, a figure that is as large in half the measure, and no more
    than a line for its answer."""
    if task.parts or task.sources:
        return False
    match task.body:
        case (Para(words), Figure() as figure, *rest) if _is_a_line(rest):
            half = _half(style)
            room = half.measure - columns.number
            drawing = drawing_of(figure, style.measure - columns.number, style)
            if drawing.width > room:
                return False
            lines = set_text(words, room - columns.marks, half, Node("P"))
            as_wide = abs(drawing_of(figure, room, half).width - drawing.width) < AS_WIDE
            return as_wide and len(lines) <= STEM
    return False


def _is_a_line(blocks: Sequence[Block]) -> bool:
    """Whether nothing is left of a question but a line for its answer, if it is not written into
    the figure."""
    match blocks:
        case [] | [Write(space=Space(ruling="figure"))]:
            return True
        case [Write(entries=1, phrase=True, space=Space(lines=None))]:
            return True
    return False
