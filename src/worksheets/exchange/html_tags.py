"""The tags of a page of HTML as they come, without a tree, so that it may be nested as deeply as it
likes; the parser of the standard library needs minutes for 100 kB of unfinished tags."""

import re
from collections.abc import Iterator, Set
from html import unescape
from typing import NamedTuple

TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*>?"
    r"|<(/?)([a-zA-Z][\w:-]*)(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*'|[\"'])*+>?",
    re.DOTALL,
)
RAW = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "xmp"})
"""Elements whose content is not HTML."""
VALUE = re.compile(r"([a-zA-Z][\w:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
HUGE = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{8,});?")
"""Character references to numbers that no character has."""


class HtmlTag(NamedTuple):
    """A tag, or (without a name) the text between two tags, and its offset."""

    start: int
    name: str
    closing: bool
    text: str = ""
    written: str = ""

    def value(self, attribute: str) -> str:
        """The value of an attribute; empty if it has none."""
        for found in VALUE.finditer(self.written):
            if found[1].lower() == attribute:
                return unescape(found[2] or found[3] or found[4] or "")
        return ""


def html_tags(text: str, skipped: Set[str] = frozenset()) -> Iterator[HtmlTag]:
    """The tags of a text and what stands between them; `skipped` elements may close themselves."""
    end = 0
    while match := TOKEN.search(text, end):
        if match.start() > end:
            yield HtmlTag(end, "", False, text[end : match.start()])
        start, end = match.span()
        if not match[2]:
            continue
        name, closing = match[2].lower(), bool(match[1])
        yield HtmlTag(start, name, closing, "", match[0])
        if name in skipped and text.endswith("/>", start, end):
            yield HtmlTag(start, name, True)
        if name in RAW and not closing:
            close = re.compile(f"</{name}", re.IGNORECASE).search(text, end)
            end = close.start() if close else len(text)
    if end < len(text):
        yield HtmlTag(end, "", False, text[end:])


def unescaped(text: str) -> str:
    """The characters that references such as &amp; stand for."""
    return unescape(HUGE.sub("", text)) if "&" in text else text
