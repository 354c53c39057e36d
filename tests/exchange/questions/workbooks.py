"""Workbooks (XLSX) of a few sheets, as small as a spreadsheet would open them."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from word_documents import packed

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{SPREADSHEET}"><cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
Value = str | int | float | bool | None


def sheet(rows: Sequence[Sequence[Value]], dates: frozenset[tuple[int, int]] = frozenset()) -> str:
    """The XML of a sheet; numbers at the places of `dates` have the look of one."""
    made = []
    for n, row in enumerate(rows, 1):
        cells = "".join(
            _cell(value, f"{chr(65 + m)}{n}", (n, m) in dates) for m, value in enumerate(row)
        )
        made.append(f'<row r="{n}">{cells}</row>')
    return f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{"".join(made)}</sheetData></worksheet>'


def _cell(value: Value, place: str, date: bool) -> str:
    match value:
        case None | "":
            return ""
        case bool():
            return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
        case int() | float():
            return f'<c r="{place}" s="{int(date)}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def workbook(sheets: Mapping[str, str], styles: str = STYLES) -> bytes:
    """The bytes of a workbook of sheets by their names."""
    names = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATIONS}">'
        f"<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
        "xl/styles.xml": styles,
    }
    parts = {f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets.values(), 1)}
    return packed({**files, **parts})
