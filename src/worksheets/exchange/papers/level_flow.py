"""The table of a question that is marked by levels of response."""

from collections.abc import Iterator

from worksheets.exchange.papers.flow import Cell, Grid
from worksheets.language.language import Language
from worksheets.layout.documents.level_rows import descriptor_cells, marks_of
from worksheets.model.paper.content import text
from worksheets.model.paper.levels import LevelTable


def levels_grid(table: LevelTable, language: Language) -> Grid:
    """A row a level with its marks and descriptors, or a row for what each criterion can earn."""
    marks = language.say("scheme.marks")
    if table.criteria:
        head = (language.say("scheme.criterion"), marks, language.say("scheme.earned-by"))
        return Grid(head, tuple(_criteria(table)), (0.2, 0.12, 0.68))
    title = language.say("scheme.descriptor" if table.numbered else "scheme.level")
    titles = table.strands or (title,)
    before = (language.say("scheme.level"), marks) if table.numbered else (marks,)
    share = (1 - 0.12 * len(before)) / len(titles)
    widths = (*[0.12] * len(before), *[share] * len(titles))
    return Grid((*before, *titles), tuple(_levels(table, language)), widths)


def _criteria(table: LevelTable) -> Iterator[tuple[Cell, ...]]:
    for criterion in table.criteria:
        for n, level in enumerate(criterion.levels):
            name = text(criterion.name) if n == 0 else ()
            yield (name,), (text(marks_of(level)),), (level.descriptor,)


def _levels(table: LevelTable, language: Language) -> Iterator[tuple[Cell, ...]]:
    for level in table.levels:
        number = str(table.level_of(level.most)) if level.most else "–"
        named: list[Cell] = [(text(number),)] if table.numbered else []
        yield (*named, (text(marks_of(level)),), *descriptor_cells(level, table, language))
