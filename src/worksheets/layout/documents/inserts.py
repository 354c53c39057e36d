"""Sheets that are given out with a paper, such as formulas and data, each on a page of its own."""

from worksheets.layout.blocks.blocks import block_strips
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.documents.document import FileDetails, laid
from worksheets.layout.documents.furniture import footer
from worksheets.layout.documents.page_breaks import on_new_page
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.pages import filled
from worksheets.layout.pagination.strips import glued
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, in_one_column
from worksheets.layout.text.prose import heading
from worksheets.model.paper.content import Para
from worksheets.model.paper.paper import Handout, Insert, Laid


def sheets_document(handout: Handout, style: Style, subject: str) -> Laid:
    """The sheets of a paper, such as one of formulas."""
    structure = Structure("sheets")
    style = in_one_column(style)
    front = handout.front
    title = style.language.say("insert.sheets", title=front.title)
    galleys: list[Galley] = []
    for insert in handout.inserts:
        sheet = _sheet(insert, style, structure)
        galleys += on_new_page(sheet) if galleys else sheet
    furniture = footer(front, style, title=style.language.say("insert.note"))
    details = FileDetails(title, subject, front)
    return laid(filled(galleys, style), style, structure, furniture, details)


def _sheet(insert: Insert, style: Style, structure: Structure) -> list[Galley]:
    """The galleys of a sheet under its title."""
    head = heading(insert.title, 1, style, structure, above=0)
    place = BlockPlace(style.full_measure, style, structure, structure.add("Sect"))
    if insert.instructions:
        head = [*head, *glued(block_strips(Para(insert.instructions), place))]
    first, *others = (block_strips(block, place) for block in insert.blocks)
    opening, *rest = first
    return [galley([*head, *glued([opening]), *rest]), *map(galley, others)]
