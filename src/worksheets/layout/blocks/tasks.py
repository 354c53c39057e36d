"""Numbered tasks: hanging numbers, marks at the right, parts under their stem."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from worksheets.layout.blocks.blocks import block_strips
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import (
    FREE,
    GLUED,
    Origin,
    Strip,
    attached,
    inked,
    shifted,
)
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import column_for, label, labelled, runs_of
from worksheets.layout.text.runs import baseline
from worksheets.layout.unsettable import written_at
from worksheets.memo import memo
from worksheets.model.page.node import Node
from worksheets.model.page.page import Run
from worksheets.model.paper.content import Para
from worksheets.model.paper.item import Task


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns that all tasks of a paper share, in points: of numbers, and of marks."""

    number: float
    marks: float


def grid_of(tasks: Iterable[Task], style: Style) -> Grid:
    """Columns wide enough for the longest number and for the most marks."""
    listed = list(tasks)
    longest = max([task.label for task in listed], key=len, default="")
    return _grid(longest, frozenset().union(*[task.tariffs for task in listed]), style)


@memo(64)
def _grid(longest: str, tariffs: frozenset[int], style: Style) -> Grid:
    widest = max(
        (style.faces.width(style.marks(number), "strong", style.size) for number in tariffs),
        default=0,
    )
    return Grid(column_for([longest], style.number, style), widest + style.unit * 2)


def task_galleys(
    task: Task, style: Style, structure: Structure, outer: Node, grid: Grid
) -> list[Galley]:
    """A task with its number; where a page begins within it, it says that it goes on."""
    found, nodes = _whole(task, style, structure.add("LI", outer), grid)
    structure.nodes += nodes
    if not style.theme.marks.question or not task.tariff:
        return [found]
    return [found, _total(task, style, structure.add("P"))]


@memo(1 << 12)
def _total(task: Task, style: Style, node: Node) -> Galley:
    said = style.total(style.theme.marks.question, task.tariff, task.label)
    strip = at_right(said, style, node, above=style.unit * 1.2).first
    return galley([_part_of(task, strip, style)])


@memo(1 << 12)
def _whole(task: Task, style: Style, entry: Node, grid: Grid) -> tuple[Galley, Sequence[Node]]:
    """The strips of a task, and the nodes under its entry."""
    structure = Structure()
    with written_at(task.span):
        strips = _numbered(task, style.measure, grid.number, style, structure, entry, grid=grid)
    first, *rest = strips
    origin = first.origin or _origin(task)
    top = first._replace(origin=origin, above=style.unit * 3.2)
    return galley((top, *(_part_of(task, strip, style) for strip in rest))), structure.nodes


def _part_of(task: Task, strip: Strip, style: Style) -> Strip:
    """A strip that, where a page begins with it, says what it is part of."""
    heads = (_goes_on(task.label, style), *strip.heads)
    return strip._replace(heads=heads, origin=strip.origin or _origin(task))


def _origin(task: Task) -> Origin:
    return Origin(f"question {task.label}", task.span, task.label)


@memo(1 << 10)
def at_right(words: str, style: Style, node: Node, *, above: float) -> Galley:
    """Strong words at the right edge, which stay with what they follow."""
    wide = style.faces.width(words, "strong", style.size)
    x, y = style.measure - wide, baseline(style.leading, style.size)
    runs = runs_of(words, "strong", style.size, x, y, style, node)
    return galley([Strip(style.leading, runs, above=above, cost=GLUED)])


@memo(1 << 10)
def _goes_on(name: str, style: Style) -> Strip:
    """'Question 3 (continued)', which nobody needs to hear."""
    words = style.theme.furniture.continued.replace("{n}", name)
    if not words:
        return Strip(0)
    y = baseline(style.leading, style.size)
    runs = runs_of(words, "strong", style.size, 0, y, style)
    return Strip(style.leading + style.unit, runs)


def _numbered(
    task: Task,
    measure: float,
    column: float,
    style: Style,
    structure: Structure,
    entry: Node,
    *,
    grid: Grid,
    above: str = "",
) -> list[Strip]:
    """A task or a part of one within a measure, beside its label; `above` is what it is part of."""
    name = structure.add("Lbl", entry)
    body = structure.add("LBody", entry)
    room = measure - column
    strips = _body(task, room, style, structure, body, grid)
    if task.parts:
        numbering = {"ListNumbering": "LowerRoman" if above else "LowerAlpha"}
        inner = structure.add("L", body, attributes=numbering)
        indent = column_for([part.label for part in task.parts], style.indent, style)
        for n, part in enumerate(task.parts):
            whole = f"{above}{task.label}"
            line = structure.add("LI", inner)
            with written_at(part.span):
                found = _numbered(
                    part, room, indent, style, structure, line, grid=grid, above=whole
                )
            cost = found[0].cost or (GLUED if n == 0 and strips else FREE)
            label_of_part = f"{whole}{part.label}"
            origin = Origin(f"question {label_of_part}", part.span, label_of_part)
            found = [strip._replace(origin=strip.origin or origin) for strip in found]
            strips += [found[0]._replace(above=style.unit * 1.6, cost=cost), *found[1:]]
    mark = label(task.label, style, name)
    return labelled(shifted(strips, column), mark)


def _body(
    task: Task, room: float, style: Style, structure: Structure, node: Node, grid: Grid
) -> list[Strip]:
    """The blocks of a task, with its marks on the last line of its last paragraph."""
    strips: list[Strip] = []
    paras = [n for n, block in enumerate(task.body) if isinstance(block, Para)]
    marks = style.marks(task.tariff) if task.tariff else ""
    if not task.parts and not paras:
        strips.append(_with_marks([Strip(style.leading)], marks, room, style, structure, node)[0])
    for n, block in enumerate(task.body):
        wide = room - grid.marks if isinstance(block, Para) else room
        found = block_strips(block, wide, style, structure, node)
        if paras and n == paras[-1] and not task.parts:
            found = _with_marks(found, marks, room, style, structure, node)
        if strips and found:
            found = attached(found)
        strips += found
    return strips


def _with_marks(
    strips: Sequence[Strip], words: str, room: float, style: Style, structure: Structure, node: Node
) -> list[Strip]:
    """`[4]` at the right, on the baseline of the last line; nothing if there are no words.

    Where nothing is printed before it, it has a line of its own.
    """
    if not words:
        return list(strips)
    *before, last = strips or [Strip(style.leading)]
    x = room - style.faces.width(words, "strong", style.size)
    lines = [mark.y for mark in inked(last) if isinstance(mark, Run)]
    y = max(lines, default=baseline(last.height, style.size))
    runs = runs_of(words, "strong", style.size, x - last.x, y, style, structure.add("P", node))
    return [*before, last._replace(marks=(*last.marks, *runs))]
