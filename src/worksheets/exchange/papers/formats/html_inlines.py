"""Content of one line as HTML, with formulas in MathML."""

from collections.abc import Callable
from html import escape

from worksheets.exchange.formulas.grouping import ungrouped
from worksheets.exchange.formulas.mathml import UnknownFormula, mathml, plain_formula
from worksheets.exchange.papers.written import LossList
from worksheets.layout.type.formulas import formula
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

SCHEMES = ("http://", "https://", "mailto:")
"""How addresses begin that a page may lead to."""


class HtmlInlines:
    """Writes content; `gap` writes a blank, by its slot and its label."""

    def __init__(self, language: str, and_: str, lost: LossList, gap: Callable[[Gap], str]) -> None:
        self.language = language
        self.and_ = and_
        self.lost = lost
        self.gap = gap

    def line(self, content: Inlines) -> str:
        """Content as HTML on one line; a listing stands in its own lines."""
        return "".join(map(self._inline, content))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text):
                return escape(text, quote=False)
            case Strong(inner):
                return f"<strong>{self.line(inner)}</strong>"
            case Emph(inner):
                return f"<em>{self.line(inner)}</em>"
            case Underlined(inner):
                return f"<u>{self.line(inner)}</u>"
            case Sub(inner):
                return f"<sub>{self.line(inner)}</sub>"
            case Super(inner):
                return f"<sup>{self.line(inner)}</sup>"
            case Link(inner, address):
                words = self.line(inner)
                safe = address.startswith(SCHEMES)
                return f'<a href="{escape(address)}">{words}</a>' if safe else words
            case Maths(tex, display):
                return self._formula(tex, display=display)
            case Code(text, display):
                kind = ' class="listing"' if display else ""
                return f"<code{kind}>{escape(text, quote=False)}</code>"
            case LineBreak(gap):
                return "<br><br>" if gap else "<br>"
            case Gap():
                return self.gap(inline)
            case Placeholder(name):
                raise ValueError(f"nothing was filled in for {{{name}}}")

    def _formula(self, tex: str, *, display: bool) -> str:
        try:
            written = mathml(ungrouped(tex), display=display)
        except UnknownFormula:
            plain = plain_formula(tex)
            self.lost.formula(tex, plain)
            return f"<i>{escape(plain)}</i>"
        spoken = formula(tex, self.language, display, and_=self.and_).spoken
        return written.replace("<math ", f'<math alttext="{escape(spoken)}" ', 1)
