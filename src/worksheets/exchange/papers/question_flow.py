"""Questions as they flow: every task with its label, its marks and its blocks."""

from collections.abc import Iterator, Sequence

from worksheets.exchange.papers.flow import (
    AnswerSpace,
    Drill,
    DrillEntry,
    FlowFigure,
    Paragraph,
    Question,
    QuestionBlock,
)
from worksheets.exchange.pictures import figure_picture
from worksheets.layout.blocks.rulings import size_of
from worksheets.layout.style import Style
from worksheets.model.paper.content import (
    Bank,
    Block,
    Bullets,
    Choose,
    Exercise,
    Exercises,
    Figure,
    Match,
    Order,
    Para,
    Table,
    Write,
    text,
)
from worksheets.model.paper.item import Task
from worksheets.model.paper.lettering import is_decimal, printed_number, without_abbreviation


def flow_question(
    task: Task, style: Style, *, numbered: bool = True, above: str = "", depth: int = 0
) -> Question:
    """A task and its parts; `above` is the label of what it is a part of.

    Raises Unsettable for a figure that cannot be drawn.
    """
    name = f"{above}{task.label}"
    printed = name if is_decimal(task.label) else task.label
    if not above:
        printed = printed_number(task.label, style.theme.numbering.style)
    parts = tuple(
        flow_question(part, style, numbered=numbered, above=name, depth=depth + 1)
        for part in task.parts
    )
    body = tuple(_body(task, style))
    shown = printed if numbered else ""
    return Question(without_abbreviation(name), shown, depth, body, parts, task.span)


def _body(task: Task, style: Style) -> Iterator[QuestionBlock]:
    """The blocks of a task, with its marks beside its last paragraph, if no part has them."""
    marks = ""
    if task.tariff and not task.parts:
        marks = style.marks(task.tariff - task.add_on, task.add_on)
    last = max((n for n, block in enumerate(task.body) if isinstance(block, Para)), default=-1)
    if marks and last < 0:
        yield Paragraph((), marks=marks)
    for n, block in enumerate(task.body):
        if isinstance(block, Para):
            yield Paragraph(block.content, marks=marks if n == last else "")
        else:
            yield from flow_blocks(block, style)


def flow_blocks(block: Block, style: Style) -> Iterator[QuestionBlock]:
    """A block as it flows: nothing for an answer that is drawn on a figure."""
    match block:
        case Para(content):
            yield Paragraph(content)
        case Figure():
            yield flow_figure(block, style)
        case Exercises(entries, columns):
            yield Drill(tuple(_exercise(entry, style) for entry in entries), columns)
        case Write():
            yield from _spaces(block, style)
        case Bullets() | Table() | Bank() | Choose() | Match() | Order():
            yield block


def flow_figure(figure: Figure, style: Style) -> FlowFigure:
    """A figure with its label; raises Unsettable if it cannot be drawn."""
    label = style.language.say("figure.label", n=figure.number) if figure.number else ""
    return FlowFigure(*figure_picture(figure, style), figure.spoken, label, figure.caption)


def _exercise(exercise: Exercise, style: Style) -> DrillEntry:
    parts: list[Para | FlowFigure | AnswerSpace] = []
    for part in exercise.body:
        match part:
            case Para():
                parts.append(part)
            case Figure():
                parts.append(flow_figure(part, style))
            case Write():
                spaces = _spaces(part, style)
                parts += [space for space in spaces if isinstance(space, AnswerSpace)]
    return DrillEntry(exercise.label, tuple(parts))


def _spaces(write: Write, style: Style) -> Iterator[QuestionBlock]:
    """The spaces for an answer, or the words that it is written elsewhere."""
    ruling = write.space.ruling or style.theme.answers.ruling
    if ruling == "figure":
        return
    if ruling == "none":
        yield Paragraph(text(style.language.say("task.elsewhere")), "note")
        return
    lines = size_of(write, style).lines
    each = max(1, round(lines / write.entries))
    spoken = style.theme.spoken
    said = spoken.space.replace("{n}", str(each)) if each > 1 else spoken.line
    for number in range(1, write.entries + 1):
        several = write.entries > 1
        slot = f"{write.slot}-{number}" if several else write.slot
        yield AnswerSpace(slot, each, ruling, said, str(number) if several else "")


def tasks_are_numbered(tasks: Sequence[Task]) -> bool:
    """Whether the tasks of a paper have numbers: those of one that is marked."""
    return any(any(task.tariffs) for task in tasks)
