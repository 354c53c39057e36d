"""Markdown: headings, lists, paragraphs, tables; its emphasis and formulas are kept."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from worksheets.exchange.notes.formats.octets import plain_text
from worksheets.exchange.notes.lines import Line, Mark
from worksheets.model.diagnostics import Sink, Span

LINK = re.compile(r"!?\[([^\[\]]{0,1000})\]\([^()]{0,1000}\)")
UNDERSCORED = re.compile(r"(?<![\w\\])(__?)(?=[^\s_])(.{1,400}?)(?<=[^\s_])\1(?!\w)")
INLINE_HTML = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?: [^<>]{0,400})?/?>")
MARKS = {"sub": "~", "sup": "^", "b": "**", "strong": "**", "i": "*", "em": "*", "br": " "}
TASK = re.compile(r"^\[[ xX]\] ")
HUGE = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{8,});?")
DEEPEST = 200
"""Levels of nesting; a list in a list is two deeper."""


def read(data: bytes, name: str, sink: Sink) -> tuple[list[Line], list[tuple[int, str]]] | None:
    """A block of the file is a line of the notes."""
    text = plain_text(data, name, sink)
    if text is None:
        return None
    tokens = _parser().parse(text)
    deep = next((token for token in tokens if token.level >= DEEPEST - 1), None)
    if deep is not None:
        place = Span(name, deep.map[0] + 1 if deep.map else 0, 1)
        what = f"nested too deeply: more than {DEEPEST // 2} lists or quotations in one another"
        sink.error(place, what, "make them flatter")
        return None
    lost = [
        (token.map[0] + 1, f"a {'block of code' if 'html' not in token.type else 'piece of HTML'}")
        for token in tokens
        if token.type in ("fence", "code_block", "html_block") and token.map
    ]
    return list(_lines(tokens)), lost


def _parser() -> MarkdownIt:
    """A parser of blocks; what stands within a line is read when it is printed."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable("inline")
    return parser.use(front_matter_plugin)


@dataclass(slots=True)
class _Place:
    """Where in the document the next token is."""

    lists: int = 0
    level: int = 0
    label: str = ""
    number: int = 0
    head: tuple[str, ...] = ()
    in_head: bool = False
    cells: list[str] = field(default_factory=list)
    in_cell: bool = False


def _lines(tokens: Sequence[Token]) -> Iterator[Line]:
    place = _Place()
    for token in tokens:
        if token.type == "inline":
            words = _words(token.content)
            if place.in_cell:
                place.cells.append(words)
            elif words:
                mark: Mark = "heading" if place.level else "bullet" if place.lists else "text"
                number = token.map[0] + 1 if token.map else 0
                label = place.label if mark == "bullet" else ""
                yield Line(number, words, mark, place.level, label=label)
                place.label = ""
        elif token.type == "tr_close":
            yield from _row(place)
        elif token.type in STEPS:
            STEPS[token.type](place, token)


def _row(place: _Place) -> Iterator[Line]:
    """A row, unless it is the head; one without words is no head."""
    cells = tuple(place.cells)
    if place.in_head:
        place.head = cells if any(cells) else ()
    elif any(cells):
        yield Line(place.number, " | ".join(cells), "row", cells=cells, head=place.head)


def _begin_list(place: _Place, _: Token) -> None:
    place.lists += 1


def _end_list(place: _Place, _: Token) -> None:
    place.lists -= 1


def _begin_item(place: _Place, token: Token) -> None:
    place.label = f"{token.info}{token.markup}" if token.info else token.markup


def _begin_heading(place: _Place, token: Token) -> None:
    place.level = int(token.tag[1])


def _end_heading(place: _Place, _: Token) -> None:
    place.level = 0


def _begin_head(place: _Place, _: Token) -> None:
    place.head, place.in_head = (), True


def _end_head(place: _Place, _: Token) -> None:
    place.in_head = False


def _begin_row(place: _Place, token: Token) -> None:
    place.cells = []
    place.number = token.map[0] + 1 if token.map else 0


def _begin_cell(place: _Place, _: Token) -> None:
    place.in_cell = True


def _end_cell(place: _Place, _: Token) -> None:
    place.in_cell = False


STEPS: dict[str, Callable[[_Place, Token], None]] = {
    "bullet_list_open": _begin_list,
    "ordered_list_open": _begin_list,
    "bullet_list_close": _end_list,
    "ordered_list_close": _end_list,
    "list_item_open": _begin_item,
    "heading_open": _begin_heading,
    "heading_close": _end_heading,
    "thead_open": _begin_head,
    "thead_close": _end_head,
    "tr_open": _begin_row,
    "th_open": _begin_cell,
    "td_open": _begin_cell,
    "th_close": _end_cell,
    "td_close": _end_cell,
}


def _words(content: str) -> str:
    """What is written in a block: links are their words, and emphasis is marked by stars."""
    words = TASK.sub("", LINK.sub(r"\1", " ".join(content.split())))
    if "<" in words:
        words = INLINE_HTML.sub(lambda found: MARKS.get(found[2].lower(), ""), words)
    if "&" in words:
        words = unescape(HUGE.sub("", words))
    if "_" not in words:
        return words
    return UNDERSCORED.sub(
        lambda found: f"{'*' * len(found[1])}{found[2]}{'*' * len(found[1])}", words
    )
