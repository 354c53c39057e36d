"""Questions in a Word file: numbered paragraphs, marks at the right, space that can be deleted."""

from io import BytesIO

from docx.document import Document as WordFile
from docx.shared import Cm, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from worksheets.exchange.papers.flow import (
    AnswerSpace,
    Drill,
    FlowDocument,
    FlowFigure,
    Paragraph,
    Question,
    QuestionBlock,
    with_number,
)
from worksheets.exchange.papers.formats.docx_inlines import WordInlines
from worksheets.exchange.papers.formats.docx_numbering import Numbering
from worksheets.exchange.papers.formats.docx_styles import INDENT, TEXT_WIDTH
from worksheets.exchange.papers.formats.docx_tables import add_table, head_row
from worksheets.model.paper.content import (
    Bank,
    Bullets,
    Choose,
    Inlines,
    Match,
    Order,
    Para,
    Table,
)

TICK, WRITE = "☐", "____"
"""A box to tick, and a place for a letter or a number."""
BETWEEN = "\u2003"
"""Between words side by side."""


class WordQuestions:
    """Adds questions to the end of a file."""

    def __init__(
        self, word: WordFile, inlines: WordInlines, numbering: Numbering, flow: FlowDocument
    ) -> None:
        self.word = word
        self.inlines = inlines
        self.numbering = numbering
        self.flow = flow
        self.depth = 0

    def add(self, question: Question) -> None:
        """Add a question with its parts."""
        self.depth = question.depth if question.label else 0
        if question.span.file:
            self.inlines.lost.span = question.span
        body = list(question.body)
        if question.label:
            self._numbered(question, with_number(body))
        for block in body:
            self.block(block)
        for part in question.parts:
            self.add(part)

    def _numbered(self, question: Question, first: Paragraph) -> None:
        added = self.word.add_paragraph(style="Question")
        if not self.numbering.question(added, question.label, question.depth):
            about = added.paragraph_format
            about.left_indent = Cm(INDENT * (question.depth + 1))
            about.first_line_indent = Cm(-INDENT)
            added.add_run(f"{question.label}\t")
        self._fill(added, first)

    def _fill(self, added: WordParagraph, paragraph: Paragraph) -> None:
        self.inlines.add(added, paragraph.content)
        if paragraph.marks:
            added.add_run(f"\t{paragraph.marks}", "Marks")

    def _paragraph(self, style: str = "Question Text") -> WordParagraph:
        added = self.word.add_paragraph(style=style)
        added.paragraph_format.left_indent = Cm(INDENT * (self.depth + 1))
        return added

    def _entry(self) -> WordParagraph:
        """A paragraph behind a number, a letter or a bullet of its own."""
        added = self._paragraph("Option")
        added.paragraph_format.left_indent = Cm(INDENT * (self.depth + 2))
        added.paragraph_format.first_line_indent = Cm(-INDENT)
        return added

    def block(self, block: QuestionBlock) -> None:
        """Add a block of a question."""
        match block:
            case Paragraph(_, role):
                self._fill(
                    self._paragraph("Instructions" if role == "note" else "Question Text"), block
                )
            case Bullets():
                self._bullets(block)
            case Table():
                self._table(block)
            case Bank(words):
                added = self._paragraph("Word Bank")
                for n, word in enumerate(words):
                    added.add_run(BETWEEN * 2 if n else "")
                    self.inlines.add(added, word)
            case FlowFigure():
                self._figure(block)
            case Drill():
                self._drill(block)
            case AnswerSpace():
                self._space(block)
            case Choose():
                self._choose(block)
            case Match(_, prompts, options):
                self._listed(prompts, "decimal", WRITE)
                self._listed(options, "upperLetter")
            case Order(_, entries):
                self._listed(entries, "", WRITE)

    def _bullets(self, bullets: Bullets) -> None:
        if bullets.title:
            self._paragraph().add_run(bullets.title).bold = True
        if not bullets.labels:
            added = [self.inlines.add(self._entry(), entry) for entry in bullets.items]
            self.numbering.bullets(added)
            return
        for label, entry in zip(bullets.labels, bullets.items, strict=True):
            added_entry = self._paragraph("Option")
            added_entry.add_run(f"{label}{BETWEEN}").bold = True
            self.inlines.add(added_entry, entry)

    def _listed(self, entries: tuple[Inlines, ...], kind: str, before: str = "") -> None:
        """Entries numbered by Word, each behind a place to write in, if there is one."""
        added = [self._entry() if kind else self._paragraph("Option") for _ in entries]
        for paragraph, entry in zip(added, entries, strict=True):
            if before:
                paragraph.add_run(f"{before} ")
            self.inlines.add(paragraph, entry)
        if kind:
            self.numbering.items(added, kind)

    def _choose(self, choose: Choose) -> None:
        if choose.arrangement == "list":
            self._listed(choose.options, "upperLetter", TICK)
            return
        added = self._paragraph("Option")
        for n, option in enumerate(choose.options):
            added.add_run(f"{BETWEEN * 2 if n else ''}{TICK} ")
            self.inlines.add(added, option)

    def _table(self, block: Table) -> None:
        if block.caption:
            self.inlines.add(self._paragraph("Figure Caption"), block.caption)
        rows = [block.head, *block.rows] if block.head else list(block.rows)
        table = add_table(self.word, len(rows), [1.0] * len(rows[0]), TEXT_WIDTH)
        for n, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
            is_head = bool(block.head) and n == 0
            for m, (cell, content) in enumerate(zip(row.cells, cells, strict=True)):
                bold = is_head or (not block.head and m == 0)
                self.inlines.add(cell.paragraphs[0], content, bold=bold)
                if block.marks and not block.head:
                    marks = self.flow.cell_marks[block.marks[m]]
                    cell.paragraphs[0].add_run(f" {marks}", "Marks")
            if block.space and not is_head:
                row.height = Mm(block.space)
        if block.head:
            head_row(table)
        self.word.add_paragraph(style="Cell")

    def _figure(self, figure: FlowFigure) -> None:
        if figure.label or figure.caption:
            caption = self._paragraph("Figure Caption")
            caption.add_run(f"{figure.label}{BETWEEN}" if figure.label else "").bold = True
            self.inlines.add(caption, figure.caption)
        self._picture(self._paragraph(), figure)

    def _picture(self, paragraph: WordParagraph, figure: FlowFigure) -> None:
        """A picture, no wider than the text, with its words for those who cannot see it."""
        wide = min(Pt(figure.width), Cm(TEXT_WIDTH - INDENT * (self.depth + 1)))
        shape = paragraph.add_run().add_picture(BytesIO(figure.png), width=wide)
        shape._inline.docPr.set("descr", figure.spoken)

    def _drill(self, drill: Drill) -> None:
        for entry in drill.entries:
            added = self._paragraph("Option")
            added.add_run(f"{entry.label}{BETWEEN}" if entry.label else "").bold = True
            for part in entry.parts:
                match part:
                    case Para(content):
                        self.inlines.add(added, content)
                    case FlowFigure():
                        self._picture(added, part)
                    case AnswerSpace():
                        self._space(part)

    def _space(self, space: AnswerSpace) -> None:
        """Empty paragraphs with rules, or in a box; who needs less room deletes some."""
        ruled = space.ruling in ("lines", "dotted")
        for n in range(space.lines):
            added = self._paragraph("Answer Line" if ruled else "Answer Box")
            if space.number and n == 0:
                added.add_run(space.number)
