"""A quiz: questions whose words and options share a line, a row a question."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worksheets.layout.blocks.choices import (
    AFTER_BOX,
    OptionColumns,
    Tick,
    option_strips,
    side_by_side,
    width_in_line,
)
from worksheets.layout.blocks.labels import column_for, labelled
from worksheets.layout.blocks.numbers import number_marks
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import AVOID, FREE, Origin, Strip, inked
from worksheets.layout.style import Style
from worksheets.layout.text.prose import set_text
from worksheets.layout.unsettable import written_at
from worksheets.model.page.page import Stroke, moved
from worksheets.model.paper.content import Choose, Inlines, Para
from worksheets.model.paper.item import Task
from worksheets.model.paper.lettering import LETTERS, without_abbreviation

FEWEST = 3
"""Questions that are a quiz."""
GROUP = 5
"""Rows from one rule to the next."""
BETWEEN = 10 / 7
"""What stays free behind the words, and behind each option, in units of space."""
LIGHT = 0.35
"""The rule between groups, in points."""


class QuizRow(NamedTuple):
    """A question by its task, its words and its options."""

    task: Task
    words: Inlines
    choose: Choose


class Quiz(NamedTuple):
    """The rows of a quiz, and where the words and each of the options begin, in points from the
    edge of the column."""

    rows: tuple[QuizRow, ...]
    words: float
    options: tuple[float, ...]


def quiz_of(tasks: Sequence[Task], number: float, style: Style) -> Quiz | None:
    """The tasks as a quiz, behind a column of numbers; None if they are none or have no room.

    All have one paragraph, options of which one is right, and the same marks.
    """
    rows = [row for task in tasks for row in _rows(task)]
    if len(tasks) < FEWEST or len(rows) < len(tasks) or len({task.tariff for task in tasks}) > 1:
        return None
    most = max(len(row.choose.options) for row in rows)
    between = style.unit * BETWEEN
    box = style.box + style.unit * AFTER_BOX + _letters(most, style)
    places: list[float] = []
    x = number + max(width_in_line(row.words, style) for row in rows) + between
    for n in range(most):
        options = [row.choose.options[n] for row in rows if n < len(row.choose.options)]
        places.append(x)
        x += box + max(width_in_line(option, style) for option in options) + between
    return Quiz(tuple(rows), number, tuple(places)) if x - between <= style.measure else None


def _rows(task: Task) -> Iterator[QuizRow]:
    """The row of a task, if nothing in it belongs elsewhere."""
    match task.body:
        case (Para(words), Choose(arrangement="list", count=1) as choose):
            if not (task.parts or task.sources):
                yield QuizRow(task, words, choose)


def _letters(options: int, style: Style) -> float:
    """The width of the column of letters."""
    return column_for(LETTERS[:options], style.unit * 12.5 / 7, style)


def quiz_galley(quiz: Quiz, number: int, place: BlockPlace) -> Galley:
    """A row of the quiz, counted from 0, under a list that is the parent of the place."""
    (task, content, choose), style, structure = quiz.rows[number], place.style, place.structure
    entry = structure.add("LI", place.parent)
    with written_at(task.span):
        label_marks = number_marks(task.label, style, structure.add("Lbl", entry))
        body = place.under(structure.add("LBody", entry))
        (line,) = set_text(content, style.measure, style, structure.add("P", body.parent))
        words = labelled([line._replace(x=quiz.words)], *label_marks)[0]
        options = _options(choose, quiz, body)
    height = max(words.height, options.height)
    marks = (
        *moved(inked(words), words.x, height - words.height),
        *moved(options.marks, 0, height - options.height),
    )
    bands = (band._replace(y=band.y + height - options.height) for band in options.bands)
    origin = Origin(f"question {without_abbreviation(task.label)}", task.span, task.label)
    above = style.unit / 7
    strip = Strip(height, marks, above=above, cost=AVOID, bands=tuple(bands), origin=origin)
    return galley([_after_rule(strip, style) if number and number % GROUP == 0 else strip])


def _options(choose: Choose, quiz: Quiz, place: BlockPlace) -> Strip:
    measure, style, structure, parent = place
    outer = structure.add("L", parent, attributes={"ListNumbering": "UpperAlpha"})
    columns = OptionColumns(measure, _letters(len(quiz.options), style))
    options = [
        option_strips(Tick.of(choose, n), columns, place.under(outer))
        for n in range(len(choose.options))
    ]
    return side_by_side(options, quiz.options, style)


def _after_rule(strip: Strip, style: Style) -> Strip:
    """A row at the beginning of a group, under a rule."""
    rule = Stroke(((0, style.unit / 2), (style.measure, style.unit / 2)), LIGHT)
    return strip._replace(
        height=strip.height + style.unit,
        marks=(rule, *moved(strip.marks, 0, style.unit)),
        bands=tuple(band._replace(y=band.y + style.unit) for band in strip.bands),
        cost=FREE,
    )
