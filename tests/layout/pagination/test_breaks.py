"""Laws of page breaking, for any strips."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.layout.pagination import breaks as breaking
from worksheets.layout.pagination.breaks import FRAME, Frames, TooLong, TooTall, _Measured
from worksheets.layout.pagination.elastic import settled as units_of
from worksheets.layout.pagination.galleys import galley, height_of, settled_part
from worksheets.layout.pagination.makeup import dealt
from worksheets.layout.pagination.strips import AVOID, FREE, GLUED, TIGHT, Elastic, Strip
from worksheets.model.page.page import Stroke

DEPTH = 100.0
FIXED = st.builds(
    lambda height, above, cost: Strip(height, above=above, cost=cost),
    st.floats(1, DEPTH),
    st.floats(0, 20),
    st.sampled_from([FREE, FREE, AVOID, GLUED, TIGHT]),
)


def space(group: int, cost: float) -> Strip:
    """An answer space; those of one group are alike."""
    least = group % 3
    natural = least + group % 4
    elastic = Elastic(
        (4.0, 7.0)[group % 2], least, natural, natural + group * 2 % 5, group, max(1, natural)
    )
    return Strip(elastic.unit * natural, (RULE,), cost=cost, elastic=elastic)


RULE = Stroke(((0, 0), (1, 0)), 1)
SPACES = st.builds(space, st.integers(1, 12), st.sampled_from([FREE, GLUED]))
STRIPS = st.lists(FIXED, min_size=1, max_size=50)
ELASTIC = st.lists(st.one_of(FIXED, SPACES), min_size=1, max_size=50)
FIRST = st.lists(st.floats(60, DEPTH), max_size=2).map(tuple)


def breaks(strips: Sequence[Strip], frames: Frames) -> list[int]:
    return breaking.breaks(list(map(height_of, strips)), frames)


def settled(strips: Sequence[Strip], room: float) -> list[Strip]:
    whole = galley(strips)
    spare = room - whole.shape.tall + whole.first.above
    units = units_of([elastic for _, elastic in whole.shape.spaces], spare)
    found = settled_part(whole, None, tuple(units))
    assert found.shape.tall == pytest.approx(whole.shape.height(units) + whole.first.above)
    return list(found.strips)


def pages(strips: list[Strip], frames: Frames | None = None) -> list[list[Strip]]:
    starts = breaks(strips, frames or Frames(DEPTH))
    return [strips[first:end] for first, end in pairwise([*starts, len(strips)])]


def height(page: list[Strip]) -> float:
    return sum(strip.height for strip in page) + sum(strip.above for strip in page[1:])


def least(page: list[Strip]) -> float:
    return sum(strip.least for strip in page) + sum(strip.above for strip in page[1:])


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
    strips = [strip if strip.height <= 60 or strip.elastic else Strip(60) for strip in strips]
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


@given(ELASTIC, FIRST)
def test_no_frame_is_overfull_once_its_answer_space_is_settled(
    strips: list[Strip], first: tuple[float, ...]
) -> None:
    strips = [
        strip if strip.height <= 60 or strip.elastic else Strip(strip.height - 40)
        for strip in strips
    ]
    frames = Frames(DEPTH, first)
    found = pages(strips, frames)
    assert [strip for page in found for strip in page] == strips
    for n, page in enumerate(found):
        assert height(settled(page, frames.of(n))) <= frames.of(n) + 0.02


@given(ELASTIC)
def test_answer_space_stays_within_its_bounds_and_alike_within_its_group(
    strips: list[Strip],
) -> None:
    for page in pages(strips):
        done = settled(page, DEPTH)
        assert len(done) == len(page)
        for new, old in zip(done, page, strict=True):
            if old.elastic is None:
                assert new is old
                continue
            units = round(new.height / old.elastic.unit)
            assert units * old.elastic.unit == pytest.approx(new.height)
            assert len(new.marks) == units
            assert old.elastic.least <= units <= old.elastic.most


def test_space_is_given_back_evenly() -> None:
    spaces = [
        Strip(10.0 * lines, elastic=Elastic(10, 0, lines, 100, lines, lines)) for lines in (2, 4)
    ]
    assert [strip.height for strip in settled(spaces, 120)] == [40, 80]
    assert [strip.height for strip in settled(spaces, 30)] == [10, 20]


def test_spaces_of_one_group_grow_together() -> None:
    entry = Strip(20, elastic=Elastic(10, 0, 2, 9, 1, 2))
    assert [strip.height for strip in settled([entry, entry], 75)] == [30, 30]


def total(strips: list[Strip], found: list[list[Strip]]) -> float:
    """What some breaks cost, by the measure of the programme itself."""
    measured = _Measured(tuple(map(height_of, strips)), FRAME)
    ends = list(accumulate(map(len, found)))
    return sum(measured.costs(end, DEPTH)(first) for first, end in pairwise([0, *ends]))


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


def test_spare_lines_go_before_another_page_is_begun() -> None:
    lines = Strip(40, cost=GLUED, elastic=Elastic(10, 1, 4, 4, 1, 4))
    assert len(pages([Strip(50), lines, Strip(10, cost=GLUED), Strip(20)])) == 1
    assert len(pages([Strip(50), lines, Strip(10, cost=GLUED), Strip(35)])) == 2


@given(ELASTIC, st.integers(1, 4))
def test_a_number_of_sides_is_kept_or_refused(strips: list[Strip], sides: int) -> None:
    found = fitted(strips, sides)
    if isinstance(found, TooLong):
        assert 0 < found.excess <= sum(strip.least + strip.above for strip in strips)
        assert len(pages(strips)) > sides
        return
    assert [strip for page in found for strip in page] == strips
    assert len(found) <= sides
    assert all(least(page) <= DEPTH + 0.02 for page in found)


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
    question = [Strip(20), Strip(20, heads=goes_on), Strip(20, heads=goes_on)]
    strips = [Strip(50), *question, Strip(20)]
    assert breaks(strips, Frames(DEPTH)) == [0, 3]
    assert breaks(strips, Frames(DEPTH, duplex=True, page=1)) == [0, 1]
    assert breaks(strips, Frames(DEPTH, duplex=True, page=2)) == [0, 3]
    assert breaks(strips, Frames(DEPTH, most=2, duplex=True, page=1)) == [0, 1]


def test_sheets_are_turned_after_every_second_page() -> None:
    frames = Frames(DEPTH, duplex=True, page=1, columns=2)
    assert [n for n in range(9) if frames.turned(n)] == [2, 6]
    assert not any(Frames(DEPTH).turned(n) for n in range(9))
