"""The body of a question as HTML, as other programs want it."""

from collections.abc import Callable
from html import escape

from worksheets.exchange.questions.interaction import Body, Grid, Listed, Part, Picture
from worksheets.model.paper.content import (
    Code,
    Emph,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Maths,
    Placeholder,
    Strong,
    Sub,
    Super,
    Text,
    Underlined,
)


def html_of(body: Body, *, blank: Callable[[str], str] = escape, picture: str = "{}") -> str:
    """A body as HTML; `blank` writes the gap of a slot, `picture` is where files stand."""
    return "".join(_html_part(part, blank, picture) for part in body)


def _html_part(part: Part, blank: Callable[[str], str], picture: str) -> str:
    match part:
        case Picture(file, alt):
            where = escape(picture.format(file))
            return f'<p><img src="{where}" alt="{escape(alt)}"/></p>'
        case Listed(entries, numbered):
            name = "ol" if numbered else "ul"
            inner = "".join(f"<li>{html_line(entry, blank=blank)}</li>" for entry in entries)
            return f"<{name}>{inner}</{name}>"
        case Grid(rows):
            inner = "".join(
                "<tr>"
                + "".join(f"<{cell}>{html_line(one, blank=blank)}</{cell}>" for one in row)
                + "</tr>"
                for cell, row in zip(("th", *["td"] * len(rows)), rows, strict=False)
            )
            return f"<table>{inner}</table>"
        case (Code(code, display=True),):
            return f"<pre>{escape(code, quote=False)}</pre>"
    return f"<p>{html_line(part, blank=blank)}</p>"


def html_line(content: Inlines, *, blank: Callable[[str], str] = escape) -> str:
    """Content as HTML on one line, with formulas between \\( and \\)."""
    return "".join(_html_inline(inline, blank) for inline in content)


def _html_inline(inline: Inline, blank: Callable[[str], str]) -> str:
    match inline:
        case Text(text):
            return escape(text, quote=False)
        case Strong(inner):
            return f"<strong>{html_line(inner, blank=blank)}</strong>"
        case Emph(inner):
            return f"<em>{html_line(inner, blank=blank)}</em>"
        case Underlined(inner):
            return f"<u>{html_line(inner, blank=blank)}</u>"
        case Sub(inner):
            return f"<sub>{html_line(inner, blank=blank)}</sub>"
        case Super(inner):
            return f"<sup>{html_line(inner, blank=blank)}</sup>"
        case Link(inner, address):
            return f'<a href="{escape(address)}">{html_line(inner, blank=blank)}</a>'
        case Maths(tex, display):
            opening, closing = (r"\[", r"\]") if display else (r"\(", r"\)")
            return f"{opening}{escape(tex, quote=False)}{closing}"
        case Code(text):
            return f"<code>{escape(text, quote=False)}</code>"
        case LineBreak():
            return "<br/>"
        case Gap(slot):
            return blank(slot)
        case Placeholder(name):
            raise ValueError(f"nothing was filled in for {{{name}}}")
