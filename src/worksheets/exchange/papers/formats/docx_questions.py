"""Questions in a Word file: numbered paragraphs that stay together, marks at the right."""

from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph as WordParagraph

from worksheets.exchange.papers.flow import Paragraph, Question, with_number
from worksheets.exchange.papers.formats.docx_blocks import WordBlocks, add_marks
from worksheets.exchange.papers.formats.docx_styles import INDENT

KEPT = ("Question", "Question Text", "Option", "Entry", "Figure", "Word Bank")
"""The styles of what stays on the page of what follows it in the same question."""


class WordQuestions:
    """Adds questions to the end of a file."""

    def __init__(self, blocks: WordBlocks) -> None:
        self.blocks = blocks

    def add(self, question: Question) -> None:
        """Add a question with its parts."""
        blocks, body = self.blocks, list(question.body)
        blocks.depth = question.depth if question.label else 0
        if question.span.file:
            blocks.inlines.lost.span = question.span
        begin = len(blocks.word.element.body)
        if question.label:
            self._numbered(question, with_number(body))
        for block in body:
            blocks.add(block)
        self._keep(begin - 1, parts=bool(question.parts))
        for part in question.parts:
            self.add(part)

    def _numbered(self, question: Question, first: Paragraph) -> None:
        blocks = self.blocks
        added = blocks.word.add_paragraph(style="Question")
        if not blocks.numbering.question(added, question.label, question.depth):
            about = added.paragraph_format
            about.left_indent = Cm(INDENT * (question.depth + 1))
            about.first_line_indent = Cm(-INDENT)
            added.add_run(f"{question.label}\t")
        blocks.inlines.add(added, first.content)
        add_marks(added, first.marks)

    def _keep(self, begin: int, *, parts: bool) -> None:
        """Keep what is asked and what is chosen from with what follows it."""
        body = self.blocks.word.element.body
        last = len(body) - (1 if parts else 2)  # behind it stands the section of the whole file
        for element in body[begin:last]:
            if element.tag != qn("w:p"):
                continue
            paragraph = WordParagraph(element, self.blocks.word._body)
            if paragraph.style is not None and paragraph.style.name in KEPT:
                paragraph.paragraph_format.keep_with_next = True
