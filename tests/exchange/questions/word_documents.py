"""Word documents of questions, as small as Word itself would open them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
NUMBERING = (
    f"<w:numbering {W}>"
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="upperLetter"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    "</w:numbering>"
)
STYLES = (
    f"<w:styles {W}>"
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Right"><w:name w:val="Right"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>'
    "<w:rPr><w:b/></w:rPr></w:style></w:styles>"
)
LOOKS = {
    "bold": "<w:b/>",
    "not bold": '<w:b w:val="0"/>',
    "red": '<w:color w:val="FF0000"/>',
    "black": '<w:color w:val="000000"/>',
    "dark": '<w:color w:val="222222"/>',
    "blue": '<w:color w:val="0070C0"/>',
    "highlighted": '<w:highlight w:val="yellow"/>',
    "shaded": '<w:shd w:val="clear" w:fill="FFFF00"/>',
    "underlined": '<w:u w:val="single"/>',
    "strong style": '<w:rStyle w:val="Strong"/>',
    "struck": "<w:strike/>",
    "struck twice": "<w:dstrike/>",
    "hidden": "<w:vanish/>",
    "not hidden": '<w:vanish w:val="0"/>',
    "sub": '<w:vertAlign w:val="subscript"/>',
}


def run(words: str, *looks: str) -> str:
    look = f"<w:rPr>{''.join(LOOKS[one] for one in looks)}</w:rPr>" if looks else ""
    pieces = [f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in words.split("\n")]
    return f"<w:r>{look}{'<w:br/>'.join(pieces)}</w:r>"


def paragraph(
    words: str = "", *looks: str, list_: int = 0, depth: int = 0, style: str = "", runs: str = ""
) -> str:
    """A paragraph of words of a look, perhaps with a number of Word or a style."""
    numbered = (
        f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_}"/></w:numPr>' if list_ else ""
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    dress = f"<w:pPr>{named}{numbered}</w:pPr>" if named or numbered else ""
    return f"<w:p>{dress}{runs or (run(words, *looks) if words else '')}</w:p>"


def paragraphs(*lines: str) -> list[str]:
    return [paragraph(line) for line in lines]


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of words, or of paragraphs that are made already."""
    cells = (
        "".join(
            f"<w:tc>{cell if cell.startswith('<w:p>') else paragraph(cell)}</w:tc>" for cell in row
        )
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def picture(relation: str, alt: str) -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{escape(alt)}"/>'
        f'<a:graphic><a:graphicData><a:blip r:embed="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A package of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def document(blocks: Sequence[str], pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The bytes of a document; pictures are rId1, rId2 and so on."""
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="image" Target="media/{name}"/>'
        for n, name in enumerate(pictures or {}, 1)
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{''.join(blocks)}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    return packed(
        {**files, **{f"word/media/{name}": data for name, data in (pictures or {}).items()}}
    )
