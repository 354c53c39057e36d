"""The handout as one document: front or cover, sections, sources and numbered tasks."""

from collections.abc import Sequence
from dataclasses import dataclass

from worksheets.layout.blocks.tariffs import at_right
from worksheets.layout.blocks.task_columns import task_columns
from worksheets.layout.documents.chosen import Chosen, chosen_galley
from worksheets.layout.documents.cover import CoverDetails, cover_strips, has_cover
from worksheets.layout.documents.document import FileDetails, laid
from worksheets.layout.documents.front import front_galleys
from worksheets.layout.documents.furniture import footer
from worksheets.layout.documents.page_breaks import (
    on_first_page,
    on_new_page,
)
from worksheets.layout.documents.sections import SectionSetter
from worksheets.layout.pagination.breaks import TooLong
from worksheets.layout.pagination.galleys import (
    Galley,
    galley,
)
from worksheets.layout.pagination.pages import Filled, Unbreakable, filled, padded
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, in_one_column
from worksheets.layout.unsettable import Unsettable
from worksheets.model.layout_spec import SourcePlace
from worksheets.model.paper.content import Gap, Inlines, Table, Write
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Handout, Laid
from worksheets.model.paper.source_places import source_places

SHORT_ANSWER, FEW_ROWS = 6, 6
"""An answer worth more marks, or a table with more rows to fill in, wants the measure of a page."""
MANY = 88
"""Pages that a cover is set for before they are counted."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the pages: where sources go, how many sides there may be, and whether they
    are `answered`, so that no candidate writes a name on them."""

    sources: SourcePlace = "inline"
    sides: int | None = None
    answered: bool = False


def paper_document(handout: Handout, style: Style, subject: str, wish: Wish | None = None) -> Laid:
    """The pages a candidate gets: in columns, or if the theme wants those only to save a side, in
    one as wide as the page where that takes no more sides or something wants the measure.

    Raises Unbreakable for what fits no page, TooLong if there may be only so many sides.
    """
    wish = wish or Wish()
    if style.columns == 1 or not style.theme.columns.fewer_sides:
        return _document(handout, style, subject, wish)
    if any(_wants_measure(task) for section in handout.sections for task in section.tasks):
        return _document(handout, in_one_column(style), subject, wish)
    attempts: list[Laid] = []
    for attempt in (in_one_column(style), style):
        try:
            attempts.append(_document(handout, attempt, subject, wish))
        except (Unbreakable, TooLong, Unsettable):
            if attempt is style and not attempts:
                raise
    return min(attempts, key=lambda laid: len(laid.document.pages))


def _wants_measure(task: Task) -> bool:
    """Whether a long answer or a table with many rows to fill in would be squeezed in a column."""
    for block in task.body:
        match block:
            case Write(marks=marks) if marks > SHORT_ANSWER:
                return True
            case Table(rows=rows) if len(rows) > FEW_ROWS and _answered(rows):
                return True
    return any(map(_wants_measure, task.parts))


def _answered(rows: Sequence[Sequence[Inlines]]) -> bool:
    """Whether one writes into the cells of rows."""
    return any(isinstance(part, Gap) for row in rows for cell in row for part in cell)


def _document(handout: Handout, style: Style, subject: str, wish: Wish) -> Laid:
    front = handout.front
    furniture = footer(front, style)
    structure = Structure("paper")
    insert = wish.sources == "insert" and bool(handout.sources)
    if has_cover(front, style) and not wish.answered:
        pages = _with_cover(handout, style, structure, wish, CoverDetails(subject, MANY, insert))
    else:
        top = front_galleys(handout, style, structure, insert=insert, answered=wish.answered)
        galleys = body_galleys(handout, style, structure, wish.sources)
        pages = filled(galleys, style, front=top, sides=wish.sides)
        pages = padded(pages, style.sides)
    return laid(
        pages,
        style,
        structure,
        furniture,
        FileDetails(front.title, subject, front),
    )


def _with_cover(
    handout: Handout,
    style: Style,
    structure: Structure,
    wish: Wish,
    details: CoverDetails,
) -> list[Filled]:
    """The cover says how many pages there are, so the questions are set before it.

    They begin below the cover's block if that saves a sheet.
    """

    def cover(pages: int, structure: Structure) -> Galley:
        return galley(cover_strips(handout, style, structure, details._replace(pages=pages)))

    def alone(pages: int, structure: Structure) -> list[Filled]:
        return filled([cover(pages, structure)], in_one_column(style))

    inner = Structure("body")
    galleys = body_galleys(handout, style, inner, wish.sources)
    before = len(alone(details.pages, Structure()))
    sides = wish.sides and max(1, wish.sides - before)
    body = filled(galleys, style, number=before + 1, sides=sides)
    total, fewer = (_padded(before + len(body) - saved, style.sides) for saved in (0, 1))
    saves_a_sheet = _sheets(fewer, style) < _sheets(total, style)
    if before == 1 and style.columns == 1 and saves_a_sheet and not _forced(galleys):
        front = Structure(structure.root)
        shared = filled([cover(fewer, front), *galleys], style)
        if len(shared) <= fewer:
            structure.nodes += [*front.nodes, *inner.nodes]
            return padded(shared, style.sides)
    pages = padded([*alone(total, structure), *body], style.sides)
    structure.nodes += inner.nodes
    return pages


def _padded(pages: int, multiple: int) -> int:
    """How many pages so many are with blank ones behind them."""
    return pages + -pages % multiple


def _sheets(pages: int, style: Style) -> int:
    """How many sheets so many pages take."""
    return -(-pages // 2) if style.duplex else pages


def _forced(galleys: Sequence[Galley]) -> bool:
    """Whether something asks for a page of its own."""
    return any(galley.first.start for galley in galleys)


def body_galleys(
    handout: Handout, style: Style, structure: Structure, place: SourcePlace
) -> list[Galley]:
    """All galleys after the front, in reading order."""
    tasks = [task for section in handout.sections for task in section.tasks]
    booklet = handout.front.facts.booklet
    columns = task_columns(tasks, style)
    setter = SectionSetter(style, structure, columns, place, booklet=booklet)
    sources = {} if place == "insert" else source_places(handout)
    galleys: list[Galley] = []
    begins_page = False
    if handout.in_all is not None and not booklet:
        chosen = Chosen("chosen-in-all", handout.in_all.answer)
        galleys += structure.memoised(chosen_galley, chosen, style)
    for n, section in enumerate(handout.sections):
        before = {task: shown for (of, task), shown in sources.items() if of == n}
        own = setter.section(section, before)
        if not galleys:
            galleys += on_first_page(own)
        else:
            begins_page |= section.breaks.before
            galleys += on_new_page(own, section.breaks.side) if begins_page else own
        begins_page = section.ends_page
    wording = style.theme.marks.paper
    if wording and handout.front.tariff:
        total = style.total(wording, handout.front.tariff)
        galleys.append(at_right(total, style, structure.add("P"), above=style.unit * 2))
    return galleys
