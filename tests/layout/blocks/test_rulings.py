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


@pytest.mark.parametrize("marks", range(1, 31))
def test_equal_marks_have_equal_space(marks: int) -> None:
    assert size_of(Write("a", marks), STYLE).lines == 2 * marks
    large = style_of(theme("large-print-18"), "A4", ENGLISH)
    assert size_of(Write("a", marks), large).lines == 2 * marks


def test_a_phrase_has_a_line() -> None:
    assert size_of(Write("a", 3, phrase=True), STYLE).lines == 1


def test_what_the_author_says_counts() -> None:
    size = size_of(Write("a", 4, space=Space(lines=5, least=3)), STYLE)
    assert (size.lines, size.least) == (5, 3)
    assert size_of(Write("a", 4, space=Space(lines=5)), STYLE).least == 5
    assert size_of(Write("a", 5), STYLE).least == 8


def drawn(ruling: str, **fields: int) -> list[Stroke]:
    write = Write("a", 4, space=Space(lines=6, ruling=ruling), **fields)  # type: ignore[arg-type]
    strips = write_strips(write, BlockPlace(MEASURE, STYLE, Structure()))
    return [mark for strip in strips for mark in strip.marks if isinstance(mark, Stroke)]


def test_lines_dots_boxes_and_squares() -> None:
    assert all(not stroke.dots and stroke.weight == 0.5 for stroke in drawn("lines"))
    assert all(stroke.dots for stroke in drawn("dotted"))
    assert {stroke.points[0][0] for stroke in drawn("box")} == {0.0, MEASURE}
    upright = sorted({s.points[0][0] for s in drawn("squares") if s.points[0][0] == s.points[1][0]})
    assert upright[-1] == pytest.approx(MEASURE)
    assert upright[1] - upright[0] == pytest.approx(5 * MILLIMETRE, rel=0.03)
    graph = drawn("graph")
    assert {stroke.weight for stroke in graph} == {0.25, 0.45}
    fine = sorted({s.points[0][1] for s in graph if s.weight == 0.25 and s.points[0][0] == 0})
    assert fine[1] - fine[0] == pytest.approx(2 * MILLIMETRE, rel=0.03)
    assert all(stroke.black == 1 for stroke in graph)


@pytest.mark.parametrize(
    ("theme_name", "measure", "count"),
    [
        ("worksheet", 472.2, 33),
        ("exam", 440.7, 31),
        ("quiz", 230.0, 16),
        ("large-print-18", 457.2, 19),
        ("large-print-24", 440.0, 14),
    ],
)
def test_squares_grow_with_the_text_and_fill_the_measure(
    theme_name: str, measure: float, count: int
) -> None:
    style = style_of(theme(theme_name), "A4", ENGLISH)
    write = Write("a", 4, space=Space(lines=6, ruling="squares"))
    strips = write_strips(write, BlockPlace(measure, style, Structure()))
    marks = [mark for mark in strips[1].marks if isinstance(mark, Stroke)]
    upright = [mark.points[0][0] for mark in marks if mark.points[0][0] == mark.points[1][0]]
    assert len(upright) == count + 1
    assert max(upright) == pytest.approx(measure)
    side = measure / count
    assert strips[1].height == pytest.approx(side)
    assert side == pytest.approx(14.17 * style.size / 10.5, rel=0.03)
    height = sum(strip.height for strip in strips)
    assert 6 * style.pitch - 1 <= height < 6 * style.pitch + side


def test_none_sends_the_candidate_to_separate_paper() -> None:
    write = Write("a", 4, space=Space(ruling="none"))
    (strip,) = write_strips(write, BlockPlace(MEASURE, STYLE, Structure()))
    said = "".join(mark.text for mark in strip.marks if isinstance(mark, Run))
    assert said == "Answer on separate paper."


def test_numbered_entries_share_the_space_and_are_alike() -> None:
    write = Write("a", 4, entries=2, space=Space(lines=8))
    strips = write_strips(write, BlockPlace(MEASURE, STYLE, Structure()))
    assert sum(strip.height for strip in strips) == pytest.approx(8 * STYLE.pitch)
    computed = write_strips(Write("a", 5, entries=2), BlockPlace(MEASURE, STYLE, Structure()))
    spare = [strip.spare for strip in computed if strip.spare]
    assert len(spare) == 2
    assert spare[0] == spare[1]
