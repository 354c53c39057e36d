"""Tables of a Word file: with rules, or only to put things beside one another."""

from collections.abc import Sequence

from docx.document import Document as WordFile
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row

BEHIND_INDENT = ("w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
"""What stands behind the indent of a table, where the order is fixed."""
PADDING = 0.19
"""From the edge of a cell to its text, in centimetres."""


def add_table(
    word: WordFile | _Cell,
    rows: int,
    widths: Sequence[float],
    *,
    indent: float = 0,
    ruled: bool = True,
) -> Table:
    """A table whose columns are so many centimetres wide, and whose rules, or else whose text,
    begin at an indent; rows are not split. The file asks for the layout of Word 2010, in which the
    indent of a table is that of its text."""
    table: Table = word.add_table(rows, len(widths))
    if ruled:
        table.style = "Table Grid"
    table.autofit = False
    edge = round((indent + PADDING if ruled else indent) * 567)
    about = parse_xml(f'<w:tblInd {nsdecls("w")} w:w="{edge}" w:type="dxa"/>')
    table._tbl.tblPr.insert_element_before(about, *BEHIND_INDENT)
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Cm(wide)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, wide in zip(row.cells, widths, strict=True):
            cell.width = Cm(wide)
            cell.paragraphs[0].style = "Cell"
    return table


def head_row(table: Table) -> None:
    """Make the first row the head, which is repeated on every page and which listeners hear."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def add_rules(cell: _Cell, *edges: str) -> None:
    """Give a cell rules at some of its edges (top, left, bottom, right)."""
    inner = "".join(
        f'<w:{edge} w:val="single" w:sz="6" w:space="0" w:color="111111"/>'
        for edge in ("top", "left", "bottom", "right")
        if edge in edges
    )
    borders = parse_xml(f"<w:tcBorders {nsdecls('w')}>{inner}</w:tcBorders>")
    about = cell._tc.get_or_add_tcPr()
    after = [about.find(qn(name)) for name in ("w:shd", "w:noWrap", "w:vAlign")]
    behind = next((one for one in after if one is not None), None)
    if behind is None:
        about.append(borders)
    else:
        behind.addprevious(borders)


def framed(table: Table) -> None:
    """Give a table a frame around all of it."""
    last, wide = len(table.rows) - 1, len(table.columns) - 1
    for n, row in enumerate(table.rows):
        for m, cell in enumerate(row.cells):
            edges = (("top", n == 0), ("bottom", n == last), ("left", m == 0), ("right", m == wide))
            add_rules(cell, *(edge for edge, is_edge in edges if is_edge))


def high(row: _Row, centimetres: float) -> None:
    """Make a row at least so high."""
    row.height = Cm(centimetres)


def close_table(word: WordFile | _Cell) -> None:
    """A low paragraph behind a table, which keeps it apart from a next one."""
    behind = word.add_paragraph(style="Cell")
    behind.paragraph_format.space_after = Pt(0)
    behind.paragraph_format.line_spacing = Pt(6)
