"""HTML: the headings, lists, paragraphs and tables of a page, without its menus.

Tags are taken as they come, without a tree, so that a page may be nested as deeply as it likes;
the parser of the standard library needs minutes for 100 kB of unfinished tags.
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from worksheets.exchange.html_tags import HtmlTag, html_tags, unescaped
from worksheets.exchange.notes.formats.blocks import Blocks
from worksheets.exchange.notes.formats.decoding import page_text
from worksheets.exchange.notes.lines import LineKind, NoteLine
from worksheets.model.diagnostics import Sink

SKIPPED_ELEMENTS = frozenset({
    "nav", "footer", "aside", "button", "svg", "noscript", "head", "math", "select", "template",
    "object", "audio", "video", "canvas", "datalist",
})  # fmt: skip
REPORTED_ELEMENTS = {
    "img": "a picture", "canvas": "a picture", "video": "a picture", "math": "an equation",
}  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "details", "div",
    "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "ul",
})  # fmt: skip
INLINE = {
    "b": "strong", "strong": "strong", "i": "emph", "em": "emph", "sub": "sub", "sup": "super",
}  # fmt: skip
LISTS = ("ul", "ol", "menu")
CELLS = frozenset({"table", "thead", "tr", "td", "th", "dl", "dt", "dd"})
"""Elements of tables, and of lists of terms with meanings, which become rows."""
PROSE: tuple[LineKind, int] = ("text", 0)
DEEPEST = 200
"""The most open blocks; deeper ones are part of the deepest."""


def read(data: bytes, name: str, sink: Sink) -> tuple[list[NoteLine], list[tuple[int, str]]] | None:
    """A block of the page is a line of the notes, with the number of its line in the file."""
    text = page_text(data, name, sink)
    return None if text is None else lines_of(text)


def lines_of(text: str) -> tuple[list[NoteLine], list[tuple[int, str]]]:
    """The lines of an HTML page, and descriptions of what could not be read.

    A skipped element that is never closed would hide the rest of the page, so it is not skipped.
    """
    unclosed: frozenset[str] = frozenset()
    while True:
        page = _Page(
            [n for n, letter in enumerate(text) if letter == "\n"], SKIPPED_ELEMENTS - unclosed
        )
        for tag in html_tags(text, SKIPPED_ELEMENTS):
            page.read_tag(tag)
        if not page.hidden:
            return page.blocks.finish(), page.losses
        unclosed |= {page.hidden}


class OpenBlock(NamedTuple):
    """An open block, and the kind and heading level of text in it."""

    name: str
    kind: tuple[LineKind, int]


@dataclass(slots=True)
class _Page:
    """A page while its tags are read."""

    newlines: list[int]
    no_notes: frozenset[str]
    blocks: Blocks = field(default_factory=Blocks)
    losses: list[tuple[int, str]] = field(default_factory=list)
    stack: list[OpenBlock] = field(default_factory=list)
    open_count: Counter[str] = field(default_factory=Counter)
    marks: Counter[str] = field(default_factory=Counter)
    in_head: int = 0
    hidden: str = ""
    """The element whose content is skipped; `depth` counts open elements of its name."""
    depth: int = 0

    def read_tag(self, tag: HtmlTag) -> None:
        if self.hidden:
            if tag.name == self.hidden:
                self.depth += -1 if tag.closing else 1
                self.hidden = self.hidden if self.depth else ""
            return
        if not tag.name:
            self._words(tag)
            return
        if tag.name in REPORTED_ELEMENTS and not tag.closing:
            self.losses.append((self._line(tag), REPORTED_ELEMENTS[tag.name]))
            if tag.name == "math":
                self.blocks.unreadable()
        if tag.name in self.no_notes and not tag.closing:
            self.hidden, self.depth = tag.name, 1
        elif tag.name in INLINE:
            mark = INLINE[tag.name]
            self.marks[mark] = max(0, self.marks[mark] + (-1 if tag.closing else 1))
        elif tag.name == "br":
            self.blocks.add_run(" ")
        elif tag.name in CELLS:
            self._table(tag)
        elif tag.name in BLOCKS:
            self._block(tag)

    def _line(self, tag: HtmlTag) -> int:
        return bisect_right(self.newlines, tag.start) + 1

    def _words(self, tag: HtmlTag) -> None:
        words = unescaped(tag.text)
        parts = words.split("\n") if self.open_count["pre"] else [words]
        marks = [mark for mark, count in self.marks.items() if count]
        number = self._line(tag)
        for n, part in enumerate(parts):
            if n:
                self.blocks.begin_block(number + n, *self._kind)
            self.blocks.add_run(part, marks if part.strip() else ())

    def _block(self, tag: HtmlTag) -> None:
        self.marks.clear()
        if tag.closing:
            self._close(tag.name)
        else:
            if tag.name == "li" and self.open_count["li"]:
                self._close_item()
            elif self.stack and self.stack[-1].name == "p":
                self._close("p")
            if tag.name not in ("hr", "body", "html") and len(self.stack) < DEEPEST:
                self.stack.append(OpenBlock(tag.name, self._kind_within(tag.name)))
                self.open_count[tag.name] += 1
        self.blocks.begin_block(self._line(tag), *self._kind)

    def _close(self, name: str) -> None:
        """Close a block, and all blocks in it that are open."""
        while self.open_count[name]:
            last = self.stack.pop().name
            self.open_count[last] -= 1
            if last == name:
                break

    def _close_item(self) -> None:
        """Close the present list item, because the next one begins."""
        names = (block.name for block in reversed(self.stack))
        inner = next((name for name in names if name in (*LISTS, "li")), "")
        if inner == "li":
            self._close("li")

    @property
    def _kind(self) -> tuple[LineKind, int]:
        """The kind and heading level of text in the present block."""
        return self.stack[-1].kind if self.stack else PROSE

    def _kind_within(self, name: str) -> tuple[LineKind, int]:
        """The kind and heading level of text in a block within the present one."""
        if name == "li":
            return "bullet", 0
        if name in LISTS:
            return PROSE
        return ("heading", int(name[1])) if re.fullmatch(r"h[1-6]", name) else self._kind

    def _table(self, tag: HtmlTag) -> None:
        self.marks.clear()
        number = self._line(tag)
        match tag.name, tag.closing:
            case "table" | "dl", False:
                self.blocks.open_table()
                self.in_head = 0
            case "table" | "dl", True:
                self.blocks.close_table()
                self.in_head = 0
            case "dd", False if self.blocks.has_meaning:
                self.blocks.end_block()
            case "dt", False:
                self.blocks.open_row(number)
                self.blocks.open_cell(number)
            case "thead", closing:
                self.blocks.close_row()
                self.in_head = 0 if closing else 1
            case "tr", False:
                self.blocks.open_row(number, head=bool(self.in_head))
            case "tr", True:
                self.blocks.close_row()
            case name, False:
                self.blocks.open_cell(number, head=name == "th")
            case _:
                self.blocks.end_block()
        self.blocks.begin_block(number, *self._kind)
