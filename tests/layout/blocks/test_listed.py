"""Grids of questions whose columns would be too narrow: a list in the order of their rows."""

import pytest

from themes import THEMES, theme
from words import ENGLISH
from worksheets.layout.blocks.blocks import block_strips
from worksheets.layout.blocks.listed import NARROWEST
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import GLUED, Strip
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, style_of
from worksheets.model.page.page import Run, Stroke
from worksheets.model.page.zones import Field
from worksheets.model.paper.content import Gap, LineBreak, Table, Text, text


def grid(columns: int) -> Table:
    head = tuple(text(f"{n} marks each") for n in range(1, columns + 1))
    row = tuple((Text(f"Which {n}?"), LineBreak(), Gap(f"cell-{n}")) for n in range(columns))
    widths = (1 / columns,) * columns
    return Table(head, (row, row), widths, marks=tuple(range(1, columns + 1)))


def placed(block: Table, at: Style, measure: float = 0) -> tuple[list[Strip], Structure]:
    structure = Structure()
    return block_strips(block, BlockPlace(measure or at.measure, at, structure)), structure


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("columns", [2, 3, 4, 6])
def test_a_grid_is_a_table_or_a_list_by_the_room_in_its_cells(name: str, columns: int) -> None:
    at = style_of(theme(name), "A4", ENGLISH)
    _, structure = placed(grid(columns), at)
    narrow = at.measure / columns - 12 / 7 * at.unit < NARROWEST * at.sized(10)
    assert structure.nodes[0].tag == ("L" if narrow else "Table")


def test_each_question_of_the_list_has_its_marks_at_the_right_and_a_line_below() -> None:
    at = style_of(theme("large-print-18"), "A4", ENGLISH)
    strips, structure = placed(grid(4), at)
    entries = [strip for strip in strips if any(isinstance(mark, Run) for mark in strip.marks)]
    worth = [strip.marks[-1] for strip in entries]
    assert [mark.text.strip() for mark in worth if isinstance(mark, Run)] == [
        *("[1]", "[2]", "[3]", "[4]") * 2
    ]
    ends = {
        round(mark.x + at.faces.width(mark.text.strip(), "text", mark.size))
        for mark in worth
        if isinstance(mark, Run)
    }
    assert ends == {round(at.measure)}
    lines = [mark for strip in strips for mark in strip.marks if isinstance(mark, Stroke)]
    assert len(lines) == 8
    slots = [mark.slot for strip in strips for mark in strip.marks if isinstance(mark, Field)]
    assert slots == [f"cell-{n}" for n in range(4)] * 2
    assert [node.tag for node in structure.nodes].count("LI") == 8


def test_a_page_may_begin_with_any_question_of_the_list_but_the_first() -> None:
    at = style_of(theme("large-print-18"), "A4", ENGLISH)
    strips, _ = placed(grid(4), at)
    firsts = [strip.cost for strip in strips if strip.marks and isinstance(strip.marks[0], Run)]
    assert firsts[0] >= GLUED
    assert set(firsts[1:]) == {0}
