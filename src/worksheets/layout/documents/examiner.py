"""The examiner's grid on a cover: what each question or section is worth, and room for its mark."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from worksheets.layout.blocks.panels import HEAD, tint_of
from worksheets.layout.pagination.strips import Strip, below, box, glued
from worksheets.layout.structure import Structure, inline
from worksheets.layout.style import Style
from worksheets.layout.text.prose import heading_in, heading_look
from worksheets.layout.text.runs import baseline, in_faces
from worksheets.model.page.node import Node
from worksheets.model.page.page import Fill, Mark, Run, Stroke
from worksheets.model.page.zones import Field
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Handout, TaskSection

WIDTH, MARK = 13.0, 4.2
"""The widths of the grid and of its column for marks, in sizes: 136 and 44 at 10.5."""
PADDING = 6 / 7
"""Free at the sides of a cell, in units of space."""
ROW, TOTAL = 2.6, 3.35
"""The heights of a row and of the last one, in units of space."""
BOX = 3.2
"""The room of a box for the number of a question, in sizes."""
THIN = 0.35
"""The rule between rows, in points."""


class GridRow(NamedTuple):
    """A row of the grid: what is marked, what it is worth, and the name of the field for its mark;
    the last row is heavy. In the row of an answer that is `chosen` the number of the question is
    written into a box."""

    name: str
    worth: str
    field: str
    last: bool = False
    chosen: bool = False


def rows_by_question(handout: Handout, total: str) -> list[GridRow]:
    """A row for every answer, and the total; a bonus has a plus before it."""
    own = [row for section in handout.sections for row in _answers(section)]
    return [*_rows([*own, *_answers_in_all(handout)]), _last(handout, total)]


def rows_by_section(handout: Handout, total: str) -> list[GridRow]:
    """A row for the questions of every section, and the total."""
    own = filter(_is_marked, handout.sections)
    whole = [_whole(section) for section in own if not section.choice.shared]
    return [*_rows([*whole, *_answers_in_all(handout)]), _last(handout, total)]


class _Answer(NamedTuple):
    """What is marked, what it is worth, and whether it was chosen."""

    name: str
    worth: str
    chosen: bool = False


def _rows(answers: Iterable[_Answer]) -> Iterator[GridRow]:
    for n, (name, worth, chosen) in enumerate(answers, 1):
        yield GridRow(name, worth, f"mark {n}", chosen=chosen)


def _last(handout: Handout, total: str) -> GridRow:
    return GridRow(total, str(handout.front.tariff), "total", last=True)


def _is_marked(section: TaskSection) -> bool:
    return any(task.tariff for task in section.tasks)


def _answers(section: TaskSection) -> list[_Answer]:
    """The questions of a section, each with what it is worth; of those that are chosen from there
    are as many rows as answers."""
    if section.choice.shared:
        return []
    sign = "+" if section.choice.bonus else ""
    rows = [_Answer(task.label, f"{sign}{task.tariff}") for task in section.tasks if task.tariff]
    if section.choice.answer is None:
        return rows
    name = _labels(section.tasks)
    return [_Answer(name, row.worth, True) for row in rows[: section.choice.answer]]


def _answers_in_all(handout: Handout) -> list[_Answer]:
    """A row for each answer that is chosen from all shared sections."""
    shared = [section.tasks for section in handout.sections if section.choice.shared]
    if handout.in_all is None:
        return []
    tariffs = handout.in_all.tariffs([[task.tariff for task in tasks] for tasks in shared])
    name = _labels([task for tasks in shared for task in tasks])
    return [_Answer(name, str(tariff), True) for tariff in tariffs]


def _whole(section: TaskSection) -> _Answer:
    sign = "+" if section.choice.bonus else ""
    worth = section.choice.within([task.tariff for task in section.tasks])
    return _Answer(_labels(section.tasks), f"{sign}{worth}")


def _labels(tasks: Sequence[Task]) -> str:
    """Questions, from the first to the last."""
    first, last = tasks[0].label, tasks[-1].label
    return first if first == last else f"{first}\u2009–\u2009{last}"


def grid_width(rows: Sequence[GridRow], style: Style) -> float:
    """How wide the grid is beside other things, in points."""
    return max(WIDTH * style.size, sum(_least_widths(rows, style)))


def examiner_grid(
    rows: Sequence[GridRow], measure: float, style: Style, structure: Structure
) -> list[Strip]:
    """The grid as wide as a measure, under its heading; it stays on one page."""
    title = style.theme.furniture.examiner
    look = heading_look(2, style.unit * 3.5, style)._replace(measure=measure)
    strips = heading_in(look, title, 2, style, structure)
    outer = structure.add("Table")
    name, worth, mark = _least_widths(rows, style)
    mark = max(mark, min(measure / 3, measure - name - worth))
    columns = _Columns((measure - worth - mark, measure - mark, measure), style)
    table = [_head_row(columns, structure, outer)]
    table += [_row(row, columns, structure, outer) for row in rows]
    return [*strips, *below(glued(table), style.unit)]


def _least_widths(rows: Sequence[GridRow], style: Style) -> tuple[float, float, float]:
    """The widths of the columns that their words need; that for marks has room to write."""
    heads = _heads(style)
    names, worths = [row.name for row in rows], [row.worth for row in rows]
    chosen = BOX * style.size if any(row.chosen for row in rows) else 0.0

    def widest(words: Sequence[str]) -> float:
        return max(style.faces.width(word, "strong", style.small) for word in words)

    padding = 2 * style.unit * PADDING
    mark = max(MARK * style.size, widest([heads[2]]) + padding)
    return (
        widest([heads[0], *names]) + padding + chosen,
        widest([heads[1], *worths]) + padding,
        mark,
    )


def _heads(style: Style) -> tuple[str, str, str]:
    language = style.language
    return (
        language.say("cover.grid-question"),
        language.say("cover.grid-most"),
        language.say("cover.grid-mark"),
    )


class _Columns(NamedTuple):
    """The right edges of the columns, in points, and the style of what is set in them."""

    edges: tuple[float, float, float]
    style: Style

    def words(
        self, number: int, words: str, face: str, height: float, node: Node
    ) -> Iterator[Mark]:
        """Words in a cell: those of the second column end at its right edge."""
        style, padding = self.style, self.style.unit * PADDING
        x = (self.edges[number - 1] if number else 0.0) + padding
        if number == 1:
            x = self.edges[1] - padding - style.faces.width(words, face, style.small)
        yield from in_faces(
            Run(x, baseline(height, style.small), face, style.small, words, node), style
        )

    def rules(self, height: float, weight: float) -> Iterator[Mark]:
        """The sides of a row, the line before its mark, and the rule under it."""
        _, before, right = self.edges
        for x, thick in (
            (0.0, self.style.frame),
            (before, self.style.rule),
            (right, self.style.frame),
        ):
            yield Stroke(((x, 0), (x, height)), thick)
        yield Stroke(((0, height), (right, height)), weight)


def _head_row(columns: _Columns, structure: Structure, outer: Node) -> Strip:
    style, (_, _, right) = columns.style, columns.edges
    line = structure.add("TR", outer)
    height = style.unit * ROW
    marks: list[Mark] = []
    if tint := tint_of(HEAD, style):
        marks.append(Fill(0, 0, right, height, tint))
    marks.append(Stroke(((0, 0), (right, 0)), style.frame))
    for n, words in enumerate(_heads(style)):
        node = structure.add("TH", line, attributes={"Scope": "Column"})
        marks += columns.words(n, words, "text", height, node)
    return Strip(height, (*marks, *columns.rules(height, style.frame)))


def _row(row: GridRow, columns: _Columns, structure: Structure, outer: Node) -> Strip:
    style, (_, before, right) = columns.style, columns.edges
    line = structure.add("TR", outer)
    face, height = ("strong", TOTAL) if row.last else ("text", ROW)
    height *= style.unit
    name = structure.add("TH", line, attributes={"Scope": "Row"})
    worth, mark = structure.add("TD", line), structure.add("TD", line)
    own = inline("Form", mark, row.field) if style.fillable else mark
    marks = [
        *columns.words(0, row.name, face, height, name),
        *columns.words(1, row.worth, face, height, worth),
        *columns.rules(height, style.frame if row.last else THIN),
        Field(
            before + 1, 1, right - before - 2, height - 2, "lines", row.field, row.name, node=own
        ),
    ]
    if row.last:
        marks.append(Stroke(((0, 0), (right, 0)), style.frame))
    if row.chosen:
        marks += _number_box(row, columns, height, name)
    return Strip(height, tuple(marks))


def _number_box(row: GridRow, columns: _Columns, height: float, node: Node) -> Iterator[Mark]:
    """The box for the number of the question that was chosen, at the right of the first cell."""
    style, (edge, _, _) = columns.style, columns.edges
    wide, tall = (BOX - 0.6) * style.size, height - style.unit * 0.7
    left, top = edge - wide - style.unit * PADDING, (height - tall) / 2
    yield box(left, top, wide, tall, style.rule)
    slot = f"{row.field} question"
    tip = style.language.say("choice.box")
    own = inline("Form", node, slot) if style.fillable else node
    yield Field(left, top, wide, tall, "digits", slot, tip, node=own)
