"""The body of a question in the XHTML that QTI allows, with formulas in MathML."""

from collections.abc import Callable
from html import escape

from worksheets.exchange.formulas.mathml import UnknownFormula, mathml, plain_formula
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

Blank = Callable[[str], str]
"""Writes the blank of a slot."""


def no_blank(_: str) -> str:
    """A blank that is answered somewhere else, such as in a text of one's own."""
    return "______"


def body_of(body: Body, blank: Blank = no_blank, pictures: str = "{}") -> str:
    """A body as blocks; `pictures` is where files stand."""
    return "".join(_part(part, blank, pictures) for part in body)


def _part(part: Part, blank: Blank, pictures: str) -> str:
    match part:
        case Picture(file, alt):
            return f'<p><img src="{escape(pictures.format(file))}" alt="{escape(alt)}"/></p>'
        case Listed(entries, numbered):
            name = "ol" if numbered else "ul"
            inner = "".join(f"<li>{line_of(entry, blank)}</li>" for entry in entries)
            return f"<{name}>{inner}</{name}>"
        case Grid(rows):
            inner = "".join(
                f"<tr>{''.join(f'<{tag}>{line_of(one, blank)}</{tag}>' for one in row)}</tr>"
                for tag, row in zip(("th", *["td"] * len(rows)), rows, strict=False)
            )
            return f"<table><tbody>{inner}</tbody></table>"
        case (Code(code, display=True),):
            return f"<pre>{escape(code, quote=False)}</pre>"
    return f"<p>{line_of(part, blank)}</p>"


def line_of(content: Inlines, blank: Blank = no_blank) -> str:
    """Content on one line."""
    return "".join(_inline(inline, blank) for inline in content)


def _inline(inline: Inline, blank: Blank) -> str:
    match inline:
        case Text(text):
            return escape(text, quote=False)
        case Strong(inner):
            return f"<strong>{line_of(inner, blank)}</strong>"
        case Emph(inner):
            return f"<em>{line_of(inner, blank)}</em>"
        case Underlined(inner):
            return f'<span class="underlined">{line_of(inner, blank)}</span>'
        case Sub(inner):
            return f"<sub>{line_of(inner, blank)}</sub>"
        case Super(inner):
            return f"<sup>{line_of(inner, blank)}</sup>"
        case Link(inner, address):
            return f'<a href="{escape(address)}">{line_of(inner, blank)}</a>'
        case Maths(tex, display):
            try:
                return mathml(tex, display=display)
            except UnknownFormula:
                return f"<em>{escape(plain_formula(tex), quote=False)}</em>"
        case Code(text):
            return f"<code>{escape(text, quote=False)}</code>"
        case LineBreak():
            return "<br/>"
        case Gap(slot):
            return blank(slot)
        case Placeholder(name):
            raise ValueError(f"nothing was filled in for {{{name}}}")
