"""Items that forms share are those that each would have made."""

from hypothesis import given
from hypothesis import strategies as st

from words import ENGLISH
from worksheets.assemble.shared_items import SharedItems
from worksheets.model.chance import order
from worksheets.model.diagnostics import NOWHERE
from worksheets.model.paper.content import Para, text
from worksheets.model.paper.item import Item
from worksheets.model.question import Setting

THINGS = st.lists(st.integers(0, 9), max_size=4).map(tuple)


def made(things: tuple[int, ...], setting: Setting) -> Item:
    """An item of things in an order, and of a second order that depends on the first."""
    first = setting.shuffled(things)
    if first and first[0] % 2:
        first += setting.shuffled(first[: first[0]])
    if first and first[0] == 8:
        first += (int(setting.rng.random() * 10),)
    words = " ".join(map(str, first))
    return Item("one", NOWHERE, (Para(text(words)),))


@given(st.lists(st.tuples(st.sampled_from("AB"), st.integers(0, 30)), max_size=60), THINGS)
def test_a_remembered_item_is_what_would_be_made(
    forms: list[tuple[str, int]], things: tuple[int, ...]
) -> None:
    remembered = SharedItems()
    for key, form in forms:
        setting = Setting((form, key), {}, {}, ENGLISH)
        found = remembered.item((key, things), setting, lambda setting: made(things, setting))
        assert found == made(things, Setting((form, key), {}, {}, ENGLISH))


def test_what_chance_decides_only_by_order_is_made_once_an_order() -> None:
    remembered = SharedItems()
    count = 0

    def make(setting: Setting) -> Item:
        nonlocal count
        count += 1
        return made((2, 4, 6), setting)

    items = [remembered.item("one", Setting((form,), {}, {}, ENGLISH), make) for form in range(200)]
    assert count == 6
    assert len(set(map(id, items))) == 6


@given(st.integers(0, 40), st.text(max_size=8))
def test_an_order_has_every_place_once_and_is_always_the_same(count: int, name: str) -> None:
    found = order(count, name, 1)
    assert sorted(found) == list(range(count))
    assert order(count, name, 1) == found


def test_orders_are_fair() -> None:
    """Each of three things is in each place in about a third of the forms."""
    found = [order(3, "paper", form, "question", 0) for form in range(3000)]
    for thing in range(3):
        for place in range(3):
            assert 900 < sum(one[place] == thing for one in found) < 1100
