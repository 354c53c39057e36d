"""The cover of an examination paper: the candidate's boxes, what to know, the marker's grid."""

from math import ceil
from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.layout.blocks.fields import detail
from worksheets.layout.blocks.labels import bullets
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rows import Cell, Look
from worksheets.layout.blocks.tables import downwards, table
from worksheets.layout.documents.front import instructions, letterhead_strips
from worksheets.layout.pagination.strips import Strip, attached, below, box, glued
from worksheets.layout.structure import Structure, inline
from worksheets.layout.style import Style
from worksheets.layout.text.prose import STRONG, ParagraphStyle, heading, set_text
from worksheets.layout.text.runs import baseline
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, Run, Stroke
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.page.zones import Field
from worksheets.model.paper.content import Inlines, Strong, text
from worksheets.model.paper.paper import Front, Handout, TaskSection
from worksheets.model.paper.wording import worded

CELL = (7 * MILLIMETRE, 9 * MILLIMETRE)
"""A box for one digit of a number."""
CENTRE, CANDIDATE = 5, 4
"""Digits of a centre's and of a candidate's number."""
ACROSS = 3
"""Questions side by side in the marker's grid."""
STEP = 5
"""Minutes that a computed time is rounded up to."""


def minutes_allowed(front: Front, style: Style) -> int:
    """The minutes a spec says, or else what the marks come to."""
    computed = ceil(front.tariff * style.theme.answers.minutes_per_mark / STEP) * STEP
    return front.minutes or computed


class CoverDetails(NamedTuple):
    """What a cover says that its handout does not: the subject, the number of pages, and whether
    the sources are in an insert."""

    subject: str
    pages: int
    insert: bool


def cover_strips(
    handout: Handout, style: Style, structure: Structure, details: CoverDetails
) -> list[Strip]:
    """The cover, with its claims computed: time, marks, questions and pages."""
    return [
        *_titles(handout.front, details.subject, style, structure),
        *_candidate(style, structure),
        *_lists(handout, style, structure, details),
        *_grid(handout, style, structure),
    ]


def _titles(front: Front, subject: str, style: Style, structure: Structure) -> list[Strip]:
    """The school, the subject, title, subtitle and form of a paper, and the time allowed."""
    language, large = style.language, ParagraphStyle(style.heading)

    def lines(words: str, look: ParagraphStyle) -> list[Strip]:
        return set_text(text(words), style.full_measure, style, structure.add("P"), look)

    strips = letterhead_strips(front.letterhead, style, structure)
    if subject:
        strips += below(glued(lines(subject, large)), style.unit * 3)
    strips += glued(heading(front.title, 1, style, structure, above=style.unit * 0.6))
    if front.subtitle:
        strips += lines(front.subtitle, large)
    if front.form:
        strips += lines(language.say("front.form", form=front.form), STRONG)
    if minutes := minutes_allowed(front, style):
        allowed = language.say("cover.time-allowed", time=duration_text(minutes, language))
        strips += below(lines(allowed, STRONG), style.unit * 2)
    return strips


def _lists(
    handout: Handout, style: Style, structure: Structure, details: CoverDetails
) -> list[Strip]:
    """Instructions and information, each under its heading."""
    language = style.language
    strips: list[Strip] = []
    for title, points in (
        (language.say("cover.instructions"), instructions(handout.front, style)),
        (language.say("cover.information"), _information(handout, language, details)),
    ):
        if points:
            strips += heading(title, 2, style, structure, above=style.unit * 3.5)
            listed = bullets(points, BlockPlace(style.full_measure, style, structure))
            strips += below(glued(listed), style.unit)
    return strips


def duration_text(minutes: int, language: Language) -> str:
    """Minutes as they stand on a cover: '1 hour 30 minutes'."""
    hours, rest = divmod(minutes, 60)
    hours_text = language.say("count.hours", n=hours)
    minutes_text = language.say("count.minutes", n=rest)
    if hours and rest:
        return language.say("cover.hours-and-minutes", hours=hours_text, minutes=minutes_text)
    return hours_text if hours else minutes_text


def _information(
    handout: Handout, language: Language, details: CoverDetails
) -> tuple[Inlines, ...]:
    front = handout.front
    questions = sum(len(section.tasks) for section in handout.sections)
    points: list[Inlines] = []
    if front.tariff:
        marks = language.say("count.marks", n=front.tariff)
        points.append(worded(language, "cover.total", marks=marks))
    size = language.say(
        "cover.size",
        questions=language.say("count.questions", n=questions),
        pages=language.say("count.pages", n=details.pages),
    )
    points.append(text(size))
    if details.insert:
        points.append(text(language.say("front.sources-in-insert")))
    return tuple(points)


class Blank(NamedTuple):
    """What a candidate fills in: the name of its field, its label, and its digits if any."""

    name: str
    label: str
    digits: int = 0


def _candidate(style: Style, structure: Structure) -> list[Strip]:
    """Names on lines, numbers in boxes."""
    language = style.language
    scale = style.size / 11
    tall = style.pitch * 1.25
    strips = []
    for left, right in (
        (
            Blank("surname", language.say("cover.surname")),
            Blank("other names", language.say("cover.other-names")),
        ),
        (Blank("class", language.say("cover.class")), Blank("date", language.say("cover.date"))),
    ):
        half = style.full_measure / 2
        marks = (
            *_line(left, (0, half - style.unit * 2), tall, style, structure.add("P")),
            *_line(right, (half, style.full_measure), tall, style, structure.add("P")),
        )
        strips.append(Strip(tall, marks, above=style.unit))
    cell = (CELL[0] * scale, CELL[1] * scale)
    centre = Blank("centre number", language.say("cover.centre-number"), CENTRE)
    candidate = Blank("candidate number", language.say("cover.candidate-number"), CANDIDATE)
    first, wide = _boxes(centre, 0, cell, style, structure.add("P"))
    node = structure.add("P")
    second, other = _boxes(candidate, 0, cell, style, node)
    gap = style.unit * 4
    if wide + gap + other <= style.full_measure:
        second, _ = _boxes(candidate, wide + gap, cell, style, node)
        strips.append(Strip(cell[1], (*first, *second), above=style.unit * 2.4))
    else:
        strips += [Strip(cell[1], marks, above=style.unit * 2.4) for marks in (first, second)]
    edge = Stroke(((0, 0), (style.full_measure, 0)), style.frame * 1.5)
    strips.append(Strip(1, (edge,), above=style.unit * 2.4))
    return below(glued(strips), style.unit * 3)


def _line(
    blank: Blank, ends: tuple[float, float], tall: float, style: Style, node: Node
) -> tuple[Mark, ...]:
    """A line to write on behind its label; both stand between two ends, in points."""
    name, label, _ = blank
    x, stop = ends
    y = tall - style.size * 0.4
    begin = x + style.faces.width(f"{label} ", "text", style.size)
    line = Stroke(((begin + 2, y + 2), (stop, y + 2)), style.rule)
    run = Run(x, y, "text", style.size, f"{label} ", node)
    return run, *detail(name, label, line, style, node)


def _boxes(
    blank: Blank, x: float, cell: tuple[float, float], style: Style, node: Node
) -> tuple[tuple[Mark, ...], float]:
    """A label and boxes for digits, and where they end."""
    name, label, count = blank
    wide, tall = cell
    begin = x + style.faces.width(f"{label} ", "text", style.size) + style.unit
    squares = [box(begin + n * wide, 0, wide, tall, style.frame) for n in range(count)]
    run = Run(x, baseline(tall, style.size), "text", style.size, f"{label} ", node)
    end = begin + count * wide
    place = begin, 0.0, end - begin, tall
    own = inline("Form", node, name) if style.fillable else node
    return (run, *squares, Field(*place, "digits", name, label, node=own)), end


def _answers(section: TaskSection) -> list[tuple[str, str]]:
    """A row of the grid for every answer, with what it is worth; a bonus has a plus before it."""
    sign = "+" if section.choice.bonus else ""
    rows = [(task.label, f"{sign}{task.tariff}") for task in section.tasks if task.tariff]
    if section.choice.answer is None:
        return rows
    labels = f"{section.tasks[0].label}\u2009–\u2009{section.tasks[-1].label}"
    return [(labels, worth) for _, worth in rows[: section.choice.answer]]


def _grid(handout: Handout, style: Style, structure: Structure) -> list[Strip]:
    """A row for every question with marks, for whoever marks the paper."""
    title = style.theme.furniture.examiner
    if not title or not handout.front.tariff:
        return []
    worth = [row for section in handout.sections for row in _answers(section)]
    language = style.language
    worth.append((language.say("cover.grid-total"), str(handout.front.tariff)))
    strips = heading(title, 2, style, structure, above=style.unit * 3.5)
    cells: list[list[Cell]] = []
    for entries in downwards(worth, ACROSS):
        row: list[Cell] = []
        for entry in entries:
            name, most = entry or ("", "")
            row += [Cell((Strong(text(name)),) if name else ()), Cell(text(most)), Cell(())]
        cells.append(row)
    titles = (
        language.say("cover.grid-question"),
        language.say("cover.grid-most"),
        language.say("cover.grid-mark"),
    )
    head = [text(column) for column in titles * ACROSS]
    widths = [style.full_measure / ACROSS * part for part in (0.38, 0.32, 0.3) * ACROSS]
    look = Look(style.small, style.small * 1.9)
    grid = table(head, cells, widths, BlockPlace(style.full_measure, style, structure), look)
    return [*strips, *below(attached(grid), style.unit)]
