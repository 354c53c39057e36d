"""Tables of a Word file."""

from collections.abc import Sequence

from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.shared import Cm
from docx.table import Table


def add_table(word: WordFile, rows: int, widths: Sequence[float], across: float) -> Table:
    """A table with rules, its columns in parts of so many centimetres; rows are not split."""
    table: Table = word.add_table(rows, len(widths), "Table Grid")
    table.autofit = False
    total = sum(widths)
    for column, part in zip(table.columns, widths, strict=True):
        column.width = Cm(across * part / total)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, part in zip(row.cells, widths, strict=True):
            cell.width = Cm(across * part / total)
            cell.paragraphs[0].style = "Cell"
    return table


def head_row(table: Table) -> None:
    """Make the first row the head, which is repeated on every page and which listeners hear."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
