"""The key at a glance: every certain answer in one compact table."""

from collections.abc import Sequence

from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rows import Cell, Look, Rows
from worksheets.layout.blocks.tables import downwards, row_by_row
from worksheets.layout.documents.front import text_size
from worksheets.layout.pagination.galleys import Galley, following, galley
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import heading
from worksheets.memo import memo
from worksheets.model.paper.content import Strong, text
from worksheets.model.paper.scheme_table import GlanceEntry

NARROW = 60.0
"""Ems of the measure from which on three answers stand side by side, and not two."""


def glance_galleys(
    entries: Sequence[GlanceEntry], style: Style, structure: Structure
) -> list[Galley]:
    """A table of all answers that keys are certain of; nothing if there are none."""
    if not entries:
        return []
    galleys = [structure.memoised(_heading, style)]
    across = min(3 if style.measure > NARROW / 2 * style.size else 2, len(entries))
    rows = [_row(tuple(row)) for row in downwards(entries, across)]
    language = style.language
    titles = language.say("key-at-a-glance.question"), language.say("key-at-a-glance.answer")
    head = [text(title) for title in titles * across]
    widths = [style.measure / across * part for part in (0.26, 0.74) * across]
    top, *body = row_by_row(
        head, rows, widths, BlockPlace(style.measure, style, structure), Look(text_size(style))
    )
    return [*galleys, following(top, style.unit), *body]


@memo(1 << 12)
def _row(entries: tuple[GlanceEntry | None, ...]) -> Rows:
    """Names and answers side by side; there is nothing in the place of None."""
    cells: list[Cell] = []
    for entry in entries:
        cells += (
            (Cell((Strong(text(entry.label)),)), Cell(entry.answer))
            if entry
            else (Cell(()), Cell(()))
        )
    return (tuple(cells),)


def _heading(structure: Structure, style: Style) -> Galley:
    title = style.language.say("key-at-a-glance.title")
    return galley(heading(title, 2, style, structure, above=style.unit * 3))
