"""A mark scheme as a text that flows: tables of answers, levels, exemplars and objectives."""

from collections.abc import Iterator, Sequence

from worksheets.exchange.papers.flow import (
    Cell,
    FlowDocument,
    FlowPart,
    FlowWords,
    FrontPart,
    Grid,
    Heading,
    Listing,
    Paragraph,
    School,
)
from worksheets.exchange.papers.front_flow import LOGO, logo_flow
from worksheets.exchange.papers.level_flow import levels_grid
from worksheets.language.language import Language
from worksheets.layout.documents.exemplars import marks_in_words, why_of
from worksheets.layout.documents.objectives import objective_rows
from worksheets.layout.documents.scheme import about_scheme
from worksheets.layout.documents.scheme_heads import section_total
from worksheets.layout.style import Style
from worksheets.model.paper.content import Inlines, Strong, Text, plain, text
from worksheets.model.paper.paper import Paper
from worksheets.model.paper.point_rows import PointRow
from worksheets.model.paper.points_scheme import Matrix, PointsScheme
from worksheets.model.paper.question_schemes import LevelsScheme
from worksheets.model.paper.scheme_table import (
    SchemeSection,
    SchemeTable,
    scheme_table,
)
from worksheets.model.paper.wording import lettered, run_in

WIDTHS = (0.13, 0.4, 0.36, 0.11)
"""The columns of questions, answers, guidance and marks, in parts of the whole."""


BETWEEN = Text("\u2003 ")
"""Between answers that stand beside one another."""
SHORT = 24
"""Answers of no more characters, formulas as TeX, stand beside one another."""


def scheme_flow(paper: Paper, style: Style, subject: str) -> FlowDocument:
    """The mark scheme of a paper in the words of a style."""
    front, language = paper.front, style.language
    marking = scheme_table(paper, language)
    parts: list[FlowPart] = []
    for section in marking.sections:
        parts += _section(section, language)
    parts += _behind(marking, language)
    if paper.grades:
        heads = language.say("grades.grade"), language.say("grades.least")
        rows = [(name, language.number(least)) for name, least in paper.grades]
        parts += [Heading(2, language.say("grades.title")), _text_grid(heads, rows)]
    return FlowDocument(
        language.say("scheme.file-title", title=front.title),
        tuple(_front(paper, marking, style)),
        tuple(parts),
        language,
        FlowWords(style.theme.spoken.gap, style.theme.spoken.box),
        front.author or front.letterhead.name,
        subject,
        front.fingerprint,
        language.say("page.draft") if front.draft else "",
    )


def _front(paper: Paper, marking: SchemeTable, style: Style) -> Iterator[FrontPart]:
    """The school, the title, and what is said of all questions."""
    front, language = paper.front, style.language
    if front.letterhead.name or front.letterhead.logo:
        lines = tuple(filter(None, (front.letterhead.name,)))
        yield School(lines, logo_flow(front.letterhead, style, LOGO))
    yield Heading(1, language.say("scheme.file-title", title=front.title))
    if about := about_scheme(paper, marking, language):
        yield Paragraph(text(about), "note")


def _section(section: SchemeSection, language: Language) -> Iterator[FlowPart]:
    """A section: rows of one table for what is marked by points, and levels between them."""
    yield Heading(2, section.title, section_total(section, language))
    notes = [section.note, *section.choices] if section.note else list(section.choices)
    for note in notes:
        yield Paragraph(text(note), "note")
    rows: list[tuple[Cell, ...]] = []
    for scheme in section.schemes:
        if isinstance(scheme, PointsScheme) and not scheme.matrix:
            rows += _point_rows(scheme, language)
            continue
        if rows:
            yield _points_grid(rows, language)
            rows = []
        if isinstance(scheme, LevelsScheme):
            yield from _levels(scheme, language)
        elif scheme.matrix:
            yield from _matrix(scheme, scheme.matrix, language)
    if rows:
        yield _points_grid(rows, language)


def _points_grid(rows: Sequence[tuple[Cell, ...]], language: Language) -> Grid:
    head = (
        language.say("objectives.question"),
        language.say("scheme.answer"),
        language.say("scheme.guidance"),
        language.say("scheme.marks"),
    )
    return Grid(head, tuple(rows), WIDTHS)


def _point_rows(scheme: PointsScheme, language: Language) -> Iterator[tuple[Cell, ...]]:
    """The rule of a question, if it has one, and its points; its marks stand in its first row."""
    total = text(f"[{scheme.marks}]" if scheme.marks else "–")
    first: Cell = (text(scheme.label),)
    if scheme.key:
        (point,) = scheme.points
        answer = lettered(scheme.key.letter, scheme.key.answer)
        yield first, (answer,), _guidance(point), (total,)
        return
    ruled = bool(scheme.rule or scheme.notes or not scheme.points)
    if ruled:
        said = tuple(filter(None, (scheme.rule, *scheme.notes)))
        yield first, said, (), (total,)
        first = ((),)
    answers = [lettered(label, key.answer) for label, key in scheme.answers]
    if answers and max(len(plain(answer)) for answer in answers) <= SHORT:
        first_answer, *others = answers
        answers = [(*first_answer, *(part for one in others for part in (BETWEEN, *one)))]
    for answer in answers:
        yield first, (answer,), (), ()
    priced = scheme.marks and (ruled or len(scheme.points) > 1)
    for n, point in enumerate(scheme.points, 1):
        worth = [text(point.code or (language.number(point.marks) if point.marks else "–"))]
        marks: Cell = (*([total] if first[0] else []), *(worth if priced else []))
        guidance = _guidance(point)
        if n == len(scheme.points):
            guidance = (*guidance, *scheme.closing)
        yield first, (lettered(point.label, point.answer),), guidance, marks
        first = ((),)


def _guidance(point: PointRow) -> Cell:
    return tuple(filter(None, (run_in(point.guidance, " "), point.reject)))


def _instruction(label: str, marks: int, rule: Inlines, notes: Sequence[Inlines]) -> FlowPart:
    """The rule of a question that has a table of its own, behind its number."""
    said = run_in([content for content in (rule, *notes) if content], " ")
    shown = f"[{marks}]" if marks else ""
    return Paragraph((Strong(text(label)), Text("\u2003"), *said), marks=shown)


def _matrix(scheme: PointsScheme, matrix: Matrix, language: Language) -> Iterator[FlowPart]:
    yield _instruction(scheme.label, scheme.marks, scheme.rule, scheme.notes)
    rows = tuple(
        (
            (text(row.title),),
            *(
                tuple(
                    part
                    for point in points
                    for part in (lettered(point.label, point.answer), *_guidance(point))
                )
                for points in row.cells
            ),
        )
        for row in matrix.rows
    )
    share = 0.85 / len(matrix.columns)
    head = (language.say("scheme.criterion"), *matrix.columns)
    yield Grid(head, rows, (0.15, *[share] * len(matrix.columns)))
    if scheme.closing:
        yield Paragraph(run_in(scheme.closing, " "), "note")


def _levels(scheme: LevelsScheme, language: Language) -> Iterator[FlowPart]:
    yield _instruction(scheme.label, scheme.marks, scheme.rule, scheme.said)
    yield levels_grid(scheme.table, language)
    lists = [(side.title, side.points) for side in scheme.indicative]
    if scheme.notes:
        lists.append((language.say("scheme.notes"), scheme.notes))
    for title, points in lists:
        yield Heading(3, title)
        yield Listing(points)


def _behind(marking: SchemeTable, language: Language) -> Iterator[FlowPart]:
    """Exemplars and the table of objectives, if there are any."""
    if marking.exemplars:
        yield Heading(2, language.say("exemplars.title"))
        yield Paragraph(text(language.say("exemplars.note")), "note")
    for of in marking.exemplars:
        for exemplar in of.exemplars:
            head = f"{of.label}\u2003{marks_in_words(exemplar, language)}"
            yield Paragraph(text(head), "strong")
            yield from map(Paragraph, exemplar.answer)
            if exemplar.why:
                yield Paragraph(why_of(exemplar.why, language), "note")
    if marking.objectives:
        titles, rows = objective_rows(marking.objectives, language)
        yield Heading(2, language.say("objectives.title"))
        yield _text_grid(titles, rows)


def _text_grid(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Grid:
    cells = tuple(tuple((text(cell),) for cell in row) for row in rows)
    return Grid(tuple(head), cells, (1 / len(head),) * len(head))
