"""Events to put in order are not printed nearly in order."""

from itertools import pairwise, permutations

from words import ENGLISH
from worksheets.model.knowledge.facts import Event
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import text
from worksheets.model.question import Setting
from worksheets.questions.ordering import Ordering, _mixed


def neighbours(order: tuple[int, ...]) -> int:
    return sum(b == a + 1 for a, b in pairwise(order))


def test_at_most_one_event_stands_behind_its_right_neighbour() -> None:
    for count in (3, 4, 5, 6):
        for order in permutations(range(count)):
            mixed = _mixed(order)
            assert sorted(mixed) == list(range(count))
            assert neighbours(mixed) <= 1


def test_an_item_is_never_printed_in_its_right_order() -> None:
    question = Ordering(
        id="o", prompt=text("Order."), events=tuple(text(letter) for letter in "abc")
    )
    for seed in range(50):
        (key,) = question.lower(Setting((seed,), {}, {}, ENGLISH)).keys.values()
        assert key.places != (1, 2, 3)


def test_drawn_events_are_well_apart() -> None:
    """The Warsaw Pact and the Austrian treaty are a day apart; who swaps them would lose most."""
    dates = ("1955-05-14", "1955-05-15", "1956-02", "1956-06-28", "1956-07-11", "1956-10", "1957")
    events = tuple(
        Event(id=f"e{n}", date=date, text=text(f"event {n} takes place"))
        for n, date in enumerate(dates)
    )
    drawn = next(Ordering.from_knowledge(Knowledge(events=events), ENGLISH))
    assert drawn.asks == ("e0", "e2", "e3", "e5", "e6")


def test_neighbours_are_about_a_month_apart_however_well_a_date_is_known() -> None:
    """The order of 31 January and 14 February 1950 is a matter of luck, and so is that of 28 June
    and some day in July."""
    dates = (
        "1949-09", "1950-01-31", "1950-02-14", "1950-06-28", "1950-07", "1950-09", "1951", "1952",
    )  # fmt: skip
    events = tuple(
        Event(id=f"e{n}", date=date, text=text(f"event {n} takes place"))
        for n, date in enumerate(dates)
    )
    for drawn in Ordering.from_knowledge(Knowledge(events=events), ENGLISH):
        assert not {"e1", "e2"} <= set(drawn.asks)
        assert not {"e3", "e4"} <= set(drawn.asks)
