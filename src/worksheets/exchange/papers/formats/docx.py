"""A paper as a Word file that a colleague can edit: styles, real numbers, Word's own equations."""

from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from docx.table import Table

from worksheets.exchange.archives import repacked
from worksheets.exchange.papers.flow import (
    Facts,
    FlowDocument,
    FlowPart,
    FlowSource,
    Grid,
    Heading,
    Listing,
    Paragraph,
    Question,
)
from worksheets.exchange.papers.formats.docx_inlines import BLANK, WordInlines
from worksheets.exchange.papers.formats.docx_numbering import Numbering, levels_of
from worksheets.exchange.papers.formats.docx_questions import WordQuestions
from worksheets.exchange.papers.formats.docx_styles import TEXT_WIDTH, add_styles
from worksheets.exchange.papers.formats.docx_tables import add_table, head_row
from worksheets.exchange.papers.formats.html import RIGHT_TO_LEFT
from worksheets.exchange.papers.written import LossList, WrittenPaper
from worksheets.model.paper.content import text

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""What a file says of its time: the same paper is the same file."""
STYLES = {
    "body": "Question Text",
    "note": "Instructions",
    "strong": "Total",
    "attribution": "Attribution",
    "total": "Total",
    "school": "School",
    "caption": "Figure Caption",
}
"""The styles of paragraphs by their roles."""


def write(flow: FlowDocument, name: str) -> WrittenPaper:
    """The file of a text."""
    lost = LossList()
    word = _WordPaper(flow, lost)
    word.fill()
    buffer = BytesIO()
    word.file.save(buffer)
    files = {f"{name}.docx": repacked(buffer.getvalue())}
    return WrittenPaper(files, tuple(lost.losses))


class _WordPaper:
    def __init__(self, flow: FlowDocument, lost: LossList) -> None:
        self.flow = flow
        self.lost = lost
        self.file: WordFile = Document()
        tag = flow.language.tag
        add_styles(self.file, tag, right_to_left=tag.partition("-")[0] in RIGHT_TO_LEFT)
        questions = [part for part in flow.parts if isinstance(part, Question)]
        self.inlines = WordInlines(lost)
        self.numbering = Numbering(self.file, levels_of(questions))
        self.questions = WordQuestions(self.file, self.inlines, self.numbering, flow)

    def fill(self) -> None:
        """Write all parts, and what the file says of itself."""
        flow, about = self.flow, self.file.core_properties
        about.title, about.author, about.subject = flow.title, flow.author, flow.subject
        about.language, about.comments, about.keywords = flow.language.tag, "", flow.fingerprint
        about.created = about.modified = about.last_printed = UNDATED
        about.last_modified_by, about.revision = flow.author, 1
        page = self.file.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
        self._foot()
        if flow.draft:
            self.file.add_paragraph(flow.draft, "Total")
        for part in flow.parts:
            self._part(part)

    def _foot(self) -> None:
        """The fingerprint of the paper, and the number of the page at the right."""
        foot = self.file.sections[0].footer.paragraphs[0]
        foot.style = "School"
        foot.add_run(f"{self.flow.fingerprint}\t")
        field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        foot._p.append(parse_xml(field))

    def _part(self, part: FlowPart) -> None:
        match part:
            case Heading(level, words, marks):
                heading = self.file.add_paragraph(words, f"Heading {level}")
                if marks:
                    heading.add_run(f"\t{marks}", "Marks")
            case Paragraph():
                self._paragraph(part)
            case Listing(entries):
                added = [self.file.add_paragraph(style="Question Text") for _ in entries]
                for paragraph, entry in zip(added, entries, strict=True):
                    self.inlines.add(paragraph, entry)
                self.numbering.bullets(added)
            case Facts(entries):
                self._facts(entries)
            case Grid():
                self._grid(part)
            case Question():
                self.lost.span = part.span
                self.questions.add(part)
            case FlowSource():
                self._source(part)

    def _paragraph(self, paragraph: Paragraph, style: str = "") -> None:
        added = self.file.add_paragraph(style=style or STYLES[paragraph.role])
        self.inlines.add(added, paragraph.content)
        if paragraph.role == "total":
            added.paragraph_format.alignment = 2
        if paragraph.marks:
            added.add_run(f"\t{paragraph.marks}", "Marks")

    def _facts(self, entries: tuple[tuple[str, str], ...]) -> None:
        """Names with their values, or with a line to fill in, one after the other."""
        added = self.file.add_paragraph(style="Candidate")
        for n, (name, value) in enumerate(entries):
            added.add_run("\u2003" if n else "").add_text(f"{name}: ")
            if not value or value.startswith("/"):
                added.add_run(f"{BLANK} {value}".rstrip())
            else:
                added.add_run(value).bold = True

    def _grid(self, grid: Grid) -> None:
        table: Table = add_table(self.file, len(grid.rows) + 1, grid.widths, TEXT_WIDTH)
        for cell, title in zip(table.rows[0].cells, grid.head, strict=True):
            self.inlines.add(cell.paragraphs[0], text(title), bold=True)
        head_row(table)
        for row, cells in zip(table.rows[1:], grid.rows, strict=True):
            for cell, content in zip(row.cells, cells, strict=True):
                first, *more = [words for words in content if words] or [()]
                self.inlines.add(cell.paragraphs[0], first)
                for words in more:
                    self.inlines.add(cell.add_paragraph(style="Cell"), words)
        self.file.add_paragraph(style="Cell")

    def _source(self, source: FlowSource) -> None:
        self.lost.span = source.span
        self.file.add_paragraph(source.label, f"Heading {source.level}")
        for block in source.blocks:
            if isinstance(block, Paragraph):
                style = "Attribution" if block.role == "attribution" else "Source Text"
                self._paragraph(block, style)
            else:
                self.questions.block(block)
