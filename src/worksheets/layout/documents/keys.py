"""The keys of all forms of a paper, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.layout.blocks.labels import column_for
from worksheets.layout.documents.band_rows import BandPlace, Column, table_under
from worksheets.layout.documents.document import FileDetails, laid
from worksheets.layout.documents.furniture import footer
from worksheets.layout.documents.scheme_heads import HEAD, section_galley, title_galley
from worksheets.layout.documents.title_block import TitleWords
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.pages import filled
from worksheets.layout.pagination.strips import Strip, below
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.model.paper.content import Inlines, Strong, text
from worksheets.model.paper.paper import Laid, Paper
from worksheets.model.paper.points_scheme import PointsScheme
from worksheets.model.paper.scheme_table import SchemeSection, scheme_table

ACROSS = 5
"""So many forms stand beside one another at most; more go on in other tables, evenly."""
APART = 2
"""Between tables of a section, in units of space."""
GAP = 1
"""What stays free between columns, in units of space."""


def keys_document(papers: Sequence[Paper], style: Style, subject: str) -> Laid | None:
    """Pages numbered K-1 and so on: for each section of the papers a table with a row a question
    number, or an exercise, and a column a form; None if no question has a key."""
    structure = Structure("keys")
    front = papers[0].front
    language = style.language
    name = language.say("keys-of-all-forms.name")
    words = TitleWords(front.letterhead, front.title, kind=name)
    note = language.say("keys-of-all-forms.note")
    title = title_galley(structure, words, note, style)
    forms = [language.say("front.form", form=paper.front.form) for paper in papers]
    marked = [scheme_table(paper, language).sections for paper in papers]
    keyed = [
        strips
        for sections in zip(*marked, strict=True)
        for strips in _section(sections, forms, style, structure)
    ]
    if not keyed:
        return None
    galleys = [title, *keyed]
    prefix = language.say("keys-of-all-forms.page-prefix")
    every_form = replace(front, form="", fingerprint="")  # each form has a code of its own
    furniture = footer(every_form, style, title=name, prefix=prefix)
    name_of_file = language.say("keys-of-all-forms.title", title=front.title)
    details = FileDetails(name_of_file, subject, front)
    return laid(filled(galleys, style), style, structure, furniture, details)


def _section(
    sections: Sequence[SchemeSection], forms: Sequence[str], style: Style, structure: Structure
) -> Iterator[Galley]:
    """The head of a section and its keys on all forms, if it has any."""
    keys = [dict(_keys(section)) for section in sections]
    labels = tuple(dict.fromkeys(label for key in keys for label in key))
    if not labels:
        return
    yield section_galley(structure, replace(sections[0], note="", marks=0), style)
    strips: list[Strip] = []
    across = -(-len(forms) // -(-len(forms) // ACROSS))
    for start in range(0, len(forms), across):
        beside = keys[start : start + across]
        rows = [
            [(Strong(text(label)),), *(key.get(label, text("–")) for key in beside)]
            for label in labels
        ]
        space = APART if strips else HEAD
        names = forms[start : start + across]
        key_table = _table(sections[0].title, names, rows, style, structure)
        strips += below(key_table, space * style.unit)
    yield galley(strips)


def _keys(section: SchemeSection) -> Iterator[tuple[str, Inlines]]:
    """The labels of a section's questions and exercises that have a key, with their keys."""
    at_a_glance = {entry.label: entry.answer for entry in section.glance}
    for scheme in section.schemes:
        if isinstance(scheme, PointsScheme) and scheme.answers:
            for label, key in scheme.answers:
                yield f"{scheme.label}{label}", key.answer
        elif scheme.label in at_a_glance:
            yield scheme.label, at_a_glance[scheme.label]


def _table(
    title: str,
    forms: Sequence[str],
    rows: Sequence[Sequence[Inlines]],
    style: Style,
    structure: Structure,
) -> list[Strip]:
    """The keys of a section on some forms; a new page on which they go on repeats its title."""
    question = style.language.say("keys-of-all-forms.question")
    numbers = column_for([question], 0, style) + style.unit
    wide = (style.measure - numbers) / len(forms)
    gap = GAP * style.unit
    columns = [Column(question, 0, numbers - gap)]
    columns += [Column(form, numbers + n * wide, wide - gap) for n, form in enumerate(forms)]
    cells = [[(content,) for content in row] for row in rows]
    return table_under(title, columns, cells, BandPlace(numbers, style, structure), titled=True)
