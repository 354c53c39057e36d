"""Matching and ordering: boxes to write in come first, and everything has room beside them."""

from itertools import pairwise

import pytest

from themes import THEMES, theme
from words import ENGLISH
from worksheets.layout.blocks.pairs import match_strips, order_strips
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import HELD, TIGHT, Strip, inked, tops
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, style_of
from worksheets.model.page.page import Run, Stroke
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Match, Order, text

TERMS = "containment", "buffer zone", "armistice"
MEANINGS = (
    "stopping communism from spreading to more countries",
    "land between two rivals that makes a sudden attack harder",
    "an agreement by both sides to stop fighting",
    "breaking away from a larger country",
)


def style(name: str = "worksheet") -> Style:
    return style_of(theme(name), "A4", ENGLISH)


def matched(at: Style, options: tuple[str, ...] = MEANINGS) -> list[Strip]:
    match = Match("m", tuple(map(text, TERMS)), tuple(map(text, options)))
    return match_strips(match, BlockPlace(at.measure - at.number, at, Structure()))


def squares(strips: list[Strip]) -> list[tuple[float, Stroke]]:
    return [
        (y, mark)
        for y, strip in tops(strips)
        for mark in inked(strip)
        if isinstance(mark, Stroke) and mark.closed
    ]


def runs(strips: list[Strip]) -> list[Run]:
    return [mark for strip in strips for mark in inked(strip) if isinstance(mark, Run)]


@pytest.mark.parametrize("name", THEMES)
def test_boxes_come_first_and_stand_three_units_apart(name: str) -> None:
    """In very large type they are 12 mm wide and as much nearer."""
    at = style(name)
    side = min(at.unit * 17 / 7, 12 * MILLIMETRE)
    order = Order("o", tuple(map(text, TERMS)))
    strips = order_strips(order, BlockPlace(at.measure - at.number, at, Structure()))
    tops_of_boxes = []
    for y, square in squares(strips):
        (left, top), _, (right, foot), _ = square.points
        assert left == 0
        assert (right, foot - top) == pytest.approx((side, side))
        tops_of_boxes.append(y + top)
    assert tops_of_boxes[1] - tops_of_boxes[0] == pytest.approx(side + at.unit * 4 / 7)
    assert {round(run.x / at.unit, 6) for run in runs(strips)} == {3.5}


def test_definitions_of_one_line_have_one_line_each_and_the_rhythm_of_the_boxes() -> None:
    at = style()
    (strip,) = matched(at)
    found = runs([strip])
    meanings = [run for run in found if run.text in MEANINGS]
    steps = {round(after.y - before.y, 3) for before, after in pairwise(meanings)}
    assert steps == {21.0}
    assert len({run.x for run in meanings}) == 1
    edge = max(run.x + at.faces.width(run.text, "text", at.size) for run in meanings)
    assert at.measure - at.number - 20 < edge <= at.measure - at.number
    for term in TERMS:
        (run,) = (run for run in found if run.text == term)
        assert run.x == pytest.approx(5.5 * at.unit)


@pytest.mark.parametrize("name", THEMES)
def test_rows_of_prompts_and_options_begin_at_one_height(name: str) -> None:
    at = style(name)
    prompts = ("One", "Two is an entry of several lines " * 3, "Three", "Four")
    options = ("First of several lines " * 5, "Second", "Third", "Fourth " * 20, "Fifth")
    match = Match("m", tuple(map(text, prompts)), tuple(map(text, options)))
    strips = match_strips(match, BlockPlace((at.measure - at.number), at, Structure()))
    if len(strips) > 1:  # large print has options below
        return
    lines = {run.text.strip(): round(run.y, 3) for run in runs(strips)}
    assert [lines[n] for n in "1234"] == [lines[letter] for letter in "ABCD"]
    assert lines["E"] > lines["D"] + at.unit * 2
    heights = [lines[n] for n in "1234"]
    assert heights == sorted(heights)


def test_short_options_stand_near_what_they_are_matched_with() -> None:
    at = style()
    (strip,) = matched(at, ("China", "USA", "USSR"))
    (first,) = (run for run in runs([strip]) if run.text == "China")
    assert first.x < at.measure * 0.6


@pytest.mark.parametrize(
    ("name", "options", "beside"),
    [
        ("worksheet", MEANINGS, True),
        ("large-print-18", ("China", "USA", "USSR"), True),
        ("large-print-24", ("China", "USA", "USSR"), True),
        ("large-print-24", MEANINGS, False),
    ],
)
def test_in_a_narrow_column_options_stand_below_unless_that_is_taller(
    name: str, options: tuple[str, ...], beside: bool
) -> None:
    strips = matched(style(name), options)
    assert (len(strips) == 1) == beside
    assert len(squares(strips)) == len(TERMS)
    words = "".join(run.text for run in runs(strips))
    assert all(option.split()[0] in words for option in options)


def test_entries_under_one_another_come_nearer_and_stay_together() -> None:
    first, *rest = matched(style("large-print-24"))
    assert first.less == 0
    assert all(strip.less == pytest.approx(0.6 * strip.above) for strip in rest)
    assert {strip.cost for strip in rest} == {TIGHT, HELD}


def test_a_box_beside_a_tall_prompt_leaves_its_lines_as_they_are() -> None:
    at = style("large-print-24")
    match = Match("m", (text("It had a government " * 30), text("China")), (text("A"), text("B")))
    lines = match_strips(match, BlockPlace(at.measure - at.number, at, Structure()))
    heights = {round(strip.height, 3) for strip in lines[:5]}
    assert heights == {round(at.leading, 3)}


def test_short_options_stand_beside_prompts_of_several_lines() -> None:
    at = style()
    match = Match("m", (text("It had a government " * 8), text("China")), (text("A"), text("B")))
    assert len(match_strips(match, BlockPlace(at.measure - at.number, at, Structure()))) == 1


@pytest.mark.parametrize("name", THEMES)
def test_no_term_is_cut_beside_long_meanings(name: str) -> None:
    words = [word for run in runs(matched(style(name))) for word in run.text.split()]
    assert {"containment", "buffer", "armistice"} <= set(words)
