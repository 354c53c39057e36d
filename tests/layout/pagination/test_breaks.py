"""Laws of page breaking, for any strips."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themes import theme
from words import ENGLISH
from worksheets.layout.pagination import breaks as breaking
from worksheets.layout.pagination.breaks import Frames, TooLong, TooTall, _Measured
from worksheets.layout.pagination.galleys import galley, height_of, settled_part
from worksheets.layout.pagination.makeup import dealt, made_up
from worksheets.layout.pagination.strips import AVOID, FREE, GLUED, TIGHT, Spare, Strip
from worksheets.layout.style import style_of
from worksheets.model.page.page import Stroke

DEPTH = 100.0
FIXED = st.builds(
    lambda height, above, cost, less, more: Strip(
        height, above=above, cost=cost, less=less * above, more=more
    ),
    st.floats(1, DEPTH),
    st.floats(0, 20),
    st.sampled_from([FREE, FREE, AVOID, GLUED, TIGHT]),
    st.sampled_from([0, 0, 0.5, 1]),
    st.sampled_from([0, 0, 7]),
)


def space(unit: float, units: int, cost: float) -> Strip:
    """Spare answer space."""
    return Strip(unit * units, (RULE,), cost=cost, spare=Spare(unit, units))


RULE = Stroke(((0, 0), (1, 0)), 1)
SPACES = st.builds(
    space, st.sampled_from([4.0, 7.0]), st.integers(1, 5), st.sampled_from([FREE, GLUED])
)
STRIPS = st.lists(FIXED, min_size=1, max_size=50)
ELASTIC = st.lists(st.one_of(FIXED, SPACES), min_size=1, max_size=50)
FIRST = st.lists(st.floats(60, DEPTH), max_size=2).map(tuple)


def breaks(strips: Sequence[Strip], frames: Frames) -> list[int]:
    return breaking.breaks(list(map(height_of, strips)), frames)


def pages(strips: list[Strip], frames: Frames | None = None) -> list[list[Strip]]:
    starts = breaks(strips, frames or Frames(DEPTH))
    return [strips[first:end] for first, end in pairwise([*starts, len(strips)])]


def height(page: list[Strip]) -> float:
    """The least height of a page."""
    return sum(strip.height for strip in page) + sum(strip.above - strip.less for strip in page[1:])


def first_fit(strips: list[Strip]) -> list[list[Strip]]:
    found: list[list[Strip]] = [[]]
    for strip in strips:
        if found[-1] and height([*found[-1], strip]) > DEPTH:
            found.append([])
        found[-1].append(strip)
    return found


@given(STRIPS)
def test_order_is_kept_and_nothing_is_lost_or_overfull(strips: list[Strip]) -> None:
    found = pages(strips)
    assert [strip for page in found for strip in page] == strips
    assert all(page and height(page) <= DEPTH + 0.02 for page in found)


@given(ELASTIC, FIRST, st.integers(1, 7))
def test_galleys_are_cut_where_frames_begin(
    strips: list[Strip], first: tuple[float, ...], each: int
) -> None:
    strips = [strip if strip.height <= 60 or strip.spare else Strip(60) for strip in strips]
    frames = Frames(DEPTH, first)
    starts = breaks(strips, frames)
    galleys = [strips[at : at + each] for at in range(0, len(strips), each)]
    frame_parts = dealt(list(map(len, galleys)), starts)
    found = [
        [strip for number, cut in parts for strip in galleys[number][slice(*(cut or (None,)))]]
        for parts in frame_parts
    ]
    assert found == [strips[begin:end] for begin, end in pairwise([*starts, len(strips)])]
    assert all(cut != (0, len(galleys[n])) for parts in frame_parts for n, cut in parts)


LOOK = replace(style_of(theme("worksheet"), "A4", ENGLISH), columns=1, height=DEPTH + 200)
STYLE = replace(LOOK, height=LOOK.height + DEPTH - LOOK.depth)
"""A style whose pages are DEPTH deep."""


@given(ELASTIC)
def test_no_page_is_overfull_and_gaps_differ_by_a_unit_of_space(strips: list[Strip]) -> None:
    flow = [galley([strip]) for strip in strips]
    made = made_up(tuple(one.shape for one in flow), 0, STYLE, 1, None)
    assert [place.galley + page.first for page in made for place in page.standing] == list(
        range(len(flow))
    )
    gaps: list[float] = []
    for page in made:
        foot = STYLE.top
        for n, place in enumerate(page.standing):
            strip = strips[page.first + place.galley]
            if n:
                gap = place.y - foot - strip.above
                assert -strip.less - 0.02 <= gap <= strip.more + 0.02
                gaps.append(gap)
            foot = place.y + flow[page.first + place.galley].shape.height(place.units)
        assert foot <= STYLE.top + DEPTH + 0.02
    assert not gaps or max(gaps) <= max(0, min(gaps) + STYLE.unit) + 0.02


@given(ELASTIC)
def test_all_answers_of_a_paper_keep_their_spare_lines_or_none_does(strips: list[Strip]) -> None:
    flow = galley([strip._replace(cost=FREE) for strip in strips])
    made = made_up((flow.shape,), 0, STYLE, 1, None)
    given = [count for page in made for place in page.standing for count in place.units]
    natural = [strip.spare.units for strip in strips if strip.spare]
    assert given in (natural, [0] * len(natural))


def test_answers_are_shorter_only_to_save_a_side() -> None:
    lines = Strip(40, (RULE,), spare=Spare(10, 4))
    for last, sides, taken in ((60, 2, 0), (50, 1, 4)):
        flow = galley([Strip(50), lines, Strip(last, cost=FREE)])
        made = made_up((flow.shape,), 0, STYLE, 1, None)
        assert (len(made), -sum(page.lines for page in made)) == (sides, taken)


def test_a_settled_galley_has_the_marks_of_its_units() -> None:
    flow = galley([Strip(10), Strip(40, (RULE,), spare=Spare(10, 4))])
    assert len(settled_part(flow, None, (4,), 0).strips[1].marks) == 4
    assert settled_part(flow, None, (0,), 0).shape.tall == 10


def total(strips: list[Strip], found: list[list[Strip]]) -> float:
    """What some breaks cost, by the measure of the programme itself."""
    measured, frames = _Measured(tuple(map(height_of, strips))), Frames(DEPTH)
    ends = list(accumulate(map(len, found)))
    cost = sum(measured.costs(end, DEPTH)(first) for first, end in pairwise([0, *ends]))
    return cost + sum(map(frames.price, range(len(found))))


@given(STRIPS)
def test_never_worse_than_first_fit(strips: list[Strip]) -> None:
    assert total(strips, pages(strips)) <= total(strips, first_fit(strips)) + 1e-6


@given(st.lists(st.integers(1, 6), min_size=1, max_size=20))
def test_groups_that_fit_are_never_split(sizes: list[int]) -> None:
    strips = [Strip(15, cost=GLUED if n else FREE) for size in sizes for n in range(size)]
    assert all(page[0].cost == FREE for page in pages(strips))


def test_a_group_that_fits_no_page_is_split_between_its_entries() -> None:
    entry = [Strip(20, cost=GLUED), Strip(20, cost=TIGHT), Strip(20, cost=TIGHT)]
    found = pages([Strip(10), *entry, *entry])
    assert [page[0].cost for page in found] == [FREE, GLUED]


def test_a_last_page_does_not_hold_a_few_lines() -> None:
    strips = [Strip(10) for _ in range(11)]
    assert len(pages(strips)[-1]) > 1


def test_spaces_are_pressed_before_another_page_is_begun() -> None:
    after = Strip(45, above=10, less=6)
    assert len(pages([Strip(50), after])) == 1
    assert len(pages([Strip(50), after._replace(less=4)])) == 2


@given(ELASTIC, st.integers(1, 4))
def test_a_number_of_sides_is_kept_or_refused(strips: list[Strip], sides: int) -> None:
    found = fitted(strips, sides)
    if isinstance(found, TooLong):
        assert 0 < found.excess <= sum(strip.height + strip.above for strip in strips)
        assert len(pages(strips)) > sides
        return
    assert [strip for page in found for strip in page] == strips
    assert len(found) <= sides
    assert all(height(page) <= DEPTH + 0.02 for page in found)


def fitted(strips: list[Strip], sides: int) -> list[list[Strip]] | TooLong:
    try:
        return pages(strips, Frames(DEPTH, most=sides))
    except TooLong as error:
        return error


def test_what_is_too_long_says_by_how_much() -> None:
    with pytest.raises(TooLong) as caught:
        breaks([Strip(60) for _ in range(3)], Frames(DEPTH, most=2))
    assert caught.value.excess == 60


def test_a_head_row_is_counted_on_later_pages() -> None:
    heads = (Strip(40),)
    strips = [Strip(40), *(Strip(30, heads=heads) for _ in range(5))]
    assert breaks(strips, Frames(DEPTH)) == [0, 3, 5]


def test_a_strip_no_page_can_hold_is_an_error() -> None:
    with pytest.raises(TooTall) as caught:
        breaks([Strip(10), Strip(200)], Frames(DEPTH))
    assert (caught.value.number, caught.value.excess) == (1, 100)


def test_a_question_does_not_go_on_overleaf_where_it_need_not() -> None:
    goes_on = (Strip(1),)
    question = [Strip(12), Strip(12, heads=goes_on), Strip(20, heads=goes_on)]
    strips = [Strip(70), *question, Strip(20)]
    assert breaks(strips, Frames(DEPTH)) == [0, 3]
    assert breaks(strips, Frames(DEPTH, duplex=True, page=1)) == [0, 1]
    assert breaks(strips, Frames(DEPTH, duplex=True, page=2)) == [0, 3]
    assert breaks(strips, Frames(DEPTH, most=2, duplex=True, page=1)) == [0, 1]


def test_a_source_and_its_question_are_on_one_opening_unless_that_takes_a_sheet_more() -> None:
    source = [Strip(15), *[Strip(15, cost=AVOID, heads=(Strip(1),), opening=True)] * 2]
    question = [Strip(30, cost=AVOID, opening=True), Strip(25, cost=GLUED)]
    strips = [Strip(40), *source, *question]
    assert breaks(strips, Frames(DEPTH)) == [0, 4]
    assert breaks(strips, Frames(DEPTH, duplex=True, page=1)) == [0, 1]
    assert breaks(strips, Frames(DEPTH, duplex=True, page=2)) == [0, 4]
    longer = [*strips, Strip(45), Strip(90), Strip(90)]
    assert breaks(longer, Frames(DEPTH, duplex=True, page=1)) == [0, 4, 7, 8]


def test_the_back_of_a_sheet_is_taken_to_have_a_source_and_its_question_on_one_opening() -> None:
    source = [Strip(15), *[Strip(15, cost=AVOID, heads=(Strip(1),), opening=True)] * 2]
    question = [Strip(30, cost=AVOID, opening=True), Strip(25, cost=GLUED)]
    strips = [Strip(40), *source, *question, Strip(45), Strip(90)]
    assert len(breaks(strips, Frames(DEPTH))) == 3
    assert breaks(strips, Frames(DEPTH, duplex=True, page=1)) == [0, 1, 6, 7]


def test_a_question_that_goes_on_fills_its_page_first() -> None:
    apart = [Strip(20), *[Strip(10)] * 10, Strip(90)]
    of_one = [Strip(20), *[Strip(10, heads=(Strip(2),))] * 10, Strip(90)]
    assert breaks(apart, Frames(DEPTH)) == [0, 6, 11]
    assert breaks(of_one, Frames(DEPTH)) == [0, 8, 11]


def test_sheets_are_counted_from_the_first_new_one() -> None:
    for page, sheets in ((1, [0, 1, 1, 2, 2]), (2, [0, 0, 1, 1, 2])):
        frames = Frames(DEPTH, duplex=True, page=page)
        assert [frames.sheets(pages) for pages in range(5)] == sheets
    assert Frames(DEPTH).sheets(3) == 3


def test_spaces_within_a_galley_are_pressed_as_those_between_galleys_are() -> None:
    inner = galley([Strip(30), Strip(30, above=10, less=5)])
    after = galley([Strip(30, above=10, less=5)])
    (page,) = made_up((inner.shape, after.shape), 0, STYLE, 1, None)
    first, last = page.standing
    assert first.gap == pytest.approx(-5)
    assert last.y - first.y == pytest.approx(30 + 5 + 30 + 5)
    settled = settled_part(inner, first.cut, first.units, first.gap)
    assert settled.block.height == pytest.approx(65)


def test_sheets_are_turned_after_every_second_page() -> None:
    frames = Frames(DEPTH, duplex=True, page=1, columns=2)
    assert [n for n in range(9) if frames.turned(n)] == [2, 6]
    assert not any(Frames(DEPTH).turned(n) for n in range(9))
