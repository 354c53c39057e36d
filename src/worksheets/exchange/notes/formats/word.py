"""Word documents (DOCX): a paragraph is a line, and so is a row of a table."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from worksheets.exchange.notes.formats.blocks import Blocks
from worksheets.exchange.notes.lines import LineKind, NoteLine
from worksheets.model.diagnostics import Sink, Span

LARGEST_FILE = 50_000_000
"""Bytes of a document; most are pictures, which are not read."""
UNPACKED = 20_000_000
"""Bytes of the XML of a document."""
OLD = b"\xd0\xcf\x11\xe0"
"""The first bytes of files of older programs, and of those with a password."""
SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "r:",
}
"""Prefixes of namespaces; a name from another one has none."""
SKIPPED_ELEMENTS = frozenset({
    "w:del", "w:moveFrom", "w:instrText", "w:rt", "w:rPrChange", "w:pPrChange", "mc:Fallback",
    "m:oMath", "w:sym",
})  # fmt: skip
"""Elements whose text is not part of the document, or cannot be read."""
REPORTED_ELEMENTS = {
    "w:drawing": "a picture", "w:pict": "a picture", "w:object": "an object",
    "m:oMath": "an equation", "w:footnoteReference": "a footnote", "w:sym": "a symbol",
}  # fmt: skip
SPACING = {"w:tab": " ", "w:br": " ", "w:cr": " ", "w:noBreakHyphen": "-"}
HEADING = re.compile(r"heading ([1-9])")
OFF = frozenset({"0", "false", "off", "none"})

Attributes = Mapping[str, str]


class UnreadableDocument(ValueError):
    """A document that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A style of paragraphs: its heading level (0 for none), and whether they are list entries."""

    level: int = 0
    listed: bool = False


def read(data: bytes, name: str, sink: Sink) -> tuple[list[NoteLine], list[tuple[int, str]]] | None:
    """The blocks of a document, counted from 1; its equations and pictures are reported as lost."""
    try:
        if data.startswith(OLD):
            raise UnreadableDocument("it is of an older kind (.doc), or has a password")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main_part = _main(archive)
            text = _part(archive, main_part)
            styles = _styles(archive, f"{main_part.rpartition('/')[0]}/styles.xml".lstrip("/"))
        document = DocumentText(styles)
        _parse_xml(text, document.begin, document.end, document.add_text)
    except (
        UnreadableDocument,
        zipfile.BadZipFile,
        NotImplementedError,
        UnicodeDecodeError,
    ) as error:
        why = (
            str(error)
            if isinstance(error, UnreadableDocument)
            else "it is damaged, or no DOCX file"
        )
        hint = "open it in Word and save it as .docx again, without a password"
        sink.error(Span(name), f"this is no Word document that can be read: {why}", hint)
        return None
    return document.blocks.finish(), document.losses


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of a document, unpacked; raises Damaged."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        raise UnreadableDocument(f"the part '{name}' is missing") from None
    if entry.flag_bits & 1:
        raise UnreadableDocument("it has a password")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableDocument(f"the part '{name}' is packed in a way that Word does not know")
    try:
        with archive.open(entry) as file:
            data = file.read(UNPACKED + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise UnreadableDocument(f"the part '{name}' is damaged") from None
    if len(data) > UNPACKED:
        raise UnreadableDocument(
            f"its text has more than {UNPACKED / 1e6:.0f} MB; import it in parts"
        )
    return data


def _main(archive: zipfile.ZipFile) -> str:
    """The name of the part with the text of a document."""
    targets: list[str] = []

    def begin(name: str, attributes: Attributes) -> None:
        if name == "r:Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            targets.append(attributes.get("Target", "").lstrip("/"))

    if "_rels/.rels" in archive.namelist():
        _parse_xml(_part(archive, "_rels/.rels"), begin)
    return next(iter(targets), "word/document.xml")


def _styles(archive: zipfile.ZipFile, name: str) -> dict[str, ParagraphStyle]:
    """The styles of paragraphs by identifier; a document may have none."""
    styles: dict[str, ParagraphStyle] = {}
    style_id = ""

    def begin(name: str, attributes: Attributes) -> None:
        nonlocal style_id
        value = attributes.get("w:val", "")
        if name == "w:style":
            style_id = attributes.get("w:styleId", "")
        elif name == "w:name" and style_id:
            heading = HEADING.fullmatch(value.lower())
            level = int(heading[1]) if heading else int(value.lower() == "title")
            styles[style_id] = ParagraphStyle(
                level, value.lower().startswith(("list bullet", "list number"))
            )
        elif name == "w:outlineLvl" and style_id in styles and re.fullmatch("[0-8]", value):
            styles[style_id] = ParagraphStyle(int(value) + 1)

    if name in archive.namelist():
        _parse_xml(_part(archive, name), begin)
    return styles


def _parse_xml(
    data: bytes,
    begin: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Read XML, whose names come with the prefixes that are usual for them; raises Damaged.

    Documents have no type declaration, and so no entities of their own.
    """

    def prefixed(name: str) -> str:
        namespace, _, local = name.rpartition(" ")
        return SPACES.get(namespace, "") + local

    def begins(name: str, attributes: dict[str, str]) -> None:
        begin(prefixed(name), {prefixed(key): value for key, value in attributes.items()})

    def declares(*_: object) -> None:
        raise UnreadableDocument("it declares a type of document, which Word does not")

    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = declares
    parser.StartElementHandler = begins
    if end is not None:
        parser.EndElementHandler = lambda name: end(prefixed(name))
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (ExpatError, LookupError, ValueError) as error:
        if isinstance(error, UnreadableDocument):
            raise
        place = f", line {error.lineno}" if isinstance(error, ExpatError) else ""
        raise UnreadableDocument(f"its XML is damaged{place}") from None


@dataclass(slots=True)
class DocumentText:
    """The text of a document while its elements are read."""

    styles: Mapping[str, ParagraphStyle]
    blocks: Blocks = field(default_factory=Blocks)
    losses: list[tuple[int, str]] = field(default_factory=list)
    count: int = 0
    skipped_depth: int = 0
    """The number of open elements that are skipped."""
    marks: dict[str, bool] = field(default_factory=dict)
    inside_text: bool = False
    in_style: bool = False
    """Whether the present properties are those of a paragraph, and not of a run."""

    def begin(self, name: str, attributes: Attributes) -> None:
        if self.skipped_depth or name in SKIPPED_ELEMENTS:
            self.skipped_depth += 1
        if name in REPORTED_ELEMENTS and self.skipped_depth <= 1:
            self.losses.append((self.count, REPORTED_ELEMENTS[name]))
            if name in ("m:oMath", "w:sym"):
                self.blocks.unreadable()
        if self.skipped_depth:
            return
        value = attributes.get("w:val", "")
        match name:
            case "w:p" | "w:tbl" | "w:tr" | "w:tc":
                self._block(name)
            case "w:r":
                self.marks = {}
            case "w:t":
                self.inside_text = True
            case "w:pPr" | "w:rPr":
                self._properties(name)
            case _ if name in SPACING:
                self.blocks.add_run(SPACING[name])
            case _:
                self._property(name, value)

    def end(self, name: str) -> None:
        if self.skipped_depth:
            self.skipped_depth -= 1
            return
        match name:
            case "w:t":
                self.inside_text = False
            case "w:p":
                self.blocks.end_block()
                self.marks = {}
            case "w:tr":
                self.blocks.close_row()
            case "w:tbl":
                self.blocks.close_table()
            case "w:pPr":
                self.in_style = False
            case "w:txbxContent":
                self.blocks.begin_block(self.count)

    def add_text(self, text: str) -> None:
        if self.inside_text and not self.skipped_depth:
            self.blocks.add_run(text, [mark for mark, wanted in self.marks.items() if wanted])

    def _block(self, name: str) -> None:
        self.inside_text = False
        row = self.blocks.tables[-1].row if self.blocks.tables else None
        if name == "w:tr" or (name == "w:p" and row is None):
            self.count += 1
        match name:
            case "w:p":
                self.blocks.begin_block(self.count)
            case "w:tbl":
                self.blocks.open_table()
            case "w:tr":
                self.blocks.open_row(self.count)
            case "w:tc":
                self.blocks.open_cell(self.count)

    def _properties(self, name: str) -> None:
        if name == "w:pPr":
            self.in_style = True
        else:
            self.marks = {}

    def _property(self, name: str, value: str) -> None:
        wanted = value.lower() not in OFF
        match name:
            case "w:pStyle":
                style = self.styles.get(value, ParagraphStyle())
                self._set_kind("heading" if style.level else "bullet" if style.listed else "text",
                            style.level)  # fmt: skip
            case "w:outlineLvl" if re.fullmatch("[0-8]", value):
                self._set_kind("heading", int(value) + 1)
            case "w:numId" if self.blocks.kind != "heading" and value != "0":
                self._set_kind("bullet", 0)
            case "w:tblHeader" if self.blocks.tables and (row := self.blocks.tables[-1].row):
                row.head = wanted
            case "w:b" if not self.in_style:
                self.marks["strong"] = wanted
            case "w:i" if not self.in_style:
                self.marks["emph"] = wanted
            case "w:vertAlign" if not self.in_style:
                self.marks["sub"] = value == "subscript"
                self.marks["super"] = value == "superscript"

    def _set_kind(self, mark: LineKind, level: int) -> None:
        self.blocks.kind, self.blocks.level = mark, level
