"""Laws of page breaking, for any strips."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.layout.pages import TooTall, breaks
from worksheets.layout.strips import AVOID, FREE, GLUED, Strip

DEPTH = 100.0
STRIPS = st.lists(
    st.builds(
        Strip,
        height=st.floats(1, DEPTH),
        above=st.floats(0, 20),
        cost=st.sampled_from([FREE, FREE, AVOID, GLUED]),
    ),
    min_size=1,
    max_size=60,
)


def pages(strips: list[Strip]) -> list[list[Strip]]:
    starts = breaks(strips, DEPTH)
    return [strips[first:end] for first, end in pairwise([*starts, len(strips)])]


def height(page: list[Strip]) -> float:
    return sum(strip.height for strip in page) + sum(strip.above for strip in page[1:])


@given(STRIPS)
def test_order_is_kept_and_nothing_is_lost_or_overfull(strips: list[Strip]) -> None:
    found = pages(strips)
    assert [strip for page in found for strip in page] == strips
    assert all(page and height(page) <= DEPTH + 0.02 for page in found)


@given(STRIPS)
def test_what_belongs_together_is_parted_no_more_than_by_filling_pages(strips: list[Strip]) -> None:
    greedy: list[list[Strip]] = [[]]
    for strip in strips:
        if height([*greedy[-1], strip]) > DEPTH:
            greedy.append([])
        greedy[-1].append(strip)
    parted = sum(page[0].cost == GLUED for page in pages(strips)[1:])
    assert parted <= sum(page[0].cost == GLUED for page in greedy[1:])


@given(st.lists(st.integers(1, 6), min_size=1, max_size=20))
def test_groups_that_fit_are_never_split(sizes: list[int]) -> None:
    strips = [Strip(15, cost=GLUED if n else FREE) for size in sizes for n in range(size)]
    assert all(page[0].cost == FREE for page in pages(strips))


def test_a_head_row_is_counted_on_later_pages() -> None:
    head = Strip(40)
    strips = [Strip(40), *(Strip(30, head=head) for _ in range(5))]
    assert breaks(strips, DEPTH) == [0, 3, 5]


def test_a_strip_no_page_can_hold_is_an_error() -> None:
    with pytest.raises(TooTall, match="200 points"):
        breaks([Strip(10), Strip(200)], DEPTH)
