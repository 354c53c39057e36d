"""The mark scheme: a key at a glance, then tables for a marker, section by section."""

import re
from collections.abc import Sequence
from dataclasses import replace

from worksheets.language.language import Language
from worksheets.layout.blocks.labels import bullets
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rows import Cell, Look, Rows
from worksheets.layout.blocks.tables import grouped, table
from worksheets.layout.documents.document import FileDetails, laid
from worksheets.layout.documents.front import letterhead_strips, text_size
from worksheets.layout.documents.furniture import footer
from worksheets.layout.documents.glance import glance_galleys
from worksheets.layout.pagination.galleys import Galley, following, galley, remaining
from worksheets.layout.pagination.pages import filled
from worksheets.layout.pagination.strips import attached, below, glued, together
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import STRONG, ParagraphStyle, heading, set_text
from worksheets.layout.unsettable import Unsettable, written_at
from worksheets.memo import memo
from worksheets.model.paper.content import Emph, Strong, text
from worksheets.model.paper.item import Level
from worksheets.model.paper.paper import Choice, Laid, Letterhead, Paper
from worksheets.model.paper.scheme_table import (
    LevelsScheme,
    PointsScheme,
    SchemeRow,
    SchemeSection,
    SchemeTable,
    scheme_table,
)

COLUMNS = (0.12, 0.42, 0.09, 0.37)
UNGUIDED = (0.12, 0.79, 0.09)
FEW = 4
STOPPED = re.compile(r"[^.]{2}\.$")
"""A full stop that ends a sentence, and not an abbreviation such as 'U.S.'."""


def scheme_document(paper: Paper, style: Style, subject: str) -> Laid:
    """The pages a marker gets, numbered MS-1 and so on."""
    structure = Structure("scheme")
    galleys = scheme_galleys(paper, style, structure)
    language = style.language
    name, prefix = language.say("scheme.name"), language.say("scheme.page-prefix")
    furniture = footer(paper.front, style, title=name, prefix=prefix)
    pages = filled(galleys, style)
    return laid(
        pages,
        style,
        structure,
        furniture,
        FileDetails(
            language.say("scheme.file-title", title=paper.front.title), subject, paper.front
        ),
    )


def scheme_galleys(paper: Paper, style: Style, structure: Structure) -> list[Galley]:
    """All galleys of the mark scheme, in the order of the paper.

    Raises Unsettable, with the place of the question that has the fault.
    """
    marking = scheme_table(paper, style.language)
    try:
        return _galleys(paper, marking, style, structure)
    except Unsettable:
        for entry in marking.glance:
            with written_at(entry.span):
                glance_galleys([entry], style, Structure())
        for section in marking.sections:
            for scheme in section.schemes:
                with written_at(scheme.span):
                    _section(Structure(), replace(section, schemes=(scheme,)), style)
        raise


def _galleys(
    paper: Paper, marking: SchemeTable, style: Style, structure: Structure
) -> list[Galley]:
    front = paper.front
    galleys = [structure.memoised(_top, front.letterhead, front.title, style)]
    if total := _total(front.form, paper.tariff, style.language):
        strips = glued(set_text(text(total), style.measure, style, structure.add("P")))
        galleys.append(galley(below(strips, style.unit)))
    if marking.one_tick:
        galleys.append(structure.memoised(_one_tick, style))
    galleys += glance_galleys(marking.glance, style, structure)
    for section in marking.sections:
        galleys += structure.memoised(_section, section, style)
    return galleys


def _top(structure: Structure, letterhead: Letterhead, title: str, style: Style) -> Galley:
    strips = letterhead_strips(letterhead, style, structure)
    above = style.unit * 2 if strips else 0
    language = style.language
    full_title = language.say("scheme.title", title=title)
    first, *rest = heading(full_title, 1, style, structure, above=above)
    bookmarked = first._replace(title=language.say("scheme.name"))
    return galley([*strips, bookmarked, *rest])


def _total(form: str, tariff: int, language: Language) -> str:
    """The form of a paper, if it has a name, and its marks, if it has any."""
    marks = language.say("count.marks", n=tariff)
    named = [language.say("scheme.form", form=form)] if form else []
    return " ".join([*named, language.say("scheme.total", marks=marks)] if tariff else named)


def _one_tick(structure: Structure, style: Style) -> Galley:
    node = structure.add("P")
    note = text(style.language.say("scheme.one-tick"))
    strips = set_text(note, style.measure, style, node, ParagraphStyle(text_size(style)))
    return galley(glued(strips))


def _section(structure: Structure, section: SchemeSection, style: Style) -> tuple[Galley, ...]:
    galleys = [structure.memoised(_section_head, section.title, section.choice, style)]
    by_points: list[PointsScheme] = []
    for scheme in section.schemes:
        if isinstance(scheme, PointsScheme):
            by_points.append(scheme)
            continue
        galleys += _points_table(by_points, style, structure)
        by_points = []
        levels = structure.memoised(_levels, scheme, style)
        galleys.append(remaining(levels) if len(galleys) == 1 else levels)
    galleys += _points_table(by_points, style, structure)
    if section.marks:
        galleys.append(
            structure.memoised(_section_total, section.marks, section.choice.bonus, style)
        )
    return tuple(galleys)


def _section_head(structure: Structure, title: str, choice: Choice, style: Style) -> Galley:
    strips = heading(title, 2, style, structure, above=style.unit * 5)
    if choice.answer is not None:
        number = style.language.cardinal(choice.answer)
        note = text(style.language.say("scheme.choice", n=choice.answer, number=number))
        node = structure.add("P")
        look = ParagraphStyle(text_size(style))
        strips += glued(set_text(note, style.measure, style, node, look))
    return galley(strips)


def _section_total(structure: Structure, tariff: int, bonus: bool, style: Style) -> Galley:
    language = style.language
    marks = language.say("count.marks", n=tariff)
    total = language.say("scheme.bonus-total" if bonus else "scheme.section-total", marks=marks)
    strips = set_text(text(total), style.measure, style, structure.add("P"), STRONG)
    return galley(below(glued(strips), style.unit * 1.5))


def _points_table(
    schemes: Sequence[PointsScheme], style: Style, structure: Structure
) -> list[Galley]:
    """A row a point; the column of guidance is there only if something stands in it."""
    if not schemes:
        return []
    guided = any(row.guidance for scheme in schemes for row in scheme.rows)
    groups = [_rows(scheme, guided) for scheme in schemes]
    head = tuple(map(text, _heads(style.language)[: 4 if guided else 3]))
    widths = _widths(COLUMNS if guided else UNGUIDED, style)
    top, *others = grouped(
        head, groups, widths, BlockPlace(style.measure, style, structure), Look(text_size(style))
    )
    return [following(top, style.unit * 1.2), *others]


def _heads(language: Language) -> tuple[str, str, str, str]:
    return (
        language.say("scheme.question"),
        language.say("scheme.answer"),
        language.say("scheme.marks"),
        language.say("scheme.guidance"),
    )


@memo(16)
def _widths(parts: Sequence[float], style: Style) -> list[float]:
    """Columns by their parts, the first and that of marks never too narrow for their heads."""
    size = text_size(style)
    widths = [part * style.measure for part in parts]
    heads = _heads(style.language)
    for n in (0, 2):
        widths[n] = max(widths[n], style.faces.width(heads[n], "strong", size) + style.unit * 1.8)
    spare = style.measure - widths[0] - widths[2]
    others = [n for n in range(len(parts)) if n not in (0, 2)]
    total = sum(parts[n] for n in others)
    for n in others:
        widths[n] = spare * parts[n] / total
    return widths


@memo(1 << 12)
def _rows(scheme: PointsScheme, guided: bool) -> tuple[Rows, ...]:
    """The rows of one question: a few as one galley, else each as its own, for in many forms they
    are the same in another order."""
    rows = [_cells(row)[: 4 if guided else 3] for row in scheme.rows]
    return (tuple(rows),) if len(rows) <= FEW else tuple((row,) for row in rows)


def _cells(row: SchemeRow) -> tuple[Cell, ...]:
    marks = text(str(row.marks) if row.marks else "–")
    return (
        Cell((Strong(text(row.label)),) if row.label else ()),
        Cell((Emph(row.answer),) if row.is_rule else row.answer),
        Cell((Strong(marks),) if row.label else marks),
        Cell((), row.guidance),
    )


def _levels(structure: Structure, scheme: LevelsScheme, style: Style) -> Galley:
    size = text_size(style)
    language = style.language
    marks = language.say("count.marks", n=scheme.marks)
    title = language.say("scheme.levels-of", label=scheme.label, marks=marks)
    strips = heading(title, 3, style, structure, above=style.unit * 3)
    node = structure.add("P")
    strips += glued(set_text(scheme.rule, style.measure, style, node, ParagraphStyle(size)))
    cells = [
        [Cell((Strong(text(_band(level))),)), Cell(level.descriptor)] for level in scheme.levels
    ]
    head = language.say("scheme.marks"), language.say("scheme.level")
    least = style.faces.width(head[0], "strong", size) + style.unit * 1.8
    first = max(style.measure * COLUMNS[0], least)
    widths = [first, style.measure - first]
    place = BlockPlace(style.measure, style, structure)
    level_table = table(tuple(map(text, head)), cells, widths, place, Look(size))
    short = sum(strip.height for strip in level_table) < style.depth / 2
    level_table = together(level_table) if short else level_table
    strips += below(attached(level_table), style.unit)
    for side in scheme.indicative:
        strips += heading(side.title, 4, style, structure, above=style.unit * 1.6)
        listed = bullets(side.points, place, size=size)
        strips += attached(listed)
    if scheme.notes:
        strips += heading(language.say("scheme.notes"), 4, style, structure, above=style.unit * 1.6)
        listed = bullets(scheme.notes, place, size=size)
        strips += attached(listed)
    return galley(strips)


def _band(level: Level) -> str:
    return str(level.most) if level.least == level.most else f"{level.least}–{level.most}"
