"""Numbered tasks: hanging numbers, marks at the right, parts under their stem."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from worksheets.layout.blocks.abreast import is_reference, reference_strips
from worksheets.layout.blocks.bank import blank_beside_bank
from worksheets.layout.blocks.beside import clues_beside, set_beside
from worksheets.layout.blocks.blocks import block_strips, paragraph_strips
from worksheets.layout.blocks.labels import column_for, label, labelled
from worksheets.layout.blocks.last_line import with_last_line
from worksheets.layout.blocks.numbers import number_marks
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.tariffs import at_right, with_marks
from worksheets.layout.blocks.task_columns import TaskColumns
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import (
    FREE,
    GLUED,
    Origin,
    Strip,
    attached,
    shifted,
)
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.runs import baseline, in_faces
from worksheets.layout.unsettable import written_at
from worksheets.memo import memo
from worksheets.model.page.node import Node
from worksheets.model.page.page import Run
from worksheets.model.paper.content import Figure, Para, Table
from worksheets.model.paper.item import Task
from worksheets.model.paper.lettering import is_decimal, without_abbreviation

LESS, MORE, MORE_ON_EXAMS = 9 / 7, 1.0, 2.0
"""The space above a question may be so many units of space smaller and larger: where 35 points are
usual, 26 to 42, and 49 on papers with a cover."""
TABLES = 2
"""Space from the last rule of a table to the first of the next, in units of space; a full page may
take one of them."""
PART = 0.8
"""The space above a part changes by so much of that: it is 28 points where a question's is 35."""


def task_galleys(
    task: Task, style: Style, structure: Structure, outer: Node, columns: TaskColumns
) -> list[Galley]:
    """A task with its number; where a page begins within it, it says that it goes on."""
    task_galley, nodes = _task_strips(task, style, structure.add("LI", outer), columns)
    structure.nodes += nodes
    if not style.theme.marks.question or not task.tariff:
        return [task_galley]
    return [task_galley, _total(task, style, structure.add("P"), columns.number)]


@memo(1 << 12)
def _total(task: Task, style: Style, node: Node, column: float) -> Galley:
    total = style.total(style.theme.marks.question, task.tariff, _number(task))
    strips = at_right(total, style, node, above=style.unit * 1.2).strips
    return galley(_part_of(task, strip, style, column) for strip in strips)


@memo(1 << 12)
def _task_strips(
    task: Task, style: Style, entry: Node, columns: TaskColumns
) -> tuple[Galley, Sequence[Node]]:
    """The strips of a task, and the nodes under its entry.

    Without its memo, papers with shuffled options take 18 % longer.
    """
    structure = Structure()
    with written_at(task.span):
        place = BlockPlace(style.measure, style, structure, entry)
        strips = _numbered(task, columns.number, place, columns)
    first, *rest = strips
    origin = first.origin or _origin(task)
    less, more = _gives(style)
    top = first._replace(origin=origin, above=style.unit * 3, less=less, more=more)
    parts = (_part_of(task, strip, style, columns.number) for strip in rest)
    return galley((top, *parts)), structure.nodes


def _gives(style: Style) -> tuple[float, float]:
    """By how many points the space above a question may be smaller and larger."""
    more = MORE_ON_EXAMS if style.theme.front == "cover" else MORE
    return style.unit * LESS, style.unit * more


def _part_of(task: Task, strip: Strip, style: Style, column: float) -> Strip:
    """A strip that, where a page begins with it, says what it is part of."""
    goes_on = [_goes_on(task.label, style, column, answer=bool(strip.spare))] if column else []
    heads = (*goes_on, *strip.heads)
    return strip._replace(heads=heads, origin=strip.origin or _origin(task))


def _origin(task: Task) -> Origin:
    return Origin(f"question {_number(task)}", task.span, task.label)


def _number(task: Task) -> str:
    return without_abbreviation(task.label)


@memo(1 << 10)
def _goes_on(name: str, style: Style, column: float, *, answer: bool) -> Strip:
    """'3 continued', which nobody needs to hear: the number stands in its column, in strong type.

    It stands above an answer as a stem does, above other things a little further away.
    Without its memo, papers with new texts take 6 % longer.
    """
    before, number, after = style.theme.furniture.continued.partition("{n}")
    if not number:
        return Strip(0)
    y = baseline(style.leading, style.size)
    runs = in_faces(Run(0, y, "text", style.small, before), style)
    x = style.faces.width(before, "text", style.small)
    runs += in_faces(Run(x, y, "strong", style.size, name), style)
    x += style.faces.width(name, "strong", style.size)
    at, rest = (x, after) if before else (max(x, column), after.lstrip())
    runs += in_faces(Run(at, y, "text", style.small, rest), style)
    return Strip(style.leading + (0 if answer else style.unit * 0.75), runs)


def _numbered(
    task: Task, column: float, place: BlockPlace, columns: TaskColumns, above: str = ""
) -> list[Strip]:
    """A task or a part of one at a place, with its label in a column; `above` is the label of what
    it is part of. A question that begins with its part 03.1 has no other number."""
    measure, style, structure, entry = place
    named = bool(column and task.label) and not _begins_with_part(task)
    name = structure.add("Lbl", entry) if named else None
    body = structure.add("LBody", entry)
    inside = BlockPlace(measure - column, style, structure, body)
    strips = _body(task, inside, columns)
    if task.parts:
        parts = _Parts(task, columns, above)
        beside = parts.beside(inside)
        if beside is None:
            strips = _with_figure(task, strips, inside)
            beside = parts.under(inside, glued=bool(strips))
        strips += beside
    strips = shifted(strips, column)
    if name is None:
        return strips
    if above and not is_decimal(task.label):
        return labelled(strips, label(task.label, style, name))
    return labelled(strips, *number_marks(f"{above}{task.label}", style, name))


def _begins_with_part(task: Task) -> bool:
    """Whether nothing stands before the first part of a task, whose label has that of the task."""
    stem = task.body[:-1] if _last_figure(task) else task.body
    return bool(task.parts) and is_decimal(task.parts[0].label) and not stem


def _last_figure(task: Task) -> Figure | None:
    """The figure that ends the body of a task with parts, which may stand beside these."""
    last = task.body[-1] if task.parts and task.body else None
    return last if isinstance(last, Figure) else None


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a task, with the columns of its paper; `above` is the label of what the task is
    part of."""

    task: Task
    columns: TaskColumns
    above: str

    def beside(self, place: BlockPlace) -> list[Strip] | None:
        """The figure before the parts with as many of them beside it as it is high; None if it
        has to stand above them."""
        figure = _last_figure(self.task)
        if figure is None:
            return None
        numbers = range(len(self.task.parts))
        outer: list[Node] = []

        def setter(n: int, at: BlockPlace) -> list[Strip]:
            if n == 0:
                outer[:] = [self._list(at)]
            hanging = at.measure == place.measure
            return self._part(n, at.under(outer[0]), self._cost(n), hanging=hanging)

        return set_beside(figure, [partial(setter, n) for n in numbers], place)

    def under(self, place: BlockPlace, *, glued: bool) -> list[Strip]:
        """The parts under one another; the first stays with what stands before it."""
        outer = self._list(place)
        strips: list[Strip] = []
        for n in range(len(self.task.parts)):
            strips += self._part(n, place.under(outer), self._cost(n, glued=glued))
        return strips

    def _cost(self, number: int, *, glued: bool = False) -> float:
        """What it costs to begin a page with a part: one stays with the text before it."""
        follows = not self.task.parts[number - 1].label if number else glued
        return GLUED if follows else FREE

    def _list(self, place: BlockPlace) -> Node:
        first = next((part.label for part in self.task.parts if part.label), "")
        kind = "LowerRoman" if self.above and first.startswith("(") else "LowerAlpha"
        kind = "Decimal" if is_decimal(first) else kind
        return place.structure.add("L", place.parent, attributes={"ListNumbering": kind})

    def _part(
        self, number: int, place: BlockPlace, cost: float, *, hanging: bool = True
    ) -> list[Strip]:
        """A part; a decimal label stands in the column of the question's number if it has room
        there to be `hanging`."""
        style, parts = place.style, self.task.parts
        part = parts[number]
        prefix = f"{self.above}{self.task.label}"
        labels = [each.label for each in parts]
        column = column_for(labels, style.indent, style) if part.label else 0.0
        back = 0.0
        if is_decimal(part.label):
            column = self.columns.number
            back = column if hanging else 0.0
        at = place.within(place.measure + back).under(place.structure.add("LI", place.parent))
        with written_at(part.span):
            strips = _numbered(part, column, at, self.columns, prefix)
        strips = shifted(strips, -back) if back else strips
        label_of_part = f"{prefix}{part.label}"
        named = f"question {without_abbreviation(label_of_part)}"
        origin = Origin(named, part.span, label_of_part)
        first, *rest = [strip._replace(origin=strip.origin or origin) for strip in strips]
        less, more = _gives(style)
        shown = any(isinstance(block, Figure) for block in self.task.body)
        top = first._replace(
            above=style.unit * 2, less=less * PART, more=more * PART, opening=shown
        )
        return [top._replace(cost=first.cost or cost), *rest]


def _with_figure(task: Task, strips: Sequence[Strip], place: BlockPlace) -> list[Strip]:
    """The body of a task with the figure at its end, where that stands above the parts."""
    figure = _last_figure(task)
    if figure is None:
        return list(strips)
    shown = block_strips(figure, place)
    return [*strips, *(attached(shown) if strips else shown)]


def _body(task: Task, place: BlockPlace, columns: TaskColumns) -> list[Strip]:
    """The blocks of a task, with its marks on the last line of its last paragraph.

    A figure before its parts is not among them.
    """
    measure, style, structure, parent = place
    if not task.tariff and not task.parts and is_reference(task.body):
        return reference_strips(task.body, place)
    beside = place.within(measure - columns.marks)
    strips: list[Strip] = []
    last = max((n for n, block in enumerate(task.body) if isinstance(block, Para)), default=-1)
    marks = style.marks(task.tariff - task.add_on, task.add_on) if task.tariff else ""
    if marks and not task.parts and last < 0:
        strips += with_marks([], marks, structure.add("P", parent), place)
    joined = -1
    body = task.body[:-1] if _last_figure(task) else task.body
    blank = blank_beside_bank(body, beside)
    for n, block in enumerate(body):
        if n == joined:
            continue
        clues = None if task.parts else clues_beside(block, body[n + 1 :], place)
        if clues is not None:
            return [*strips, *(attached(clues) if strips else clues)]
        if isinstance(block, Para):
            added = paragraph_strips(block, beside, blank)
        else:
            added = block_strips(block, place)
        tariff = structure.add("P", parent) if marks and n == last and not task.parts else None
        read_first = len(added[-1].marks) if added else 0
        if isinstance(block, Para) and added and n + 1 < len(body):
            lines = with_last_line(added, body[n + 1], beside)
            if lines is not None:
                read_first = read_first if len(lines) == len(added) else 0
                added, joined = lines, n + 1
        if tariff:
            added = with_marks(added, marks, tariff, place, read_first)
        strips += _below(strips, added, body[max(n - 1, 0) : n + 1], style)
    return strips


def _below(
    strips: Sequence[Strip], added: Sequence[Strip], blocks: Sequence[object], style: Style
) -> Sequence[Strip]:
    """A block's strips, attached to those above it; a table keeps its distance from another."""
    match blocks:
        case [Table(), Table()]:
            return _apart(added, style)
    return attached(added) if strips and added else added


def _apart(table: Sequence[Strip], style: Style) -> list[Strip]:
    """A table clear of the one before it, between which a page may end."""
    return [table[0]._replace(above=style.unit * TABLES, less=style.unit), *table[1:]]
