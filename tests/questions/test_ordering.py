"""Events to put in order are not printed nearly in order."""

from itertools import pairwise, permutations

from words import ENGLISH
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
