"""The rows of a drill: each question's number, words and line on the baseline of its row."""

from collections.abc import Sequence
from typing import NamedTuple

from worksheets.layout.blocks.drill import Drill, drill_width
from worksheets.layout.blocks.fields import answer_strips
from worksheets.layout.blocks.numbers import number_marks
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rulings import DESCENT
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import FREE, GLUED, TIGHT, Origin, Strip, inked
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.layout.text.runs import in_faces
from worksheets.layout.unsettable import written_at
from worksheets.model.page.page import Mark, Run, Shape, Stroke, moved
from worksheets.model.paper.content import Write

WHOLE = 0.75
"""A drill of no more than this part of a page stays whole and is read down its columns; a taller
one is read across, so that a page may end after any row."""


class _Cell(NamedTuple):
    """A question as it stands in its column: its marks, its baseline and its height, in points."""

    origin: Origin
    marks: tuple[Mark, ...]
    foot: float
    height: float


class _Rows(NamedTuple):
    """What the rows of a drill share, in points: from column to column, from row to row, and of a
    row its baseline and its height."""

    step: float
    pitch: float
    foot: float
    height: float


def drill_galleys(drill: Drill, place: BlockPlace) -> list[Galley]:
    """A drill under a list that is the parent of the place: as one galley if it stays whole, and
    else a galley for each row."""
    style = place.style
    cells = [_cell(drill, n, place) for n in range(len(drill.questions))]
    foot = max(cell.foot for cell in cells)
    height = foot + max(cell.height - cell.foot for cell in cells)
    pitch = max(style.size * style.theme.drill.leading, height + style.unit)
    rows = _Rows(drill.step, pitch, foot, height)
    count = -(-len(cells) // drill.across)
    if count * pitch <= WHOLE * style.depth:
        return [_block(cells, count, rows)]
    split = [cells[n : n + drill.across] for n in range(0, len(cells), drill.across)]
    return [
        _block(row, 1, rows, FREE if n != 1 and n != count - 1 else GLUED)
        for n, row in enumerate(split)
    ]


def _block(cells: Sequence[_Cell], count: int, rows: _Rows, cost: float = FREE) -> Galley:
    """Cells in so many rows, down one column after the other.

    Each is a strip, so that its question is known, without a height but for the last.
    """
    strips: list[Strip] = []
    for n, cell in enumerate(cells):
        x, y = n // count * rows.step, n % count * rows.pitch
        marks = moved(cell.marks, x, y + rows.foot - cell.foot)
        strips.append(Strip(0, marks, cost=TIGHT, origin=cell.origin))
    strips[0] = strips[0]._replace(above=rows.pitch - rows.height, cost=cost)
    strips[-1] = strips[-1]._replace(height=(count - 1) * rows.pitch + rows.height)
    return galley(strips)


def _cell(drill: Drill, number: int, place: BlockPlace) -> _Cell:
    question, begin = drill.questions[number], drill.places[number]
    task, style, structure = question.task, place.style, place.structure
    entry = structure.add("LI", place.parent)
    named = structure.add("Lbl", entry)
    body = structure.add("LBody", entry)
    size = style.size * style.theme.drill.size
    look = ParagraphStyle(size, blank=drill.blank, large_formulas=True)
    with written_at(task.span):
        node = structure.add("P", body)
        measure = drill_width(question.words, drill.blank, style) + 1  # a point for rounding
        (line,) = set_text(question.words, measure, style, node, look)
    foot = next(ink.y for ink in inked(line) if isinstance(ink, (Run, Shape)))
    marks = [*number_marks(task.label, style, named).on_baseline(foot)]
    marks += moved(inked(line), begin + line.x, 0)
    if question.write:
        marks += _line(question.write, drill, foot, place.under(body))
    if drill.marked and task.tariff:
        shown = style.marks(task.tariff)
        x = drill.wide - style.faces.width(shown, "text", style.size)
        tariff = Run(x, foot, "text", style.size, shown, structure.add("P", body))
        marks += in_faces(tariff, style)
    origin = Origin(f"question {task.label}", task.span, task.label)
    return _Cell(origin, tuple(marks), foot, line.height)


def _line(write: Write, drill: Drill, foot: float, place: BlockPlace) -> tuple[Mark, ...]:
    """The line behind the words, as solid as a blank among words, with its field above it."""
    style = place.style
    y = foot + style.unit * DESCENT
    stroke = Stroke(((0, y), (drill.long, y)), style.rule)
    strips = answer_strips([Strip(y, (stroke,))], write.slot, 1, place.within(drill.long))
    return moved(strips[0].marks, drill.line, 0)
