"""Content of one line as runs of a Word file, with formulas as Word's own equations."""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import _Element

from worksheets.exchange.formulas.grouping import ungrouped
from worksheets.exchange.formulas.mathml import UnknownFormula, plain_formula
from worksheets.exchange.formulas.omml import NAMESPACE, omml
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

NO_BREAK, EN_SPACE = "\u00a0", "\u2002"
"""A space that ends no line, and one as wide as an underscore."""
TRAILING = re.compile(r"[=<>≤≥≈≠+−×÷]")
"""A sign that a formula may end in, where a blank follows it."""


class Blank(NamedTuple):
    """How blanks are written: so many letters wide, as a line or as a box."""

    letters: int = 16
    boxed: bool = False


LINE = Blank()
"""A blank in a text."""


@dataclass(frozen=True, slots=True)
class _Dress:
    """How words are dressed."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    lowered: bool = False
    raised: bool = False
    code: bool = False
    blank: Blank = LINE


class WordInlines:
    """Adds content to paragraphs."""

    def __init__(self, lost: LossList) -> None:
        self.lost = lost

    def add(
        self,
        paragraph: Paragraph,
        content: Inlines,
        *,
        bold: bool = False,
        blank: Blank = LINE,
    ) -> Paragraph:
        """Add content at the end of a paragraph."""
        for inline in content:
            self._add(paragraph, inline, _Dress(bold=bold, blank=blank))
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
                self._gap(paragraph, label, dress)
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

    def _gap(self, paragraph: Paragraph, label: str, dress: _Dress) -> None:
        if label:
            _run(paragraph, f"{label}{NO_BREAK}", dress)
        if dress.blank.boxed:
            add_box(paragraph, dress.blank.letters)
        else:
            _run(paragraph, "_" * dress.blank.letters, dress)

    def _formula(self, paragraph: Paragraph, tex: str, *, display: bool) -> None:
        try:
            formula = parse_xml(omml(ungrouped(tex), display=display))
        except UnknownFormula:
            plain = plain_formula(tex)
            self.lost.formula(tex, plain)
            _run(paragraph, plain, _Dress(italic=True))
            return
        sign = _trailing_sign(formula)
        if len(formula):
            paragraph._p.append(formula)
        if sign:
            _run(paragraph, f"{NO_BREAK}{sign}", _Dress())


def _trailing_sign(formula: _Element) -> str:
    """Take away the sign that a formula ends in: LibreOffice asks for what should follow it."""
    last = formula[-1] if len(formula) else None
    if last is None or last.tag != f"{{{NAMESPACE}}}r":
        return ""
    sign = "".join(str(words) for words in last.itertext())
    if not TRAILING.fullmatch(sign):
        return ""
    formula.remove(last)
    return sign


def add_box(paragraph: Paragraph, letters: int) -> None:
    """A box to write in, about so many letters wide."""
    run = paragraph.add_run(EN_SPACE * letters)
    border = OxmlElement("w:bdr")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "111111")):
        border.set(qn(f"w:{name}"), value)
    run._r.get_or_add_rPr().append(border)


def _run(paragraph: Paragraph, text: str, dress: _Dress) -> Run:
    run = paragraph.add_run(text, "Code" if dress.code else None)
    run.bold, run.italic = dress.bold or None, dress.italic or None
    run.underline = dress.underlined or None
    run.font.subscript, run.font.superscript = dress.lowered or None, dress.raised or None
    return run
