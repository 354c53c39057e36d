"""HTML of other programs as the body of a question."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from worksheets.exchange.html_tags import HtmlTag, html_tags, unescaped
from worksheets.exchange.questions.interaction import Body, Grid, Listed, Part, Picture
from worksheets.model.paper.content import (
    Code,
    Emph,
    Inline,
    Inlines,
    LineBreak,
    Maths,
    Strong,
    Sub,
    Super,
    Text,
)
from worksheets.read.authored_text import merged
from worksheets.read.typography import typeset

DRESS = {
    "b": "strong", "strong": "strong", "i": "emph", "em": "emph", "sub": "sub", "sup": "super",
    "code": "code", "tt": "code", "kbd": "code", "samp": "code",
}  # fmt: skip
WRAPPERS: dict[str, Callable[[Inlines], Inline]] = {
    "strong": Strong,
    "emph": Emph,
    "sub": Sub,
    "super": Super,
}
PARAGRAPHS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote", "center",
    "figure", "figcaption", "header", "body", "html", "fieldset", "form", "hr", "table", "tbody",
    "thead",
})  # fmt: skip
SKIPPED = frozenset({"script", "style", "head", "template", "object", "audio", "video", "svg"})
LOST = {"audio": "a sound", "video": "a film", "object": "an object", "svg": "a drawing"}
FORMULA = re.compile(
    r"\\\((?P<inline>.+?)\\\)|\\\[(?P<display>.+?)\\\]|\$\$(?P<dollars>.+?)\$\$", re.DOTALL
)
SPACES = re.compile(r"[ \t\r\n\f]+")
CODE_SPACES = re.compile(r"[ \t]+(?=\n|$)")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are dressed alike, or an inline that is none; those of `code` are as they
    were typed."""

    text: str
    dress: tuple[str, ...] = ()
    inline: Inline | None = None


@dataclass(slots=True)
class _Reader:
    """The parts of a body while its tags are read."""

    language: str
    parts: list[Part] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    dress: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    lists: list[tuple[str, list[Inlines]]] = field(default_factory=list)
    rows: list[list[Inlines]] = field(default_factory=list)
    hidden: str = ""
    listing: int = 0
    in_table: int = 0
    in_cell: bool = False

    def read(self, tag: HtmlTag) -> None:
        if self.hidden:
            self.hidden = "" if tag.name == self.hidden and tag.closing else self.hidden
        elif not tag.name:
            self.runs.append(Run(unescaped(tag.text), tuple(dict.fromkeys(self.dress))))
        elif tag.name in SKIPPED and not tag.closing:
            self.hidden = tag.name
            self.lost += [LOST[tag.name]] if tag.name in LOST else []
        elif tag.name in DRESS:
            self._dressed(DRESS[tag.name], closing=tag.closing)
        elif tag.name == "br":
            self.runs.append(Run("", inline=LineBreak()))
        elif tag.name == "img":
            self._picture(tag)
        elif tag.name == "pre":
            self.end_paragraph()
            self.listing = 0 if tag.closing else 1
        elif tag.name in ("ul", "ol"):
            self._list(tag)
        elif tag.name == "li":
            self._entry()
        elif tag.name in ("tr", "td", "th"):
            self._cell(tag)
        elif tag.name in PARAGRAPHS:
            self._block(tag)

    def _dressed(self, name: str, *, closing: bool) -> None:
        if not closing:
            self.dress.append(name)
        elif name in self.dress:
            self.dress.reverse()
            self.dress.remove(name)
            self.dress.reverse()

    def _picture(self, tag: HtmlTag) -> None:
        tex = tag.value("data-equation-content")
        file = tag.value("src")
        if tex:
            self.runs.append(Run("", inline=Maths(" ".join(tex.split()))))
        elif file.startswith(("http:", "https:", "//", "data:")):
            self.lost.append("a picture on the web" if "data:" not in file[:5] else "a picture")
        elif file:
            self.end_paragraph()
            self.parts.append(Picture(file, tag.value("alt")))

    def _list(self, tag: HtmlTag) -> None:
        self._entry()
        if not tag.closing:
            self.end_paragraph()
            self.lists.append((tag.name, []))
        elif self.lists:
            name, entries = self.lists.pop()
            if entries:
                self.parts.append(Listed(tuple(entries), name == "ol"))

    def _entry(self) -> None:
        """The end of an entry of a list, if there is one."""
        if self.lists and (content := self.content()):
            self.lists[-1][1].append(content)

    def _cell(self, tag: HtmlTag) -> None:
        self._end_cell()
        if tag.name == "tr":
            if not tag.closing:
                self.rows.append([])
        elif not tag.closing:
            self.runs.clear()
            self.in_cell = True

    def _end_cell(self) -> None:
        if self.in_cell and self.rows:
            self.rows[-1].append(self.content())
        self.in_cell = False

    def _block(self, tag: HtmlTag) -> None:
        if tag.name == "table":
            self._end_cell()
            self.end_paragraph()
            self.in_table += -1 if tag.closing else 1
            if tag.closing and any(self.rows):
                width = max(map(len, self.rows))
                rows = ((*row, *[()] * (width - len(row))) for row in self.rows if row)
                self.parts.append(Grid(tuple(rows)))
                self.rows = []
        elif self.in_table or self.lists:
            self.runs.append(Run(" "))
        else:
            self.end_paragraph()

    def end_paragraph(self) -> None:
        listing = self.listing
        content = self.content()
        if not content:
            return
        if listing:
            self.parts.append(content)
            return
        self.parts.append(content)

    def content(self) -> Inlines:
        """What was read since the last part, as content."""
        runs, self.runs = self.runs, []
        if self.listing:
            code = CODE_SPACES.sub("", "".join(run.text or "\n" for run in runs)).strip("\n")
            return (Code(code, display=True),) if code.strip() else ()
        return inlines_of(runs, self.language)


def body_of(html: str, language: str = "en-GB") -> tuple[Body, tuple[str, ...]]:
    """The body that some HTML is, in a language, and what it has that no body can have."""
    reader = _Reader(language)
    for tag in html_tags(html, SKIPPED):
        reader.read(tag)
    while reader.lists:
        reader.read(HtmlTag(0, reader.lists[-1][0], closing=True))
    reader.end_paragraph()
    return tuple(reader.parts), tuple(reader.lost)


def line_of(html: str, language: str = "en-GB") -> tuple[Inlines, tuple[str, ...]]:
    """Some HTML as one line of content, such as an option; pictures and tables are lost."""
    body, lost = body_of(html, language)
    content: list[Inline] = []
    for part in body:
        match part:
            case tuple():
                content += ([LineBreak()] if content else []) + list(part)
            case Listed(entries):
                for entry in entries:
                    content += ([LineBreak()] if content else []) + list(entry)
            case Picture():
                lost = (*lost, "a picture")
            case Grid():
                lost = (*lost, "a table")
    return tuple(content), lost


def typed(text: str, language: str = "en-GB") -> Inlines:
    """Plain text with formulas between their marks, as content."""
    return inlines_of([Run(text)], language)


def inlines_of(runs: Iterable[Run], language: str) -> Inlines:
    """Runs as content: spaces as one, formulas between their marks, typographic quotes."""
    pieces = list(_pieces(runs))
    content: list[Inline] = []
    before = ""
    for text, dress, inline in _trimmed(pieces):
        if inline is not None:
            content.append(inline)
            before = "" if isinstance(inline, LineBreak) else "x"
            continue
        if "code" in dress:
            made: Inline = Code(text)
        else:
            made = Text(typeset(text, before, language))
        before = text[-1:]
        for name in reversed(dress):
            if name in WRAPPERS:
                made = WRAPPERS[name]((made,))
        content.append(made)
    return merged(tuple(content))


def _pieces(runs: Iterable[Run]) -> Iterator[tuple[str, tuple[str, ...], Inline | None]]:
    """Stretches of text with their dress, and what is no text."""
    for run in runs:
        if run.inline is not None:
            yield "", (), run.inline
            continue
        end = 0
        for formula in FORMULA.finditer(run.text) if "code" not in run.dress else ():
            yield run.text[end : formula.start()], run.dress, None
            display = formula["inline"] is None
            tex = formula["inline"] or formula["display"] or formula["dollars"]
            yield "", (), Maths(" ".join(tex.split()), display)
            end = formula.end()
        yield run.text[end:], run.dress, None


def _trimmed(
    pieces: Sequence[tuple[str, tuple[str, ...], Inline | None]],
) -> Iterator[tuple[str, tuple[str, ...], Inline | None]]:
    """The pieces with single spaces, none at the ends of lines and no line break at the ends."""
    kept: list[tuple[str, tuple[str, ...], Inline | None]] = []
    for text, dress, inline in pieces:
        after_space = not kept or isinstance(kept[-1][2], LineBreak) or kept[-1][0].endswith(" ")
        spaced = text
        if "code" not in dress:
            spaced = SPACES.sub(" ", text.replace("\u00a0", " "))
            spaced = spaced.lstrip(" ") if after_space else spaced
        if inline is None and not spaced:
            continue
        if isinstance(inline, LineBreak):
            _strip_end(kept)
            if not kept or isinstance(kept[-1][2], LineBreak):
                continue
        kept.append((spaced, dress, inline))
    _strip_end(kept)
    while kept and isinstance(kept[-1][2], LineBreak):
        kept.pop()
        _strip_end(kept)
    return iter(kept)


def _strip_end(kept: list[tuple[str, tuple[str, ...], Inline | None]]) -> None:
    while kept and kept[-1][2] is None:
        text, dress, _ = kept.pop()
        if text := text.rstrip(" "):
            kept.append((text, dress, None))
            return
