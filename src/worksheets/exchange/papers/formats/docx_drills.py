"""Drills and matchings in a Word file: side by side, in tables without rules."""

from collections.abc import Callable, Sequence

from docx.document import Document as WordFile
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from worksheets.exchange.papers.flow import AnswerSpace, Drill, DrillEntry, FlowFigure
from worksheets.exchange.papers.formats.docx_inlines import Blank, WordInlines
from worksheets.exchange.papers.formats.docx_pictures import add_picture
from worksheets.exchange.papers.formats.docx_styles import POINTS, TEXT_WIDTH
from worksheets.exchange.papers.formats.docx_tables import PADDING, add_table, close_table
from worksheets.model.paper.content import Para

LABEL = 1.0
"""The room of the label of an exercise, in centimetres."""
LEAST = 0.3
"""The least part of the room that either of two cells has."""
SHORTEST = 3
"""A blank has so many letters at least."""
UNDERSCORE = 1.93
"""The width of an underscore in millimetres."""

AddSpace = Callable[[AnswerSpace, Callable[[str], WordParagraph]], None]
"""Adds a space for an answer, of paragraphs that are made by their style."""


def add_drill(
    word: WordFile, drill: Drill, indent: float, inlines: WordInlines, add_space: AddSpace
) -> None:
    """Exercises in columns, their equals signs under one another where they are aligned."""
    room = (TEXT_WIDTH - indent) / drill.columns
    lead = min(drill.lead / POINTS + 0.25, 0.7 * room) if drill.lead else 0.0
    widths = [LABEL, lead, room - LABEL - lead] if lead else [LABEL, room - LABEL]
    table = add_table(word, len(drill.rows), widths * drill.columns, indent=indent, ruled=False)
    blank = Blank(_letters(drill, widths[-1]), boxed=drill.boxed)
    for row, entries in zip(table.rows, drill.rows, strict=True):
        for n, entry in enumerate(entries):
            if entry is not None:
                cells = row.cells[n * len(widths) : (n + 1) * len(widths)]
                _fill(cells, entry, blank, inlines, add_space)
    close_table(word)


def _letters(drill: Drill, width: float) -> int:
    """How many letters wide a blank is: no wider than its cell, where it stands alone."""
    most = (width - 2 * PADDING) * 10 if drill.lead else drill.blank
    return max(SHORTEST, int(min(drill.blank, most) / UNDERSCORE))


def _fill(
    cells: Sequence[_Cell],
    entry: DrillEntry,
    blank: Blank,
    inlines: WordInlines,
    add_space: AddSpace,
) -> None:
    label, *leads, cell = cells
    label.paragraphs[0].add_run(entry.label)
    _close_to(label.paragraphs[0], right=0)
    for lead in leads:
        _close_to(lead.paragraphs[0], right=0)
        lead.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        inlines.add(lead.paragraphs[0], entry.before, blank=blank)
    for one in cells:
        one.paragraphs[0].style = "Exercise"
        if all(isinstance(part, Para) for part in entry.parts):
            one.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    if leads:
        _close_to(cell.paragraphs[0], left=0.1)
    room = (cell.width or Cm(4)).cm - 2 * PADDING
    added = cell.paragraphs[0]
    for n, part in enumerate(entry.parts):
        match part:
            case Para(content):
                added = added if n == 0 else cell.add_paragraph(style="Exercise")
                inlines.add(added, content, blank=blank)
            case FlowFigure():
                added = added if n == 0 else cell.add_paragraph(style="Exercise")
                add_picture(added.add_run(), part, min(part.width, room * POINTS))
            case AnswerSpace():
                add_space(part, lambda style: cell.add_paragraph(style=style))


def _close_to(
    paragraph: WordParagraph, *, left: float | None = None, right: float | None = None
) -> None:
    """Bring the words of a cell nearer to its edges than others are, in centimetres."""
    about = paragraph.paragraph_format
    if left is not None:
        about.left_indent = Cm(left - PADDING)
    if right is not None:
        about.right_indent = Cm(right - PADDING)


def add_pair(word: WordFile, indent: float, wanted: tuple[float, float]) -> tuple[_Cell, _Cell]:
    """Two cells side by side: as wide as is wanted, or as there is room, in centimetres."""
    room = TEXT_WIDTH - indent
    before, behind = wanted
    if before + behind > room:
        share = before / (before + behind)
        before = room * min(max(share, LEAST), 1 - LEAST)
    table = add_table(word, 1, [before, room - before], indent=indent, ruled=False)
    left, right = table.rows[0].cells
    return left, right


def take_first(cell: _Cell) -> Callable[[str], WordParagraph]:
    """Makes paragraphs of a cell by their style; the first one is there already."""
    fresh = [cell.paragraphs[0]]

    def make(style: str) -> WordParagraph:
        added: WordParagraph = fresh.pop() if fresh else cell.add_paragraph()
        added.style = style
        added.paragraph_format.space_before = Pt(0)
        return added

    return make
