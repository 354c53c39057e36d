"""A paper in Markdown: CommonMark with tables of pipes, and formulas between dollars."""

from collections.abc import Iterable, Iterator, Sequence

from worksheets.exchange.papers.flow import (
    AnswerSpace,
    Drill,
    Facts,
    FlowDocument,
    FlowFigure,
    FlowPart,
    FlowSource,
    Grid,
    Heading,
    Listing,
    Paragraph,
    Question,
    QuestionBlock,
    with_number,
)
from worksheets.exchange.papers.formats.markdown_inlines import BLANK, cell, escaped, line
from worksheets.exchange.papers.written import WrittenPaper
from worksheets.model.paper.content import (
    Bank,
    Bullets,
    Choose,
    Code,
    Inlines,
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
    paper = _MarkdownPaper(flow, name)
    text = "\n\n".join([paper.front_matter(), *paper.blocks()])
    return WrittenPaper({f"{name}.md": f"{text}\n".encode(), **paper.pictures}, ())


class _MarkdownPaper:
    def __init__(self, flow: FlowDocument, name: str) -> None:
        self.flow = flow
        self.name = name
        self.pictures: dict[str, bytes] = {}

    def front_matter(self) -> str:
        """What the file says of itself, between two rules."""
        flow = self.flow
        about = {"title": flow.title, "author": flow.author, "subject": flow.subject}
        about |= {"lang": flow.language.tag, "fingerprint": flow.fingerprint}
        lines = [f"{key}: {_quoted(value)}" for key, value in about.items() if value]
        return "\n".join(["---", *lines, "---"])

    def blocks(self) -> Iterator[str]:
        """The blocks of the text, which stand apart."""
        if self.flow.draft:
            yield f"**{escaped(self.flow.draft)}**"
        for part in self.flow.parts:
            yield from self._part(part)

    def _part(self, part: FlowPart) -> Iterator[str]:
        match part:
            case Heading(level, words, marks):
                yield f"{'#' * level} {escaped(words)}{_worth(marks)}"
            case Paragraph():
                yield from _paragraph(part)
            case Listing(entries):
                yield _list(line(entry) for entry in entries)
            case Facts(entries):
                yield BETWEEN.join(_fact(*entry) for entry in entries)
            case Grid(head, rows):
                yield _table(
                    [escaped(title) for title in head],
                    [
                        ["<br>".join(cell(words) for words in one if words) for one in row]
                        for row in rows
                    ],
                )
            case Question():
                yield from self._question(part)
            case FlowSource(level, label, blocks):
                yield f"{'#' * level} {escaped(label)}"
                for block in blocks:
                    yield from map(_quotation, self._block(block))

    def _question(self, question: Question) -> Iterator[str]:
        body = list(question.body)
        if question.label:
            first = with_number(body)
            own, *others = [*_paragraph(first)] or [""]
            yield f"**{escaped(question.label)}** {own}".rstrip()
            yield from others
        for block in body:
            yield from self._block(block)
        for part in question.parts:
            yield from self._question(part)

    def _block(self, block: QuestionBlock) -> Iterator[str]:
        match block:
            case Paragraph():
                yield from _paragraph(block)
            case Bullets():
                yield from _bullets(block)
            case Table():
                yield from self._grid(block)
            case Bank(words):
                yield BETWEEN.join(map(line, words))
            case FlowFigure():
                yield from self._figure(block)
            case Drill(entries):
                for entry in entries:
                    yield from self._exercise(entry.label, entry.parts)
            case AnswerSpace():
                yield from _space(block)
            case Choose(options=options, arrangement="row"):
                yield BETWEEN.join(f"☐ {line(option)}" for option in options)
            case Choose(options=options):
                yield _list(f"☐ **{LETTERS[n]}** {line(one)}" for n, one in enumerate(options))
            case Match(_, prompts, options):
                yield _list(f"{BLANK} **{n}** {line(one)}" for n, one in enumerate(prompts, 1))
                yield _list(f"**{LETTERS[n]}** {line(one)}" for n, one in enumerate(options))
            case Order(_, entries):
                yield _list(f"{BLANK} {line(entry)}" for entry in entries)

    def _grid(self, table: Table) -> Iterator[str]:
        if table.caption:
            yield line(table.caption)
        rows = [[cell(words) for words in row] for row in table.rows]
        if table.marks and not table.head:
            marks = [self.flow.cell_marks[worth] for worth in table.marks]
            rows = [
                [f"{one}{_worth(own)}" for one, own in zip(row, marks, strict=True)] for row in rows
            ]
        yield _table([cell(words) for words in table.head] or [""] * len(rows[0]), rows)

    def _exercise(
        self, label: str, parts: tuple[Para | FlowFigure | AnswerSpace, ...]
    ) -> Iterator[str]:
        before = f"**{escaped(label)}** " if label else ""
        for part in parts:
            match part:
                case Para(content):
                    yield f"{before}{line(content)}"
                case FlowFigure():
                    first, *others = self._figure(part)
                    yield f"{before}{first}"
                    yield from others
                case AnswerSpace():
                    yield from ([before.rstrip()] if before else [])
                    yield from _space(part)
            before = ""

    def _figure(self, figure: FlowFigure) -> Iterator[str]:
        label = f"**{escaped(figure.label)}** " if figure.label else ""
        if label or figure.caption:
            yield f"{label}{line(figure.caption)}".rstrip()
        file = f"{self.name}-figure-{len(self.pictures) + 1}.png"
        self.pictures[file] = figure.png
        yield f"![{escaped(figure.spoken)}](<{file}>)"


def _quoted(value: str) -> str:
    """A text as YAML and JSON both read it."""
    inner = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def _worth(marks: str) -> str:
    return f" {escaped(marks)}" if marks else ""


def _fact(name: str, value: str) -> str:
    blank = BLANK if not value or value.startswith("/") else ""
    return f"{escaped(name)}: {blank} {escaped(value)}".rstrip().replace(":  ", ": ")


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    """A paragraph, in which a listing stands on lines of its own."""
    strong = "**" if paragraph.role in ("strong", "total") else ""
    run: Inlines = ()
    blocks: list[str] = []
    for inline in paragraph.content:
        if isinstance(inline, Code) and inline.display:
            blocks += [line(run)] if run else []
            blocks.append(_listing(inline.text))
            run = ()
        else:
            run = (*run, inline)
    if run:
        blocks.append(f"{strong}{line(run).strip()}{strong}")
    if paragraph.marks:
        shown = _worth(paragraph.marks).strip()
        last = blocks.pop() if blocks and not blocks[-1].startswith("```") else ""
        blocks.append(f"{last} {shown}".strip())
    yield from blocks


def _listing(text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}\n{text}\n{fence}"


def _list(entries: Iterable[str]) -> str:
    return "\n".join(f"- {entry}" for entry in entries)


def _bullets(bullets: Bullets) -> Iterator[str]:
    if bullets.title:
        yield f"**{escaped(bullets.title)}**"
    if bullets.labels:
        pairs = zip(bullets.labels, bullets.items, strict=True)
        yield _list(f"**{escaped(label)}** {line(entry)}" for label, entry in pairs)
    else:
        yield _list(map(line, bullets.items))


def _space(space: AnswerSpace) -> Iterator[str]:
    if space.number:
        yield f"**{escaped(space.number)}**"
    yield from [RULE] * space.lines


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def _quotation(block: str) -> str:
    return "\n".join(f"> {each}".rstrip() for each in block.split("\n"))
