"""Blocks of a paper as CommonMark: lists, tables, listings and lines to fill in."""

from collections.abc import Iterable, Iterator, Sequence

from worksheets.exchange.papers.flow import Detail, DrillEntry, Paragraph
from worksheets.exchange.papers.formats.markdown_inlines import BLANK, cell, escaped, line
from worksheets.model.paper.content import Bullets, Code, Inlines, Para

SHORT = r"\_\_"
"""A place for a character."""


def is_line(entry: DrillEntry) -> bool:
    """Whether nothing but words is in an exercise."""
    return len(entry.parts) == 1 and isinstance(entry.parts[0], Para)


def exercise_cell(entry: DrillEntry | None) -> str:
    """An exercise in words, in a cell of a table."""
    match entry:
        case DrillEntry(label, (Para(content),), before):
            words = f"{cell(before)} {cell(content)}" if before else cell(content)
            return f"**{escaped(label)}** {words}" if label else words
    return ""


def quoted(value: str) -> str:
    """A text as YAML and JSON both read it."""
    inner = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def worth(marks: str) -> str:
    """Marks behind words; nothing if there are none."""
    return f" {escaped(marks)}" if marks else ""


def detail_line(detail: Detail) -> str:
    """A detail to fill in, its boxes as a blank for each."""
    blank = " ".join([SHORT] * detail.boxes) if detail.boxes else BLANK
    return f"{escaped(detail.label)}: {blank} {escaped(detail.behind)}".rstrip()


def paragraphs(paragraph: Paragraph) -> Iterator[str]:
    """A paragraph, in which a listing stands on lines of its own."""
    strong = "**" if paragraph.role in ("strong", "total") else ""
    run: Inlines = ()
    blocks: list[str] = []
    for inline in paragraph.content:
        if isinstance(inline, Code) and inline.display:
            blocks += [line(run)] if run else []
            blocks.append(listing(inline.text))
            run = ()
        else:
            run = (*run, inline)
    if run:
        blocks.append(f"{strong}{line(run).strip()}{strong}")
    if paragraph.marks:
        shown = worth(paragraph.marks).strip()
        last = blocks.pop() if blocks and not blocks[-1].startswith("```") else ""
        blocks.append(f"{last} {shown}".strip())
    yield from blocks


def listing(text: str) -> str:
    """Code between fences that it does not have."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}\n{text}\n{fence}"


def bulleted(entries: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {entry}" for entry in entries)


def bullets(block: Bullets) -> Iterator[str]:
    """A list under its title, with labels in the place of bullets if it has some."""
    if block.title:
        yield f"**{escaped(block.title)}**"
    if block.labels:
        pairs = zip(block.labels, block.items, strict=True)
        yield bulleted(f"**{escaped(label)}** {line(entry)}" for label, entry in pairs)
    else:
        yield bulleted(map(line, block.items))


def pipes(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of cells that are written already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def quotation(block: str) -> str:
    """A block as something quoted."""
    return "\n".join(f"> {each}".rstrip() for each in block.split("\n"))
