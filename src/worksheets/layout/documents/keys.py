"""The keys of all forms of a paper, side by side."""

from collections.abc import Sequence

from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rows import Cell, Look
from worksheets.layout.blocks.tables import table
from worksheets.layout.documents.document import FileDetails, laid
from worksheets.layout.documents.furniture import footer
from worksheets.layout.documents.scheme_heads import Titles, title_galley
from worksheets.layout.documents.scheme_rows import answer_size
from worksheets.layout.pagination.galleys import galley
from worksheets.layout.pagination.pages import filled
from worksheets.layout.pagination.strips import Strip, attached, below
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.model.paper.content import Strong, text
from worksheets.model.paper.paper import Laid, Letterhead, Paper
from worksheets.model.paper.scheme_table import scheme_table

ACROSS = 5
"""Forms that stand beside one another; more go on in another table."""


def keys_document(papers: Sequence[Paper], style: Style, subject: str) -> Laid:
    """Pages numbered K-1 and so on, with a row a question number and a column a form."""
    structure = Structure("keys")
    front = papers[0].front
    language = style.language
    name = language.say("keys-of-all-forms.name")
    note = language.say("keys-of-all-forms.note")
    top = title_galley(structure, Letterhead(), Titles(name, front.title, note), style)
    strips: list[Strip] = []
    for start in range(0, len(papers), ACROSS):
        beside = papers[start : start + ACROSS]
        tables = [scheme_table(paper, style.language) for paper in beside]
        keys = [{entry.label: entry.answer for entry in scheme.glance} for scheme in tables]
        names = list(dict.fromkeys(name for key in keys for name in key))
        rows = [
            [Cell((Strong(text(name)),)), *(Cell(key.get(name, text("–"))) for key in keys)]
            for name in names
        ]
        forms = [language.say("front.form", form=paper.front.form) for paper in beside]
        head = [text(language.say("keys-of-all-forms.question")), *map(text, forms)]
        widths = [style.measure * 0.14, *[style.measure * 0.86 / len(beside)] * len(beside)]
        place = BlockPlace(style.measure, style, structure)
        key_table = table(head, rows, widths, place, Look(answer_size(style)))
        strips += below(attached(key_table), style.unit * 2)
    prefix = language.say("keys-of-all-forms.page-prefix")
    furniture = footer(front, style, title=name, prefix=prefix)
    title = language.say("keys-of-all-forms.title", title=front.title)
    return laid(
        filled([top, galley(strips)], style),
        style,
        structure,
        furniture,
        FileDetails(title, subject, front),
    )
