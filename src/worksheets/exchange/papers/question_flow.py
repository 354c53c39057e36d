"""Questions as they flow: every task with its label, its marks and its blocks."""

from collections.abc import Iterator, Sequence

from worksheets.exchange.papers.drill_flow import drill_flow
from worksheets.exchange.papers.figure_flow import flow_figure
from worksheets.exchange.papers.flow import Paragraph, Question, QuestionBlock
from worksheets.exchange.papers.space_flow import answer_spaces
from worksheets.layout.style import Style
from worksheets.model.paper.content import (
    Bank,
    Block,
    Bullets,
    Choose,
    Exercises,
    Figure,
    Match,
    Order,
    Para,
    Table,
    Write,
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
        case Exercises():
            yield drill_flow(block, style)
        case Write():
            yield from answer_spaces(block, style)
        case Bullets() | Table() | Bank() | Choose() | Match() | Order():
            yield block


def tasks_are_numbered(tasks: Sequence[Task]) -> bool:
    """Whether the tasks of a paper have numbers: those of one that is marked."""
    return any(any(task.tariffs) for task in tasks)
