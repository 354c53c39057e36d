"""Quantities: their ranges, and the draws that are tried."""

from math import prod
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from worksheets.model.numbers.quantities import TRIED, Quantity, draws


def quantity(symbol: str, least: object, most: object, step: object = 1) -> Quantity:
    return Quantity.model_validate({"symbol": symbol, "least": least, "most": most, "step": step})


@given(st.integers(), st.integers(0, 50), st.integers(1, 40))
def test_quantities_stay_in_their_range(seed: int, least: int, step: int) -> None:
    value = quantity("s", least, 100, step).chosen(Random(seed))
    assert least <= value <= 100
    assert (value - least) % step == 0


def test_a_value_has_the_places_it_was_written_with() -> None:
    one = quantity("p", "1.20", "1.60", "0.10")
    assert [f"{one.value(n):f}" for n in range(one.steps + 1)] == [
        "1.20", "1.30", "1.40", "1.50", "1.60",
    ]  # fmt: skip


SIZES = st.lists(st.tuples(st.integers(-30, 5), st.integers(1, 60)), min_size=1, max_size=5)


@given(SIZES)
def test_every_draw_is_tried_or_a_thousand(sizes: list[tuple[int, int]]) -> None:
    given_ = [quantity(f"q{n}", least, least + size - 1) for n, (least, size) in enumerate(sizes)]
    tried = [tuple(draw.values()) for draw in draws(given_)]
    whole = prod(size for _, size in sizes)
    assert len(tried) <= TRIED
    assert tried == [tuple(draw.values()) for draw in draws(given_)]
    assert all(
        least <= value < least + size
        for values in tried
        for value, (least, size) in zip(values, sizes, strict=True)
    )
    if whole <= TRIED:
        assert len(set(tried)) == whole
    else:
        assert len(set(tried)) > TRIED // 3
        for n, (least, size) in enumerate(sizes):
            values = {draw[n] for draw in tried}
            assert {least, least + size - 1} <= values
            assert (0 in values) or not least <= 0 < least + size


@pytest.mark.parametrize(
    ("least", "most", "step", "message"),
    [
        ("9", "1", "1", "goes from 9 to 1"),
        ("1", "9", "0", "the step of 's' is 0"),
        ("1", "9", "-1", "the step of 's' is -1"),
        ("1", "1e9", "1", "over 10000 values"),
        ("1", "1e999999", "1", "more than 12 digits"),
        ("1", "9", "1e-999999", "more than 12 digits"),
        ("0", "NaN", "1", "finite"),
        ("0", "Infinity", "1", "finite"),
    ],
)
def test_ranges_that_are_none(least: str, most: str, step: str, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        quantity("s", least, most, step)


@pytest.mark.parametrize("symbol", ["pi", "sqrt", "abs"])
def test_names_with_a_meaning_of_their_own(symbol: str) -> None:
    with pytest.raises(ValidationError, match="a meaning of its own"):
        quantity(symbol, 1, 9)
