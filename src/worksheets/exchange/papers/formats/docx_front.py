"""The front of a Word file: the school, details to fill in, and the examiner's grid."""

from docx.document import Document as WordFile
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import Table, _Cell

from worksheets.exchange.papers.flow import Detail, Details, Facts, NumberBox, School
from worksheets.exchange.papers.formats.docx_inlines import add_box
from worksheets.exchange.papers.formats.docx_pictures import add_picture
from worksheets.exchange.papers.formats.docx_styles import TEXT_WIDTH
from worksheets.exchange.papers.formats.docx_tables import (
    PADDING,
    add_rules,
    add_table,
    close_table,
    framed,
    high,
)

LETTER = 0.17
"""The width of a letter of a label, in centimetres."""
LINE, FRAMED_LINE, BOX = 0.85, 1.1, 0.7
"""How high lines to fill in are, on a worksheet and on a cover, and how wide a box for a character
is, in centimetres."""
SPARE = 0.3
"""What a label has more than its letters, in centimetres."""
SCORE = 2.4
"""The width of a box for a score, in centimetres."""
WIDE = 6
"""How many letters wide the box for the number of a question is."""


def add_school(word: WordFile, school: School) -> None:
    """The lines of a school, with its logo at the right of the last one."""
    lines = school.lines or ("",)
    for line in lines[:-1]:
        word.add_paragraph(line, "School")
    last = word.add_paragraph(lines[-1], "School")
    if school.logo is not None:
        add_picture(last.add_run("\t"), school.logo, school.logo.width)


def add_facts(word: WordFile, facts: Facts) -> None:
    """Names with their values, one after the other."""
    added = word.add_paragraph(style="Facts")
    for n, (name, value) in enumerate(facts.entries):
        added.add_run("\u2003\u2003" if n else "").add_text(f"{name}: ")
        added.add_run(value).bold = True


def add_number_box(word: WordFile, box: NumberBox) -> None:
    """A sentence with a box behind it."""
    add_box(word.add_paragraph(f"{box.words} ", "Facts"), WIDE)


def add_details(word: WordFile, details: Details) -> None:
    """Lines and boxes to fill in, in as many columns as the longest row has details."""
    close_table(word)
    across = max(map(len, details.rows))
    widths = _widths(details, across)
    table = add_table(word, len(details.rows), widths, indent=_edge(details), ruled=False)
    for row, entries in zip(table.rows, details.rows, strict=True):
        high(row, FRAMED_LINE if details.framed else LINE)
        for n, detail in enumerate(entries):
            _fill(row.cells[2 * n], row.cells[2 * n + 1], detail)
    if details.framed:
        _close(table)
    close_table(word)


def _edge(details: Details) -> float:
    """How far in the text of the first column begins, in centimetres: a frame, or else the text,
    begins at the edge of the page's text."""
    return PADDING if details.framed else 0.0


def _widths(details: Details, across: int) -> list[float]:
    """The widths of labels and of what is behind them, in turn, in centimetres."""
    columns = [[row[n] for row in details.rows if n < len(row)] for n in range(across)]
    labels = [
        max(len(one.label) for one in column) * LETTER + 2 * PADDING + SPARE for column in columns
    ]
    shares = [0.0 if column[0].behind else column[0].share for column in columns]
    room = TEXT_WIDTH + PADDING - _edge(details) - sum(labels) - SCORE * shares.count(0.0)
    wide = [room * share / sum(shares) if share else SCORE for share in shares]
    return [width for pair in zip(labels, wide, strict=True) for width in pair]


def _fill(label: _Cell, place: _Cell, detail: Detail) -> None:
    label.paragraphs[0].add_run(detail.label)
    for cell in (label, place):
        cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
        cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    if detail.boxes:
        _add_boxes(place, detail.boxes)
    elif detail.behind:
        place.paragraphs[0].add_run(detail.behind)
        place.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        add_rules(place, "top", "left", "bottom", "right")
    else:
        place.paragraphs[0].style = "Detail Line"


def _add_boxes(cell: _Cell, count: int) -> None:
    """Boxes for characters, as a table in a cell; the paragraph that must end a cell is low."""
    boxes = add_table(cell, 1, [BOX] * count, indent=0)
    high(boxes.rows[0], BOX)
    first, *_, last = cell.paragraphs
    first._p.getparent().remove(first._p)
    last.style = "Cell"
    last.paragraph_format.space_after = Pt(0)
    last.paragraph_format.line_spacing = Pt(3)


def _close(table: Table) -> None:
    """A frame around details, with room under the last of them."""
    table.add_row()  # type: ignore[no-untyped-call]
    high(table.rows[-1], 0.1)
    for cell in table.rows[-1].cells:
        cell.paragraphs[0].style = "Cell"
        cell.paragraphs[0].paragraph_format.line_spacing = Pt(4)
        cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    framed(table)
