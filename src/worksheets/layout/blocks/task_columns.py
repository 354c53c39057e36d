"""The columns that all questions of a paper share: of their numbers, and of their marks."""

from collections.abc import Iterable
from dataclasses import dataclass

from worksheets.layout.blocks.numbers import number_width
from worksheets.layout.style import Style
from worksheets.model.paper.item import Task
from worksheets.model.paper.lettering import is_decimal

MARKS = 4.5
"""The column of marks in units of space; it is wider if marks with a unit before them need that."""

BOXED = 1.6
"""From a number in boxes to its question, in units of space; from another number it is one."""


@dataclass(frozen=True, slots=True)
class TaskColumns:
    """Columns that all tasks of a paper share, in points: of numbers, and of marks.

    A paper without marks, which is there to be read, has no numbers, and no column of them.
    """

    number: float
    marks: float


def task_columns(tasks: Iterable[Task], style: Style) -> TaskColumns:
    """Columns wide enough for the longest number and for the most marks."""
    listed = list(tasks)
    labels = [label for task in listed for label in (task.label, *decimal_labels(task))]
    longest = max(labels, key=len, default="")
    gap = BOXED if style.theme.numbering.boxed else 1
    number = max(style.number, number_width(longest, style) + style.unit * gap)
    tariffs = frozenset().union(*[task.tariffs for task in listed])
    if not any(tariffs):
        return TaskColumns(0, 0)
    shown = [style.marks(number) for number in tariffs]
    shown += [style.marks(*marks) for task in listed for marks in task.with_add_ons]
    widest = max((style.faces.width(marks, "text", style.size) for marks in shown), default=0)
    marks = max(style.unit * MARKS, widest + style.unit)
    return TaskColumns(number, marks)


def decimal_labels(task: Task) -> list[str]:
    """The labels of parts that stand in the column of their question's number: 03.1."""
    return [f"{task.label}{part.label}" for part in task.parts if is_decimal(part.label)]
