"""Columns of tables: dates that stay whole, and room to write in."""

import pytest

from themes import theme
from words import ENGLISH
from worksheets.layout.blocks.blocks import block_strips
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import Strip
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, style_of
from worksheets.layout.text.prose import set_text
from worksheets.model.page.node import Node
from worksheets.model.page.page import Run, Stroke
from worksheets.model.paper.content import Gap, Table, text


def style(name: str = "worksheet") -> Style:
    return style_of(theme(name), "A4", ENGLISH)


def strips(block: Table, at: Style) -> list[Strip]:
    return block_strips(block, BlockPlace(at.measure, at, Structure()))


def test_a_date_stays_whole_where_another_column_can_part_a_compound() -> None:
    """In 24 points 'communist-controlled' and a long date are wider than the page."""
    at = style("large-print-24")
    event = "President Benes accepts a communist-controlled government in Prague."
    found = strips(
        Table(
            (text("Date"), text("Event")), ((text("22 September 1947"), text(event)),), (0.5, 0.5)
        ),
        at,
    )
    words = [mark.text.strip() for mark in found[-1].marks if isinstance(mark, Run)]
    assert "22 September 1947" in words
    assert "communist-" in " ".join(words)
    assert "controlled" in words or any(line.startswith("controlled ") for line in words)


def test_a_date_that_there_is_no_room_for_leaves_another_whole() -> None:
    at = style("large-print-24")
    dates = ("22 September 1947", "21 December 1972", "coup")
    block = Table(tuple(map(text, "abc")), (tuple(map(text, dates)),), (0.3, 0.3, 0.4))
    found = strips(block, at)
    words = [mark.text.strip() for mark in found[-1].marks if isinstance(mark, Run)]
    assert "22 September 1947" in words
    assert "21 December 1972" not in words


def corrections(at: Style, *statements: str) -> list[Strip]:
    rows = tuple((text(words), (Gap(f"line-{n}"),)) for n, words in enumerate(statements))
    head = text("Statement"), text("Correction")
    return strips(Table(head, rows, (0.7, 0.3), space=13), at)


def line_length(found: list[Strip], at: Style) -> float:
    """How long the lines to write on are."""
    lines = [
        mark
        for strip in found
        for mark in strip.marks
        if isinstance(mark, Stroke) and mark.weight == at.rule and mark.points[0][0] > 1
    ]
    return max(mark.points[1][0] - mark.points[0][0] for mark in lines)


def test_a_column_to_write_in_is_as_wide_as_what_is_printed_if_no_row_is_higher_for_it() -> None:
    at = style()
    short = corrections(at, "The first seat of the Cominform was in Belgrade.")
    assert line_length(short, at) == pytest.approx(at.measure / 2 - 12 / 7 * at.unit)
    long = "In July 1949 Yugoslavia closed its border to the rebels of Hungary, and of others. " * 3
    full = corrections(at, long.strip())
    assert at.measure * 0.3 - 12 / 7 * at.unit <= line_length(full, at) < at.measure * 0.4
    words = set_text(text(long.strip()), at.measure * 0.7 - 12 / 7 * at.unit, at, Node("P"))
    assert sum(isinstance(mark, Run) for mark in full[-1].marks) <= len(words)
