"""Markdown: headings, lists, paragraphs, tables; its emphasis and formulas are kept."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from worksheets.model.diagnostics import Sink
from worksheets.notes.lines import Line, Sheet
from worksheets.read.files import read_text

LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
UNDERSCORED = re.compile(r"(?<!\w)(__?)(?=\S)(.+?)(?<=\S)\1(?!\w)")


def read(path: Path, sink: Sink) -> Sheet | None:
    """A block of the file is a line of the notes."""
    text = read_text(path, path.as_posix(), sink)
    if text is None:
        return None
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    lost = [
        (token.map[0] + 1, f"a {'block of code' if 'html' not in token.type else 'piece of HTML'}")
        for token in tokens
        if token.type in ("fence", "code_block", "html_block") and token.map
    ]
    return Sheet(path.name, tuple(_lines(tokens)), tuple(lost))


def _lines(tokens: Sequence[Token]) -> Iterator[Line]:
    lists = 0
    level = 0
    head: tuple[str, ...] = ()
    cells: list[str] = []
    for token in tokens:
        number = token.map[0] + 1 if token.map else 0
        match token.type:
            case "heading_open":
                level = int(token.tag[1])
            case "heading_close":
                level = 0
            case "bullet_list_open" | "ordered_list_open":
                lists += 1
            case "bullet_list_close" | "ordered_list_close":
                lists -= 1
            case "thead_open":
                head = ()
            case "tr_open":
                cells, row = [], number
            case "tr_close" if head:
                words = " | ".join(cells)
                yield Line(row, words, "row", cells=tuple(cells), head=head)
            case "tr_close":
                head = tuple(cells)
            case "th_open" | "td_open":
                cells.append("")
            case "inline" if cells and not level and token.level > 3 and cells[-1] == "":
                cells[-1] = _words(token)
            case "inline":
                words = _words(token)
                mark = "heading" if level else "bullet" if lists else "text"
                if words:
                    yield Line(number, words, mark, level)  # type: ignore[arg-type]


def _words(token: Token) -> str:
    words = LINK.sub(r"\1", " ".join(token.content.split()))
    return UNDERSCORED.sub(
        lambda found: f"{'*' * len(found[1])}{found[2]}{'*' * len(found[1])}", words
    )
