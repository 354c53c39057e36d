"""Word documents made of a few blocks, as small as Word itself would open them."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{OFFICE}.styles+xml"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="http://schemas'
    '.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
    "</Relationships>"
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/></w:style>'
    for n in (1, 2)
)


def paragraph(words: str, style: str = "") -> str:
    dress = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{dress}<w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


def equation() -> str:
    return "<w:p><m:oMath><m:r><m:t>v=s/t</m:t></m:r></m:oMath></w:p>"


def table(rows: Sequence[Sequence[str]], *, head: bool = True) -> str:
    """A table, whose first row is marked as its head or not."""
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    marked = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    cells[0] = f"{marked}{cells[0]}"
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def document(path: Path, blocks: Sequence[str]) -> Path:
    """Write a document made of blocks."""
    body = f"<w:document {W} {M}><w:body>{''.join(blocks)}</w:body></w:document>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(
            "_rels/.rels", RELATIONS.format(kind="officeDocument", target="word/document.xml")
        )
        archive.writestr(
            "word/_rels/document.xml.rels", RELATIONS.format(kind="styles", target="styles.xml")
        )
        archive.writestr("word/styles.xml", f"<w:styles {W}>{STYLES}</w:styles>")
        archive.writestr("word/document.xml", body)
    return path


def rivers(path: Path) -> Path:
    """A page of geography with a table."""
    return document(
        path,
        [
            paragraph("Rivers of the world", "Heading1"),
            paragraph(
                "A delta is an area of flat land that a river builds where it meets the sea."
            ),
            paragraph("Long rivers", "Heading2"),
            paragraph("The Nile is longer than the Amazon, but the Amazon carries more water."),
            table(
                [
                    ["River", "Length (km)", "Mouth"],
                    ["Nile", "6,650", "the Mediterranean Sea"],
                    ["Amazon", "6,400", "the Atlantic Ocean"],
                ]
            ),
            equation(),
        ],
    )
