"""The table of questions and assessment objectives at the end of a mark scheme."""

from worksheets.language.language import Language
from worksheets.layout.documents.band_rows import BandPlace, Column, table_under
from worksheets.layout.documents.scheme_rows import answer_size, natural_width
from worksheets.layout.documents.section_heads import HeadWords, titled_head
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import below
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.model.paper.content import Strong, text
from worksheets.model.paper.objectives_table import NONE, ObjectivesTable, Range

GUTTER = 2
"""Between columns, in units of space."""
WIDEST = 12
"""Columns of numbers are at most so many units of space apart."""


def objectives_galley(structure: Structure, table: ObjectivesTable, style: Style) -> Galley:
    """The title, a row for each question, the sums, and what part of the total they are."""
    language = style.language
    titles, rows = objective_rows(table, language)
    size = answer_size(style)
    widths = [
        max(natural_width((Strong(text(row[n])),), style, size) for row in (titles, *rows))
        for n in range(len(titles))
    ]
    gutter = GUTTER * style.unit
    step = max(widths[1:]) + gutter
    room = (style.measure - widths[0]) / (len(titles) - 1)
    step = min(max(step, WIDEST * style.unit), room)
    columns = [Column(titles[0], 0, widths[0] + 1)]
    columns += [
        Column(title, widths[0] + n * step + gutter, step - gutter, at_right=True)
        for n, title in enumerate(titles[1:])
    ]
    title = language.say("objectives.title")
    head = titled_head(HeadWords(title, (), ""), style, structure)
    cells = [[(text(cell),) for cell in row] for row in rows]
    body = table_under(title, columns, cells, BandPlace(0, style, structure), titled=True)
    return galley([*head, *below(body, style.unit)])


def objective_rows(
    table: ObjectivesTable, language: Language
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The titles of the columns, and the rows: the questions, the sums and their shares."""
    total, percent = language.say("scheme.all-marks"), language.customs.numbers.before_percent
    shares = [f"{shown(share, language)}{percent}%" for share in table.shares]
    rows = [
        (row.label, *(str(marks) if marks else "–" for marks in row.marks), str(row.tariff))
        for row in table.rows
    ]
    ends = (
        (total, *(shown(one, language) for one in table.sums), str(table.total)),
        (language.say("objectives.share"), *shares, f"100{percent}%"),
    )
    names = [name if name != NONE else language.say("objectives.none") for name in table.names]
    return (language.say("objectives.question"), *names, total), (*rows, *ends)


def shown(number: Range, language: Language) -> str:
    """A number, or the two that it lies between."""
    least, most = language.number(number.least), language.number(number.most)
    return most if least == most else f"{least}–{most}"
