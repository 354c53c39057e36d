"""The order of fewest clashes: all questions once, and those at its beginning stand together."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from words import ENGLISH
from worksheets.assemble.clashes import clashes, shared_content
from worksheets.assemble.orders import MOST_COMPARED, least_clashing_first, least_connected_first
from worksheets.assemble.pool import PoolEntry, entries_of
from worksheets.checking.check import find_course
from worksheets.model.diagnostics import Sink
from worksheets.questions import registry


@cache
def entries() -> tuple[PoolEntry, ...]:
    course = find_course("cold-war", Sink())
    assert course is not None
    topics = [topic for topic in course.topics if topic.number == "2.2.2"]
    return entries_of(topics, registry(), ENGLISH)


def some(least: int = 0) -> st.SearchStrategy[list[PoolEntry]]:
    """Some of the entries, by their numbers: to describe so many values takes Hypothesis long."""
    numbers = st.integers(0, len(entries()) - 1)
    chosen = st.lists(numbers, min_size=least, max_size=30, unique=True)
    return chosen.map(lambda places: [entries()[n] for n in places])


@given(st.data())
def test_orders_have_every_question_once(data: st.DataObject) -> None:
    drawn = data.draw(some())
    for order in (least_clashing_first, least_connected_first):
        assert sorted(map(id, order(drawn))) == sorted(map(id, drawn))


def excludes(one: PoolEntry, other: PoolEntry) -> bool:
    return clashes(one, other) or shared_content(one, other) != ""


@given(st.data())
def test_to_the_beginning_that_stands_together_nothing_can_be_added(data: st.DataObject) -> None:
    drawn = data.draw(some(least=1))
    beginning: list[PoolEntry] = []
    rest = least_clashing_first(drawn)
    while rest and not any(excludes(entry, rest[0]) for entry in beginning):
        beginning.append(rest.pop(0))
    assert beginning
    for left in rest:
        assert any(excludes(entry, left) for entry in beginning)


def test_very_many_questions_keep_their_order() -> None:
    many = entries()[: MOST_COMPARED + 1]
    assert len(many) == MOST_COMPARED + 1
    assert least_clashing_first(many) == list(many)
