"""Exercises side by side: each in a cell of its row, on one baseline, behind its label."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from worksheets.layout.blocks.drill import NUMBER, drill_width, equals_end
from worksheets.layout.blocks.figures import figure_strips, figure_width
from worksheets.layout.blocks.labels import column_for
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rulings import write_strips
from worksheets.layout.pagination.strips import (
    FREE,
    GLUED,
    Strip,
    giving,
    inked,
    shifted,
    stacked,
)
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.layout.text.runs import baseline
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, Run, Shape, moved
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import (
    Exercise,
    Exercises,
    Figure,
    Gap,
    Inlines,
    Para,
    Text,
    Write,
)

GUTTER, WIDE_GUTTER = 8 / 7, 14 / 7
"""Between columns of words, and of figures, answer spaces and what has labels, in units."""
BETWEEN = 2.0
"""Between rows that are higher than a line, in units of space."""
LEAST_BETWEEN = 0.5
"""Between rows of lines with tall formulas, in units of space."""
GIVES = 0.15
"""Rows of lines may be so much nearer to one another on a full page, in parts of their distance."""
LEAST = 3 / 7
"""A blank is no narrower than this part of its width, so that there is room for more columns."""
WHOLE = 0.75
"""Exercises of no more than this part of a page are read down their columns, if they are to be."""
ROUNDING = 0.01
"""Points by which a row of lines may be higher than their distance: sizes of type are rounded."""
REFERENCE = 11
"""The size of type beside which a blank is as wide as it says."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """So many columns, in points: how wide, how far from one to the next, the width of labels
    before the exercises and of a blank, how far the words of each are moved to the right, and how
    much longer its line is, so that all lines end on one edge."""

    across: int
    wide: float
    step: float
    labels: float
    blank: float
    moves: tuple[float, ...]
    longer: tuple[float, ...] = ()

    @property
    def room(self) -> float:
        """What is behind the label of an exercise."""
        return self.wide - self.labels


class _Cell(NamedTuple):
    """An exercise as it is set: its marks, its baseline and its height, in points."""

    marks: tuple[Mark, ...]
    foot: float
    height: float


def exercise_strips(block: Exercises, place: BlockPlace) -> list[Strip]:
    """A strip for each row: as many columns as the block asks for, or as there is room for.

    Type is never smaller for that, nor a figure. No row of mere words is alone on a page.
    """
    style = place.style
    columns = _columns(block, place)
    labelled = any(exercise.label for exercise in block.entries)
    kind = "None" if not labelled else _numbering(block)
    outer = place.structure.add("L", place.parent, attributes={"ListNumbering": kind})
    cells = [_cell(block, n, columns, place.under(outer)) for n in range(len(block.entries))]
    pitch = style.size * style.theme.drill.leading
    down = _reads_down(cells, block, columns, pitch, style)
    first, *rows = [_row(row, pitch, columns, style) for row in _rows(cells, columns, down=down)]
    in_lines = all(row.height <= pitch + ROUNDING for row in (first, *rows))
    ends = {0, len(rows) - 1} if in_lines else set[int]()
    costs = [GLUED if down or n in ends else FREE for n in range(len(rows))]
    # Rows that are higher than a line have a space between them that stays.
    gives = [GIVES * pitch if row.height <= pitch + ROUNDING else 0.0 for row in rows]
    return [
        first._replace(above=style.unit),
        *(
            giving(row, less)._replace(cost=cost)
            for row, less, cost in zip(rows, gives, costs, strict=True)
        ),
    ]


def _numbering(block: Exercises) -> str:
    return "LowerAlpha" if block.entries[-1].label.strip("()").isalpha() else "Decimal"


def _size(style: Style) -> float:
    return style.size * style.theme.drill.size


def _columns(block: Exercises, place: BlockPlace) -> _Columns:
    """As many columns as have room for every exercise; one, whatever its room."""
    style, measure = place.style, place.measure
    in_words = all(isinstance(part, Para) for entry in block.entries for part in entry.body)
    names = [exercise.label for exercise in block.entries]
    most = min(block.columns, len(block.entries))
    near = in_words and not any(names)
    gutters = [(across, GUTTER if near else WIDE_GUTTER) for across in range(most, 1, -1)]
    if in_words and most > 1:
        gutters.append((2, GUTTER))  # two that are near are better than one
    wanted = min(block.blank * MILLIMETRE * _size(style) / REFERENCE, measure / 2)
    least = min(wanted, max(wanted * LEAST, style.unit * NUMBER))
    labels = column_for(names, 0, style) if any(names) else 0.0
    columns = _Columns(1, measure, measure, labels, least, _moves(block, least, style))
    for across, gap in [*gutters, (1, 0)]:
        gutter = gap * style.unit
        wide = (measure - (across - 1) * gutter) / across
        tried = replace(columns, across=across, wide=wide, step=wide + gutter)
        spare = tried.room - max(
            _width(exercise, move, tried, style)
            for exercise, move in zip(block.entries, tried.moves, strict=True)
        )
        if spare >= 0:
            blank = min(wanted, least + spare)
            moves, longer = _moves(block, blank, style), _longer(block, blank, style)
            return replace(tried, blank=blank, moves=moves, longer=longer)
    return replace(columns, moves=tuple(0.0 for _ in block.entries))


def _moves(block: Exercises, blank: float, style: Style) -> tuple[float, ...]:
    """How far the words of each exercise are moved so that equals signs stand in line."""
    ends = [
        equals_end(_before_gap(exercise.body[0].content), blank, style)
        if isinstance(exercise.body[0], Para)
        else 0.0
        for exercise in block.entries
    ]
    if not block.aligned or not all(ends):
        return tuple(0.0 for _ in ends)
    return tuple(max(ends) - end for end in ends)


def _longer(block: Exercises, blank: float, style: Style) -> tuple[float, ...]:
    """How much longer the line behind the words of each exercise is than that behind the longest;
    nothing where equals signs stand in line, or where there are boxes."""
    widths = []
    for exercise in block.entries:
        match exercise.body:
            case (Para((*_, Text(space), Gap()) as content),) if not space.strip():
                if not equals_end(_before_gap(content), blank, style):
                    widths.append(drill_width(content, blank, style))
    if block.boxed or len(widths) < len(block.entries):
        return ()
    return tuple(max(widths) - width for width in widths)


def _before_gap(content: Inlines) -> Inlines:
    """The words of an exercise without a blank that ends them."""
    match content:
        case (*words, Text(space), Gap()) if not space.strip():
            return tuple(words)
    return content


def _width(exercise: Exercise, move: float, columns: _Columns, style: Style) -> float:
    """The room that an exercise takes beside its label; a figure takes that of the label, too."""
    widest = 0.0
    for part in exercise.body:
        match part:
            case Para(content):
                widest = max(widest, move + drill_width(content, columns.blank, style))
            case Figure():
                widest = max(widest, figure_width(part, columns.wide, style) - columns.labels)
    return widest


def _cell(block: Exercises, number: int, columns: _Columns, place: BlockPlace) -> _Cell:
    exercise, style = block.entries[number], place.style
    entry = place.structure.add("LI", place.parent)
    name = place.structure.add("Lbl", entry) if exercise.label else None
    body = place.structure.add("LBody", entry)
    drawn = isinstance(exercise.body[0], Figure)  # it stands under its label, others behind it
    left = 0.0 if drawn else columns.labels
    strips = _parts(block, number, columns, left, place.under(body))
    height, marks = stacked(strips)
    foot = baseline(style.leading, style.size)
    top = style.leading if drawn and exercise.label else 0.0
    if not drawn:
        foot = next((mark.y for mark in inked(strips[0]) if isinstance(mark, (Run, Shape))), foot)
    return _Cell((*_label(exercise, foot, style, name), *moved(marks, 0, top)), foot, top + height)


def _parts(
    block: Exercises, number: int, columns: _Columns, left: float, place: BlockPlace
) -> list[Strip]:
    """The words, figures and answer spaces of an exercise, `left` points from the edge of its
    column."""
    style, move = place.style, columns.moves[number]
    room = columns.wide - left
    blank = columns.blank + (columns.longer[number] if columns.longer else 0)
    look = ParagraphStyle(_size(style), blank=blank, boxed=block.boxed, large_formulas=True)
    strips: list[Strip] = []
    for part in block.entries[number].body:
        match part:
            case Para(content):
                node = place.structure.add("P", place.parent)
                measure = room - move + 1  # a point for rounding
                strips += shifted(set_text(content, measure, style, node, look), left + move)
            case Figure():
                strips += shifted(figure_strips(part, place.within(room)), left)
            case Write():
                strips += shifted(write_strips(part, place.within(room)), left)
    return strips


def _label(exercise: Exercise, foot: float, style: Style, node: Node | None) -> tuple[Run, ...]:
    if node is None:
        return ()
    return (Run(0, foot, "text", style.size, exercise.label, node),)


def _reads_down(
    cells: Sequence[_Cell], block: Exercises, columns: _Columns, pitch: float, style: Style
) -> bool:
    """Whether cells are read down their columns: if they are to be, and all stay on one page."""
    count = -(-len(cells) // columns.across)
    tallest = max(cell.height for cell in cells)
    return block.down and count * max(pitch, tallest) <= WHOLE * style.depth


def _rows(cells: Sequence[_Cell], columns: _Columns, *, down: bool) -> list[list[_Cell]]:
    """The cells of each row."""
    count = -(-len(cells) // columns.across)
    if down:
        return [list(cells[n::count]) for n in range(count)]
    return [list(cells[n : n + columns.across]) for n in range(0, len(cells), columns.across)]


def _row(cells: Sequence[_Cell], pitch: float, columns: _Columns, style: Style) -> Strip:
    """The cells of a row on one baseline."""
    foot = max(cell.foot for cell in cells)
    height = max(foot - cell.foot + cell.height for cell in cells)
    marks = tuple(
        mark
        for n, cell in enumerate(cells)
        for mark in moved(cell.marks, n * columns.step, foot - cell.foot)
    )
    between = BETWEEN if height > pitch else LEAST_BETWEEN
    return Strip(max(pitch, height + between * style.unit), marks)
