"""Exemplars behind a mark scheme: answers with their marks, and why they earn them."""

from collections.abc import Sequence

from worksheets.language.language import Language
from worksheets.layout.documents.scheme_rows import (
    HEAVY,
    Edges,
    Letters,
    answer_size,
    guidance_size,
    leading_at,
    line_of,
    set_row,
)
from worksheets.layout.documents.section_heads import HeadWords, titled_head
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import Strip, attached, below, glued
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.model.paper.content import Emph, Inlines, Strong, text
from worksheets.model.paper.levels import Exemplar
from worksheets.model.paper.scheme_table import ExemplarsOf
from worksheets.model.paper.wording import worded

ABOVE = 1.25
"""Above an exemplar, in units of space."""


def exemplars_head(structure: Structure, style: Style) -> Galley:
    """The title of all exemplars, and what they are."""
    language = style.language
    note = text(language.say("exemplars.note"))
    return galley(
        titled_head(HeadWords(language.say("exemplars.title"), note, ""), style, structure)
    )


def exemplars_galley(structure: Structure, of: ExemplarsOf, numbers: float, style: Style) -> Galley:
    """The exemplars of a question, each with its marks above it; `numbers` is the width of the
    column of numbers in points."""
    strips: list[Strip] = []
    for n, exemplar in enumerate(of.exemplars):
        label = of.label if n == 0 else ""
        own = _exemplar(structure, exemplar, label, numbers, style)
        strips += below(own, ABOVE * style.unit) if n else own
    return galley(strips)


def _exemplar(
    structure: Structure, exemplar: Exemplar, label: str, numbers: float, style: Style
) -> list[Strip]:
    size, small = answer_size(style), guidance_size(style)
    said = marks_in_words(exemplar, style.language)
    letters = Letters(size, strong=True)
    cells = [line_of(label, structure.add("P"), style, letters)] if label else []
    words = line_of(said, structure.add("P"), style, letters)
    cells.append(words._replace(x=numbers))
    head = glued(set_row(cells, style, Edges(over=HEAVY if label else 0)))
    paragraphs = [
        *((paragraph, size) for paragraph in exemplar.answer),
        *([(why_of(exemplar.why, style.language), small)] if exemplar.why else []),
    ]
    return [*head, *attached(_set(structure, paragraphs, numbers, style))]


def marks_in_words(exemplar: Exemplar, language: Language) -> str:
    """What an exemplar earns: 'Level 4: 8 marks'."""
    marks = language.say("count.marks", n=exemplar.marks)
    if not exemplar.level:
        return marks
    return language.say("exemplars.level", number=exemplar.level, marks=marks)


def why_of(why: Inlines, language: Language) -> Inlines:
    """Why an exemplar earns its marks, behind the word for that in italics."""
    match worded(language, "exemplars.why", why=why):
        case (Strong(inner), *rest):
            return (Emph(inner), *rest)
        case said:
            return said


def _set(
    structure: Structure,
    paragraphs: Sequence[tuple[Inlines, float]],
    indent: float,
    style: Style,
) -> list[Strip]:
    """Paragraphs, each in a size of type, under the marks."""
    strips: list[Strip] = []
    for content, size in paragraphs:
        look = ParagraphStyle(size, leading=leading_at(size, style))
        lines = set_text(content, style.measure - indent, style, structure.add("P"), look)
        strips += below([line._replace(x=line.x + indent) for line in lines], style.unit * 0.4)
    return strips
