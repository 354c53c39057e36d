"""A paper as a Word file that a colleague can edit: styles, real numbers, Word's own equations."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from worksheets.exchange.archives import repacked
from worksheets.exchange.papers.flow import (
    Details,
    Facts,
    FlowDocument,
    FlowPart,
    FlowSource,
    Grid,
    Heading,
    Listing,
    NumberBox,
    NumberedLine,
    Paragraph,
    Question,
    School,
)
from worksheets.exchange.papers.formats.docx_blocks import WordBlocks, add_marks
from worksheets.exchange.papers.formats.docx_front import (
    LETTER,
    add_details,
    add_facts,
    add_number_box,
    add_school,
)
from worksheets.exchange.papers.formats.docx_inlines import WordInlines
from worksheets.exchange.papers.formats.docx_numbering import Numbering, levels_of
from worksheets.exchange.papers.formats.docx_questions import WordQuestions
from worksheets.exchange.papers.formats.docx_styles import (
    INDENT,
    POINTS,
    TEXT_WIDTH,
    add_styles,
)
from worksheets.exchange.papers.formats.docx_tables import (
    add_table,
    close_table,
    head_row,
)
from worksheets.exchange.papers.formats.html import RIGHT_TO_LEFT
from worksheets.exchange.papers.written import LossList, WrittenPaper
from worksheets.model.page.units import PAGE_SIZES
from worksheets.model.paper.content import text

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""What a file says of its time: the same paper is the same file."""
STYLES = {
    "body": "Question Text",
    "note": "Instructions",
    "strong": "Total",
    "attribution": "Attribution",
    "total": "Total",
    "caption": "Figure Caption",
}
"""The styles of paragraphs by their roles."""
MOST_ROOM = 12
"""Marks of more letters than that, such as those of two kinds, stand on short lines."""
SIZES = ("A4", "Letter")
"""The sizes of paper that text of this width fits on; the first is that of all others."""
MARGIN = 2
"""What stays free at the head and the foot of a page, in centimetres."""
STANZA = 8
"""What stays free above a stanza, in points."""
APART = 0.4
"""What stays free before marks, in centimetres."""


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
        add_styles(
            self.file,
            tag,
            marks=_room_of_marks(flow.parts),
            right_to_left=tag.partition("-")[0] in RIGHT_TO_LEFT,
        )
        questions = [part for part in flow.parts if isinstance(part, Question)]
        self.inlines = WordInlines(lost)
        self.numbering = Numbering(self.file, levels_of(questions))
        self.blocks = WordBlocks(self.file, self.inlines, self.numbering, flow)
        self.questions = WordQuestions(self.blocks)

    def fill(self) -> None:
        """Write all parts, and what the file says of itself."""
        flow, about = self.flow, self.file.core_properties
        about.title, about.author, about.subject = flow.title, flow.author, flow.subject
        about.language, about.comments, about.keywords = flow.language.tag, "", flow.fingerprint
        about.created = about.modified = about.last_printed = UNDATED
        about.last_modified_by, about.revision = flow.author, 1
        self._page()
        self._foot()
        if flow.draft:
            self.file.add_paragraph(flow.draft, "Total")
        self._parts(flow.front)
        before = len(self.file.element.body)
        self._parts(flow.parts)
        if flow.cover:
            self._begin_page(before - 1)

    def _parts(self, parts: Iterable[FlowPart]) -> None:
        for part in parts:
            self._part(part)

    def _page(self) -> None:
        """A page of A4 or Letter, with text as wide on both."""
        size = self.flow.page if self.flow.page in SIZES else SIZES[0]
        if size != self.flow.page:
            self.lost.page_size(self.flow.page, size)
        width, height = PAGE_SIZES[size]
        page = self.file.sections[0]
        page.page_width, page.page_height = Pt(width), Pt(height)
        page.left_margin = page.right_margin = Pt((width - TEXT_WIDTH * POINTS) / 2)
        page.top_margin = page.bottom_margin = Cm(MARGIN)

    def _begin_page(self, number: int) -> None:
        """Begin a page with the first paragraph from an element of the body on."""
        for element in self.file.element.body[number:]:
            if element.tag == qn("w:p"):
                WordParagraph(element, self.file._body).paragraph_format.page_break_before = True
                return

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
                add_marks(heading, marks)
            case Paragraph():
                self._paragraph(part)
            case Listing(entries):
                added = [self.file.add_paragraph(style="Point") for _ in entries]
                for paragraph, entry in zip(added, entries, strict=True):
                    self.inlines.add(paragraph, entry)
                self.numbering.bullets(added)
            case School():
                add_school(self.file, part)
            case Facts():
                add_facts(self.file, part)
            case Details():
                add_details(self.file, part)
            case NumberBox():
                add_number_box(self.file, part)
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
        add_marks(added, paragraph.marks)

    def _grid(self, grid: Grid) -> None:
        widths = [TEXT_WIDTH * part for part in grid.widths]
        table = add_table(self.file, len(grid.rows) + 1, widths)
        for cell, title in zip(table.rows[0].cells, grid.head, strict=True):
            self.inlines.add(cell.paragraphs[0], text(title), bold=True)
        head_row(table)
        for row, cells in zip(table.rows[1:], grid.rows, strict=True):
            for cell, content in zip(row.cells, cells, strict=True):
                first, *more = [words for words in content if words] or [()]
                self.inlines.add(cell.paragraphs[0], first)
                for words in more:
                    self.inlines.add(cell.add_paragraph(style="Cell"), words)
        close_table(self.file)

    def _source(self, source: FlowSource) -> None:
        """A source, with the numbers of its lines as its author wrote them."""
        self.lost.span = source.span
        self.lost.line_numbers(source)
        self.file.add_paragraph(source.label, f"Heading {source.level}")
        self.blocks.depth = -1
        for block in source.numbered_lines:
            match block:
                case NumberedLine():
                    self._line(block)
                case Paragraph():
                    style = "Attribution" if block.role == "attribution" else "Source Text"
                    self._paragraph(block, style)
                case _:
                    self.blocks.add(block)

    def _line(self, line: NumberedLine) -> None:
        """A line behind its number; one that is too long goes on below."""
        added = self.file.add_paragraph(style="Source Line")
        added.paragraph_format.left_indent = Cm(INDENT)
        added.paragraph_format.first_line_indent = Cm(-INDENT)
        if line.apart:
            added.paragraph_format.space_before = Pt(STANZA)
        added.add_run(f"{line.number}\t")
        self.inlines.add(added, line.content)


def _room_of_marks(parts: Iterable[object]) -> float:
    """The room at the right that marks take, in centimetres."""
    widest = max(map(_longest_marks, parts), default=0)
    return widest * LETTER + APART if widest else 0.0


def _longest_marks(part: object) -> int:
    match part:
        case Question(body=body, parts=parts):
            return max(map(_longest_marks, (*body, *parts)), default=0)
        case Paragraph(marks=marks) if len(marks) <= MOST_ROOM:
            return len(marks)
    return 0
