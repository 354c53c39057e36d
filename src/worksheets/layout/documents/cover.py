"""The cover of an examination paper: the candidate's block, what to know, the examiner's grid."""

from collections.abc import Iterator, Sequence
from math import floor
from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.layout.blocks.labels import Entry, set_entry
from worksheets.layout.documents.candidate import candidate_block
from worksheets.layout.documents.examiner import (
    GridRow,
    examiner_grid,
    grid_width,
    rows_by_question,
    rows_by_section,
)
from worksheets.layout.documents.front import instructions
from worksheets.layout.documents.title_block import TitleWords, cover_look, title_block
from worksheets.layout.pagination.strips import FREE, Strip, below, glued, shifted
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, heading_in, heading_look, set_text
from worksheets.layout.text.runs import baseline, in_faces
from worksheets.model.page.page import Mark, Run
from worksheets.model.paper.content import Inlines, text
from worksheets.model.paper.paper import Front, Handout
from worksheets.model.paper.wording import worded

STEP = 5
"""A computed time is the nearest multiple of so many minutes, and at least one of them."""
GUTTER = 5
"""Between columns, in units of space."""
NARROWEST = 20
"""Instructions need a column of so many sizes; where there is none, the grid stands below them."""


def minutes_allowed(front: Front, style: Style) -> int:
    """The minutes a spec says, or else what the marks come to; half a step is rounded up."""
    if front.minutes or not front.tariff:
        return front.minutes or 0
    steps = floor(front.tariff * style.theme.answers.minutes_per_mark / STEP + 0.5)
    return max(steps, 1) * STEP


class CoverDetails(NamedTuple):
    """What a cover says that its handout does not: the subject, the number of pages, and whether
    the sources are in an insert."""

    subject: str
    pages: int
    insert: bool


def cover_strips(
    handout: Handout, style: Style, structure: Structure, details: CoverDetails
) -> list[Strip]:
    """The cover, with its claims computed: time, marks, questions and pages.

    Instructions and information stand beside the grid if there is room, or else above it. The grid
    has a row a question, or a row a section if there is no room for more.
    """
    head = _head(handout, style, structure, details)
    dated = bool(handout.front.facts.date)
    strips = [*head, *candidate_block(style, structure, dated=dated)]
    notes = _notes(handout, style, details)
    rest = style.depth - _height(strips)
    for arranged, room in ((_beside, rest), (_stacked, rest), (_stacked, style.depth)):
        for rows in _grids(handout, style):
            branch = structure.branch(None)
            lower = arranged(notes, rows, style, branch)
            if lower and _height(lower) <= room:
                structure.take(branch)
                return [*strips, *lower]
    structure.take(branch)
    return [*strips, *lower]


def _height(strips: Sequence[Strip]) -> float:
    return sum(strip.above + strip.height for strip in strips)


def _head(
    handout: Handout, style: Style, structure: Structure, details: CoverDetails
) -> list[Strip]:
    """The title block, what is under its title, and the time, marks and questions in figures."""
    front, language = handout.front, style.language
    words = TitleWords(front.letterhead, front.title, details.subject)
    strips = title_block(words, cover_look(style), style, structure)
    form = language.say("front.form", form=front.form) if front.form else ""
    for line in filter(None, (front.subtitle, form)):
        node = structure.add("P")
        lines = set_text(text(line), style.full_measure, style, node, ParagraphStyle(style.heading))
        strips += below(lines, style.unit * 0.5)
    facts = []
    if minutes := minutes_allowed(front, style):
        facts.append((language.say("cover.time"), duration_text(minutes, language)))
    if front.facts.reading:
        reading = duration_text(front.facts.reading, language)
        facts.append((language.say("cover.reading"), reading))
    if front.tariff:
        facts.append((language.say("cover.marks"), language.say("count.marks", n=front.tariff)))
    pages = language.say("count.pages", n=details.pages)
    size = language.say("cover.questions-on-pages", questions=_questions(handout), pages=pages)
    facts.append((language.say("cover.questions"), size))
    named = _facts(list(identity_of(front, language)), style, structure)
    return [*strips[:1], *glued([*strips[1:], *named, *_facts(facts, style, structure)])]


def has_cover(front: Front, style: Style) -> bool:
    """Whether a paper has a candidate's cover: it is marked, and its theme has one."""
    return style.theme.front == "cover" and bool(front.tariff)


def identity_of(front: Front, language: Language) -> Iterator[tuple[str, str]]:
    """What a paper is known by among others."""
    facts = front.facts
    named = (
        (language.say("cover.code"), facts.code),
        (language.say("cover.series"), facts.series),
        (language.say("cover.date"), facts.date),
        (language.say("cover.tier"), facts.tier),
    )
    yield from ((name, value) for name, value in named if value)


def _questions(handout: Handout) -> int:
    return sum(len(section.tasks) for section in handout.sections)


def _facts(facts: Sequence[tuple[str, str]], style: Style, structure: Structure) -> list[Strip]:
    """Values under their labels beside one another, in as many rows as they need."""
    upper, lower = style.leading_of(style.small), style.leading_of(style.heading)
    rows: list[tuple[Mark, ...]] = []
    x = style.full_measure
    for name, value in facts:
        node = structure.add("P")
        wide = max(
            style.faces.width(name, "text", style.small),
            style.faces.width(value, "text", style.heading),
        )
        if x + wide > style.full_measure:
            rows.append(())
            x = 0.0
        y = baseline(upper, style.small)
        labelled = in_faces(Run(x, y, "text", style.small, f"{name} ", node), style)
        y = upper + baseline(lower, style.heading)
        values = in_faces(Run(x, y, "text", style.heading, value, node), style)
        rows[-1] = (*rows[-1], *labelled, *values)
        x += wide + style.unit * GUTTER
    strips = [Strip(upper + lower, row, above=style.unit) for row in rows]
    return below(strips, style.unit * 2.25) if strips else []


def duration_text(minutes: int, language: Language) -> str:
    """Minutes as they stand on a cover: '1 hour 30 minutes'."""
    hours, rest = divmod(minutes, 60)
    hours_text = language.say("count.hours", n=hours)
    minutes_text = language.say("count.minutes", n=rest)
    if hours and rest:
        return language.say("cover.hours-and-minutes", hours=hours_text, minutes=minutes_text)
    return hours_text if hours else minutes_text


class _Note(NamedTuple):
    """A heading and the points under it."""

    title: str
    points: tuple[Inlines, ...]


def _notes(handout: Handout, style: Style, details: CoverDetails) -> list[_Note]:
    """Instructions, if there are any, and information."""
    language = style.language
    notes = [
        _Note(language.say("cover.instructions"), instructions(handout, style)),
        _Note(language.say("cover.information"), _information(handout, language, details)),
    ]
    return [note for note in notes if note.points]


def _information(
    handout: Handout, language: Language, details: CoverDetails
) -> tuple[Inlines, ...]:
    front = handout.front
    points: list[Inlines] = []
    if front.tariff:
        marks = language.say("count.marks", n=front.tariff)
        points.append(worded(language, "cover.total", marks=marks))
    size = language.say(
        "cover.size",
        questions=language.say("count.questions", n=_questions(handout)),
        pages=language.say("count.pages", n=details.pages),
    )
    points.append(text(size))
    if details.insert:
        points.append(text(language.say("front.sources-in-insert")))
    return tuple(points)


def _grids(handout: Handout, style: Style) -> Sequence[Sequence[GridRow]]:
    """The rows that the grid may have, the most of them first; none if there is no grid."""
    if not style.theme.furniture.examiner or not handout.front.tariff:
        return ((),)
    total = style.language.say("cover.grid-total")
    return rows_by_question(handout, total), rows_by_section(handout, total)


def _beside(
    notes: Sequence[_Note], rows: Sequence[GridRow], style: Style, structure: Structure
) -> list[Strip]:
    """The notes, and at their right the grid; nothing if there is none or no room for it."""
    wide = grid_width(rows, style) if rows else 0.0
    gutter = style.unit * GUTTER
    room = style.full_measure - wide - gutter
    if not rows or room < NARROWEST * style.size:
        return []
    left = glued(_set_notes(notes, room, style, structure))
    right = shifted(examiner_grid(rows, wide, style, structure), room + gutter)
    return side_by_side(left, glued(right))


def side_by_side(left: Sequence[Strip], right: Sequence[Strip]) -> list[Strip]:
    """Strips that begin as high as others. They must stay on one page, for the space above the
    first of the right ones leads back to the top of the left ones."""
    first, *others = right
    tall, other = (_height(strips) - strips[0].above for strips in (left, right))
    back = first._replace(above=-tall)
    return [*left, back, *others, *glued([Strip(0, above=max(0.0, tall - other))])]


def _stacked(
    notes: Sequence[_Note], rows: Sequence[GridRow], style: Style, structure: Structure
) -> list[Strip]:
    """The notes, and below them the grid, if there is one."""
    strips = _set_notes(notes, style.full_measure, style, structure)
    if rows:
        strips += examiner_grid(rows, style.full_measure, style, structure)
    return strips


def _set_notes(
    notes: Sequence[_Note], measure: float, style: Style, structure: Structure
) -> list[Strip]:
    """Each note under its heading; only the first stands under a rule."""
    strips: list[Strip] = []
    for title, points in notes:
        look = heading_look(2, style.unit * 3.5, style)._replace(measure=measure)
        lines = heading_in(look, title, 2, style, structure)
        if strips:  # one rule is enough
            lines = [lines[1]._replace(above=style.unit * 3, cost=FREE), *lines[2:]]
        strips += lines
        outer = structure.add("L", attributes={"ListNumbering": "Disc"})
        column = style.unit * 2
        for n, point in enumerate(points):
            entry = Entry("–", point, column, measure - column)
            listed, _ = set_entry(entry, style, structure, outer)
            strips += glued(below(listed, style.unit * (0.5 if n else 0.75)))
    return strips
