"""Content of one line as runs of a Word file, with formulas as Word's own equations."""

from dataclasses import dataclass, replace

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from worksheets.exchange.formulas.mathml import UnknownFormula, plain_formula
from worksheets.exchange.formulas.omml import omml
from worksheets.exchange.papers.formats.html_inlines import SCHEMES
from worksheets.exchange.papers.written import LossList
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

BLANK = "_" * 16
"""A blank to write in."""


@dataclass(frozen=True, slots=True)
class _Dress:
    """How words are dressed."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    lowered: bool = False
    raised: bool = False
    code: bool = False


class WordInlines:
    """Adds content to paragraphs."""

    def __init__(self, lost: LossList) -> None:
        self.lost = lost

    def add(self, paragraph: Paragraph, content: Inlines, *, bold: bool = False) -> Paragraph:
        """Add content at the end of a paragraph."""
        for inline in content:
            self._add(paragraph, inline, _Dress(bold=bold))
        return paragraph

    def _add(self, paragraph: Paragraph, inline: Inline, dress: _Dress) -> None:
        match inline:
            case Text(text):
                _run(paragraph, text, dress)
            case Strong(inner):
                self._inside(paragraph, inner, replace(dress, bold=True))
            case Emph(inner):
                self._inside(paragraph, inner, replace(dress, italic=True))
            case Underlined(inner):
                self._inside(paragraph, inner, replace(dress, underlined=True))
            case Sub(inner):
                self._inside(paragraph, inner, replace(dress, lowered=True))
            case Super(inner):
                self._inside(paragraph, inner, replace(dress, raised=True))
            case Link(inner, address):
                self._link(paragraph, inner, address, dress)
            case Maths(tex, display):
                self._formula(paragraph, tex, display=display)
            case Code(text):
                _run(paragraph, text, replace(dress, code=True))
            case LineBreak(gap):
                for _ in range(2 if gap else 1):
                    paragraph.add_run().add_break()
            case Gap(label=label):
                _run(paragraph, f"{label} {BLANK}" if label else BLANK, dress)
            case Placeholder(name):
                raise ValueError(f"nothing was filled in for {{{name}}}")

    def _inside(self, paragraph: Paragraph, content: Inlines, dress: _Dress) -> None:
        for inline in content:
            self._add(paragraph, inline, dress)

    def _link(self, paragraph: Paragraph, content: Inlines, address: str, dress: _Dress) -> None:
        before = len(paragraph._p)
        self._inside(paragraph, content, replace(dress, underlined=True))
        if not address.startswith(SCHEMES):
            return
        link = OxmlElement("w:hyperlink")
        kind = RELATIONSHIP_TYPE.HYPERLINK
        link.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
        for child in list(paragraph._p)[before:]:
            link.append(child)
        paragraph._p.append(link)

    def _formula(self, paragraph: Paragraph, tex: str, *, display: bool) -> None:
        try:
            paragraph._p.append(parse_xml(omml(tex, display=display)))
        except UnknownFormula:
            plain = plain_formula(tex)
            self.lost.formula(tex, plain)
            _run(paragraph, plain, _Dress(italic=True))


def _run(paragraph: Paragraph, text: str, dress: _Dress) -> Run:
    run = paragraph.add_run(text, "Code" if dress.code else None)
    run.bold, run.italic = dress.bold or None, dress.italic or None
    run.underline = dress.underlined or None
    run.font.subscript, run.font.superscript = dress.lowered or None, dress.raised or None
    return run
