"""Drills as they flow: exercises in as many columns as have room, cut at their equals signs."""

from collections.abc import Sequence

from worksheets.exchange.papers.figure_flow import flow_figure
from worksheets.exchange.papers.flow import AnswerSpace, Drill, DrillEntry, FlowFigure
from worksheets.exchange.papers.space_flow import answer_spaces
from worksheets.layout.blocks.drill import drill_width, equals_end
from worksheets.layout.blocks.figures import figure_width
from worksheets.layout.style import Style
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import (
    Exercise,
    Exercises,
    Figure,
    Inlines,
    Maths,
    Para,
    Text,
    Write,
    text,
)

MEASURE = 155 * MILLIMETRE
"""The room beside the number of a question on a page of A4 with ordinary margins."""
LABEL, APART = 10 * MILLIMETRE, 4 * MILLIMETRE
"""The room of a label, and what stays free between columns."""
LEAST = 14 * MILLIMETRE
"""A blank need not be longer than that if there is room for more columns then."""


def drill_flow(block: Exercises, style: Style) -> Drill:
    """Exercises in columns; raises Unsettable for a figure that cannot be drawn.

    There are as many columns as the block asks for, or as there is room for; those that are aligned
    are cut behind their equals signs if all have one.
    """
    wanted = block.blank * MILLIMETRE
    least = min(wanted, LEAST)
    cut = block.aligned and all(_cut(_words(entry))[0] for entry in block.entries)
    lead = max(equals_end(_cut(_words(one))[0], least, style) for one in block.entries)
    across, spare = _columns(block, least, lead if cut else 0.0, style)
    measure = MEASURE / across - APART
    return Drill(
        tuple(_entry(entry, measure, style, cut=cut) for entry in block.entries),
        across,
        min(wanted, least + spare) / MILLIMETRE,
        block.boxed,
        block.down,
        lead if cut else 0.0,
    )


def _columns(block: Exercises, blank: float, lead: float, style: Style) -> tuple[int, float]:
    """How many columns have room for all exercises, and how much of it stays free, in points."""
    most = min(block.columns, len(block.entries))
    for across in range(most, 0, -1):
        measure = MEASURE / across - APART
        spare = measure - max(_width(entry, measure, blank, lead, style) for entry in block.entries)
        if spare >= 0:
            return across, spare
    return 1, 0.0


def _width(exercise: Exercise, measure: float, blank: float, lead: float, style: Style) -> float:
    """The room that an exercise takes, with its equals sign at the end of the `lead`, if any."""
    widest = 0.0
    for part in exercise.body:
        match part:
            case Para(content) if lead:
                before, _ = _cut(content)
                wide = drill_width(content, blank, style) - equals_end(before, blank, style)
                widest = max(widest, LABEL + lead + wide)
            case Para(content):
                widest = max(widest, LABEL + drill_width(content, blank, style))
            case Figure():
                widest = max(widest, LABEL + figure_width(part, measure - LABEL, style))
    return widest


def _words(exercise: Exercise) -> Inlines:
    """The words that an exercise begins with."""
    match exercise.body:
        case (Para(content), *_):
            return content
    return ()


def _cut(content: Inlines) -> tuple[Inlines, Inlines]:
    """Words up to the end of their first equals sign, and those behind it; no words before, if
    there is none. In a formula it is found only at its end."""
    for n, part in enumerate(content):
        match part:
            case Text(words) if "=" in words:
                end = words.index("=") + 1
                return (*content[:n], Text(words[:end])), _behind(words[end:], content[n + 1 :])
            case Maths(tex) if tex.rstrip().endswith("="):
                return content[: n + 1], _behind("", content[n + 1 :])
    return (), content


def _behind(words: str, content: Inlines) -> Inlines:
    """What stands behind an equals sign, without the space before it."""
    match content:
        case (Text(first), *rest) if not words:
            return _behind(first, tuple(rest))
    return (*text(words.lstrip()), *content) if words.strip() else content


def _entry(exercise: Exercise, measure: float, style: Style, *, cut: bool) -> DrillEntry:
    before, behind = _cut(_words(exercise)) if cut else ((), ())
    parts: list[Para | FlowFigure | AnswerSpace] = [Para(behind)] if before else []
    for part in exercise.body[len(parts) :]:
        parts += _parts(part, measure, style)
    return DrillEntry(exercise.label, tuple(parts), before)


def _parts(
    part: Para | Figure | Write, measure: float, style: Style
) -> Sequence[Para | FlowFigure | AnswerSpace]:
    match part:
        case Para():
            return (part,)
        case Figure():
            return (flow_figure(part, style, measure - LABEL),)
        case Write():
            spaces = answer_spaces(part, style)
            return tuple(space for space in spaces if isinstance(space, AnswerSpace))
