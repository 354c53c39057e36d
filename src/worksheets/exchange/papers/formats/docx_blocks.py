"""Blocks of questions in a Word file: options, tables, pictures, and space that can be deleted."""

from collections.abc import Callable, Sequence

from docx.document import Document as WordFile
from docx.shared import Cm, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from worksheets.exchange.papers.flow import (
    AnswerSpace,
    Drill,
    FlowDocument,
    FlowFigure,
    Paragraph,
    QuestionBlock,
)
from worksheets.exchange.papers.formats.docx_drills import add_drill, add_pair, take_first
from worksheets.exchange.papers.formats.docx_inlines import (
    LINE,
    NO_BREAK,
    Blank,
    WordInlines,
    add_box,
)
from worksheets.exchange.papers.formats.docx_numbering import Numbering
from worksheets.exchange.papers.formats.docx_pictures import add_picture
from worksheets.exchange.papers.formats.docx_styles import INDENT, POINTS, TEXT_WIDTH
from worksheets.exchange.papers.formats.docx_tables import add_table, close_table, head_row
from worksheets.model.paper.content import (
    Bank,
    Bullets,
    Choose,
    Gap,
    Inlines,
    Match,
    Order,
    Table,
    plain,
)

TICK = "☐"
"""A box to tick."""
TICKED = f"{TICK}\u2002%1"
"""A box to tick and the letter of an option, as Word counts them."""
BETWEEN = "\u2003"
"""Between words side by side."""
FRAMED, EDGE = ("Word Bank", "Answer Box"), 0.15
"""The styles of what stands in a frame, and how far that is from its words, in centimetres."""
HAIR_SPACE = "\u200a"
BOX = 3
"""A box for a letter or a number is so many letters wide."""
LETTER, APART = 0.175, 0.5
"""The width of a letter, and what stays free behind words in columns, in centimetres."""
CELL, SMALL_LETTER, SHORTEST = 0.5, 0.18, 4
"""What of a cell is free, the width of a letter in it, in centimetres, and its shortest blank."""
MORE = 0.6
"""How much further in words begin behind a box and a letter than behind a letter, in
centimetres."""
WIDE_BOX = 1.0
"""From a box for a letter to the words behind it, in centimetres."""
SMALL = 11
"""The size of a number before an answer, in points."""
Make = Callable[[str], WordParagraph]
"""Adds a paragraph in a style."""


def add_marks(paragraph: WordParagraph, marks: str, before: str = "\t") -> None:
    """Marks at the end of a paragraph, never on two lines."""
    if marks:
        paragraph.add_run(before + marks.replace(" ", NO_BREAK), "Marks")


def _blank_of(width: float, content: Inlines) -> Blank:
    """A blank that ends on the line of its label, in a cell of a width in centimetres."""
    labels = [len(part.label) + 1 for part in content if isinstance(part, Gap)]
    letters = int((width - CELL) / SMALL_LETTER) - max(labels, default=0)
    return Blank(max(SHORTEST, min(letters, LINE.letters)))


class WordBlocks:
    """Adds blocks to the end of a file, at the `depth` of the question that they belong to."""

    def __init__(
        self, word: WordFile, inlines: WordInlines, numbering: Numbering, flow: FlowDocument
    ) -> None:
        self.word = word
        self.inlines = inlines
        self.numbering = numbering
        self.flow = flow
        self.depth = 0

    @property
    def indent(self) -> float:
        """How far in a question's own text begins, in centimetres."""
        return INDENT * (self.depth + 1)

    def add(self, block: QuestionBlock) -> None:
        """Add a block of a question."""
        match block:
            case Paragraph(content, role, marks):
                added = self.make("Instructions" if role == "note" else "Question Text")
                self.inlines.add(added, content)
                add_marks(added, marks)
            case Bullets():
                self._bullets(block)
            case Table():
                self._table(block)
            case Bank(words):
                added = self.make("Word Bank")
                for n, word in enumerate(words):
                    added.add_run(BETWEEN * 2 if n else "")
                    self.inlines.add(added, word)
            case FlowFigure():
                self._figure(block)
            case Drill():
                add_drill(self.word, block, self.indent, self.inlines, self.space)
            case AnswerSpace():
                self.space(block, self.make)
            case Choose():
                self._choose(block)
            case Match():
                self._match(block)
            case Order(_, entries):
                for entry in entries:
                    self._boxed(self.make("Entry"), entry)

    def make(self, style: str) -> WordParagraph:
        """A paragraph in a style, as far in as the question."""
        added = self.word.add_paragraph(style=style)
        edge = EDGE if style in FRAMED else 0.0
        added.paragraph_format.left_indent = Cm(self.indent + edge)
        if edge:
            added.paragraph_format.right_indent = Cm(edge)
        return added

    def _hang(self, paragraph: WordParagraph, indent: float, number: float) -> WordParagraph:
        """A paragraph behind a number, a letter or a bullet of its own, in centimetres."""
        paragraph.paragraph_format.left_indent = Cm(indent + number)
        paragraph.paragraph_format.first_line_indent = Cm(-number)
        return paragraph

    def _boxed(self, paragraph: WordParagraph, content: Inlines, number: float = 0.0) -> None:
        """Words behind a box, whose number, if there is one, takes so many centimetres."""
        begin = paragraph.paragraph_format.left_indent or Cm(0)
        self._hang(paragraph, begin.cm - number, number + WIDE_BOX)
        if number:
            paragraph.paragraph_format.tab_stops.add_tab_stop(begin)
            paragraph.add_run(HAIR_SPACE)  # LibreOffice hides an edge that is next to a number
        add_box(paragraph, BOX)
        paragraph.add_run("\t")
        self.inlines.add(paragraph, content)

    def _bullets(self, bullets: Bullets) -> None:
        if bullets.title:
            self.make("Question Text").add_run(bullets.title).bold = True
        for n, entry in enumerate(bullets.items):
            added = self._hang(self.make("Option"), self.indent, INDENT)
            if bullets.labels:
                added.add_run(bullets.labels[n]).bold = True
                added.add_run("\t")
            else:
                self.numbering.bullets([added])
            self.inlines.add(added, entry)

    def _choose(self, choose: Choose) -> None:
        if choose.arrangement == "list":
            added = [
                self._hang(self.make("Option"), self.indent, INDENT + MORE) for _ in choose.options
            ]
            for paragraph, option in zip(added, choose.options, strict=True):
                self.inlines.add(paragraph, option)
            self.numbering.items(added, "upperLetter", TICKED)
            return
        row = self.make("Option")
        for n, option in enumerate(choose.options):
            row.add_run(f"{BETWEEN * 2 if n else ''}{TICK}{NO_BREAK}")
            self.inlines.add(row, option)

    def _match(self, match: Match) -> None:
        """Prompts, each behind a box for a letter, and the options beside them."""
        widest = [max(len(plain(one)) for one in side) for side in (match.prompts, match.options)]
        before = widest[0] * LETTER + INDENT + WIDE_BOX + APART
        behind = widest[1] * LETTER + INDENT + APART
        left, right = add_pair(self.word, self.indent, (before, behind))
        prompts, options = take_first(left), take_first(right)
        entries = [self._hang(prompts("Entry"), 0, INDENT) for _ in match.prompts]
        self.numbering.items(entries, "decimal")
        for paragraph, prompt in zip(entries, match.prompts, strict=True):
            self._boxed(paragraph, prompt, INDENT)
        entries = [self._hang(options("Entry"), 0, INDENT) for _ in match.options]
        self.numbering.items(entries, "upperLetter")
        for paragraph, option in zip(entries, match.options, strict=True):
            self.inlines.add(paragraph, option)
        close_table(self.word)

    def _table(self, block: Table) -> None:
        if block.caption:
            self.inlines.add(self.make("Figure Caption"), block.caption)
        rows = [block.head, *block.rows] if block.head else list(block.rows)
        widths = self._widths(block)
        table = add_table(self.word, len(rows), widths, indent=self.indent)
        for n, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
            is_head = bool(block.head) and n == 0
            for m, (cell, content) in enumerate(zip(row.cells, cells, strict=True)):
                bold = is_head or (block.is_labelled and m == 0)
                blank = _blank_of(widths[m], content)
                self.inlines.add(cell.paragraphs[0], content, bold=bold, blank=blank)
                if block.marks and not block.head:
                    marks = self.flow.cell_marks[block.marks[m]]
                    add_marks(cell.paragraphs[0], marks, NO_BREAK)
            if block.space and not is_head:
                row.height = Mm(block.space)
        if block.head:
            head_row(table)
        close_table(self.word)

    def _widths(self, block: Table) -> Sequence[float]:
        """The widths of columns in centimetres."""
        room = TEXT_WIDTH - self.indent
        return [room * part / sum(block.widths) for part in block.widths]

    def _figure(self, figure: FlowFigure) -> None:
        if figure.label or figure.caption:
            caption = self.make("Figure Caption")
            caption.add_run(f"{figure.label}{BETWEEN}" if figure.label else "").bold = True
            self.inlines.add(caption, figure.caption)
        widest = (TEXT_WIDTH - self.indent) * POINTS
        add_picture(self.make("Figure").add_run(), figure, min(figure.width, widest))

    def space(self, space: AnswerSpace, make: Make) -> None:
        """Empty paragraphs with rules, or in a box; who needs less room deletes some."""
        match space.ruling:
            case "lines":
                style = "Answer Line"
            case "dotted":
                style = "Dotted Line"
            case _:
                style = "Answer Box"
                if space.ruling != "box":
                    self.inlines.lost.ruling(space.ruling, "a box")
        for n in range(space.lines):
            added = make(style)
            if space.number and n == 0:
                added.add_run(space.number).font.size = Pt(SMALL)
