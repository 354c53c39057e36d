"""A drill: a run of short questions with a blank each, such as sums, that stand in columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from worksheets.layout.blocks.labels import column_for
from worksheets.layout.blocks.rulings import is_lined
from worksheets.layout.style import Style
from worksheets.layout.text.prose import text_style
from worksheets.layout.text.words import width_of, words_of
from worksheets.memo import memo
from worksheets.model.paper.content import (
    Code,
    Gap,
    Inlines,
    LineBreak,
    Maths,
    Para,
    Space,
    Text,
    Write,
    plain,
)
from worksheets.model.paper.item import Task

FEWEST = 6
"""Questions that are a drill."""
NUMBER, WORDS, LONGEST = 33 / 7, 110 / 7, 110 / 7
"""The least room to write a number and to write words, and the longest line for either, in units of
space."""
GUTTER, MARKED, BEHIND, MARKS = 8 / 7, 3, 5 / 7, 1.0
"""Between columns (and as much again where there is room), between those that end in marks, between
words and a line, and before marks, in units of space."""
APART = 0.4
"""What stays free behind the longest number, in units of space, beside the gap of other numbers."""


class DrillQuestion(NamedTuple):
    """A question by its task, its words, the line to write on (None if a blank stands among the
    words), and the paragraph before them, which other questions have too."""

    task: Task
    words: Inlines
    write: Write | None
    prompt: Inlines = ()

    @property
    def is_sum(self) -> bool:
        """Whether a number is written into the blank."""
        return "=" in plain(self.words)

    def matches(self, other: "DrillQuestion") -> bool:
        """Whether both may stand in one drill."""
        alike = self.task.tariff == other.task.tariff and self.prompt == other.prompt
        return alike and self.is_sum == other.is_sum and (not self.write) == (not other.write)


class Drill(NamedTuple):
    """Questions in so many columns, and where things stand in a column, in points.

    A column is so `wide`, and it is a `step` to the next. Each question's words begin at one of the
    `places`, which brings equals signs under one another; lines to write on begin at `line` and are
    so `long`. Blanks among words are as wide as `blank`. Marks end at the right edge if they are
    beside the questions (`marked`).
    """

    questions: tuple[DrillQuestion, ...]
    across: int
    wide: float
    step: float
    places: tuple[float, ...]
    blank: float
    line: float
    long: float
    marked: bool

    def parts(self, begins: Sequence[int]) -> list["Drill"]:
        """The drill in parts that begin with its first question and with these."""
        ends = [*begins, len(self.questions)]
        return [
            self._replace(questions=self.questions[first:end], places=self.places[first:end])
            for first, end in zip([0, *begins], ends, strict=True)
        ]


def with_drills(tasks: Sequence[Task], number: float, style: Style) -> Iterator[Task | Drill]:
    """The tasks of a section, behind a column of numbers, with drills in the place of those that
    make one.

    All questions of a drill have the same marks, and a line of words with one blank. There are as
    many columns as have room and the theme allows, but two at least. Marks stand beside the
    questions unless the drill is all of the section; then a paragraph before the words of each is
    said once, above the drill.
    """
    start = 0
    while start < len(tasks):
        questions = _run(tasks[start:])
        run = tasks[start : start + max(1, len(questions))]
        drill = _drill(questions, number, style, whole=len(run) == len(tasks))
        if drill:
            yield drill
        else:
            yield from run
        start += len(run)


def _drill(
    questions: tuple[DrillQuestion, ...], number: float, style: Style, *, whole: bool
) -> Drill | None:
    if len(questions) < FEWEST or (questions[0].prompt and not whole):
        return None
    if not all(_has_lines(question, style) for question in questions):
        return None
    for across in range(min(style.theme.drill.most, len(questions)), 1, -1):
        drill = _in_columns(questions, across, number, style, marked=not whole)
        if drill:
            return drill
    return None


def _in_columns(
    questions: tuple[DrillQuestion, ...], across: int, number: float, style: Style, *, marked: bool
) -> Drill | None:
    """The questions in so many columns, if they have room."""
    least = style.unit * (NUMBER if questions[0].is_sum else WORDS)
    ends = [equals_end(question.words, least, style) for question in questions]
    labels = [question.task.label for question in questions]
    size = style.theme.drill.size
    column = max(number, column_for(labels, 0, style) + style.unit * APART * size)
    places = tuple(column + max(ends) - end for end in ends)
    behind = max(
        place + drill_width(question.words, least, style)
        for place, question in zip(places, questions, strict=True)
    )
    gutter = style.unit * (MARKED if marked else GUTTER)
    wide = (style.measure - (across - 1) * gutter) / across
    marks = _marks_width(questions[0].task, style) if marked else 0.0
    line = behind + style.unit * BEHIND if questions[0].write else behind
    free = wide - marks - line
    if free < (least if questions[0].write else 0):
        return None
    long = min(max(least, free - style.unit), style.unit * LONGEST)
    return Drill(questions, across, wide, wide + gutter, places, least, line, long, marked)


def _run(tasks: Sequence[Task]) -> tuple[DrillQuestion, ...]:
    """The questions at the beginning of some tasks that may stand in one drill."""
    questions: list[DrillQuestion] = []
    for task in tasks:
        question = next(_question(task), None)
        if question is None or not question.matches(questions[0] if questions else question):
            break
        questions.append(question)
    return tuple(questions)


def _question(task: Task) -> Iterator[DrillQuestion]:
    """A task as a question of a drill, if it is a line with one blank."""
    if task.parts or task.sources:
        return
    match task.body:
        case (Para(words), Write(entries=1, phrase=True, space=Space(lines=None)) as write):
            if _is_line(words) and not _gaps(words):
                yield DrillQuestion(task, words, write)
        case (Para(prompt), Para(words)):
            if _is_line(words) and [gap.label for gap in _gaps(words)] == [""]:
                yield DrillQuestion(task, words, None, prompt)


def _gaps(words: Inlines) -> list[Gap]:
    return [part for part in words if isinstance(part, Gap)]


def _is_line(words: Inlines) -> bool:
    """Whether nothing in a text asks for a line of its own."""
    return not any(
        isinstance(part, (Code, LineBreak)) or (isinstance(part, Maths) and part.display)
        for part in words
    )


def _has_lines(question: DrillQuestion, style: Style) -> bool:
    """Whether an answer is written on a line, or typed into a field above one."""
    return question.write is None or style.fillable or is_lined(question.write, style)


def equals_end(words: Inlines, blank: float, style: Style) -> float:
    """How far the end of an equals sign is from the beginning of its words; 0 if there is none.

    In a formula it is found only at its end.
    """
    for n, part in enumerate(words):
        if isinstance(part, Text) and "=" in part.text:
            end = part.text.index("=") + 1
            return drill_width((*words[:n], Text(part.text[:end])), blank, style)
    ends = plain(words).rstrip("$ ").endswith("=")
    return drill_width(words, blank, style) if ends else 0.0


@memo(1 << 12)
def drill_width(words: Inlines, blank: float, style: Style) -> float:
    """The width in points of a line of a drill with a blank of some width and large formulas.

    Without its memo, forms of sums take 5 % longer: words are measured for every number of columns.
    """
    size = style.size * style.theme.drill.size
    dress = replace(text_style(size, 0, style), blank=blank, large_formulas=True)
    return width_of(words_of(words, style.faces, dress), style.faces.space(size))


def _marks_width(task: Task, style: Style) -> float:
    marks = style.marks(task.tariff) if task.tariff else ""
    return style.faces.width(marks, "text", style.size) + style.unit * MARKS if marks else 0.0
