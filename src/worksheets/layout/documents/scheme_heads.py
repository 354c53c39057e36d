"""What heads a mark scheme and its sections: the black tab, titles, totals and notes."""

from worksheets.language.language import Language
from worksheets.layout.documents.scheme_rows import guidance_size, leading_at
from worksheets.layout.documents.section_heads import HeadWords, titled_head
from worksheets.layout.documents.title_block import TitleWords, scheme_look, title_block
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import Strip, below, glued
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.model.paper.content import text
from worksheets.model.paper.scheme_table import SchemeSection

HEAD = 1.5
"""From the head of a section to a rule, in units of space."""


def title_galley(structure: Structure, words: TitleWords, about: str, style: Style) -> Galley:
    """The tab with the kind of file, the title of the paper, and a line about the whole, if any."""
    strips = title_block(words, scheme_look(style), style, structure)
    if about:
        strips += below(_note(about, style, structure), style.unit * 0.75)
    return galley(strips)


def section_galley(structure: Structure, section: SchemeSection, style: Style) -> Galley:
    """The title of a section with a note of what its questions are worth, and its marks."""
    note = text(section.note) if section.note else ()
    words = HeadWords(section.title, note, section_total(section, style.language))
    strips = titled_head(words, style, structure)
    for choice in section.choices:
        strips += below(_note(choice, style, structure), style.unit * 0.5)
    return galley(strips)


def section_total(section: SchemeSection, language: Language) -> str:
    """The marks of a section, if it has any, as they stand beside its title."""
    if not section.marks:
        return ""
    marks = language.say("count.marks", n=section.marks)
    bonus = section.choice.bonus
    return language.say("scheme.bonus-marks" if bonus else "scheme.section-marks", marks=marks)


def _note(words: str, style: Style, structure: Structure) -> list[Strip]:
    """A paragraph in the size of guidance, which stays with what stands before it."""
    size = guidance_size(style)
    look = ParagraphStyle(size, leading=leading_at(size, style))
    return glued(set_text(text(words), style.measure, style, structure.add("P"), look))
