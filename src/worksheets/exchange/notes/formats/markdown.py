"""Markdown: headings, lists, paragraphs, tables; its emphasis and formulas are kept."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from worksheets.exchange.notes.formats.decoding import plain_text
from worksheets.exchange.notes.lines import LineKind, NoteLine
from worksheets.model.diagnostics import Sink, Span

LINK = re.compile(r"!?\[([^\[\]]{0,1000})\]\([^()]{0,1000}\)")
UNDERSCORED = re.compile(r"(?<![\w\\])(__?)(?=[^\s_])(.{1,400}?)(?<=[^\s_])\1(?!\w)")
INLINE_HTML = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?: [^<>]{0,400})?/?>")
MARKS = {"sub": "~", "sup": "^", "b": "**", "strong": "**", "i": "*", "em": "*", "br": " "}
TASK = re.compile(r"^\[[ xX]\] ")
HUGE = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{8,});?")
DEEPEST = 200
"""Levels of nesting; a list in a list is two deeper."""


def read(data: bytes, name: str, sink: Sink) -> tuple[list[NoteLine], list[tuple[int, str]]] | None:
    """A block of the file is a line of the notes."""
    text = plain_text(data, name, sink)
    if text is None:
        return None
    tokens = _parser().parse(text)
    deepest = next((token for token in tokens if token.level >= DEEPEST - 1), None)
    if deepest is not None:
        place = Span(name, deepest.map[0] + 1 if deepest.map else 0, 1)
        message = f"nested too deeply: more than {DEEPEST // 2} lists or quotations in one another"
        sink.error(place, message, "make them flatter")
        return None
    losses = [
        (token.map[0] + 1, f"a {'block of code' if 'html' not in token.type else 'piece of HTML'}")
        for token in tokens
        if token.type in ("fence", "code_block", "html_block") and token.map
    ]
    return list(_lines(tokens)), losses


def _parser() -> MarkdownIt:
    """A parser of blocks; markup within lines is left as it is."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable("inline")
    return parser.use(front_matter_plugin)


@dataclass(slots=True)
class _State:
    """The state of the reader before the next token."""

    lists: int = 0
    level: int = 0
    label: str = ""
    number: int = 0
    head: tuple[str, ...] = ()
    in_head: bool = False
    cells: list[str] = field(default_factory=list)
    in_cell: bool = False


def _lines(tokens: Sequence[Token]) -> Iterator[NoteLine]:
    state = _State()
    for token in tokens:
        if token.type == "inline":
            text = _text_of(token.content)
            if state.in_cell:
                state.cells.append(text)
            elif text:
                mark: LineKind = "heading" if state.level else "bullet" if state.lists else "text"
                number = token.map[0] + 1 if token.map else 0
                label = state.label if mark == "bullet" else ""
                yield NoteLine(number, text, mark, state.level, label=label)
                state.label = ""
        elif token.type == "tr_close":
            yield from _row(state)
        elif token.type in HANDLERS:
            HANDLERS[token.type](state, token)


def _row(state: _State) -> Iterator[NoteLine]:
    """A line for a row; the head is kept for the rows after it."""
    cells = tuple(state.cells)
    if state.in_head:
        state.head = cells if any(cells) else ()
    elif any(cells):
        yield NoteLine(state.number, " | ".join(cells), "row", cells=cells, head=state.head)


def _begin_list(state: _State, _: Token) -> None:
    state.lists += 1


def _end_list(state: _State, _: Token) -> None:
    state.lists -= 1


def _begin_item(state: _State, token: Token) -> None:
    state.label = f"{token.info}{token.markup}" if token.info else token.markup


def _begin_heading(state: _State, token: Token) -> None:
    state.level = int(token.tag[1])


def _end_heading(state: _State, _: Token) -> None:
    state.level = 0


def _begin_head(state: _State, _: Token) -> None:
    state.head, state.in_head = (), True


def _end_head(state: _State, _: Token) -> None:
    state.in_head = False


def _begin_row(state: _State, token: Token) -> None:
    state.cells = []
    state.number = token.map[0] + 1 if token.map else 0


def _begin_cell(state: _State, _: Token) -> None:
    state.in_cell = True


def _end_cell(state: _State, _: Token) -> None:
    state.in_cell = False


HANDLERS: dict[str, Callable[[_State, Token], None]] = {
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


def _text_of(content: str) -> str:
    """The text of a block: links become their texts, and emphasis is marked by stars."""
    text = TASK.sub("", LINK.sub(r"\1", " ".join(content.split())))
    if "<" in text:
        text = INLINE_HTML.sub(lambda found: MARKS.get(found[2].lower(), ""), text)
    if "&" in text:
        text = unescape(HUGE.sub("", text))
    if "_" not in text:
        return text
    return UNDERSCORED.sub(
        lambda found: f"{'*' * len(found[1])}{found[2]}{'*' * len(found[1])}", text
    )
