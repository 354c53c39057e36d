"""Questions marked by levels of response: the levels, and below what an answer might say."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worksheets.layout.blocks.labels import labelled
from worksheets.layout.blocks.rows import TALL
from worksheets.layout.documents.band_rows import BandPlace, Instruction, instruction_row
from worksheets.layout.documents.level_rows import level_strips
from worksheets.layout.documents.scheme_rows import answer_size, goes_on, leading_at
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import (
    Strip,
    attached,
    below,
    glued,
    shifted,
    stacked,
    together,
)
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.layout.text.runs import baseline
from worksheets.model.page.page import Run, moved
from worksheets.model.paper.content import Inlines, text
from worksheets.model.paper.question_schemes import LevelsScheme

COLUMN = 14
"""Lists of which half a measure holds fewer sizes of text stand one under the other."""
GUTTER = 3
"""Between two lists side by side, in units of space."""
INDENT = 12 / 10
"""From a dash to the words behind it, in sizes of text."""


class _Listed(NamedTuple):
    title: str
    points: tuple[Inlines, ...]


def levels_band(structure: Structure, scheme: LevelsScheme, numbers: float, style: Style) -> Galley:
    """The rule, the levels with their marks, and what an answer might say, in two columns.

    `numbers` is the width of the column of numbers in points.
    """
    place = BandPlace(numbers, style, structure)
    instruction = Instruction(scheme.label, scheme.rule, scheme.said, scheme.marks)
    strips = together(instruction_row(instruction, place))
    level_table = level_strips(scheme.label, scheme.table, place)
    short = sum(strip.height for strip in level_table) < style.depth / 2
    strips += attached(together(level_table) if short else level_table)
    lists = [_Listed(side.title, side.points) for side in scheme.indicative]
    if scheme.notes:
        lists.append(_Listed(style.language.say("scheme.notes"), scheme.notes))
    heads = (goes_on(scheme.label, style), Strip(style.unit * 0.5))
    return galley([*strips, *(strip._replace(heads=heads) for strip in _lists(lists, place))])


def _lists(lists: Sequence[_Listed], place: BandPlace) -> Iterator[Strip]:
    """Two lists beside one another in columns of half the measure, each pair on one page, and a
    last one that has no fellow across the measure; where pages have no room for that, all stand one
    under the other."""
    _, style, structure = place
    above = style.unit * 1.25
    half = (style.measure - GUTTER * style.unit) / 2
    trial = structure.branch(None)
    alone = len(lists) - 1 if len(lists) % 2 else None
    columns = [
        _list(entry, style.measure if n == alone else half, style, trial)
        for n, entry in enumerate(lists)
    ]
    set_columns = [stacked(column) for column in columns]
    tall = max((height for height, _ in set_columns), default=0.0)
    if half < COLUMN * style.size or tall > TALL * style.depth:
        for entry in lists:
            yield from below(_list(entry, style.measure, style, structure), above)
        return
    structure.take(trial)
    for n in range(0, len(lists), 2):
        beside = set_columns[n : n + 2]
        marks = [
            mark
            for number, (_, inside) in enumerate(beside)
            for mark in moved(inside, number * (half + GUTTER * style.unit), 0)
        ]
        bookmarks = [Strip(0, title=entry.title, level=2) for entry in lists[n : n + 2]]
        row = Strip(max(height for height, _ in beside), tuple(marks))
        yield from below(together([*bookmarks, row]), above)


def _list(entry: _Listed, measure: float, style: Style, structure: Structure) -> list[Strip]:
    """A title and a list with dashes."""
    size = answer_size(style)
    leading = leading_at(size, style)
    node = structure.add("H3")
    strips = set_text(
        text(entry.title), measure, style, node, ParagraphStyle(size, strong=True, leading=leading)
    )
    strips = glued(strips)
    strips[0] = strips[0]._replace(cost=0, title=entry.title, level=2)
    outer = structure.add("L", attributes={"ListNumbering": "Disc"})
    indent = INDENT * size
    listed: list[Strip] = []
    for point in entry.points:
        item = structure.add("LI", outer)
        mark = structure.add("Lbl", item)
        body = structure.add("LBody", item)
        lines = set_text(
            point, measure - indent, style, body, ParagraphStyle(size, leading=leading)
        )
        dash = Run(0, baseline(leading, size), "text", size, "–", mark)
        listed += below(labelled(shifted(lines, indent), dash), style.unit * 0.4)
    return [*strips, *attached(listed)] if listed else strips
