"""How much space an answer gets, and what is drawn in it."""

import pytest

from themes import theme
from words import ENGLISH
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rulings import size_of, write_strips
from worksheets.layout.structure import Structure
from worksheets.layout.style import style_of
from worksheets.model.page.page import Run, Stroke
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Space, Write

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
MEASURE = 170 * MILLIMETRE


@pytest.mark.parametrize(
    ("marks", "lines"), [(1, 2), (2, 4), (3, 6), (4, 8), (6, 12), (8, 16), (12, 24), (16, 32)]
)
def test_about_two_lines_a_mark_at_the_tempo_of_gcse(marks: int, lines: int) -> None:
    assert abs(size_of(Write("a", marks), MEASURE, STYLE).lines - lines) <= lines // 16 + 1


def test_a_slower_tempo_and_a_larger_hand_need_more() -> None:
    large = style_of(theme("large-print-18"), "A4", ENGLISH)
    write = Write("a", 4)
    assert size_of(write, MEASURE, large).lines > size_of(write, MEASURE, STYLE).lines
    long = Write("a", 4, words=120)
    assert size_of(long, MEASURE, STYLE).lines > size_of(write, MEASURE, STYLE).lines


def test_what_the_author_says_counts() -> None:
    size = size_of(Write("a", 4, space=Space(lines=5, least=3)), MEASURE, STYLE)
    assert (size.lines, size.least) == (5, 3)
    assert size_of(Write("a", 4, space=Space(lines=5)), MEASURE, STYLE).least == 5
    computed = size_of(Write("a", 4), MEASURE, STYLE)
    assert computed.least < computed.lines < computed.most


def drawn(ruling: str, **fields: int) -> list[Stroke]:
    write = Write("a", 4, space=Space(lines=6, ruling=ruling), **fields)  # type: ignore[arg-type]
    strips = write_strips(write, BlockPlace(MEASURE, STYLE, Structure()))
    return [mark for strip in strips for mark in strip.marks if isinstance(mark, Stroke)]


def test_lines_dots_boxes_and_squares() -> None:
    assert all(not stroke.dots and stroke.weight == 0.5 for stroke in drawn("lines"))
    assert all(stroke.dots for stroke in drawn("dotted"))
    assert {stroke.points[0][0] for stroke in drawn("box")} == {0.0, MEASURE}
    upright = sorted({s.points[0][0] for s in drawn("squares") if s.points[0][0] == s.points[1][0]})
    assert upright[1] - upright[0] == pytest.approx(5 * MILLIMETRE)
    graph = drawn("graph")
    assert {stroke.weight for stroke in graph} == {0.25, 0.5, 0.75}
    fine = sorted({s.points[0][1] for s in graph if s.weight == 0.25 and s.points[0][0] == 0})
    assert fine[1] - fine[0] == pytest.approx(2 * MILLIMETRE)


def test_none_sends_the_candidate_to_separate_paper() -> None:
    write = Write("a", 4, space=Space(ruling="none"))
    (strip,) = write_strips(write, BlockPlace(MEASURE, STYLE, Structure()))
    said = "".join(mark.text for mark in strip.marks if isinstance(mark, Run))
    assert said == "Answer on separate paper."


def test_numbered_entries_share_the_space_and_stay_alike() -> None:
    write = Write("a", 4, entries=2, space=Space(lines=8))
    strips = write_strips(write, BlockPlace(MEASURE, STYLE, Structure()))
    elastic = [strip.elastic for strip in strips if strip.elastic]
    assert len(elastic) == 2
    assert elastic[0] == elastic[1]
    assert sum(strip.height for strip in strips) == pytest.approx(8 * STYLE.pitch)
