"""Light markup in an author's text: *emphasis*, **strong**, ~sub~, ^super^ and a backslash."""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from worksheets.model.content import Emph, Inline, Inlines, Strong, Sub, Super, Text
from worksheets.read.typography import typeset

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MARKED = re.compile(r"[*~^\\]")
STARRED = re.compile(r"(?<![\w*])(?:\*\*(\w(?:[\w ]*\w)?:?)\*\*|\*(\w(?:[\w ]*\w)?:?)\*)(?![\w*])")

CONTAINERS: dict[str, type[Emph | Strong | Sub | Super]] = {
    "em_open": Emph,
    "strong_open": Strong,
    "sub_open": Sub,
    "sup_open": Super,
}


def markup_in(language: str) -> Callable[[str], Inlines]:
    """Reads texts of a language."""
    return partial(markup, language=language)


def markup(words: str, language: str = "en-GB") -> Inlines:
    """The content of a text; marks that do not pair up stand for themselves."""
    words = " ".join(words.split())
    if not words:
        return ()
    if MARKED.search(words) is None:
        return (Text(typeset(words, language=language)),)
    if (simple := _simple(words, language)) is not None:
        return simple
    tokens = _parser().parseInline(words)[0].children or []
    content, _, _ = _content(tokens, 0, "", language)
    return content


def _simple(words: str, language: str) -> Inlines | None:
    """The content of a text with nothing but whole words in stars; None for any other.

    It is what the parser would say (a test holds it), without the 35 ms of importing it.
    """
    found: list[Inline] = []
    end, last = 0, ""
    for match in STARRED.finditer(words):
        before = words[end : match.start()]
        if before:
            found.append(Text(typeset(before, last, language)))
        strong, emph = match.groups()
        found.append(Strong((Text(strong),)) if strong else Emph((Text(emph),)))
        end, last = match.end(), (strong or emph)[-1]
    if not found or MARKED.search(STARRED.sub("", words)):
        return None
    if words[end:]:
        found.append(Text(typeset(words[end:], last, language)))
    return tuple(found)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 plain texts do without it
    from mdit_py_plugins.subscript import sub_plugin  # noqa: PLC0415
    from mdit_py_plugins.superscript import superscript_plugin  # noqa: PLC0415

    parser = MarkdownIt("zero").enable(["emphasis", "balance_pairs", "escape"])
    # An underscore is a letter here: authors write blanks with it.
    return parser.use(sub_plugin).use(superscript_plugin)


def _content(
    tokens: "list[Token]", start: int, before: str, language: str
) -> tuple[Inlines, int, str]:
    """Content up to a closing token, the index after it, and the last character printed."""
    found: list[Inline] = []
    n = start
    while n < len(tokens):
        token = tokens[n]
        if token.nesting < 0:
            break
        if token.nesting == 0:
            words = typeset(token.content, before, language)
            before = words[-1:] or before
            if words and found and isinstance(found[-1], Text):
                found[-1] = Text(found[-1].text + words)
            elif words:
                found.append(Text(words))
            n += 1
            continue
        inner, n, before = _content(tokens, n + 1, before, language)
        if token.type in ("em_open", "strong_open") and token.markup.startswith("_"):
            found += [Text(token.markup), *inner, Text(token.markup)]
        else:
            found.append(CONTAINERS[token.type](inner))
    return tuple(found), n + 1, before
