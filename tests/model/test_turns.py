"""Runs of things that go round."""

from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.knowledge.facts import in_turn, turns

THINGS = st.lists(st.integers(), max_size=9, unique=True)


@given(THINGS.filter(bool), st.integers(0, 30), st.integers(0, 20))
def test_the_first_comes_again_after_the_last(things: list[int], start: int, count: int) -> None:
    found = in_turn(things, start, count)
    assert len(found) == count
    endless = things * (start + count + 1)
    assert list(found) == endless[start : start + count]


@given(THINGS, st.integers(1, 6))
def test_every_run_is_there_once_and_has_nothing_twice(things: list[int], count: int) -> None:
    found = list(turns(things, count))
    assert all(len(set(run)) == count for run in found)
    assert len(set(map(frozenset, found))) == len(found)
    assert {one for run in found for one in run} == (set(things) if len(things) >= count else set())
