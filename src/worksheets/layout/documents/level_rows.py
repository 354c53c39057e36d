"""Tables of levels: a row a level, with its number, its marks and its descriptor by strands; or
criteria whose marks add up."""

from worksheets.language.language import Language
from worksheets.layout.documents.band_rows import BandPlace, Column, table_under
from worksheets.layout.documents.scheme_rows import answer_size, natural_width
from worksheets.layout.pagination.strips import Strip
from worksheets.layout.style import Style
from worksheets.model.paper.content import Emph, Inlines, Strong, text
from worksheets.model.paper.levels import Level, LevelTable
from worksheets.model.paper.wording import worded

MARKS = 40 / 7
"""Where marks end at least, in units of space; descriptors begin two units behind."""
GUTTER = 2
"""Between columns, in units of space."""
NAMES = 0.3
"""The most that names of criteria take of the measure."""


def level_strips(label: str, table: LevelTable, place: BandPlace) -> list[Strip]:
    """The table of a question's levels, which goes on with its head row on a new page."""
    if table.criteria:
        return _criteria(label, table, place)
    _, style, _ = place
    language = style.language
    head = language.say("scheme.marks")
    columns: list[Column] = []
    left = 0.0
    numbers = [_number_of(table, level) for level in table.levels]
    if table.numbered:
        title = language.say("scheme.level")
        wide = max(_width(cell, style) for cell in (title, *numbers))
        columns.append(Column(title, 0, wide + 1))
        left = wide + GUTTER * style.unit
    end = left + max(MARKS * style.unit, _width(head, style) + style.unit)
    columns.append(Column(head, left, end - left, at_right=True))
    columns += _descriptors(table, end + GUTTER * style.unit, style)
    rows = [
        [
            *([(text(number),)] if table.numbered else []),
            (text(marks_of(level)),),
            *descriptor_cells(level, table, language),
        ]
        for number, level in zip(numbers, table.levels, strict=True)
    ]
    return table_under(label, columns, rows, place)


def marks_of(level: Level) -> str:
    """The marks of a level: '4–6', or '0' where there is one only."""
    return str(level.most) if level.least == level.most else f"{level.least}–{level.most}"


def _number_of(table: LevelTable, level: Level) -> str:
    """The number of a level; that for no marks has none."""
    return str(table.level_of(level.most)) if level.most else "–"


def _descriptors(table: LevelTable, x: float, style: Style) -> list[Column]:
    """The columns of descriptors, as wide as one another."""
    title = style.language.say("scheme.descriptor" if table.numbered else "scheme.level")
    titles = table.strands or (title,)
    gutter = GUTTER * style.unit
    wide = (style.measure - x + gutter) / len(titles)
    return [Column(title, x + n * wide, wide - gutter) for n, title in enumerate(titles)]


def descriptor_cells(
    level: Level, table: LevelTable, language: Language
) -> list[tuple[Inlines, ...]]:
    """The cells of a level's descriptor; an example stands under the last."""
    columns = max(1, len(table.strands))
    cells = [*(level.strands or (level.descriptor,))]
    cells += [()] * (columns - len(cells))
    if not level.looks_like:
        return [(cell,) for cell in cells]
    match worded(language, "scheme.looks-like", answer=level.looks_like):
        case (Strong(inner), *rest):
            shown: Inlines = (Emph(inner), *rest)
        case said:
            shown = said
    *before, last = cells
    return [*((cell,) for cell in before), (last, shown)]


def _criteria(label: str, table: LevelTable, place: BandPlace) -> list[Strip]:
    """A row for each number of marks that a criterion can earn; its name stands in the first."""
    _, style, _ = place
    language, gutter = style.language, GUTTER * style.unit
    widest = max(_width(criterion.name, style) for criterion in table.criteria) + 1
    names = min(widest, NAMES * style.measure)
    head = language.say("scheme.marks")
    marks = max(_width(head, style), _width("10–20", style)) + 1
    x = names + gutter + marks + gutter
    columns = [
        Column(language.say("scheme.criterion"), 0, names),
        Column(head, names + gutter, marks, at_right=True),
        Column(language.say("scheme.earned-by"), x, style.measure - x),
    ]
    rows = [
        [
            (text(criterion.name) if n == 0 else (),),
            (text(marks_of(level)),),
            (level.descriptor,),
        ]
        for criterion in table.criteria
        for n, level in enumerate(criterion.levels)
    ]
    return table_under(label, columns, rows, place)


def _width(words: str, style: Style) -> float:
    """How wide some words are as the head of a column."""
    return natural_width((Strong(text(words)),), style, answer_size(style))
