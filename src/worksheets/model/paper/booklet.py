"""A paper whose answers are written in a booklet: the questions without room for them, and the
room that each answer needs."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from worksheets.model.paper.content import Block, Write
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Handout


def without_spaces(handout: Handout) -> Handout:
    """The handout without room for written answers; what is drawn on a figure, ticked or filled in
    stays on it."""
    sections = tuple(
        replace(section, tasks=tuple(map(_without, section.tasks))) for section in handout.sections
    )
    return replace(handout, sections=sections)


def _without(task: Task) -> Task:
    body = tuple(block for block in task.body if not _is_space(block))
    return replace(task, body=body, parts=tuple(map(_without, task.parts)))


def _is_space(block: Block) -> bool:
    return isinstance(block, Write) and block.space.ruling != "figure"


def answers(handout: Handout) -> tuple[tuple[Task, ...], ...]:
    """What the booklet needs room for: an entry an answer, with the questions that it may be an
    answer to. Questions without room for a written answer are left out."""
    found: list[tuple[Task, ...]] = []
    shared: list[Task] = []
    for section in handout.sections:
        written = [task for task in section.tasks if any(_spaces(task))]
        if section.choice.shared:
            shared += written
        elif section.choice.answer is not None:
            found += [tuple(written)] * section.choice.answer
        else:
            found += [(task,) for task in written]
    if handout.in_all is not None:
        found += [tuple(shared)] * handout.in_all.answer
    return tuple(options for options in found if options)


def room_of(task: Task, lines: Callable[[Write], int]) -> int:
    """How many lines a candidate needs for a task, where a space has so many `lines`; of parts that
    are chosen from, as many as the longest need."""
    own = sum(lines(block) for block in task.body if isinstance(block, Write) and _is_space(block))
    parts = sorted((room_of(part, lines) for part in task.parts), reverse=True)
    return own + sum(parts[: task.answer])


def _spaces(task: Task) -> Iterator[Write]:
    yield from (block for block in task.body if isinstance(block, Write) and _is_space(block))
    for part in task.parts:
        yield from _spaces(part)
