"""HTML: the headings, lists, paragraphs and tables of a page, without its menus.

Tags are taken as they come, without a tree, so that a page may be nested as deeply as it likes;
the parser of the standard library needs minutes for 100 kB of unfinished tags.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from worksheets.exchange.notes.formats.blocks import Blocks
from worksheets.exchange.notes.formats.octets import page_text
from worksheets.exchange.notes.lines import Line, Mark
from worksheets.model.diagnostics import Sink

TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*>?"
    r"|<(/?)([a-zA-Z][\w:-]*)(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*'|[\"'])*+>?",
    re.DOTALL,
)
RAW = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "xmp"})
"""Elements whose content is no HTML."""
NO_NOTES = frozenset({
    "nav", "footer", "aside", "button", "svg", "noscript", "head", "math", "select", "template",
    "object", "audio", "video", "canvas", "datalist",
})  # fmt: skip
LOST = {
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
"""What is in rows: tables, and terms with their meanings."""
PROSE: tuple[Mark, int] = ("text", 0)
DEEPEST = 200
"""Blocks that are open at once; what is nested deeper belongs to the deepest of them."""
HUGE = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{8,});?")
"""Numbers of characters that there cannot be."""


class Tag(NamedTuple):
    """A tag, or the words between two tags (without a name), and where it begins."""

    start: int
    name: str
    closing: bool
    words: str = ""


def read(data: bytes, name: str, sink: Sink) -> tuple[list[Line], list[tuple[int, str]]] | None:
    """A block of the page is a line of the notes, with the number of its line in the file."""
    text = page_text(data, name, sink)
    return None if text is None else lines_of(text)


def lines_of(text: str) -> tuple[list[Line], list[tuple[int, str]]]:
    """The lines of some HTML, and what could not be read of it.

    An element without notes that is never closed would hide the rest of the page, so it is not
    taken for one.
    """
    unclosed: frozenset[str] = frozenset()
    while True:
        page = _Page([n for n, letter in enumerate(text) if letter == "\n"], NO_NOTES - unclosed)
        for tag in _tags(text):
            page.take(tag)
        if not page.hidden:
            return page.blocks.finished(), page.lost
        unclosed |= {page.hidden}


def _tags(text: str) -> Iterator[Tag]:
    end = 0
    while found := TOKEN.search(text, end):
        if found.start() > end:
            yield Tag(end, "", False, text[end : found.start()])
        start, end = found.span()
        if not found[2]:
            continue
        name, closing = found[2].lower(), bool(found[1])
        yield Tag(start, name, closing)
        if name in NO_NOTES and text.endswith("/>", start, end):
            yield Tag(start, name, True)
        if name in RAW and not closing:
            close = re.compile(f"</{name}", re.IGNORECASE).search(text, end)
            end = close.start() if close else len(text)
    if end < len(text):
        yield Tag(end, "", False, text[end:])


class Open(NamedTuple):
    """A block that is open, and what words in it are."""

    name: str
    mark: tuple[Mark, int]


@dataclass(slots=True)
class _Page:
    """A page while its tags are read."""

    newlines: list[int]
    no_notes: frozenset[str]
    blocks: Blocks = field(default_factory=Blocks)
    lost: list[tuple[int, str]] = field(default_factory=list)
    stack: list[Open] = field(default_factory=list)
    known: Counter[str] = field(default_factory=Counter)
    marks: Counter[str] = field(default_factory=Counter)
    heads: int = 0
    hidden: str = ""
    """The element whose content is passed over, and how deeply it stands in others like it."""
    depth: int = 0

    def take(self, tag: Tag) -> None:
        if self.hidden:
            if tag.name == self.hidden:
                self.depth += -1 if tag.closing else 1
                self.hidden = self.hidden if self.depth else ""
            return
        if not tag.name:
            self._words(tag)
            return
        if tag.name in LOST and not tag.closing:
            self.lost.append((self._line(tag), LOST[tag.name]))
            if tag.name == "math":
                self.blocks.missing()
        if tag.name in self.no_notes and not tag.closing:
            self.hidden, self.depth = tag.name, 1
        elif tag.name in INLINE:
            mark = INLINE[tag.name]
            self.marks[mark] = max(0, self.marks[mark] + (-1 if tag.closing else 1))
        elif tag.name == "br":
            self.blocks.run(" ")
        elif tag.name in CELLS:
            self._table(tag)
        elif tag.name in BLOCKS:
            self._block(tag)

    def _line(self, tag: Tag) -> int:
        return bisect_right(self.newlines, tag.start) + 1

    def _words(self, tag: Tag) -> None:
        words = unescape(HUGE.sub("", tag.words)) if "&" in tag.words else tag.words
        parts = words.split("\n") if self.known["pre"] else [words]
        marks = [mark for mark, count in self.marks.items() if count]
        number = self._line(tag)
        for n, part in enumerate(parts):
            if n:
                self.blocks.block(number + n, *self._mark)
            self.blocks.run(part, marks if part.strip() else ())

    def _block(self, tag: Tag) -> None:
        self.marks.clear()
        if tag.closing:
            self._close(tag.name)
        else:
            if tag.name == "li" and self.known["li"]:
                self._close_item()
            elif self.stack and self.stack[-1].name == "p":
                self._close("p")
            if tag.name not in ("hr", "body", "html") and len(self.stack) < DEEPEST:
                self.stack.append(Open(tag.name, self._inner(tag.name)))
                self.known[tag.name] += 1
        self.blocks.block(self._line(tag), *self._mark)

    def _close(self, name: str) -> None:
        """Close a block, and all that were left open in it."""
        while self.known[name]:
            last = self.stack.pop().name
            self.known[last] -= 1
            if last == name:
                break

    def _close_item(self) -> None:
        """An item of a list ends where the next begins."""
        names = (one.name for one in reversed(self.stack))
        inner = next((name for name in names if name in (*LISTS, "li")), "")
        if inner == "li":
            self._close("li")

    @property
    def _mark(self) -> tuple[Mark, int]:
        """What words are in the present block."""
        return self.stack[-1].mark if self.stack else PROSE

    def _inner(self, name: str) -> tuple[Mark, int]:
        """What words are in a block within the present one."""
        if name == "li":
            return "bullet", 0
        if name in LISTS:
            return PROSE
        return ("heading", int(name[1])) if re.fullmatch(r"h[1-6]", name) else self._mark

    def _table(self, tag: Tag) -> None:
        self.marks.clear()
        number = self._line(tag)
        match tag.name, tag.closing:
            case "table" | "dl", False:
                self.blocks.open_table()
                self.heads = 0
            case "table" | "dl", True:
                self.blocks.close_table()
                self.heads = 0
            case "dd", False if self.blocks.has_meaning:
                self.blocks.end()
            case "dt", False:
                self.blocks.open_row(number)
                self.blocks.open_cell(number)
            case "thead", closing:
                self.blocks.close_row()
                self.heads = 0 if closing else 1
            case "tr", False:
                self.blocks.open_row(number, head=bool(self.heads))
            case "tr", True:
                self.blocks.close_row()
            case name, False:
                self.blocks.open_cell(number, head=name == "th")
            case _:
                self.blocks.end()
        self.blocks.block(number, *self._mark)
