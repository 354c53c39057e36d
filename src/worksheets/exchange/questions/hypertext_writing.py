"""The body of a question as HTML, with blanks and formulas as each program wants them."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from worksheets.exchange.formulas.grouping import ungrouped
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


@dataclass(frozen=True, slots=True)
class Hypertext:
    """Writes content as HTML that is XML, too.

    `formula` writes a formula, `blank` the gap of a slot; `picture` is where files stand, and
    `underlined` what stands around underlined words.
    """

    formula: Callable[[Maths], str]
    blank: Callable[[str], str] = escape
    picture: str = "{}"
    underlined: tuple[str, str] = ("<u>", "</u>")

    def body(self, body: Body) -> str:
        """A body as blocks."""
        return "".join(map(self._part, body))

    def line(self, content: Inlines) -> str:
        """Content on one line; raises ValueError for a name that nothing was filled in for."""
        return "".join(map(self._inline, content))

    def _part(self, part: Part) -> str:
        match part:
            case Picture(file, alt):
                where = escape(self.picture.format(file))
                return f'<p><img src="{where}" alt="{escape(alt)}"/></p>'
            case Listed(entries, numbered):
                name = "ol" if numbered else "ul"
                inner = "".join(f"<li>{self.line(entry)}</li>" for entry in entries)
                return f"<{name}>{inner}</{name}>"
            case Grid(rows):
                inner = "".join(
                    f"<tr>{''.join(f'<{tag}>{self.line(one)}</{tag}>' for one in row)}</tr>"
                    for tag, row in zip(("th", *["td"] * len(rows)), rows, strict=False)
                )
                return f"<table><tbody>{inner}</tbody></table>"
            case (Code(code, display=True),):
                return f"<pre>{escape(code, quote=False)}</pre>"
        return f"<p>{self.line(part)}</p>"

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text):
                return escape(text, quote=False)
            case Strong(inner):
                return f"<strong>{self.line(inner)}</strong>"
            case Emph(inner):
                return f"<em>{self.line(inner)}</em>"
            case Underlined(inner):
                return self.line(inner).join(self.underlined)
            case Sub(inner):
                return f"<sub>{self.line(inner)}</sub>"
            case Super(inner):
                return f"<sup>{self.line(inner)}</sup>"
            case Link(inner, address):
                return f'<a href="{escape(address)}">{self.line(inner)}</a>'
            case Maths():
                return self.formula(inline)
            case Code(text):
                return f"<code>{escape(text, quote=False)}</code>"
            case LineBreak():
                return "<br/>"
            case Gap(slot):
                return self.blank(slot)
            case Placeholder(name):
                raise ValueError(f"nothing was filled in for {{{name}}}")


def html_of(body: Body, *, blank: Callable[[str], str] = escape, picture: str = "{}") -> str:
    """A body as HTML; `blank` writes the gap of a slot, `picture` is where files stand."""
    return Hypertext(_in_tex, blank, picture).body(body)


def html_line(content: Inlines, *, blank: Callable[[str], str] = escape) -> str:
    """Content as HTML on one line, with formulas between \\( and \\)."""
    return Hypertext(_in_tex, blank).line(content)


def _in_tex(formula: Maths) -> str:
    opening, closing = (r"\[", r"\]") if formula.display else (r"\(", r"\)")
    return f"{opening}{escape(ungrouped(formula.tex), quote=False)}{closing}"
