"""What a candidate gets, as a text that flows. A handout has no keys, so none can be in it."""

from collections.abc import Iterator, Sequence

from worksheets.exchange.papers.flow import (
    FlowDocument,
    FlowPart,
    FlowSource,
    FlowWords,
    Heading,
    NumberBox,
    Paragraph,
    Question,
)
from worksheets.exchange.papers.front_flow import front_flow
from worksheets.exchange.papers.question_flow import (
    flow_blocks,
    flow_question,
    tasks_are_numbered,
)
from worksheets.layout.documents.cover import has_cover
from worksheets.layout.documents.section_heads import section_marks
from worksheets.layout.style import Style
from worksheets.model.paper.content import Source, Table, text
from worksheets.model.paper.item import Task
from worksheets.model.paper.lettering import without_abbreviation
from worksheets.model.paper.paper import Handout, Insert, TaskSection
from worksheets.model.paper.source_places import source_places


def handout_flow(handout: Handout, style: Style, subject: str) -> FlowDocument:
    """A handout in the words of a style; sources stand before the first question about them.

    Raises Unsettable for a figure that cannot be drawn.
    """
    front, language = handout.front, style.language
    tasks = [task for section in handout.sections for task in section.tasks]
    parts = list(_questions(handout, tasks, style))
    for insert in handout.inserts:
        parts += _insert(insert, style)
    return FlowDocument(
        front.title,
        tuple(front_flow(handout, style, subject)),
        tuple(parts),
        language,
        FlowWords(style.theme.spoken.gap, style.theme.spoken.box),
        front.author or front.letterhead.name,
        subject,
        front.fingerprint,
        language.say("page.draft") if front.draft else "",
        has_cover(front, style),
        cell_marks={marks: style.marks(marks) for marks in sorted(set(_cell_marks(tasks)))},
    )


def _cell_marks(tasks: Sequence[Task]) -> Iterator[int]:
    """The marks of the columns of grids of questions."""
    for task in tasks:
        for block in task.body:
            if isinstance(block, Table):
                yield from block.marks
        yield from _cell_marks(task.parts)


def _questions(handout: Handout, tasks: Sequence[Task], style: Style) -> Iterator[FlowPart]:
    numbered = tasks_are_numbered(tasks)
    coming = source_places(handout)
    booklet = handout.front.facts.booklet
    if handout.in_all is not None and not booklet:
        yield NumberBox(style.language.say("choice.which", n=handout.in_all.answer))
    for n, section in enumerate(handout.sections):
        yield from _section_head(section, style, booklet=booklet)
        level = 3 if section.title else 2
        for number, task in enumerate(section.tasks):
            for source in coming.get((n, number), ()):
                yield _source(source, level, style)
            yield flow_question(task, style, numbered=numbered)
            if style.theme.marks.question and task.tariff:
                name = without_abbreviation(task.label)
                total = style.total(style.theme.marks.question, task.tariff, name)
                yield Paragraph(text(total), "total")
        if style.theme.marks.section and section.tariff:
            total = style.total(style.theme.marks.section, section.tariff)
            yield Paragraph(text(total), "total")
    if style.theme.marks.paper and handout.front.tariff:
        yield Paragraph(text(style.total(style.theme.marks.paper, handout.front.tariff)), "total")


def _section_head(section: TaskSection, style: Style, *, booklet: bool) -> Iterator[FlowPart]:
    if section.notice:
        yield Paragraph(section.notice, "strong")
    tariff = section.tariff if len(section.tasks) > 1 else 0
    if section.title:
        yield Heading(2, section.title, section_marks(tariff, style))
    if section.instructions:
        yield Paragraph(section.instructions, "note")
    if section.choice.answer is not None and not booklet:
        yield NumberBox(style.language.say("choice.which", n=section.choice.answer))


def _source(source: Source, level: int, style: Style) -> FlowSource:
    cited = [Paragraph(source.attribution, "attribution")] if source.attribution else []
    blocks = [flow for figure in source.figures for flow in flow_blocks(figure, style)]
    blocks += [Paragraph(content) for content in source.content]
    above = style.theme.attribution == "above"
    return FlowSource(
        level,
        source.label,
        (*cited, *blocks) if above else (*blocks, *cited),
        source.span,
        source.numbered,
    )


def _insert(insert: Insert, style: Style) -> Iterator[FlowPart]:
    yield Heading(2, insert.title)
    if insert.instructions:
        yield Paragraph(insert.instructions, "note")
    body = tuple(flow for block in insert.blocks for flow in flow_blocks(block, style))
    yield Question("", "", 0, body)
