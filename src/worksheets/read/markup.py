"""Light markup in an author's text: *emphasis*, **strong**, ~sub~, ^super^, $maths$, links."""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from worksheets.model.content import (
    Emph,
    Inline,
    Inlines,
    Link,
    Maths,
    Strong,
    Sub,
    Super,
    Text,
)
from worksheets.model.diagnostics import Mistake
from worksheets.read.typography import typeset

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MARKED = re.compile(r"[*~^\\$]|\]\(")
WEB = re.compile(r"https?://[^\s<>]+\.[^\s<>]+|mailto:\S+@\S+")
ESCAPES = re.compile(r"\$[^$]*[\x07\x08\x0b\x0c\x1b\t][^$]*\$")
"""What is left of \\frac or \\times in double quotes, where a backslash means something else."""
STARRED = re.compile(r"(?<![\w*])(?:\*\*(\w(?:[\w ]*\w)?:?)\*\*|\*(\w(?:[\w ]*\w)?:?)\*)(?![\w*])")

CONTAINERS: dict[str, type[Emph | Strong | Sub | Super]] = {
    "em_open": Emph,
    "strong_open": Strong,
    "sub_open": Sub,
    "sup_open": Super,
}


def markup_in(language: str, formula: Callable[[str], str]) -> Callable[[str], Inlines]:
    """Reads texts of a language; `formula` says what is wrong with one, or nothing."""
    return partial(markup, language=language, formula=formula)


def _any(_: str) -> str:
    return ""


def markup(words: str, language: str = "en-GB", formula: Callable[[str], str] = _any) -> Inlines:
    """The content of a text; marks that do not pair up stand for themselves.

    Raises Mistake for a formula or a link that cannot be right.
    """
    if ESCAPES.search(words):
        message = "a backslash in double quotes does not stay one, so the formula is spoilt"
        raise Mistake(message, "put the text in single quotes")
    words = " ".join(words.split())
    if not words:
        return ()
    if MARKED.search(words) is None:
        return (Text(typeset(words, language=language)),)
    if (simple := _simple(words, language)) is not None:
        return simple
    tokens = _parser().parseInline(words)[0].children or []
    content, _, _ = _content(tokens, 0, "", language)
    for inline in content:
        _check(inline, formula)
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


def _check(inline: Inline, formula: Callable[[str], str]) -> None:
    match inline:
        case Maths(tex):
            if fault := formula(tex):
                raise Mistake(f"the formula '{tex}' is not right: {fault}", "correct the TeX")
        case Link(inner, address):
            if not WEB.fullmatch(address):
                hint = "write an address such as https://example.org/page"
                raise Mistake(f"'{address}' is no address on the web", hint)
            for part in inner:
                _check(part, formula)
        case Strong(inner) | Emph(inner) | Sub(inner) | Super(inner):
            for part in inner:
                _check(part, formula)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 plain texts do without it
    from mdit_py_plugins.dollarmath import dollarmath_plugin  # noqa: PLC0415
    from mdit_py_plugins.subscript import sub_plugin  # noqa: PLC0415
    from mdit_py_plugins.superscript import superscript_plugin  # noqa: PLC0415

    parser = MarkdownIt("zero").enable(["emphasis", "balance_pairs", "escape", "link"])
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
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
        if token.type.startswith("math_inline"):
            found.append(Maths(token.content.strip(), token.type == "math_inline_double"))
            before = "x"
            n += 1
            continue
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
        elif token.type == "link_open":
            found.append(Link(inner, str(token.attrs["href"])))
        else:
            found.append(CONTAINERS[token.type](inner))
    return tuple(found), n + 1, before
