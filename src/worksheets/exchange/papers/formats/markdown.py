"""A paper in Markdown: CommonMark with tables of pipes, and formulas between dollars."""

from collections.abc import Iterator

from worksheets.exchange.papers.flow import (
    AnswerSpace,
    Details,
    Drill,
    DrillEntry,
    Facts,
    FlowDocument,
    FlowFigure,
    FlowPart,
    FlowSource,
    Grid,
    Heading,
    Listing,
    NumberBox,
    NumberedLine,
    Paragraph,
    Question,
    QuestionBlock,
    School,
    with_number,
)
from worksheets.exchange.papers.formats.markdown_blocks import (
    bulleted,
    bullets,
    detail_line,
    exercise_cell,
    is_line,
    paragraphs,
    pipes,
    quotation,
    quoted,
    worth,
)
from worksheets.exchange.papers.formats.markdown_inlines import BLANK, cell, escaped, line
from worksheets.exchange.papers.written import LossList, WrittenPaper
from worksheets.model.paper.content import (
    Bank,
    Bullets,
    Choose,
    Match,
    Order,
    Para,
    Table,
)
from worksheets.model.paper.lettering import LETTERS

RULE = "___"
"""A line across the page, to write on."""
BETWEEN = " \u2003 "


def write(flow: FlowDocument, name: str) -> WrittenPaper:
    """The file of a text, and its figures as files beside it."""
    lost = LossList()
    paper = _MarkdownPaper(flow, name, lost)
    text = "\n\n".join([paper.front_matter(), *paper.blocks()])
    return WrittenPaper({f"{name}.md": f"{text}\n".encode(), **paper.pictures}, tuple(lost.losses))


class _MarkdownPaper:
    def __init__(self, flow: FlowDocument, name: str, lost: LossList) -> None:
        self.lost = lost
        self.flow = flow
        self.name = name
        self.pictures: dict[str, bytes] = {}

    def front_matter(self) -> str:
        """What the file says of itself, between two rules."""
        flow = self.flow
        about = {"title": flow.title, "author": flow.author, "subject": flow.subject}
        about |= {"lang": flow.language.tag, "fingerprint": flow.fingerprint}
        lines = [f"{key}: {quoted(value)}" for key, value in about.items() if value]
        return "\n".join(["---", *lines, "---"])

    def blocks(self) -> Iterator[str]:
        """The blocks of the text, which stand apart."""
        if self.flow.draft:
            yield f"**{escaped(self.flow.draft)}**"
        for part in (*self.flow.front, *self.flow.parts):
            yield from self._part(part)

    def _part(self, part: FlowPart) -> Iterator[str]:
        match part:
            case Heading(level, words, marks):
                yield f"{'#' * level} {escaped(words)}{worth(marks)}"
            case Paragraph():
                yield from paragraphs(part)
            case Listing(entries):
                yield bulleted(line(entry) for entry in entries)
            case School(lines, logo):
                if logo is not None:
                    yield from self._figure(logo)
                yield from map(escaped, lines)
            case Facts(entries):
                facts = [f"{escaped(name)}: **{escaped(value)}**" for name, value in entries]
                yield BETWEEN.join(facts)
            case Details(rows):
                for row in rows:
                    yield BETWEEN.join(map(detail_line, row))
            case NumberBox(words):
                yield f"{escaped(words)} {BLANK}"
            case Grid(head, rows):
                yield pipes(
                    [escaped(title) for title in head],
                    [
                        ["<br>".join(cell(words) for words in one if words) for one in row]
                        for row in rows
                    ],
                )
            case Question():
                self.lost.span = part.span
                yield from self._question(part)
            case FlowSource(level, label):
                self.lost.span = part.span
                self.lost.line_numbers(part)
                yield f"{'#' * level} {escaped(label)}"
                yield "\n>\n".join(map(quotation, self._source(part)))

    def _question(self, question: Question) -> Iterator[str]:
        if question.span.file:
            self.lost.span = question.span
        body = list(question.body)
        if question.label:
            first = with_number(body)
            own, *others = [*paragraphs(first)] or [""]
            yield f"**{escaped(question.label)}** {own}".rstrip()
            yield from others
        for block in body:
            yield from self._block(block)
        for part in question.parts:
            yield from self._question(part)

    def _block(self, block: QuestionBlock) -> Iterator[str]:
        match block:
            case Paragraph():
                yield from paragraphs(block)
            case Bullets():
                yield from bullets(block)
            case Table():
                yield from self._grid(block)
            case Bank(words):
                yield BETWEEN.join(map(line, words))
            case FlowFigure():
                yield from self._figure(block)
            case Drill():
                yield from self._drill(block)
            case AnswerSpace():
                yield from self._space(block)
            case Choose(options=options, arrangement="row"):
                yield BETWEEN.join(f"☐ {line(option)}" for option in options)
            case Choose(options=options):
                yield bulleted(f"☐ **{LETTERS[n]}** {line(one)}" for n, one in enumerate(options))
            case Match(_, prompts, options):
                yield bulleted(f"{BLANK} **{n}** {line(one)}" for n, one in enumerate(prompts, 1))
                yield bulleted(f"**{LETTERS[n]}** {line(one)}" for n, one in enumerate(options))
            case Order(_, entries):
                yield bulleted(f"{BLANK} {line(entry)}" for entry in entries)

    def _grid(self, table: Table) -> Iterator[str]:
        if table.caption:
            yield line(table.caption)
        rows = [[cell(words) for words in row] for row in table.rows]
        if table.marks and not table.head:
            marks = [self.flow.cell_marks[own] for own in table.marks]
            rows = [
                [f"{one}{worth(own)}" for one, own in zip(row, marks, strict=True)] for row in rows
            ]
        yield pipes([cell(words) for words in table.head] or [""] * len(rows[0]), rows)

    def _source(self, source: FlowSource) -> Iterator[str]:
        """The blocks of a source; lines as written are one paragraph, until a stanza begins."""
        lines: list[str] = []
        for block in source.numbered_lines:
            numbered = block if isinstance(block, NumberedLine) else None
            if lines and (numbered is None or numbered.apart):
                yield "\\\n".join(lines)
                lines = []
            if isinstance(block, NumberedLine):
                number = f"**{block.number}** " if block.number else ""
                lines.append(f"{number}{line(block.content)}")
            else:
                yield from self._block(block)
        if lines:
            yield "\\\n".join(lines)

    def _drill(self, drill: Drill) -> Iterator[str]:
        """Exercises in a table without heads, if nothing but words is in them, or else one below
        another."""
        if drill.columns == 1 or not all(map(is_line, drill.entries)):
            for entry in drill.entries:
                yield from self._exercise(entry)
            return
        rows = [[exercise_cell(entry) for entry in row] for row in drill.rows]
        yield pipes([""] * drill.columns, rows)

    def _exercise(self, entry: DrillEntry) -> Iterator[str]:
        before = f"**{escaped(entry.label)}** " if entry.label else ""
        before += f"{cell(entry.before)} " if entry.before else ""
        for part in entry.parts:
            match part:
                case Para(content):
                    yield f"{before}{line(content)}"
                case FlowFigure():
                    first, *others = self._figure(part)
                    yield f"{before}{first}"
                    yield from others
                case AnswerSpace():
                    yield from ([before.rstrip()] if before else [])
                    yield from self._space(part)
            before = ""

    def _space(self, space: AnswerSpace) -> Iterator[str]:
        """Rules, whatever an answer is written on."""
        if space.ruling not in ("lines", "dotted"):
            self.lost.ruling(space.ruling, "lines")
        if space.number:
            yield f"**{escaped(space.number)}**"
        yield from [RULE] * space.lines

    def _figure(self, figure: FlowFigure) -> Iterator[str]:
        label = f"**{escaped(figure.label)}** " if figure.label else ""
        if label or figure.caption:
            yield f"{label}{line(figure.caption)}".rstrip()
        file = f"{self.name}-figure-{len(self.pictures) + 1}.png"
        self.pictures[file] = figure.png
        yield f"![{escaped(figure.spoken)}](<{file}>)"
