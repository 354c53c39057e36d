"""The body of a question in the XHTML that QTI allows, with formulas in MathML."""

from collections.abc import Callable
from html import escape

from worksheets.exchange.formulas.grouping import ungrouped
from worksheets.exchange.formulas.mathml import UnknownFormula, mathml, plain_formula
from worksheets.exchange.questions.hypertext_writing import Hypertext
from worksheets.exchange.questions.interaction import Body
from worksheets.model.paper.content import Inlines, Maths

Blank = Callable[[str], str]
"""Writes the blank of a slot."""
UNDERLINED = '<span class="underlined">', "</span>"
"""QTI has no element for underlined words."""


def no_blank(_: str) -> str:
    """A blank that is answered somewhere else, such as in a text of one's own."""
    return "______"


def body_of(body: Body, blank: Blank = no_blank, pictures: str = "{}") -> str:
    """A body as blocks; `pictures` is where files stand."""
    return Hypertext(_in_mathml, blank, pictures, UNDERLINED).body(body)


def line_of(content: Inlines, blank: Blank = no_blank) -> str:
    """Content on one line."""
    return Hypertext(_in_mathml, blank, underlined=UNDERLINED).line(content)


def _in_mathml(formula: Maths) -> str:
    try:
        return mathml(ungrouped(formula.tex), display=formula.display)
    except UnknownFormula:
        return f"<em>{escape(plain_formula(formula.tex), quote=False)}</em>"
