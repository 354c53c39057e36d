"""Why a page is far from full: the rule, and what it is about."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themes import theme
from words import ENGLISH
from worksheets.layout.pagination.breaks import Frames, breaks
from worksheets.layout.pagination.galleys import galley, height_of
from worksheets.layout.pagination.pages import filled, report
from worksheets.layout.pagination.strips import AVOID, FREE, GLUED, Origin, Strip
from worksheets.layout.pagination.underfull import LEAST, Flow, Rule, Underfull, underfull
from worksheets.layout.style import style_of
from worksheets.model.diagnostics import NOWHERE
from worksheets.model.page.node import Node
from worksheets.model.page.page import Stroke
from worksheets.model.page.zones import Field

DEPTH = 100.0
STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
GOES_ON = (Strip(5),)


def reasons(strips: Sequence[Strip], frames: Frames, starts: Sequence[int]) -> list[Underfull]:
    """Those of all pages of one column, whichever part of a page they fill."""
    flow = Flow(list(map(height_of, strips)), frames, starts)
    every = (underfull(flow, page, 0.0) for page in range(len(starts)))
    return [reason for reason in every if reason]


@pytest.mark.parametrize(
    ("after", "duplex", "expected"),
    [
        ([Strip(50), Strip(30, cost=GLUED), Strip(9)], False, ("glued", 80, 60, 1, 3)),
        ([Strip(50), Strip(30, cost=AVOID), Strip(9)], False, ("avoided", 80, 60, 1, 3)),
        ([Strip(50), Strip(30), Strip(9)], False, ("even", 50, 60, 1, 2)),
        ([Strip(50), Strip(30, heads=GOES_ON)], True, ("overleaf", 50, 60, 1, 2)),
        ([Strip(50), Strip(30, heads=GOES_ON)], False, ("even", 50, 60, 1, 2)),
        ([Strip(50, above=11)], False, ("glued", 61, 60, 1, 2)),
    ],
)
def test_the_rule_that_keeps_strips_from_a_page(
    after: list[Strip], duplex: bool, expected: tuple[Rule, float, float, int, int]
) -> None:
    """A page is filled by 40 of 100 points, and the next begins with some strips."""
    frames = Frames(DEPTH, duplex=duplex)
    (found,) = reasons([Strip(40), *after], frames, [0, 1])
    assert found[1:] == expected


def test_a_page_is_left_empty_for_what_is_never_parted_on_the_page_after_the_next() -> None:
    """The next page could give 25 points, and would then be far from full itself."""
    strips = [Strip(59), Strip(25), Strip(37), Strip(70), Strip(9, cost=GLUED)]
    first, _ = reasons(strips, Frames(DEPTH), [0, 1, 3])
    assert first[1:] == ("glued", 79, 63, 3, 5)


def test_a_page_is_left_empty_for_what_would_go_on_overleaf_a_page_earlier() -> None:
    """The last strip is on the right of an opening, with what it is about on the left."""
    strips = [Strip(40), Strip(50), Strip(70), Strip(60, opening=True), Strip(9, cost=GLUED)]
    first, *_ = reasons(strips, Frames(DEPTH, duplex=True), [0, 1, 3])
    assert first[1:] == ("overleaf", 50, 60, 3, 5)
    alone, *_ = reasons(strips, Frames(DEPTH), [0, 1, 3])
    assert alone.rule == "even"


def test_room_is_what_repeated_heads_and_the_space_above_the_first_strip_leave() -> None:
    strips = [Strip(90), Strip(40, above=20, heads=GOES_ON), Strip(10, above=3), Strip(60)]
    _, second = reasons(strips, Frames(DEPTH), [0, 1, 3])
    assert second.room == pytest.approx(100 - 5 - 40 - 13)


def test_the_last_page_and_one_that_is_filled_have_no_reason() -> None:
    flow = Flow(list(map(height_of, [Strip(59), Strip(60)])), Frames(DEPTH), [0, 1])
    assert underfull(flow, 0, LEAST) is None
    assert underfull(flow, 0, LEAST - 0.01)
    assert underfull(flow, 1, 0.1) is None


COSTS = st.sampled_from([FREE, AVOID, GLUED])
STRIPS = st.lists(
    st.builds(lambda height, cost: Strip(height, cost=cost), st.floats(5, 60), COSTS),
    min_size=1,
    max_size=40,
)


@given(STRIPS)
def test_a_reason_is_true_of_the_strips(strips: list[Strip]) -> None:
    starts = breaks(list(map(height_of, strips)), Frames(DEPTH))
    for page, found in enumerate(reasons(strips, Frames(DEPTH), starts)):
        assert found.first in starts[page + 1 : page + 3]
        inner = [strip.cost for strip in strips[found.first + 1 : found.end]]
        needs = sum(strip.height for strip in strips[found.first : found.end])
        assert found.needs <= needs + 0.01
        if found.rule == "glued":
            assert all(cost >= GLUED for cost in inner)
            assert found.needs > found.room
        elif found.rule == "avoided":
            assert all(cost >= AVOID for cost in inner)
            assert found.needs > found.room
        else:
            assert found.needs <= found.room + 0.01


def named(name: str, height: float, cost: float = FREE, *marks: Stroke | Field) -> Strip:
    return Strip(height, marks, cost=cost, origin=Origin(name, NOWHERE, name))


def told(*strips: Strip) -> list[str]:
    """The report of pages, each strip a galley."""
    pages = filled([galley([strip]) for strip in strips], STYLE)
    return [line.partition(": ")[2] for line in report(pages, str)]


DRAWN = Stroke(((0, 0), (1, 0)), 1, node=Node("Figure"))
WRITTEN = Field(0, 0, 1, 1, "lines", "w", "Answer", node=Node("Figure"))
HALF = STYLE.depth / 2


def test_what_begins_the_next_page_is_named() -> None:
    first, *_ = told(
        named("question 1", HALF),
        Strip(20, title="Recall"),
        named("question 2", HALF, GLUED, DRAWN),
        named("question 2(a)", 30, GLUED),
    )
    expected = "50 % filled: 'Recall' with question 2 to question 2(a) with its figure is never"
    assert expected in first
    assert first.endswith("parted and needs 150 of 132 mm")


def test_answer_space_is_no_figure() -> None:
    answer = named("question 2", HALF, GLUED, DRAWN, WRITTEN)
    first, *_ = told(named("question 1", HALF), named("question 2", 20), answer)
    assert "question 2 is never parted" in first


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("next", "'Recall' with question 2 begins a page, as a page-break asks"),
        ("left", "'Recall' with question 2 stands on the left of two pages that face each other"),
    ],
)
def test_a_page_that_is_asked_for_is_a_reason_too(start: str, words: str) -> None:
    head = Strip(20, title="Recall", start=start)
    first, *rest = told(
        named("question 1", HALF), head, named("question 2", 50), named("question 3", 9)
    )
    assert first.endswith(f"50 % filled: {words}")
    assert "filled" not in rest[-1]
