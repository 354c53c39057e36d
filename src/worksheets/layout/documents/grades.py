"""The table of grade boundaries at the end of a mark scheme."""

from typing import TypeAlias

from worksheets.layout.blocks.blocks import block_strips
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import glued
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import heading_in, heading_look
from worksheets.model.paper.content import Table, text

Grades: TypeAlias = tuple[tuple[str, int], ...]
MOST = 10
"""So many grades stand side by side; more stand under one another."""
ABOVE = 3.5
"""Units of space above the heading."""


def grades_galley(structure: Structure, grades: Grades, style: Style) -> Galley:
    """The least marks of every grade, the best first."""
    language = style.language
    look = heading_look(2, style.unit * ABOVE, style)._replace(measure=style.measure)
    title = heading_in(look, language.say("grades.title"), 2, style, structure)
    heads = text(language.say("grades.grade")), text(language.say("grades.least"))
    pairs = [(text(name), text(language.number(least))) for name, least in grades]
    if len(pairs) <= MOST:
        names, marks = zip(heads, *pairs, strict=True)
        table = Table(names, (marks,), _shares(len(pairs)))
    else:
        table = Table(heads, tuple(pairs), (0.5, 0.5))
    place = BlockPlace(style.measure, style, structure, None)
    return galley([*title, *glued(block_strips(table, place))])


def _shares(grades: int) -> tuple[float, ...]:
    """The widths of the columns in measures: the first is as wide as two others."""
    return (2 / (grades + 2), *[1 / (grades + 2)] * grades)
